"""A red rating asks for an action plan once all were told of it; a changed one lets it lapse."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import local_date
from portal.domain.action_plan import (
    ACTION_PLAN_TRANSITIONS,
    ENDED,
    ActionPlanAction,
    reason_given,
)
from portal.domain.actors import SYSTEM, Actor
from portal.domain.assessments import AssessmentState
from portal.domain.rag import Rag
from portal.domain.working_days import add_working_days
from portal.services import action_plan_mail as mails
from portal.services.action_plan_access import OpenedPlan, take_step
from portal.services.noting import note
from portal.services.refusals import Missing
from portal.services.steps import guarded_step
from portal.services.working_calendar import holidays_around
from portal.storage.history import Change
from portal.storage.models.action_plans import ActionPlan
from portal.storage.models.assessments import Assessment
from portal.storage.models.projects import Project
from portal.storage.queries.assessments import assessment_facts
from portal.storage.queries.schemes import scheme_policy

STANDING = frozenset({AssessmentState.APPROVED, AssessmentState.PUBLISHED})


def request_plan(
    session: Session, rating: Assessment, *, plans_at: str, by: Actor, at: datetime
) -> str | None:
    """Ask for an action plan once holder and owners have all been told, and return its id.

    Nothing is asked for twice, and nothing of a rating that is red no more.

    Args:
        session: The writing session.
        rating: The red rating, with the times at which all were told.
        plans_at: The address of the plans; a plan's own address follows under it.
        by: Who made the last notice count.
        at: When.
    """
    told = rating.holder_notified_at is not None and rating.owners_notified_at is not None
    if not told or rating.rag is not Rag.RED or rating.state not in STANDING:
        return None
    if _plan_of(session, rating.id) is not None:
        return None
    project = session.get_one(Project, rating.project_id)
    policy = scheme_policy(session, project.scheme_id)
    today = local_date(at, policy.time_zone)
    row = ActionPlan(
        project_id=project.id,
        assessment_id=rating.id,
        requested_at=at,
        due=add_working_days(today, policy.plan_working_days, holidays_around(today)),
    )
    session.add(row)
    session.flush()
    note(session, row, "plan_requested", by=by, at=at, facts={"assessment": rating.id})
    mails.mail_requested(session, row, link=f"{plans_at}/{row.id}" if plans_at else "", at=at)
    return row.id


def lapse_with_rating(
    session: Session, rating: Assessment, reason: str, *, by: Actor, at: datetime
) -> None:
    """Let the plan of a rating lapse, because the rating was changed, corrected or withdrawn."""
    row = _plan_of(session, rating.id)
    if row is None or row.state in ENDED:
        return
    facts = assessment_facts(session, rating.id)
    if facts is None:
        raise Missing
    policy = scheme_policy(session, facts.project.scheme_id)
    opened = OpenedPlan(row, facts, policy, local_date(at, policy.time_zone))
    row.lapsed_because = reason
    taken = guarded_step(
        ACTION_PLAN_TRANSITIONS, row.state, ActionPlanAction.LAPSE, reason_given, reason
    )
    change: Change = (None, reason)
    take_step(session, opened, taken, by=SYSTEM, at=at, changes={"lapsed_because": change})
    note(session, row, "plan_lapsed_with_rating", by=by, at=at, facts={"assessment": rating.id})
    mails.mail_lapsed(session, row, taken.mail, link="", at=at)


def carry_plan(
    session: Session, old: Assessment, new: Assessment, reason: str, *, by: Actor, at: datetime
) -> None:
    """Let a plan follow a corrected rating that stays red; with another colour it lapses.

    A plan that has ended stays with the rating it answered.
    """
    if new.rag is not Rag.RED:
        lapse_with_rating(session, old, reason, by=by, at=at)
        return
    row = _plan_of(session, old.id)
    if row is not None and row.state not in ENDED:
        row.assessment_id = new.id
        note(session, row, "plan_carried", by=by, at=at, facts={"assessment": new.id})


def _plan_of(session: Session, assessment_id: str) -> ActionPlan | None:
    asked = select(ActionPlan).where(ActionPlan.assessment_id == assessment_id)
    return session.scalars(asked.with_for_update()).one_or_none()
