"""Items keep every placement, and decisions wait for the meeting."""

from datetime import date

import pytest

from portal.domain.agenda import (
    AGENDA_ITEM_TRANSITIONS,
    MEETING_TRANSITIONS,
    AgendaItemAction,
    AgendaItemState,
    AgendaReason,
    Decision,
    DecisionKind,
    MeetingState,
    Placement,
    decision_number,
    defer,
    may_approve_minutes,
    may_decide,
    may_place,
)
from portal.domain.errors import DomainError
from portal.domain.letters import LETTER_TRANSITIONS, LetterState, is_cancelled_by, may_send

AUGUST = Placement("august", date(2010, 8, 23), "BIU", 4)
SEPTEMBER = defer(AUGUST, "september", date(2010, 9, 6), "The committee did not reach it")
S, A = AgendaItemState, AgendaItemAction


def test_a_deferred_item_remembers_where_it_came_from() -> None:
    october = defer(SEPTEMBER, "october", date(2010, 10, 11), "More figures wanted")
    assert (october.from_meeting_id, october.from_meeting_date) == (
        "september",
        date(2010, 9, 6),
    )


@pytest.mark.parametrize(
    ("on", "reason", "code"),
    [
        (date(2010, 9, 6), " ", "deferral_reason_missing"),
        (date(2010, 8, 23), "Why", "deferral_not_later"),
        (date(2010, 8, 1), "Why", "deferral_not_later"),
    ],
)
def test_a_deferral_has_a_reason_and_a_later_meeting(on: date, reason: str, code: str) -> None:
    with pytest.raises(DomainError, match=code):
        defer(AUGUST, "x", on, reason)


@pytest.mark.parametrize("state", list(MeetingState))
def test_items_are_placed_on_planned_meetings_and_decided_on_held_ones(
    state: MeetingState,
) -> None:
    held = state in {MeetingState.HELD, MeetingState.MINUTES_APPROVED}
    noted = Decision(DecisionKind.TAKEN_NOTE)
    assert may_place(state).allowed is (state is MeetingState.PLANNED)
    assert may_decide(state, [AUGUST], noted).allowed is held


def test_a_decision_needs_a_placement_and_its_changes() -> None:
    changed = Decision(DecisionKind.APPROVED_WITH_CHANGES)
    assert may_decide(MeetingState.HELD, [], changed).codes == (
        AgendaReason.NOT_PLACED,
        AgendaReason.CHANGES_MISSING,
    )


def test_deferred_and_referred_are_not_final() -> None:
    open_kinds = {kind for kind in DecisionKind if not kind.is_final}
    assert open_kinds == {DecisionKind.DEFERRED, DecisionKind.REFERRED}


def test_an_item_goes_by_deferral_back_to_a_meeting_and_can_be_reopened() -> None:
    state = S.DRAFT
    walk = (A.SUBMIT, A.APPROVE, A.SCHEDULE, A.DEFER, A.SCHEDULE, A.DECIDE, A.REOPEN, A.SUBMIT)
    for action in walk:
        state = AGENDA_ITEM_TRANSITIONS.target(state, action)
    assert state is S.IN_APPROVAL
    assert AGENDA_ITEM_TRANSITIONS.is_final(S.WITHDRAWN)
    assert AGENDA_ITEM_TRANSITIONS.row(S.DECIDED, A.WITHDRAW) is None


def test_a_meeting_is_held_after_its_agenda_is_closed() -> None:
    state = MeetingState.PLANNED
    for action in ("close_agenda", "hold", "approve_minutes"):
        state = MEETING_TRANSITIONS.target(state, action)
    assert MEETING_TRANSITIONS.is_final(state)
    assert MEETING_TRANSITIONS.row(MeetingState.HELD, "cancel") is None


def test_minutes_wait_for_every_decision() -> None:
    assert may_approve_minutes([]).allowed
    assert may_approve_minutes(["item"]).codes == (AgendaReason.ITEMS_UNDECIDED,)


def test_decisions_are_numbered_by_committee_and_year() -> None:
    assert decision_number(2010, 77, "BIU") == "BIU 77/2010"


@pytest.mark.parametrize("decision", [None, *DecisionKind])
def test_letters_are_sent_only_after_approval_and_cancelled_on_rejection(
    decision: DecisionKind | None,
) -> None:
    approved = decision in {DecisionKind.APPROVED, DecisionKind.APPROVED_WITH_CHANGES}
    assert may_send(decision).allowed is approved
    if decision is not None:
        assert is_cancelled_by(decision) is (decision is DecisionKind.REJECTED)


def test_a_sent_letter_stays_sent() -> None:
    assert LETTER_TRANSITIONS.is_final(LetterState.SENT)
    assert LETTER_TRANSITIONS.row(LetterState.DRAFT, "send") is None
