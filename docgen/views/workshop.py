"""What a workshop agreed: theory of change, criteria, milestones, risks (*forandringsteori*)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from docgen.views.shared import Language, RiskRowView, SenderView

NodeKind = Literal["problem", "input", "activity", "output", "outcome", "impact"]
Direction = Literal["up", "down", "keep"]


@dataclass(frozen=True, slots=True)
class WorkshopNodeView:
    """One box of the logic model."""

    id: str
    kind: NodeKind
    text: str


@dataclass(frozen=True, slots=True)
class WorkshopLinkView:
    """One arrow of the logic model, with the assumption it rests on."""

    from_id: str
    to_id: str
    assumption: str = ""


@dataclass(frozen=True, slots=True)
class WorkshopCriterionView:
    """One success criterion as agreed; `unit` as in the report, `level` the printed word."""

    number: int
    text: str
    level: str
    direction: Direction
    target: Decimal
    due: date
    unit: str = ""
    baseline: Decimal | None = None
    baseline_on: date | None = None
    baseline_missing: str = ""
    tolerance: Decimal | None = None
    group: str = ""
    key: bool = False


@dataclass(frozen=True, slots=True)
class WorkshopMilestoneView:
    """One milestone: what, and when at the latest."""

    title: str
    due: date


@dataclass(frozen=True, slots=True)
class WorkshopView:
    """Everything the workshop result prints.

    `agreed_by` names who signed off; `revision_reason` is given from the second version on.
    `section_overrides` knows the part "problem".
    """

    language: Language
    sender: SenderView
    project: str
    short_name: str
    holder: str
    period_from: date
    period_to: date
    written_on: date
    version: int = 1
    held_on: date | None = None
    agreed_on: date | None = None
    agreed_by: tuple[str, ...] = ()
    revision_reason: str = ""
    case_number: str = ""
    problem: str = ""
    nodes: tuple[WorkshopNodeView, ...] = ()
    links: tuple[WorkshopLinkView, ...] = ()
    criteria: tuple[WorkshopCriterionView, ...] = ()
    milestones: tuple[WorkshopMilestoneView, ...] = ()
    risks: tuple[RiskRowView, ...] = ()
    section_overrides: Mapping[str, str] = field(default_factory=dict)
