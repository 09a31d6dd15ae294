"""Red twice is counted over published rounds since the last final decision, both ways."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.escalation import (
    ESCALATION_TRANSITIONS,
    EscalationAction,
    EscalationState,
    EscalationStep,
    RoundRating,
    count_reds,
    escalation_step,
    prepares_case,
    red_rounds,
)
from portal.domain.policy import RedTwice, SchemePolicy
from portal.domain.rag import Rag

ANY = SchemePolicy()
IN_A_ROW = SchemePolicy(red_twice=RedTwice.CONSECUTIVE)
COLOURS = {"r": Rag.RED, "y": Rag.YELLOW, "g": Rag.GREEN, "-": None}


def history(colours: str) -> tuple[RoundRating, ...]:
    """Return the ratings of rounds 1, 2, 3 ... given as letters, - for none published."""
    return tuple(
        RoundRating(f"round{order}", order, COLOURS[letter])
        for order, letter in enumerate(colours, start=1)
    )


def is_red_twice(
    ratings: tuple[RoundRating, ...], policy: SchemePolicy, decided: int | None = None
) -> bool:
    """Whether the count of reds makes red twice."""
    return count_reds(ratings, policy, decided).red_twice


@pytest.mark.parametrize(
    ("colours", "any_two", "in_a_row"),
    [
        ("", False, False),
        ("r", False, False),
        ("rr", True, True),
        ("rgr", True, False),
        ("ryr", True, False),
        ("r-r", True, True),
        ("r--r", True, True),
        ("gryg", False, False),
        ("rrg", True, True),
        ("rgrgrr", True, True),
        ("---", False, False),
    ],
)
def test_any_two_or_two_in_a_row(colours: str, any_two: bool, in_a_row: bool) -> None:
    assert is_red_twice(history(colours), ANY) is any_two
    assert is_red_twice(history(colours), IN_A_ROW) is in_a_row


@pytest.mark.parametrize(
    ("colours", "decided", "twice"),
    [("rr", 1, False), ("rrr", 1, True), ("rr", 2, False), ("rrr", 2, False), ("rr", 0, True)],
)
def test_the_count_starts_again_after_a_final_decision(
    colours: str, decided: int, twice: bool
) -> None:
    for policy in (ANY, IN_A_ROW):
        assert is_red_twice(history(colours), policy, decided) is twice


def test_the_rounds_that_count_are_told() -> None:
    assert count_reds(history("rgrr"), ANY).round_ids == ("round1", "round3", "round4")
    assert count_reds(history("rgrr"), IN_A_ROW).round_ids == ("round3", "round4")
    assert count_reds(history("rg"), IN_A_ROW).round_ids == ("round1",)
    assert [red.order for red in red_rounds(history("rgr"), 1)] == [3]


def test_versions_of_one_round_count_once() -> None:
    twice_the_same = (RoundRating("a", 1, Rag.RED), RoundRating("a", 1, Rag.RED))
    assert not is_red_twice(twice_the_same, ANY)
    corrected = (*history("rr"), RoundRating("round2", 2, Rag.YELLOW))
    assert not is_red_twice(corrected, ANY)


def test_approving_the_second_red_prepares_the_case() -> None:
    second = RoundRating("round2", 2, Rag.RED)
    assert prepares_case(history("r"), second, ANY)
    assert not prepares_case(history("g"), second, ANY)
    assert not prepares_case(history("r"), replace(second, rag=Rag.YELLOW), ANY)
    assert not prepares_case(history("r"), second, ANY, 1)


@pytest.mark.parametrize(
    ("colours", "open_rounds", "letters_out", "step"),
    [
        ("r", None, False, EscalationStep.NOTHING),
        ("rr", None, False, EscalationStep.OPEN_CASE),
        ("rr", ["round1", "round2"], False, EscalationStep.NOTHING),
        ("rrr", ["round1", "round2"], False, EscalationStep.ADD_ROUND),
        ("rg", ["round1", "round2"], False, EscalationStep.WITHDRAW_CASE),
        ("rg", ["round1", "round2"], True, EscalationStep.CORRECTING_LETTER),
    ],
)
def test_one_open_case_a_project(
    colours: str, open_rounds: list[str] | None, letters_out: bool, step: EscalationStep
) -> None:
    count = count_reds(history(colours), ANY)
    assert escalation_step(count, open_rounds, letters_out=letters_out) is step


def test_a_case_walks_from_open_to_closed_and_can_be_withdrawn_until_answered() -> None:
    table, state = ESCALATION_TRANSITIONS, EscalationState.OPEN
    walk = ("bring_before_committee", "send_letters", "answer", "close")
    for action in walk:
        if action in {"bring_before_committee", "send_letters", "answer"}:
            assert EscalationAction.WITHDRAW in table.actions(state)
        state = table.target(state, action)
    assert state is EscalationState.CLOSED
    assert table.is_final(state)
    assert EscalationAction.WITHDRAW not in table.actions(EscalationState.ANSWERED)


histories = st.text("ryg-", max_size=8).map(history)


@given(histories, st.integers(0, 7), st.sampled_from(Rag), st.sampled_from([ANY, IN_A_ROW]))
def test_a_corrected_rating_corrects_the_count(
    before: tuple[RoundRating, ...], place: int, colour: Rag, policy: SchemePolicy
) -> None:
    if not before:
        return
    chosen = before[place % len(before)]
    corrected = replace(chosen, rag=colour)
    replaced = tuple(corrected if rating is chosen else rating for rating in before)
    appended = (*before, corrected)
    assert count_reds(appended, policy) == count_reds(replaced, policy)
    reds = sum(rating.rag is Rag.RED for rating in replaced)
    assert len(red_rounds(appended)) == reds
    assert is_red_twice(appended, ANY) is (reds >= 2)


@given(histories, st.none() | st.integers(0, 8))
def test_two_in_a_row_are_always_two(before: tuple[RoundRating, ...], decided: int | None) -> None:
    if is_red_twice(before, IN_A_ROW, decided):
        assert is_red_twice(before, ANY, decided)


@given(histories, st.randoms(use_true_random=False))
def test_the_order_in_which_ratings_are_read_changes_nothing(
    before: tuple[RoundRating, ...], random: object
) -> None:
    mixed = list(before)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    for policy in (ANY, IN_A_ROW):
        assert count_reds(mixed, policy) == count_reds(before, policy)
