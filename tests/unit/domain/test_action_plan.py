"""A plan is reviewed item by item, and agreed when all are and the project has been told."""

from dataclasses import replace
from datetime import date

import pytest

from portal.domain.action_plan import (
    ACTION_PLAN_TRANSITIONS,
    ActionItem,
    ActionPlanAction,
    ActionPlanReason,
    ActionPlanState,
    ItemReview,
    may_agree_plan,
    may_complete_plan,
    may_return_plan,
    reason_given,
    submission_gaps,
)
from portal.domain.actors import Role

ITEM = ActionItem("1", "Agreement with three schools", "BUF", date(2010, 5, 3))
AGREED = replace(ITEM, review=ItemReview.AGREED)
RETURNED = replace(ITEM, id="2", review=ItemReview.RETURNED, comment="Which districts?")
R = ActionPlanReason


@pytest.mark.parametrize("change", [{"what": " "}, {"who": ""}, {"due": None}])
def test_an_item_says_what_who_and_when(change: dict[str, object]) -> None:
    vague = replace(ITEM, **change)  # type: ignore[arg-type]
    assert [reason.code for reason in submission_gaps([ITEM, vague])] == [R.ITEM_INCOMPLETE]
    assert not submission_gaps([ITEM])


@pytest.mark.parametrize(
    ("items", "told", "codes"),
    [
        ([AGREED], True, ()),
        ([AGREED], False, (R.PROJECT_NOT_TOLD,)),
        ([AGREED, ITEM], True, (R.ITEM_NOT_REVIEWED,)),
        ([AGREED, RETURNED], True, (R.ITEM_RETURNED,)),
        ([], True, (R.NO_ITEMS,)),
    ],
)
def test_a_plan_is_agreed_when_every_item_is(
    items: list[ActionItem], told: bool, codes: tuple[str, ...]
) -> None:
    assert may_agree_plan(items, project_told=told).codes == codes


def test_a_plan_is_returned_with_a_comment_on_what_is_returned() -> None:
    assert may_return_plan([AGREED, RETURNED]).allowed
    assert may_return_plan([AGREED]).codes == (R.NOTHING_RETURNED,)
    assert may_return_plan([replace(RETURNED, comment="")]).codes == (R.COMMENT_MISSING,)


def test_a_plan_is_completed_when_every_item_is_done() -> None:
    assert not may_complete_plan([AGREED]).allowed
    assert may_complete_plan([replace(AGREED, done_on=date(2010, 6, 1))]).allowed


def test_a_plan_walks_by_return_to_completion() -> None:
    state = ActionPlanState.REQUESTED
    for action in ("draft", "submit", "return_", "draft", "submit", "agree", "begin", "complete"):
        state = ACTION_PLAN_TRANSITIONS.target(state, action)
    assert state is ActionPlanState.COMPLETED


def test_only_the_secretariat_lets_a_plan_lapse_with_a_reason_before_it_is_completed() -> None:
    table = ACTION_PLAN_TRANSITIONS
    for state in ActionPlanState:
        row = table.row(state, ActionPlanAction.LAPSE)
        ended = state in {ActionPlanState.COMPLETED, ActionPlanState.LAPSED}
        assert (row is None) is ended
        assert row is None or (row.roles == (Role.SECRETARIAT,) and row.reason_needed)
    assert reason_given("The project closed").allowed
    assert not reason_given("").allowed
