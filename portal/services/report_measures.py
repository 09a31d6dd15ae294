"""What a sent report tells of a plan's items: kept with it, and what is done is closed."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.actors import Actor
from portal.domain.reports import FollowUp
from portal.services.action_plan_items import close_item
from portal.storage.models.action_plans import ActionItem, ActionPlan, ReportActionItem


def keep_follow_ups(
    session: Session, report_id: str, told: Iterable[FollowUp], *, by: Actor, at: datetime
) -> None:
    """Keep what a report tells of each item; a new version takes the place of the one before.

    An item that is done is closed; one that this report closed before, and no more, is open again.
    """
    asked = select(ReportActionItem).where(ReportActionItem.report_id == report_id)
    before: dict[str, date | None] = {}
    for old in session.scalars(asked.order_by(ReportActionItem.item_id)).all():
        before[old.item_id] = old.done_on
        session.delete(old)
    session.flush()
    for one in told:
        session.add(
            ReportActionItem(
                report_id=report_id,
                item_id=one.action_item_id,
                done_on=one.done_on,
                comment=one.text,
            )
        )
        if one.done_on != before.get(one.action_item_id):
            item = session.get_one(ActionItem, one.action_item_id)
            plan = session.get_one(ActionPlan, item.plan_id, with_for_update=True)
            close_item(session, plan, item, one.done_on, by=by, at=at)
    session.flush()
