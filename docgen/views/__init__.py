"""What each document needs to know: frozen values of plain types, nothing of the portal's own."""

from docgen.views.agenda_item import (
    AgendaItemView,
    NoteView,
    OverviewRowView,
    PostponementView,
    ProblemProjectView,
    RoundCountsView,
)
from docgen.views.orientation_letter import OrientationLetterView
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
    "CriterionRowView",
    "CurvePointView",
    "DecisionReferenceView",
    "DevelopmentView",
    "FundingView",
    "Language",
    "MilestoneRowView",
    "NoteView",
    "OrientationLetterView",
    "OverviewRowView",
    "PostponementView",
    "ProblemProjectView",
    "RatingRowView",
    "RiskRowView",
    "RoundCountsView",
    "RoundReportView",
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
