"""Support for a pool owner (støtte): asked for on the plan, answered by the secretariat (R25)."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.action_plan import (
    ENDED,
    ActionPlanState,
    may_answer_support,
    may_ask_support,
)
from portal.domain.actors import Actor
from portal.domain.permissions import Action
from portal.services import action_plan_mail as mails
from portal.services.action_plan_access import OpenedPlan, open_plan, require_state
from portal.services.noting import note
from portal.services.refusals import require

OPEN = frozenset(ActionPlanState) - ENDED


def ask_support(
    session: Session, plan_id: str, wanted: str, *, link: str, by: Actor, at: datetime
) -> None:
    """Ask the secretariat for support; it is told by mail and finds it among its tasks.

    Raises:
        Missing: The plan is not the actor's.
        DomainError: The plan has ended, nothing is said, or an answer is awaited.
    """
    opened = open_plan(session, plan_id, Action.REQUEST_SUPPORT, by=by, at=at)
    require_state(opened, OPEN, "ask_support")
    require(may_ask_support(wanted, waits=_waits(opened)))
    row = opened.row
    row.support_wanted, row.support_asked_at = wanted, at
    row.support_answer, row.support_answered_at = "", None
    note(
        session, row, "plan_support_asked", by=by, at=at, changes={"support_wanted": (None, wanted)}
    )
    mails.mail_support_asked(session, row, link=link, at=at)


def answer_support(
    session: Session, plan_id: str, answer: str, *, link: str, by: Actor, at: datetime
) -> None:
    """Answer a wish for support; the pool owner is told by mail.

    Raises:
        Missing: The plan is not the actor's.
        DomainError: No support was asked for, or nothing is said.
    """
    opened = open_plan(session, plan_id, Action.ANSWER_SUPPORT, by=by, at=at)
    require(may_answer_support(answer, waits=_waits(opened)))
    row = opened.row
    row.support_answer, row.support_answered_at = answer, at
    change = {"support_answer": (None, answer)}
    note(session, row, "plan_support_answered", by=by, at=at, changes=change)
    mails.mail_support_answered(session, row, link=link, at=at)


def _waits(opened: OpenedPlan) -> bool:
    row = opened.row
    return row.support_asked_at is not None and row.support_answered_at is None
