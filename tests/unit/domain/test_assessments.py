"""A rationale is required for yellow, red and every deviation."""

from itertools import product

import pytest

from portal.domain.actors import Role
from portal.domain.assessments import (
    ASSESSMENT_TRANSITIONS,
    AssessmentAction,
    AssessmentReason,
    AssessmentState,
    Ratings,
    may_propose,
    rationale_required,
    reason_given,
)
from portal.domain.rag import Rag

COLOURS = (None, *Rag)
S, A = AssessmentState, AssessmentAction


@pytest.mark.parametrize(("suggested", "assessed"), list(product(COLOURS, Rag)))
def test_only_a_green_that_agrees_needs_no_rationale(suggested: Rag | None, assessed: Rag) -> None:
    needed = rationale_required(Ratings(overall=suggested), Ratings(overall=assessed)).allowed
    agrees = suggested in {None, Rag.GREEN}
    assert needed is not (assessed is Rag.GREEN and agrees)


def test_a_deviation_on_one_level_needs_a_rationale() -> None:
    suggested = Ratings(Rag.YELLOW, Rag.GREEN, Rag.YELLOW)
    assessed = Ratings(Rag.GREEN, Rag.GREEN, Rag.GREEN)
    verdict = rationale_required(suggested, assessed)
    assert [reason.facts["level"] for reason in verdict.reasons] == ["activity", "overall"]


def test_a_red_level_needs_a_rationale_although_the_whole_is_green() -> None:
    verdict = rationale_required(Ratings(), Ratings(activity=Rag.RED, overall=Rag.GREEN))
    assert verdict.codes == (AssessmentReason.RATIONALE_FOR_RED,)


def test_a_rating_is_proposed_with_a_colour_and_a_rationale_where_required() -> None:
    red, green = Ratings(overall=Rag.RED), Ratings(overall=Rag.GREEN)
    assert may_propose(green, green, "").allowed
    assert may_propose(green, red, "The leader left").allowed
    assert AssessmentReason.RATIONALE_MISSING in may_propose(green, red, " ").codes
    assert may_propose(green, Ratings(), "").codes == (AssessmentReason.OVERALL_MISSING,)


def test_reopening_needs_a_reason() -> None:
    assert reason_given("New figures").allowed
    assert not reason_given(" ").allowed


def test_an_assessment_is_published_only_when_approved_and_never_reopened_after() -> None:
    table = ASSESSMENT_TRANSITIONS
    may = {state for state in S if table.row(state, A.PUBLISH) is not None}
    assert may == {S.APPROVED}
    assert table.row(S.PUBLISHED, A.REOPEN) is None
    assert set(table.actions(S.PUBLISHED)) == {A.CORRECT, A.WITHDRAW}
    assert table.is_final(S.CORRECTED)
    assert table.is_final(S.WITHDRAWN)


def test_assessors_propose_and_approvers_approve() -> None:
    table = ASSESSMENT_TRANSITIONS
    assert table.actions(S.DRAFT, [Role.ASSESSOR]) == (A.SAVE, A.PROPOSE)
    assert table.actions(S.PROPOSED, [Role.ASSESSOR]) == (A.SEND_BACK,)
    assert table.actions(S.PROPOSED, [Role.APPROVER]) == (A.SEND_BACK, A.APPROVE)
    assert table.actions(S.PROPOSED, [Role.ADMINISTRATOR]) == ()
