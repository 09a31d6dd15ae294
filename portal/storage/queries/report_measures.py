"""The items of action plans that a report tells of: the open ones, and what it has told already."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from portal.domain.action_plan import FOLLOWED, ActionPlanState
from portal.domain.report_states import ReportState
from portal.storage.models.action_plans import ActionItem, ActionPlan, ReportActionItem
from portal.storage.models.assessments import Assessment
from portal.storage.models.reports import Report
from portal.storage.models.schemes import ReportingRound

SENT = (ReportState.SUBMITTED, ReportState.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Measure:
    """An item of an action plan (tiltag) with what the report before told of it."""

    id: str
    plan_id: str
    what: str
    who: str
    due: date | None
    seen_by: str
    done_on: date | None
    last_round: str
    last_comment: str


def measures_of_report(session: Session, report_id: str) -> tuple[Measure, ...]:
    """Return the items a report tells of, in the order of their plans.

    A report that was sent keeps those it told of. A draft follows the plans of earlier rounds as
    they stand: each open item, and each that the draft's sent version had told of.
    """
    report = session.get_one(Report, report_id)
    place = session.get_one(ReportingRound, report.round_id).position
    told = select(ReportActionItem.item_id).where(ReportActionItem.report_id == report_id)
    has_told = ActionItem.id.in_(told)
    still_open = and_(
        ActionPlan.state.in_(FOLLOWED),
        ActionItem.done_on.is_(None),
        ReportingRound.position < place,
    )
    again = and_(has_told, ActionPlan.state.in_((*FOLLOWED, ActionPlanState.COMPLETED)))
    asked = (
        select(ActionItem)
        .join(ActionPlan, ActionPlan.id == ActionItem.plan_id)
        .join(Assessment, Assessment.id == ActionPlan.assessment_id)
        .join(ReportingRound, ReportingRound.id == Assessment.round_id)
        .where(
            ActionPlan.project_id == report.project_id,
            ActionItem.removed_at.is_(None),
            has_told if report.state in SENT else or_(still_open, again),
        )
        .order_by(ReportingRound.position, ActionPlan.id, ActionItem.position)
    )
    found = session.scalars(asked).all()
    before = _told_before(session, [one.id for one in found], place)
    return tuple(_measure(one, before.get(one.id, ("", ""))) for one in found)


def _told_before(session: Session, ids: list[str], place: int) -> dict[str, tuple[str, str]]:
    """Return round and words of the latest report before a place that told of each item."""
    asked = (
        select(ReportActionItem.item_id, ReportingRound.name, ReportActionItem.comment)
        .join(Report, Report.id == ReportActionItem.report_id)
        .join(ReportingRound, ReportingRound.id == Report.round_id)
        .where(ReportActionItem.item_id.in_(ids), ReportingRound.position < place)
        .order_by(ReportingRound.position, ReportActionItem.item_id)
    )
    return {item_id: (name, comment) for item_id, name, comment in session.execute(asked)}


def _measure(row: ActionItem, last: tuple[str, str]) -> Measure:
    return Measure(
        id=row.id,
        plan_id=row.plan_id,
        what=row.what,
        who=row.who,
        due=row.due,
        seen_by=row.seen_by,
        done_on=row.done_on,
        last_round=last[0],
        last_comment=last[1],
    )
