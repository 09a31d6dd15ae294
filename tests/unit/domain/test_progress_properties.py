"""Properties of the suggested rating that hold for every report that could be written."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from portal.domain.criteria import Accumulation, Baseline, Direction, SuccessCriterion
from portal.domain.milestones import Milestone
from portal.domain.policy import SchemePolicy
from portal.domain.progress import (
    ArithmeticCode,
    ReportedValue,
    Suggestion,
    attained,
    planned,
    suggest,
)
from portal.domain.rag import Rag
from portal.domain.theory import Level
from tests.unit.domain.examples import END, PERIOD_END, START, families

POLICY = SchemePolicy()


def rated(
    criteria: list[SuccessCriterion],
    values: list[ReportedValue],
    milestones: tuple[Milestone, ...] = (),
    policy: SchemePolicy = POLICY,
) -> Suggestion:
    return suggest(criteria, values, milestones, PERIOD_END, START, policy)


numbers = st.decimals(-50, 250, places=2, allow_nan=False, allow_infinity=False)
weights = st.decimals("0.1", 10, places=1, allow_nan=False, allow_infinity=False)

SELDOM = st.sampled_from([False, False, False, False, True])


@st.composite
def criteria(draw: st.DrawFn, name: str) -> SuccessCriterion:
    """Draw a criterion that could have been agreed."""
    start = draw(st.decimals(0, 100, places=1))
    target = draw(st.decimals(0, 100, places=1))
    tolerance = draw(st.decimals(0, 20, places=1))
    direction = Direction.UP if target > start else Direction.DOWN
    keep = draw(SELDOM) or target == start
    measured = START + timedelta(days=draw(st.integers(0, 300)))
    known = not draw(SELDOM)
    return replace(
        families(),
        id=name,
        direction=Direction.KEEP if keep else direction,
        accumulation=draw(st.sampled_from(Accumulation)),
        baseline=Baseline(start, measured) if known else Baseline(missing_because="No"),
        target=target,
        tolerance=tolerance,
        due=measured + timedelta(days=draw(st.integers(1, 700))),
        level=draw(st.sampled_from(Level)),
        weight=draw(weights),
        key=draw(st.booleans()),
        at_end_only=draw(SELDOM),
    )


@st.composite
def reports(draw: st.DrawFn) -> tuple[list[SuccessCriterion], list[ReportedValue]]:
    """Draw criteria with values, some of which are not available."""
    drawn = [draw(criteria(f"c{number}")) for number in range(draw(st.integers(1, 5)))]
    given_values = [ReportedValue(one.id, draw(st.none() | numbers), "Not yet") for one in drawn]
    return drawn, given_values


def severity(colour: Rag | None) -> int:
    assert colour is not None
    return colour.severity


milestone_lists = st.lists(
    st.builds(
        Milestone,
        id=st.uuids().map(str),
        title=st.just("m"),
        baseline_date=st.dates(START, END),
        reached_on=st.none() | st.dates(START, END),
    ),
    max_size=4,
)


@given(reports(), milestone_lists, st.integers(0, 4), numbers)
def test_a_better_value_never_gives_a_worse_suggestion(
    report: tuple[list[SuccessCriterion], list[ReportedValue]],
    milestones: list[Milestone],
    which: int,
    better: Decimal,
) -> None:
    drawn, values = report
    chosen = which % len(drawn)
    old = values[chosen].value
    assume(old is not None)
    was, becomes = attained(drawn[chosen], old), attained(drawn[chosen], better)
    assume(was is not None)
    assert was is not None
    assert becomes is not None
    assume(becomes >= was)
    improved = [*values]
    improved[chosen] = ReportedValue(drawn[chosen].id, better)
    before = rated(drawn, values, tuple(milestones))
    after = rated(drawn, improved, tuple(milestones))
    assert (before.overall is None) is (after.overall is None)
    if before.overall is not None:
        assert severity(after.overall) <= severity(before.overall)


@given(reports(), milestone_lists, st.randoms(use_true_random=False))
def test_reordering_criteria_values_and_milestones_changes_nothing(
    report: tuple[list[SuccessCriterion], list[ReportedValue]],
    milestones: list[Milestone],
    random: Random,
) -> None:
    drawn, values = report
    before = rated(drawn, values, tuple(milestones))
    shuffled = [*drawn], [*values], [*milestones]
    for part in shuffled:
        random.shuffle(part)
    after = rated(shuffled[0], shuffled[1], tuple(shuffled[2]))
    assert after.overall is before.overall
    for level in ("activity", "result"):
        one, other = getattr(before, level), getattr(after, level)
        assert (one.index, one.rag, one.capped_by) == (other.index, other.rag, other.capped_by)


@given(reports(), milestone_lists)
def test_every_index_and_share_lies_within_0_and_1(
    report: tuple[list[SuccessCriterion], list[ReportedValue]], milestones: list[Milestone]
) -> None:
    found = rated(report[0], report[1], tuple(milestones))
    for line in found.lines:
        for share in (line.index, line.attained, line.planned):
            assert share is None or 0 <= share <= 1
        assert line.code is not ArithmeticCode.CRITERION or line.index is not None


@given(reports(), st.dates(START, END), st.dates(START, END))
def test_the_plan_never_goes_back(
    report: tuple[list[SuccessCriterion], list[ReportedValue]], first: date, second: date
) -> None:
    earlier, later = sorted((first, second))
    for one in report[0]:
        assert planned(one, earlier, START) <= planned(one, later, START)
