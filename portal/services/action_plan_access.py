"""The way to an action plan: who may, in which state, and has somebody else saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from portal.clock import local_date
from portal.domain.action_plan import (
    ACTION_PLAN_TRANSITIONS,
    ActionItem,
    ActionPlanAction,
    ActionPlanState,
)
from portal.domain.errors import DomainError
from portal.domain.permissions import Action, Actor, AssessmentFacts, may
from portal.domain.policy import SchemePolicy
from portal.domain.transitions import Transition, TransitionReason
from portal.services.action_plan_journal import journal_plan
from portal.services.locking import locked
from portal.services.noting import note
from portal.services.refusals import SAVED_BY_ANOTHER, Missing, require
from portal.storage.history import Change
from portal.storage.models import action_plans as kept
from portal.storage.queries.action_plans import item_value, items_of, plan_mark
from portal.storage.queries.assessments import assessment_facts
from portal.storage.queries.schemes import scheme_policy


@dataclass(frozen=True, slots=True)
class OpenedPlan:
    """A plan that may be acted on and that nobody else can change meanwhile."""

    row: kept.ActionPlan
    facts: AssessmentFacts
    policy: SchemePolicy
    today: date

    @property
    def items(self) -> tuple[ActionItem, ...]:
        """The plan's items as the rules know them, in their order."""
        return tuple(item_value(one) for one in items_of(self.row))

    def item(self, item_id: str) -> kept.ActionItem:
        """Return one item of the plan.

        Raises:
            Missing: The plan has no such item.
        """
        for one in items_of(self.row):
            if one.id == item_id:
                return one
        raise Missing

    def seen(self, mark: str) -> None:
        """Refuse to act on a plan that somebody else has changed since it was shown.

        Raises:
            DomainError: The plan is no longer what was seen.
        """
        if plan_mark(self.row.state, self.items) != mark:
            raise DomainError(SAVED_BY_ANOTHER)


def open_plan(
    session: Session, plan_id: str, action: Action, *, by: Actor, at: datetime
) -> OpenedPlan:
    """Return a plan on which the actor may do something, locked until the transaction ends.

    Raises:
        Missing: The plan is not there, or not for the actor.
    """
    row = locked(session, kept.ActionPlan, plan_id)
    facts = assessment_facts(session, row.assessment_id)
    if facts is None:
        raise Missing
    policy = scheme_policy(session, facts.project.scheme_id)
    today = local_date(at, policy.time_zone)
    require(may(by, action, facts, today, policy))
    return OpenedPlan(row, facts, policy, today)


def require_step(opened: OpenedPlan, action: ActionPlanAction, *, by: Actor) -> None:
    """Refuse a step that does not lead on from the plan's state, or not for the actor's roles.

    Raises:
        DomainError: The step is not possible now, or not for the actor.
    """
    roles = by.roles(opened.today)
    table = ACTION_PLAN_TRANSITIONS
    require(table.allowed(opened.row.state, action, roles, system=by.is_system))


def take_step(
    session: Session,
    opened: OpenedPlan,
    row: Transition[ActionPlanState],
    *,
    by: Actor,
    at: datetime,
    changes: Mapping[str, Change] | None = None,
) -> None:
    """Lead a plan to where the row of a step leads, tell the history, and the journal."""
    moved: Change = (opened.row.state.value, row.to.value)
    opened.row.state = row.to
    note(session, opened.row, row.event, by=by, at=at, changes={"state": moved, **(changes or {})})
    if row.journal:
        journal_plan(session, opened.row, at=at)


def require_state(opened: OpenedPlan, states: frozenset[ActionPlanState], step: str) -> None:
    """Refuse what is no step of the plan itself in a state that does not know it.

    Raises:
        DomainError: The plan is not in one of the states.
    """
    if opened.row.state in states:
        return
    facts = {"table": "action_plan", "state": opened.row.state.value, "action": step}
    raise DomainError(TransitionReason.NOT_FROM_THIS_STATE, facts=facts)
