"""An action plan in every state, and what the project, its pool owner and the office do with it."""

from enum import StrEnum

from portal.domain.action_plan import (
    ACTION_PLAN_TRANSITIONS,
    ActionPlanAction,
    ActionPlanState,
    ItemReview,
)
from portal.domain.rag import Rag
from portal.services import action_plan_items, action_plans
from portal.services.action_plans import Review, Shown
from portal.storage import models
from portal.storage.queries.action_plans import item_value, items_of, plan_mark
from tests import factories
from tests.factories import TODAY
from tests.integration.steps.proof import AT, LINK, Deed, Ground, Hand

A, S = ActionPlanAction, ActionPlanState


def lay(ground: Ground, state: StrEnum, deed: str) -> str:
    """Write a plan with one item that is ready for a deed."""
    made, session = ground.made, ground.session
    told = {"holder_notified_at": AT, "owners_notified_at": AT}
    red = factories.assessment(session, made.project_a.id, made.summer.id, Rag.RED, **told)
    plan = factories.action_plan(session, red, state=state)
    plan.items = [
        models.ActionItem(
            position=1,
            what="Aftale med tre skoler",
            who="Foreningen",
            due=TODAY,
            review=ItemReview.RETURNED if deed == "give_back" else ItemReview.AGREED,
            comment="Hvilke skoler?",
            done_on=TODAY if deed == "complete" else None,
        )
    ]
    session.flush()
    return plan.id


def plan_of(ground: Ground, plan_id: str) -> models.ActionPlan:
    """Return the plan as it stands."""
    return ground.session.get_one(models.ActionPlan, plan_id)


def shown(ground: Ground, plan_id: str) -> Shown:
    """Return what a page would have shown of the plan."""
    plan = plan_of(ground, plan_id)
    items = tuple(item_value(one) for one in items_of(plan))
    return Shown(plan_mark(plan.state, items), LINK)


def reviews(ground: Ground, plan_id: str) -> dict[str, Review]:
    """Return the reviews that the plan's items have."""
    return {one.id: Review(one.review, one.comment) for one in items_of(plan_of(ground, plan_id))}


def draft(ground: Ground, plan_id: str) -> None:
    """Remove the plan's item."""
    [item] = items_of(plan_of(ground, plan_id))
    by = ground.actor("holder_a")
    action_plan_items.remove_item(ground.session, plan_id, item.id, by=by, at=AT)


def submit(ground: Ground, plan_id: str) -> None:
    """Submit the plan to its pool owner."""
    seen, by = shown(ground, plan_id), ground.actor("holder_a")
    action_plans.submit_plan(ground.session, plan_id, seen, by=by, at=AT)


def agree(ground: Ground, plan_id: str) -> None:
    """Agree the plan."""
    said, seen, by = reviews(ground, plan_id), shown(ground, plan_id), ground.actor("pool_owner_1")
    action_plans.agree_plan(ground.session, plan_id, said, seen, project_told=True, by=by, at=AT)


def give_back(ground: Ground, plan_id: str) -> None:
    """Return the plan with a comment."""
    said, seen, by = reviews(ground, plan_id), shown(ground, plan_id), ground.actor("pool_owner_1")
    action_plans.return_plan(ground.session, plan_id, said, seen, by=by, at=AT)


def begin(ground: Ground, plan_id: str) -> None:
    """Say that the plan is under way."""
    seen, by = shown(ground, plan_id), ground.actor("pool_owner_1")
    action_plans.begin_plan(ground.session, plan_id, seen, by=by, at=AT)


def complete(ground: Ground, plan_id: str) -> None:
    """Say that the plan is completed."""
    seen, by = shown(ground, plan_id), ground.actor("pool_owner_1")
    action_plans.complete_plan(ground.session, plan_id, seen, by=by, at=AT)


def lapse(ground: Ground, plan_id: str) -> None:
    """Let the plan lapse."""
    by = ground.actor("secretariat")
    action_plans.lapse_plan(ground.session, plan_id, "Projektet lukker.", link=LINK, by=by, at=AT)


def state(ground: Ground, plan_id: str) -> ActionPlanState:
    """Return the state the plan is in."""
    return plan_of(ground, plan_id).state


PLAN = Hand(
    ACTION_PLAN_TRANSITIONS,
    lay,
    {
        "draft": Deed((A.DRAFT,), draft),
        "submit": Deed((A.SUBMIT,), submit),
        "agree": Deed((A.AGREE,), agree),
        "give_back": Deed((A.RETURN,), give_back),
        "begin": Deed((A.BEGIN,), begin),
        "complete": Deed((A.COMPLETE,), complete),
        "lapse": Deed((A.LAPSE,), lapse),
    },
    state,
)
