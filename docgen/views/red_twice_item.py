"""The committee's agenda item about a project that is red twice."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from docgen.views.agenda_item import CaseLine, PostponementView
from docgen.views.letters import ProjectFactsView, RatedRoundView, SecondRedLetterView
from docgen.views.shared import (
    DecisionReferenceView,
    Language,
    SectionPlan,
    SenderView,
    StatusCell,
)


@dataclass(frozen=True, slots=True)
class PlanStepView:
    """One item of the action plan: what, who, when, and how it stands."""

    what: str
    who: str
    due: date | None
    status: StatusCell


@dataclass(frozen=True, slots=True)
class ReachedView:
    """A success criterion: what was planned by now, and what was reached."""

    criterion: str
    planned: Decimal | None
    reached: Decimal | None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class RedTwiceItemView:
    """Everything the item prints; `title` is its own title without number and marks.

    Without a meeting, `meeting_date` and `item_number` are None. `letters` are the drafts that
    follow as annexes. `section_overrides` holds edited plain text by part code; in
    "recommendation" each line is one at-point. `case_line` is as in the item about a round.
    """

    language: Language
    sender: SenderView
    committee: str
    proposer: str
    title: str
    project: ProjectFactsView
    rounds: tuple[RatedRoundView, ...]
    recipients: tuple[str, ...]
    subject: str
    decision_reference: DecisionReferenceView
    threshold: Decimal
    written_on: date
    meeting_date: date | None = None
    item_number: int | None = None
    case_number: str = ""
    postponed: PostponementView | None = None
    reached: tuple[ReachedView, ...] = ()
    plan: tuple[PlanStepView, ...] = ()
    letters: tuple[SecondRedLetterView, ...] = ()
    attachments: tuple[str, ...] = ()
    section_preset: str = "copenhagen"
    sections: tuple[SectionPlan, ...] = ()
    section_overrides: Mapping[str, str] = field(default_factory=dict)
    case_line: CaseLine = "none"
