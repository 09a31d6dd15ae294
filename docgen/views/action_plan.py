"""An action plan after a red rating (the Danish *handlingsplan*)."""

from dataclasses import dataclass
from datetime import date

from docgen.views.shared import Language, SenderView, StatusCell


@dataclass(frozen=True, slots=True)
class FollowUpView:
    """What one report told of an item: which report, and its words."""

    source: str
    text: str


@dataclass(frozen=True, slots=True)
class PlanItemView:
    """One item: what, who, when, how it will be seen, how it stands, and what was told of it."""

    what: str
    who: str
    due: date | None
    seen_by: str
    state: StatusCell
    comment: str = ""
    followed: tuple[FollowUpView, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionPlanView:
    """Everything the plan prints; what is empty or None is left out.

    `told_by` and `told_on` say who told the project of the rule on two reds, and when.
    """

    language: Language
    sender: SenderView
    project: str
    short_name: str
    holder: str
    round_name: str
    state: str
    requested_on: date
    due: date
    written_on: date
    items: tuple[PlanItemView, ...] = ()
    submitted_on: date | None = None
    agreed_on: date | None = None
    told_by: str = ""
    told_on: date | None = None
    support_wanted: str = ""
    support_answer: str = ""
    lapsed_because: str = ""
