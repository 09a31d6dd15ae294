"""The letters about a project: to committees, to its holder, and to those whose money it has."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from docgen.views.shared import DecisionReferenceView, Language, SenderView, StatusCell

AnswerKind = Literal["continues", "changed_terms", "stops"]


@dataclass(frozen=True, slots=True)
class LetterFrameView:
    """What every letter has: who writes to whom, when, under which subject and case.

    `addressee` holds the lines above the date, `recipients` the names of the salutation. An empty
    `subject` means the composed one. `section_overrides` holds edited plain text by part code.
    """

    language: Language
    sender: SenderView
    recipients: tuple[str, ...]
    letter_date: date
    signatory: str
    addressee: tuple[str, ...] = ()
    signatory_title: str = ""
    subject: str = ""
    case_number: str = ""
    public_register: str = "Projektbanken"
    section_overrides: Mapping[str, str] = field(default_factory=dict)

    @property
    def written_on(self) -> date:
        """The date above the letter."""
        return self.letter_date


@dataclass(frozen=True, slots=True)
class RatedRoundView:
    """A round with its rating, and what followed it, in one or two sentences."""

    name: str
    rating: StatusCell
    note: str = ""


@dataclass(frozen=True, slots=True)
class ProjectFactsView:
    """A project as letters tell of it; `reason` says why it is red."""

    name: str
    owner: str = ""
    pool: str = ""
    pool_owner: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SecondRedLetterView:
    """The letter to a committee about a project that is red twice.

    `meeting_date` and `item_number` are those of the meeting that decided to write.
    """

    frame: LetterFrameView
    project: ProjectFactsView
    rounds: tuple[RatedRoundView, ...]
    subject_of_scheme: str
    decision: DecisionReferenceView
    threshold: Decimal
    meeting_date: date | None = None
    item_number: int | None = None


@dataclass(frozen=True, slots=True)
class RedNoticeView:
    """The notice of a red rating before it is published; `rounds` holds all that are red.

    `publish_on` is the first day it may be out, `working_days` the wait until then, `object_by`
    the last day to point out mistakes, `plan_due` the deadline of the action plan.
    """

    frame: LetterFrameView
    project: ProjectFactsView
    round_name: str
    rounds: tuple[RatedRoundView, ...]
    publish_on: date
    own_committee: str
    committees: tuple[str, ...] = ()
    working_days: int = 0
    object_by: date | None = None
    plan_due: date | None = None
    is_published: bool = False


@dataclass(frozen=True, slots=True)
class ReminderLetterView:
    """The reminder that a report or an action plan is awaited; `due` is its deadline."""

    frame: LetterFrameView
    project: ProjectFactsView
    round_name: str
    due: date
    awaited: Literal["report", "action_plan"] = "report"


@dataclass(frozen=True, slots=True)
class DecisionLetterView:
    """The letter to a project's holder with what a committee decided about it."""

    frame: LetterFrameView
    project: ProjectFactsView
    rounds: tuple[RatedRoundView, ...]
    committee: str
    answer: AnswerKind
    decided_on: date
    text: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class CorrectionLetterView:
    """The letter that takes back what a committee was told of a project."""

    frame: LetterFrameView
    project: ProjectFactsView
    rounds: tuple[RatedRoundView, ...]
    first_letter_on: date | None = None
