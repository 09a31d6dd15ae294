"""Writing the items of an action plan: added, changed, moved, removed and brought back, done."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from portal.domain.action_plan import (
    ACTION_PLAN_TRANSITIONS,
    FOLLOWED,
    WRITTEN,
    ActionItem,
    ActionPlanAction,
    ItemReview,
    may_be_done,
)
from portal.domain.actors import Actor
from portal.domain.errors import DomainError
from portal.domain.permissions import Action
from portal.services.action_plan_access import (
    OpenedPlan,
    open_plan,
    require_state,
    require_step,
    take_step,
)
from portal.services.noting import note
from portal.services.refusals import SAVED_BY_ANOTHER, Missing, require
from portal.services.steps import step
from portal.storage.history import Change
from portal.storage.models.action_plans import ActionItem as ItemModel
from portal.storage.models.action_plans import ActionPlan as PlanModel
from portal.storage.queries.action_plans import item_value, items_of
from portal.storage.queries.workshop_versions import mark_of
from portal.tokens import new_id

ASIDE = -1
"""A place no item keeps: where one stands while two change places."""


def save_item(
    session: Session,
    plan_id: str,
    item: ActionItem,
    *,
    seen: str | None,
    by: Actor,
    at: datetime,
) -> str:
    """Save an item, or add it when nothing was seen, and return its id.

    An item may be saved half-finished; what it lacks is told before the plan is submitted. An item
    that is changed is to be reviewed again.

    Raises:
        Missing: The plan or the item is not there.
        DomainError: The plan is not written now, or somebody else has saved.
    """
    opened = _written(session, plan_id, by=by, at=at)
    if seen is None:
        row = ItemModel(id=new_id(), position=_last(opened) + 1)
        opened.row.items.append(row)
        before = None
    else:
        row = opened.item(item.id)
        before = item_value(row)
        if mark_of(before) != seen:
            raise DomainError(SAVED_BY_ANOTHER)
    row.what, row.who, row.due, row.seen_by = item.what, item.who, item.due, item.seen_by
    session.flush()
    after = item_value(row)
    if before is not None and after != before:
        row.review = ItemReview.OPEN
    _draft(session, opened, {f"item_{row.id}": (_said(before), _said(after))}, by=by, at=at)
    return row.id


def move_item(
    session: Session, plan_id: str, item_id: str, *, up: bool, by: Actor, at: datetime
) -> None:
    """Let an item change places with its neighbour.

    Raises:
        Missing: The plan or the item is not there.
        DomainError: The plan is not written now.
    """
    opened = _written(session, plan_id, by=by, at=at)
    row, ordered = opened.item(item_id), items_of(opened.row)
    other = ordered.index(row) + (-1 if up else 1)
    if not 0 <= other < len(ordered):
        return
    neighbour = ordered[other]
    old, new = row.position, neighbour.position
    row.position = ASIDE
    session.flush()
    neighbour.position = old
    session.flush()
    row.position = new
    _draft(session, opened, {"item_order": (f"{item_id} {old}", f"{item_id} {new}")}, by=by, at=at)


def remove_item(session: Session, plan_id: str, item_id: str, *, by: Actor, at: datetime) -> None:
    """Remove an item; it can be brought back until the plan is submitted.

    Raises:
        Missing: The plan or the item is not there.
        DomainError: The plan is not written now.
    """
    opened = _written(session, plan_id, by=by, at=at)
    row = opened.item(item_id)
    row.removed_at = at
    _draft(session, opened, {f"item_{row.id}": (_said(item_value(row)), None)}, by=by, at=at)


def restore_item(session: Session, plan_id: str, item_id: str, *, by: Actor, at: datetime) -> None:
    """Bring a removed item back to where it stood.

    Raises:
        Missing: The plan or the item is not there.
        DomainError: The plan is not written now.
    """
    opened = _written(session, plan_id, by=by, at=at)
    row = next((one for one in opened.row.items if one.id == item_id), None)
    if row is None:
        raise Missing
    if row.removed_at is None:
        return
    row.removed_at = None
    _draft(session, opened, {f"item_{row.id}": (None, _said(item_value(row)))}, by=by, at=at)


def mark_item_done(
    session: Session, plan_id: str, item_id: str, on: date | None, *, by: Actor, at: datetime
) -> None:
    """Note the day an agreed item was done, or that it is not done after all.

    Raises:
        Missing: The plan or the item is not there.
        DomainError: The plan is not agreed, or the day is to come.
    """
    opened = open_plan(session, plan_id, Action.REVIEW_ACTION_PLAN, by=by, at=at)
    require_state(opened, FOLLOWED, "item_done")
    row = opened.item(item_id)
    if on is not None:
        require(may_be_done(on, opened.today))
    close_item(session, opened.row, row, on, by=by, at=at)


def close_item(
    session: Session,
    plan: PlanModel,
    row: ItemModel,
    on: date | None,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Write the day an item was done, and tell the history."""
    before, row.done_on = row.done_on, on
    if before == on:
        return
    change: Change = (str(before) if before else None, str(on) if on else None)
    event = "plan_item_done" if on is not None else "plan_item_reopened"
    note(session, plan, event, by=by, at=at, changes={f"done_{row.id}": change})


def _written(session: Session, plan_id: str, *, by: Actor, at: datetime) -> OpenedPlan:
    opened = open_plan(session, plan_id, Action.DRAFT_ACTION_ITEM, by=by, at=at)
    require_state(opened, WRITTEN, ActionPlanAction.DRAFT.value)
    require_step(opened, ActionPlanAction.DRAFT, by=by)
    return opened


def _draft(
    session: Session,
    opened: OpenedPlan,
    changes: dict[str, Change],
    *,
    by: Actor,
    at: datetime,
) -> None:
    row = step(ACTION_PLAN_TRANSITIONS, opened.row.state, ActionPlanAction.DRAFT)
    take_step(session, opened, row, by=by, at=at, changes=changes)


def _last(opened: OpenedPlan) -> int:
    return max((one.position for one in opened.row.items), default=0)


def _said(item: ActionItem | None) -> str | None:
    return None if item is None else repr((item.what, item.who, str(item.due), item.seen_by))
