"""One project's report for one round, with receipt and ratings (the Danish *rapport*)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal

from docgen.views.shared import Language, RiskRowView, SenderView, StatusCell


@dataclass(frozen=True, slots=True)
class FundingView:
    """One line of funding: who pays and how much, in kroner."""

    source: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class RatingRowView:
    """One level's ratings: own, suggested (with its index, if any) and fixed; None prints "–"."""

    level: str
    own: StatusCell | None = None
    suggested: StatusCell | None = None
    suggested_index: Decimal | None = None
    fixed: StatusCell | None = None


@dataclass(frozen=True, slots=True)
class CriterionRowView:
    """One success criterion with its figures on the last day of the period.

    `unit` is "" for a bare number, "%" for a share (80 means 80 %), else printed after the figure.
    `unavailable` is the reason where no value could be reported.
    """

    number: int
    text: str
    level: str
    unit: str = ""
    baseline: Decimal | None = None
    planned: Decimal | None = None
    reached: Decimal | None = None
    target: Decimal | None = None
    index: Decimal | None = None
    comment: str = ""
    unavailable: str = ""


@dataclass(frozen=True, slots=True)
class CurvePointView:
    """One point of a development: the date, and the planned and the reached value, where known."""

    on: date
    planned: Decimal | None = None
    reached: Decimal | None = None
    index: Decimal | None = None


@dataclass(frozen=True, slots=True)
class DevelopmentView:
    """How one criterion developed: its number and label, and its points, oldest first."""

    criterion: int
    label: str
    points: tuple[CurvePointView, ...]
    unit: str = ""


@dataclass(frozen=True, slots=True)
class MilestoneRowView:
    """One milestone: agreed date, the date reached or now expected, and its state as a cell."""

    title: str
    agreed: date
    reached_or_expected: date | None
    state: StatusCell


@dataclass(frozen=True, slots=True)
class MeasureRowView:
    """One item of an action plan: what, who, the agreed day, and what the report tells of it."""

    what: str
    who: str
    due: date | None
    told: str


@dataclass(frozen=True, slots=True)
class RoundReportView:
    """Everything the report prints; narratives are plain text with blank lines between paragraphs.

    `arithmetic` holds the worded lines of the suggestion. `short_name` is the project's name in
    title and footer, `project` its full name. `green_from` and `yellow_from` are the thresholds.
    `section_overrides` knows the parts "rationale", "activity" and "result".
    """

    language: Language
    sender: SenderView
    round_name: str
    project: str
    short_name: str
    holder: str
    period_from: date
    period_to: date
    reported_until: date
    written_on: date
    receipt_number: str = ""
    received_on: date | None = None
    received_at: time | None = None
    fixed_on: date | None = None
    case_number: str = ""
    target_group: str = ""
    funding: tuple[FundingView, ...] = ()
    spent: Decimal | None = None
    green_from: Decimal = Decimal("0.85")
    yellow_from: Decimal = Decimal("0.50")
    ratings: tuple[RatingRowView, ...] = ()
    arithmetic: tuple[str, ...] = ()
    rationale: str = ""
    criteria: tuple[CriterionRowView, ...] = ()
    developments: tuple[DevelopmentView, ...] = ()
    milestones: tuple[MilestoneRowView, ...] = ()
    risks: tuple[RiskRowView, ...] = ()
    measures: tuple[MeasureRowView, ...] = ()
    activity_text: str = ""
    result_text: str = ""
    economy_text: str = ""
    attachments: tuple[str, ...] = ()
    section_overrides: Mapping[str, str] = field(default_factory=dict)
