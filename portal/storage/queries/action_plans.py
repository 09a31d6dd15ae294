"""Action plans, seen only by those who may know of the red rating that they answer (R24)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, select
from sqlalchemy.orm import Session, selectinload

from portal.domain.action_plan import ENDED, ActionItem, ActionPlanState, is_overdue
from portal.domain.actors import Actor, Role
from portal.storage.models import action_plans as kept
from portal.storage.models.assessments import Assessment
from portal.storage.models.projects import Project
from portal.storage.models.reports import Report
from portal.storage.models.schemes import ReportingRound
from portal.storage.queries.people import names
from portal.storage.queries.visibility import (
    assessments_visible_to,
    projects_visible_to,
    projects_within,
)
from portal.storage.queries.workshop_versions import mark_of


@dataclass(frozen=True, slots=True)
class Support:
    """What a pool owner needs help with, and what the secretariat answered (R25)."""

    wanted: str
    asked_at: datetime
    answer: str
    answered_at: datetime | None

    @property
    def waits(self) -> bool:
        """Whether the secretariat has not answered yet."""
        return self.answered_at is None


@dataclass(frozen=True, slots=True)
class PlanRow:
    """An action plan with its items and where it belongs."""

    id: str
    project_id: str
    project_name: str
    scheme_id: str
    assessment_id: str
    round_id: str
    round_name: str
    state: ActionPlanState
    requested_at: datetime
    due: date
    submitted_at: datetime | None
    agreed_at: datetime | None
    project_told_at: datetime | None
    project_told_by: str
    support: Support | None
    lapsed_because: str
    items: tuple[ActionItem, ...]
    removed: tuple[ActionItem, ...]

    @property
    def mark(self) -> str:
        """The mark of the plan as it stands, by which a page sees that it changed meanwhile."""
        return plan_mark(self.state, self.items)

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done about the plan."""
        return self.state not in ENDED

    def is_overdue(self, today: date) -> bool:
        """Return whether the plan should have been submitted before today."""
        return is_overdue(self.state, self.due, today)

    def item(self, item_id: str) -> ActionItem | None:
        """Return one of the plan's items, None when it is not there."""
        return next((one for one in self.items if one.id == item_id), None)


@dataclass(frozen=True, slots=True)
class Follow:
    """What a submitted report told of an item."""

    item_id: str
    report_id: str
    round_name: str
    submitted_at: datetime | None
    done_on: date | None
    comment: str


def plan_mark(state: ActionPlanState, items: Iterable[ActionItem]) -> str:
    """Return the mark of a plan's state and items."""
    return mark_of((state.value, tuple(items)))


def item_value(row: kept.ActionItem) -> ActionItem:
    """Return an item as the rules know it."""
    return ActionItem(
        id=row.id,
        what=row.what,
        who=row.who,
        due=row.due,
        seen_by=row.seen_by,
        review=row.review,
        comment=row.comment,
        done_on=row.done_on,
    )


def items_of(row: kept.ActionPlan) -> list[kept.ActionItem]:
    """Return the items of a plan in their order, without those that were removed."""
    ordered = sorted(row.items, key=lambda one: (one.position, one.id))
    return [one for one in ordered if one.removed_at is None]


def plans_visible_to(actor: Actor, today: date) -> ColumnElement[bool]:
    """Return the condition on Assessment and Project under which an actor sees a plan."""
    return and_(projects_visible_to(actor, today), assessments_visible_to(actor, today))


def plan(session: Session, actor: Actor, today: date, plan_id: str) -> PlanRow | None:
    """Return one plan, None when it is missing or not for this actor."""
    found = _rows(session, _visible(actor, today).where(kept.ActionPlan.id == plan_id))
    return found[0] if found else None


def plans(session: Session, actor: Actor, today: date) -> tuple[PlanRow, ...]:
    """Return the plans an actor sees, the open ones first, by their deadline."""
    found = _rows(session, _visible(actor, today))
    return tuple(sorted(found, key=lambda row: not row.is_open))


def plans_of_project(
    session: Session, actor: Actor, today: date, project_id: str
) -> tuple[PlanRow, ...]:
    """Return the plans of a project that an actor sees."""
    return _rows(session, _visible(actor, today).where(kept.ActionPlan.project_id == project_id))


def plan_of_round(
    session: Session, actor: Actor, today: date, project_id: str, round_id: str
) -> PlanRow | None:
    """Return the latest plan of a project after its rating in a round, None when there is none."""
    of_round = and_(kept.ActionPlan.project_id == project_id, Assessment.round_id == round_id)
    found = _rows(session, _visible(actor, today).where(of_round))
    return max(found, key=lambda row: (row.is_open, row.requested_at), default=None)


def plans_within(
    session: Session, actor: Actor, today: date, roles: tuple[Role, ...]
) -> tuple[PlanRow, ...]:
    """Return the open plans an actor sees and has one of some roles for, by their deadline."""
    asked = _visible(actor, today).where(
        projects_within(actor, roles, today), kept.ActionPlan.state.not_in(ENDED)
    )
    return _rows(session, asked)


def follow_ups(session: Session, plan_id: str) -> tuple[Follow, ...]:
    """Return what submitted reports told of a plan's items, the oldest round first."""
    asked = (
        select(kept.ReportActionItem, ReportingRound.name, Report.submitted_at)
        .join(kept.ActionItem, kept.ActionItem.id == kept.ReportActionItem.item_id)
        .join(Report, Report.id == kept.ReportActionItem.report_id)
        .join(ReportingRound, ReportingRound.id == Report.round_id)
        .where(kept.ActionItem.plan_id == plan_id, Report.submitted_at.is_not(None))
        .order_by(kept.ActionItem.position, ReportingRound.position, Report.id)
    )
    return tuple(
        Follow(row.item_id, row.report_id, name, at, row.done_on, row.comment)
        for row, name, at in session.execute(asked)
    )


def _visible(actor: Actor, today: date) -> Select[kept.ActionPlan, Project, ReportingRound]:
    return (
        select(kept.ActionPlan, Project, ReportingRound)
        .join(Assessment, Assessment.id == kept.ActionPlan.assessment_id)
        .join(Project, Project.id == kept.ActionPlan.project_id)
        .join(ReportingRound, ReportingRound.id == Assessment.round_id)
        .options(selectinload(kept.ActionPlan.items))
        .where(plans_visible_to(actor, today))
    )


def _rows(
    session: Session, asked: Select[kept.ActionPlan, Project, ReportingRound]
) -> tuple[PlanRow, ...]:
    ordered = asked.order_by(kept.ActionPlan.due, Project.sort_key, kept.ActionPlan.id)
    found = session.execute(ordered).all()
    told_by = frozenset(row.project_told_by_id for row, *_rest in found if row.project_told_by_id)
    known = names(session, told_by)
    return tuple(_row(*one, known) for one in found)


def _row(
    row: kept.ActionPlan, project: Project, of_round: ReportingRound, known: dict[str, str]
) -> PlanRow:
    removed = (one for one in row.items if one.removed_at is not None)
    return PlanRow(
        id=row.id,
        project_id=project.id,
        project_name=project.name,
        scheme_id=project.scheme_id,
        assessment_id=row.assessment_id,
        round_id=of_round.id,
        round_name=of_round.name,
        state=row.state,
        requested_at=row.requested_at,
        due=row.due,
        submitted_at=row.submitted_at,
        agreed_at=row.agreed_at,
        project_told_at=row.project_told_at,
        project_told_by=known.get(row.project_told_by_id or "", ""),
        support=_support(row),
        lapsed_because=row.lapsed_because,
        items=tuple(item_value(one) for one in items_of(row)),
        removed=tuple(item_value(one) for one in removed),
    )


def _support(row: kept.ActionPlan) -> Support | None:
    if row.support_asked_at is None:
        return None
    return Support(
        row.support_wanted, row.support_asked_at, row.support_answer, row.support_answered_at
    )
