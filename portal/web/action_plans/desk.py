"""One action plan before the one who looks at it, and what may be done with it now."""

from dataclasses import dataclass
from datetime import date

from flask import abort, url_for

from portal.clock import local_date
from portal.domain.action_plan import (
    ACTION_PLAN_TRANSITIONS,
    FOLLOWED,
    WRITTEN,
    ActionPlanAction,
    ActionPlanState,
)
from portal.domain.permissions import Action, AssessmentFacts, may
from portal.domain.policy import SchemePolicy
from portal.storage.queries.action_plans import PlanRow, plan
from portal.storage.queries.assessments import assessment_facts
from portal.storage.queries.schemes import scheme_policy
from portal.web.access import actor
from portal.web.transaction import now, session

STEP_RIGHTS = {
    ActionPlanAction.DRAFT: Action.DRAFT_ACTION_ITEM,
    ActionPlanAction.SUBMIT: Action.SUBMIT_ACTION_PLAN,
    ActionPlanAction.AGREE: Action.AGREE_ACTION_PLAN,
    ActionPlanAction.RETURN: Action.REVIEW_ACTION_PLAN,
    ActionPlanAction.BEGIN: Action.AGREE_ACTION_PLAN,
    ActionPlanAction.COMPLETE: Action.AGREE_ACTION_PLAN,
    ActionPlanAction.LAPSE: Action.LAPSE_ACTION_PLAN,
}
"""The right that each step of a plan asks for."""


@dataclass(frozen=True, slots=True)
class PlanDesk:
    """A plan with what the rules must know of it."""

    row: PlanRow
    facts: AssessmentFacts
    policy: SchemePolicy
    today: date

    def allows(self, action: Action) -> bool:
        """Return whether the request's actor may do this with the plan."""
        return may(actor(), action, self.facts, self.today, self.policy).allowed

    def may_step(self, action: ActionPlanAction) -> bool:
        """Return whether the request's actor may lead the plan on in this way now."""
        roles = actor().roles(self.today)
        table = ACTION_PLAN_TRANSITIONS
        known = table.allowed(self.row.state, action, roles).allowed
        return known and self.allows(STEP_RIGHTS[action])

    @property
    def may_write(self) -> bool:
        """Whether the request's actor may write in the plan now."""
        return self.row.state in WRITTEN and self.may_step(ActionPlanAction.DRAFT)

    @property
    def may_review(self) -> bool:
        """Whether the plan waits for the request's actor to review it."""
        submitted = self.row.state is ActionPlanState.SUBMITTED
        return submitted and self.allows(Action.REVIEW_ACTION_PLAN)

    @property
    def may_note_done(self) -> bool:
        """Whether the request's actor may note that an item is done."""
        return self.row.state in FOLLOWED and self.allows(Action.REVIEW_ACTION_PLAN)

    @property
    def may_ask_support(self) -> bool:
        """Whether the request's actor may ask the secretariat for support now."""
        waits = self.row.support is not None and self.row.support.waits
        return self.row.is_open and not waits and self.allows(Action.REQUEST_SUPPORT)

    @property
    def may_answer_support(self) -> bool:
        """Whether a wish for support waits for the request's actor."""
        waits = self.row.support is not None and self.row.support.waits
        return waits and self.allows(Action.ANSWER_SUPPORT)

    @property
    def href(self) -> str:
        """The plan's address."""
        return url_for("action_plans.show", plan_id=self.row.id)

    @property
    def link(self) -> str:
        """The plan's address as mails print it."""
        return url_for("action_plans.show", plan_id=self.row.id, _external=True)


def acting_desk(plan_id: str, action: Action) -> PlanDesk:
    """Return a plan with which the request's actor may do something, else 404."""
    desk = open_desk(plan_id)
    if not desk.allows(action):
        abort(404)
    return desk


def open_desk(plan_id: str) -> PlanDesk:
    """Return a plan that the request's actor may know of, else 404."""
    today = local_date(now())
    row = plan(session(), actor(), today, plan_id)
    facts = None if row is None else assessment_facts(session(), row.assessment_id)
    if row is None or facts is None:
        abort(404)
    policy = scheme_policy(session(), row.scheme_id)
    return PlanDesk(row, facts, policy, local_date(now(), policy.time_zone))
