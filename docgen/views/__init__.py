"""What each document needs to know: frozen values of plain types, nothing of the portal's own."""

from docgen.views.agenda_item import (
    AgendaItemView,
    CaseLine,
    NoteView,
    OverviewRowView,
    PostponementView,
    ProblemProjectView,
    RoundCountsView,
)
from docgen.views.letters import (
    CorrectionLetterView,
    DecisionLetterView,
    LetterFrameView,
    ProjectFactsView,
    RatedRoundView,
    RedNoticeView,
    ReminderLetterView,
    SecondRedLetterView,
)
from docgen.views.orientation_letter import OrientationLetterView
from docgen.views.packet import PacketItemView, PacketView
from docgen.views.red_twice_item import PlanStepView, ReachedView, RedTwiceItemView
from docgen.views.round_report import (
    CriterionRowView,
    CurvePointView,
    DevelopmentView,
    FundingView,
    MilestoneRowView,
    RatingRowView,
    RoundReportView,
)
from docgen.views.shared import (
    DecisionReferenceView,
    Language,
    RiskRowView,
    SectionPlan,
    SenderView,
    Shape,
    StatusCell,
    Tone,
)
from docgen.views.workshop import (
    WorkshopCriterionView,
    WorkshopLinkView,
    WorkshopMilestoneView,
    WorkshopNodeView,
    WorkshopView,
)

__all__ = [
    "AgendaItemView",
    "CaseLine",
    "CorrectionLetterView",
    "CriterionRowView",
    "CurvePointView",
    "DecisionLetterView",
    "DecisionReferenceView",
    "DevelopmentView",
    "FundingView",
    "Language",
    "LetterFrameView",
    "MilestoneRowView",
    "NoteView",
    "OrientationLetterView",
    "OverviewRowView",
    "PacketItemView",
    "PacketView",
    "PlanStepView",
    "PostponementView",
    "ProblemProjectView",
    "ProjectFactsView",
    "RatedRoundView",
    "RatingRowView",
    "ReachedView",
    "RedNoticeView",
    "RedTwiceItemView",
    "ReminderLetterView",
    "RiskRowView",
    "RoundCountsView",
    "RoundReportView",
    "SecondRedLetterView",
    "SectionPlan",
    "SenderView",
    "Shape",
    "StatusCell",
    "Tone",
    "WorkshopCriterionView",
    "WorkshopLinkView",
    "WorkshopMilestoneView",
    "WorkshopNodeView",
    "WorkshopView",
]
