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
    is_overdue,
    may_agree_plan,
    may_answer_support,
    may_ask_support,
    may_be_done,
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


@pytest.mark.parametrize("state", list(ActionPlanState))
def test_a_plan_is_overdue_from_the_day_after_while_it_is_written(state: ActionPlanState) -> None:
    due, written = date(2010, 7, 22), {"requested", "drafted", "returned"}
    assert not is_overdue(state, due, due)
    assert is_overdue(state, due, date(2010, 7, 23)) is (state.value in written)


def test_an_item_is_late_from_the_day_after_until_it_is_done() -> None:
    assert not ITEM.is_late(date(2010, 5, 3))
    assert ITEM.is_late(date(2010, 5, 4))
    assert not replace(ITEM, done_on=date(2010, 6, 1)).is_late(date(2010, 7, 1))


def test_nothing_is_done_on_a_day_to_come() -> None:
    today = date(2010, 7, 8)
    assert may_be_done(today, today).allowed
    assert may_be_done(date(2010, 7, 9), today).codes == (R.DONE_LATER,)


def test_support_is_asked_for_in_words_and_answered_once() -> None:
    assert may_ask_support("A leader", waits=False).allowed
    assert may_ask_support(" ", waits=True).codes == (R.SUPPORT_MISSING, R.SUPPORT_WAITS)
    assert may_answer_support("We call", waits=True).allowed
    assert may_answer_support("", waits=False).codes == (R.ANSWER_MISSING, R.SUPPORT_NOT_ASKED)
