"""An action plan's way: submitted, reviewed item by item, agreed or returned, completed (R24)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.action_plan import (
    ACTION_PLAN_TRANSITIONS,
    ActionPlanAction,
    ActionPlanState,
    ItemReview,
    may_agree_plan,
    may_complete_plan,
    may_return_plan,
    reason_given,
    submission_gaps,
)
from portal.domain.actors import Actor
from portal.domain.permissions import Action
from portal.services import action_plan_mail as mails
from portal.services.action_plan_access import (
    OpenedPlan,
    open_plan,
    require_state,
    require_step,
    take_step,
)
from portal.services.noting import note
from portal.services.steps import guarded_step, step
from portal.storage.history import Change

_TABLE = ACTION_PLAN_TRANSITIONS
SUBMITTED = frozenset({ActionPlanState.SUBMITTED})


@dataclass(frozen=True, slots=True)
class Review:
    """What the pool owner thinks of one item."""

    review: ItemReview
    comment: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page had shown of a plan: its mark, and the address that mails lead to."""

    mark: str
    link: str = ""


Reviews = Mapping[str, Review]


def submit_plan(session: Session, plan_id: str, shown: Shown, *, by: Actor, at: datetime) -> None:
    """Submit a plan to its pool owner, who is told by mail.

    Items that were returned and left as they were are to be reviewed again.

    Raises:
        Missing: The plan is not the actor's.
        DomainError: It is not written now, or somebody else has changed it.
        Refused: It lacks something.
    """
    opened = open_plan(session, plan_id, Action.SUBMIT_ACTION_PLAN, by=by, at=at)
    require_step(opened, ActionPlanAction.SUBMIT, by=by)
    opened.seen(shown.mark)
    row = guarded_step(
        _TABLE, opened.row.state, ActionPlanAction.SUBMIT, submission_gaps, opened.items
    )
    for item in list(opened.row.items):
        if item.removed_at is not None:
            opened.row.items.remove(item)
        elif item.review is ItemReview.RETURNED:
            item.review = ItemReview.OPEN
    opened.row.submitted_at = at
    take_step(session, opened, row, by=by, at=at)
    mails.mail_submitted(session, opened.row, row.mail, link=shown.link, at=at)


def review_plan(
    session: Session, plan_id: str, reviews: Reviews, shown: Shown, *, by: Actor, at: datetime
) -> None:
    """Keep what the pool owner thinks of each item, without deciding yet.

    Raises:
        Missing: The plan is not the actor's.
        DomainError: It is not submitted, or somebody else has changed it.
    """
    opened = open_plan(session, plan_id, Action.REVIEW_ACTION_PLAN, by=by, at=at)
    require_state(opened, SUBMITTED, "review")
    opened.seen(shown.mark)
    _write_reviews(session, opened, reviews, by=by, at=at)


def agree_plan(
    session: Session,
    plan_id: str,
    reviews: Reviews,
    shown: Shown,
    *,
    project_told: bool,
    by: Actor,
    at: datetime,
) -> None:
    """Agree a plan of which every item is agreed; the project knows of the rule on reds (R26).

    Args:
        session: The writing session.
        plan_id: Which plan.
        reviews: What the pool owner thinks of the items, by their ids.
        shown: What the page had shown.
        project_told: The pool owner's word that the project was told.
        by: The pool owner.
        at: When.

    Raises:
        Missing: The plan is not the actor's.
        DomainError: It is not submitted, or somebody else has changed it.
        Refused: An item is not agreed, or the project was not told.
    """
    opened = open_plan(session, plan_id, Action.AGREE_ACTION_PLAN, by=by, at=at)
    require_step(opened, ActionPlanAction.AGREE, by=by)
    opened.seen(shown.mark)
    _write_reviews(session, opened, reviews, by=by, at=at)
    row = guarded_step(
        _TABLE,
        opened.row.state,
        ActionPlanAction.AGREE,
        may_agree_plan,
        opened.items,
        project_told=project_told,
    )
    opened.row.agreed_at = at
    opened.row.project_told_at, opened.row.project_told_by_id = at, by.person_id
    take_step(session, opened, row, by=by, at=at)
    mails.mail_agreed(session, opened.row, row.mail, link=shown.link, at=at)


def return_plan(
    session: Session, plan_id: str, reviews: Reviews, shown: Shown, *, by: Actor, at: datetime
) -> None:
    """Return a plan with a comment on each item that must change; the project is told by mail.

    Raises:
        Missing: The plan is not the actor's.
        DomainError: It is not submitted, or somebody else has changed it.
        Refused: Nothing is returned, or a comment is missing.
    """
    opened = open_plan(session, plan_id, Action.REVIEW_ACTION_PLAN, by=by, at=at)
    require_step(opened, ActionPlanAction.RETURN, by=by)
    opened.seen(shown.mark)
    _write_reviews(session, opened, reviews, by=by, at=at)
    row = guarded_step(
        _TABLE, opened.row.state, ActionPlanAction.RETURN, may_return_plan, opened.items
    )
    take_step(session, opened, row, by=by, at=at)
    mails.mail_returned(session, opened.row, row.mail, link=shown.link, at=at)


def begin_plan(session: Session, plan_id: str, shown: Shown, *, by: Actor, at: datetime) -> None:
    """Say that an agreed plan is under way.

    Raises:
        Missing: The plan is not the actor's.
        DomainError: It is not agreed, or somebody else has changed it.
    """
    opened = open_plan(session, plan_id, Action.AGREE_ACTION_PLAN, by=by, at=at)
    require_step(opened, ActionPlanAction.BEGIN, by=by)
    opened.seen(shown.mark)
    row = step(_TABLE, opened.row.state, ActionPlanAction.BEGIN)
    take_step(session, opened, row, by=by, at=at)


def complete_plan(session: Session, plan_id: str, shown: Shown, *, by: Actor, at: datetime) -> None:
    """Say that a plan is completed: every item is done.

    Raises:
        Missing: The plan is not the actor's.
        DomainError: It is not under way, or somebody else has changed it.
        Refused: An item is open.
    """
    opened = open_plan(session, plan_id, Action.AGREE_ACTION_PLAN, by=by, at=at)
    require_step(opened, ActionPlanAction.COMPLETE, by=by)
    opened.seen(shown.mark)
    row = guarded_step(
        _TABLE, opened.row.state, ActionPlanAction.COMPLETE, may_complete_plan, opened.items
    )
    take_step(session, opened, row, by=by, at=at)


def lapse_plan(
    session: Session, plan_id: str, reason: str, *, link: str, by: Actor, at: datetime
) -> None:
    """Let a plan lapse, with a reason; holder and pool owner are told by mail.

    Raises:
        Missing: The plan is not the actor's.
        DomainError: It has ended, or the reason is missing.
    """
    opened = open_plan(session, plan_id, Action.LAPSE_ACTION_PLAN, by=by, at=at)
    require_step(opened, ActionPlanAction.LAPSE, by=by)
    row = guarded_step(_TABLE, opened.row.state, ActionPlanAction.LAPSE, reason_given, reason)
    opened.row.lapsed_because = reason
    change: Change = (None, reason)
    take_step(session, opened, row, by=by, at=at, changes={"lapsed_because": change})
    mails.mail_lapsed(session, opened.row, row.mail, link=link, at=at)


def _write_reviews(
    session: Session, opened: OpenedPlan, reviews: Reviews, *, by: Actor, at: datetime
) -> None:
    changes: dict[str, Change] = {}
    for item_id, given in reviews.items():
        row = opened.item(item_id)
        before = f"{row.review.value} {row.comment}"
        row.review, row.comment = given.review, given.comment
        changes[f"review_{item_id}"] = (before, f"{given.review.value} {given.comment}")
    if any(old != new for old, new in changes.values()):
        note(session, opened.row, "plan_reviewed", by=by, at=at, changes=changes)
