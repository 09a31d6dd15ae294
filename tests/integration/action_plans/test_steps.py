"""Every step of a plan, and every one that is refused: through the service and through the page."""

from itertools import product

import pytest
from sqlalchemy.orm import Session

from portal.domain.action_plan import (
    ACTION_PLAN_TRANSITIONS,
    ActionPlanAction,
    ActionPlanState,
    ItemReview,
)
from portal.domain.actors import Actor, Role
from portal.domain.errors import DomainError
from portal.services import action_plan_items, action_plans
from portal.services.refusals import Missing, Refused
from portal.storage import models
from portal.storage.queries.action_plans import plan
from portal.storage.queries.people import actor_of
from tests.factories import NOW, TODAY
from tests.integration.action_plans.given import Given, kept, mark_on, plan_in, reviewed
from tests.integration.app_world import House

A, S = ActionPlanAction, ActionPlanState

PARTS = {
    "reader": Role.PROJECT_READER,
    "holder_a": Role.PROJECT_EDITOR,
    "certifier": Role.CERTIFIER,
    "pool_owner_1": Role.POOL_OWNER,
    "assessor": Role.ASSESSOR,
    "approver": Role.APPROVER,
    "secretariat": Role.SECRETARIAT,
}
"""Those who know of project A's plan, with their role."""

STRANGERS = ("holder_b", "pool_owner_2", "committee_reader", "administrator")

ADDRESS = {
    A.SUBMIT: "send",
    A.AGREE: "gennemgang",
    A.RETURN: "gennemgang",
    A.BEGIN: "begynd",
    A.COMPLETE: "gennemfoert",
    A.LAPSE: "bortfald",
}

ALL = [
    pytest.param(state, action, id=f"{state.value}-{action.value}") for state in S for action in A
]


def ready(house: House, state: ActionPlanState, action: ActionPlanAction) -> Given:
    """Write a plan that nothing but its state or the actor keeps from the step."""
    review = ItemReview.RETURNED if action is A.RETURN else ItemReview.AGREED
    done = {"done_on": TODAY} if action is A.COMPLETE else {}
    return plan_in(house, state, {**reviewed(review, "Hvilke skoler?"), **done})


def expected(state: ActionPlanState, action: ActionPlanAction, role: Role) -> bool:
    """Whether the table of states lets a role take a step."""
    row = ACTION_PLAN_TRANSITIONS.row(state, action)
    return row is not None and role in row.roles


def actor_in(session: Session, house: House, who: str) -> Actor:
    """Return somebody of the small world as one who acts."""
    return actor_of(session, house.made.people[who].id, TODAY)


def take(house: House, given: Given, action: ActionPlanAction, who: str) -> None:
    """Take a step through the service, with the plan as it stands."""
    with house.database.writing() as session:
        row = plan(session, actor_in(session, house, "secretariat"), TODAY, given.plan_id)
        assert row is not None
        shown = action_plans.Shown(row.mark)
        item = row.items[0]
        reviews = {item.id: action_plans.Review(item.review, item.comment)}
        by = actor_in(session, house, who)
        match action:
            case A.DRAFT:
                action_plan_items.move_item(session, row.id, item.id, up=False, by=by, at=NOW)
                action_plan_items.remove_item(session, row.id, item.id, by=by, at=NOW)
            case A.SUBMIT:
                action_plans.submit_plan(session, row.id, shown, by=by, at=NOW)
            case A.AGREE:
                action_plans.agree_plan(
                    session, row.id, reviews, shown, project_told=True, by=by, at=NOW
                )
            case A.RETURN:
                action_plans.return_plan(session, row.id, reviews, shown, by=by, at=NOW)
            case A.BEGIN:
                action_plans.begin_plan(session, row.id, shown, by=by, at=NOW)
            case A.COMPLETE:
                action_plans.complete_plan(session, row.id, shown, by=by, at=NOW)
            case A.LAPSE:
                action_plans.lapse_plan(
                    session, row.id, "Projektet lukker.", link="", by=by, at=NOW
                )
        session.commit()


@pytest.mark.parametrize(("state", "action"), ALL)
def test_the_service_takes_exactly_the_steps_of_the_table(
    house: House, state: ActionPlanState, action: ActionPlanAction
) -> None:
    given = ready(house, state, action)
    for who, role in PARTS.items():
        if expected(state, action, role):
            continue
        with pytest.raises((Missing, DomainError, Refused)):
            take(house, given, action, who)
        assert kept(house, given.plan_id).state is state, who
    for who in STRANGERS:
        with pytest.raises(Missing):
            take(house, given, action, who)
    allowed = [who for who, role in PARTS.items() if expected(state, action, role)]
    if allowed:
        take(house, given, action, allowed[-1])
        target = ACTION_PLAN_TRANSITIONS.target(state, action)
        assert kept(house, given.plan_id).state is target


def typed(given: Given, action: ActionPlanAction, mark: str) -> dict[str, str]:
    """Return what a browser sends for a step."""
    item = given.item_ids[0]
    match action:
        case A.AGREE:
            return {"version": mark, "do": "agree", "told": "y", f"{item}-review": "agreed"}
        case A.RETURN:
            wish = {f"{item}-review": "returned", f"{item}-comment": "Hvilke skoler?"}
            return {"version": mark, "do": "return", **wish}
        case A.LAPSE:
            return {"bortfald-reason": "Projektet lukker."}
        case A.DRAFT:
            return {}
        case _:
            return {"trin-version": mark}


def put_back(house: House, given: Given, state: ActionPlanState, action: ActionPlanAction) -> str:
    """Put a plan into a state, ready for a step, and return the mark its page would carry."""
    with house.database.writing() as session:
        row = session.get_one(models.ActionPlan, given.plan_id)
        row.state = state
        (item,) = row.items
        item.removed_at = None
        item.review = ItemReview.RETURNED if action is A.RETURN else ItemReview.AGREED
        item.comment = "Hvilke skoler?"
        item.done_on = TODAY if action is A.COMPLETE else None
        session.commit()
        found = plan(session, actor_in(session, house, "secretariat"), TODAY, given.plan_id)
        assert found is not None
        return found.mark


@pytest.mark.parametrize("who", [*PARTS, *STRANGERS])
def test_the_page_takes_exactly_the_steps_of_the_table(house: House, who: str) -> None:
    given, browser = plan_in(house), house.as_person(who)
    for state, action in product(ActionPlanState, ActionPlanAction):
        way = f"{given.item_path}/fjern" if action is A.DRAFT else f"{given.path}/{ADDRESS[action]}"
        sent = typed(given, action, put_back(house, given, state, action))
        answer = browser.post(way, sent)
        case = (action.value, state.value, answer.status_code)
        if who in PARTS and expected(state, action, PARTS[who]):
            assert answer.status_code == 303, case
            target = ACTION_PLAN_TRANSITIONS.target(state, action)
            assert kept(house, given.plan_id).state is target, case
        else:
            assert answer.status_code in ({404, 409, 422} if who in PARTS else {404}), case
            assert kept(house, given.plan_id).state is state, case


def test_somebody_of_the_project_takes_every_step_of_the_table() -> None:
    for state, action in product(ActionPlanState, ActionPlanAction):
        if ACTION_PLAN_TRANSITIONS.row(state, action):
            assert any(expected(state, action, role) for role in PARTS.values()), (state, action)


def test_what_a_page_offers_is_what_may_be_done(house: House) -> None:
    given = plan_in(house, S.DRAFTED)
    page = house.as_person("holder_a").get(given.path).text
    assert mark_on(page)
    assert "/send" in page
    assert "/bortfald" not in page
    assert "/send" not in house.as_person("reader").get(given.path).text
    assert "/bortfald" in house.as_person("secretariat").get(given.path).text
