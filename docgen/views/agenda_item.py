"""The committee's agenda item with the overview of a round (the Danish *dagsordenspunkt*)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from docgen.views.shared import (
    DecisionReferenceView,
    Language,
    SectionPlan,
    SenderView,
    StatusCell,
)

CaseLine = Literal["none", "open", "closed"]
Outcome = Literal["continues", "changed_terms", "stops"]


@dataclass(frozen=True, slots=True)
class PostponementView:
    """The meeting an item was postponed from: the committee as the office writes it, and when."""

    committee: str
    meeting_date: date


@dataclass(frozen=True, slots=True)
class OverviewRowView:
    """One project's row: name and owner as printed, one status cell a round, oldest round first."""

    project: str
    owner: str
    cells: tuple[StatusCell, ...]


@dataclass(frozen=True, slots=True)
class RoundCountsView:
    """How many projects the round monitored and how they were rated; other = no rating yet."""

    monitored: int
    green: int = 0
    yellow: int = 0
    red: int = 0
    closing: int = 0
    ended: int = 0
    other: int = 0


@dataclass(frozen=True, slots=True)
class AnswerView:
    """What a committee that was written to has decided on a project, and after which red rounds."""

    committee: str
    on: date
    outcome: Outcome
    rounds: tuple[str, ...]
    reference: str = ""


@dataclass(frozen=True, slots=True)
class ProblemProjectView:
    """A project told of in the text: pool, pool owner, owner, red rounds (oldest first), reason.

    `red_rounds` are those that count; `answers` came after earlier ones, which count no longer.
    """

    name: str
    owner: str
    red_rounds: tuple[str, ...] = ()
    pool: str = ""
    pool_owner: str = ""
    reason: str = ""
    closing: bool = False
    answers: tuple[AnswerView, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteView:
    """A free part of the text with its own heading; blank lines part its paragraphs."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class AgendaItemView:
    """Everything the agenda item prints; `title` is the item's own title without number and marks.

    `section_overrides` holds edited plain text by part code (see
    `docgen.compose.agenda_item.editable_texts`); blank lines part paragraphs, and in
    "recommendation" each line is one at-point. `sections` empty means the preset's order.
    `case_line` prints the case as a line of its own under the title, as open or closed.
    """

    language: Language
    sender: SenderView
    committee: str
    proposer: str
    meeting_date: date
    item_number: int
    title: str
    subject: str
    round_name: str
    rounds: tuple[str, ...]
    rows: tuple[OverviewRowView, ...]
    counts: RoundCountsView
    decision: DecisionReferenceView
    threshold: Decimal
    written_on: date
    public_register: str = "Projektbanken"
    case_number: str = ""
    postponed: PostponementView | None = None
    problem_projects: tuple[ProblemProjectView, ...] = ()
    ended_projects: tuple[str, ...] = ()
    notes: tuple[NoteView, ...] = ()
    attachments: tuple[str, ...] = ()
    section_preset: str = "copenhagen"
    sections: tuple[SectionPlan, ...] = ()
    section_overrides: Mapping[str, str] = field(default_factory=dict)
    case_line: CaseLine = "none"
