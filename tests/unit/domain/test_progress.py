"""The suggested rating is exact, shows its arithmetic, and never punishes a better value."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from portal.domain.criteria import Baseline, Direction, SuccessCriterion
from portal.domain.milestones import Milestone
from portal.domain.planned_path import PathPoint, PlannedPath
from portal.domain.policy import SchemePolicy
from portal.domain.progress import (
    ArithmeticCode,
    ProgressReason,
    ReportedValue,
    Suggestion,
    attained,
    index,
    planned,
    planned_figure,
    rounded,
    suggest,
)
from portal.domain.rag import Rag
from portal.domain.theory import Level
from tests.unit.domain.examples import END, PERIOD_END, START, families, knowledge, through

POLICY = SchemePolicy()


def value(criterion: SuccessCriterion, number: str) -> ReportedValue:
    return ReportedValue(criterion.id, Decimal(number))


def gone(criterion: SuccessCriterion) -> ReportedValue:
    return ReportedValue(criterion.id, None, "The survey comes in autumn")


def rated(
    criteria: list[SuccessCriterion],
    values: list[ReportedValue],
    milestones: tuple[Milestone, ...] = (),
    policy: SchemePolicy = POLICY,
) -> Suggestion:
    return suggest(criteria, values, milestones, PERIOD_END, START, policy)


@pytest.mark.parametrize(
    ("reached", "shown", "colour"),
    [("60", "0.8555", Rag.GREEN), ("59", "0.8413", Rag.YELLOW)],
)
def test_the_golden_hundred_families(reached: str, shown: str, colour: Rag) -> None:
    found = rated([families()], [value(families(), reached)])
    assert planned(families(), PERIOD_END, START) == Fraction(425, 606)
    assert found.activity is not None
    assert found.activity.index is not None
    assert rounded(found.activity.index, 4) == Decimal(shown)
    assert found.overall is colour


@pytest.mark.parametrize(
    ("direction", "start", "target", "now", "share"),
    [
        (Direction.UP, "40", "80", "68", Fraction(7, 10)),
        (Direction.UP, "40", "80", "90", Fraction(1)),
        (Direction.UP, "40", "80", "30", Fraction(0)),
        (Direction.DOWN, "50", "10", "20", Fraction(3, 4)),
        (Direction.DOWN, "50", "10", "60", Fraction(0)),
        (Direction.DOWN, "50", "10", "5", Fraction(1)),
        (Direction.UP, "0", "0.3", "0.1", Fraction(1, 3)),
    ],
)
def test_attained_is_the_share_of_the_way_and_stays_within_0_and_1(
    direction: Direction, start: str, target: str, now: str, share: Fraction
) -> None:
    one = replace(
        families(),
        direction=direction,
        baseline=Baseline(Decimal(start), START),
        target=Decimal(target),
    )
    assert attained(one, Decimal(now)) == share


@pytest.mark.parametrize(
    ("now", "share"),
    [
        ("50", Fraction(1)),
        ("54", Fraction(1)),
        ("46", Fraction(1)),
        ("55", Fraction(3, 4)),
        ("44", Fraction(1, 2)),
        ("58", Fraction(0)),
        ("70", Fraction(0)),
    ],
)
def test_keeping_a_level_is_whole_within_tolerance_and_nothing_at_twice_it(
    now: str, share: Fraction
) -> None:
    kept = replace(knowledge(), direction=Direction.KEEP, target=Decimal(50), tolerance=Decimal(4))
    assert attained(kept, Decimal(now)) == share


def test_keeping_without_tolerance_is_all_or_nothing() -> None:
    kept = replace(knowledge(), direction=Direction.KEEP, target=Decimal(50))
    assert attained(kept, Decimal(50)) == 1
    assert attained(kept, Decimal("50.01")) == 0


def test_keeping_is_planned_whole_from_the_baselines_date() -> None:
    kept = replace(knowledge(), direction=Direction.KEEP, baseline=Baseline(Decimal(50), END))
    assert planned(kept, END - timedelta(days=1), START) == 0
    assert planned(kept, END, START) == 1


def test_a_count_without_baseline_starts_at_0_and_a_snapshot_has_no_index() -> None:
    nothing = Baseline(missing_because="Nobody asked")
    counted = replace(families(), baseline=nothing)
    asked = replace(knowledge(), baseline=nothing)
    assert attained(counted, Decimal(60)) == Fraction(3, 5)
    assert attained(asked, Decimal(60)) is None
    found = rated([asked], [value(asked, "60")])
    assert found.overall is None
    assert ProgressReason.BASELINE_MISSING in [reason.code for reason in found.missing]


def test_without_a_baselines_date_the_plan_begins_with_the_project() -> None:
    counted = replace(families(), baseline=Baseline(missing_because="Nobody asked"))
    assert planned(counted, PERIOD_END, START) == Fraction(425, 606)


def test_equal_target_and_baseline_give_no_index_and_no_crash() -> None:
    stuck = replace(knowledge(), target=Decimal(40))
    found = rated([stuck], [value(stuck, "40")])
    assert found.overall is None
    assert ProgressReason.TARGET_IS_BASELINE in [reason.code for reason in found.missing]


@pytest.mark.parametrize(
    ("on", "share"),
    [
        (START - timedelta(days=1), Fraction(0)),
        (START, Fraction(0)),
        (date(2010, 6, 29), Fraction(605, 606)),
        (date(2010, 6, 30), Fraction(1)),
        (date(2011, 1, 1), Fraction(1)),
    ],
)
def test_a_straight_plan_runs_from_baseline_to_due_date(on: date, share: Fraction) -> None:
    assert planned(families(), on, START) == share


def test_a_plan_through_points_is_straight_between_them() -> None:
    path = through((date(2009, 11, 1), "0.2"), (date(2010, 3, 1), "0.8"))
    bent = replace(families(), path=path)
    assert planned(bent, date(2009, 11, 1), START) == Fraction(1, 5)
    assert planned(bent, date(2009, 12, 31), START) == Fraction(1, 5) + Fraction(3, 5) / 2
    assert planned(bent, date(2010, 3, 1), START) == Fraction(4, 5)
    assert planned(bent, date(2010, 6, 30), START) == 1


def test_a_point_may_be_given_as_a_value() -> None:
    path = PlannedPath((PathPoint(date(2009, 11, 1), value=Decimal(50)),))
    assert planned(replace(knowledge(), path=path), date(2009, 11, 1), START) == Fraction(1, 4)


def test_a_criterion_measured_at_the_end_is_not_due_before() -> None:
    late = replace(knowledge(), at_end_only=True)
    assert planned(late, END - timedelta(days=1), START) == 0
    assert planned(late, END, START) == 1
    found = rated([late], [])
    assert not found.criteria[0].is_due
    assert [reason.code for reason in found.missing].count(ProgressReason.VALUE_MISSING) == 0


def test_less_than_a_tenth_planned_is_not_due_and_a_tenth_is() -> None:
    ten_of_hundred = replace(
        families(), baseline=Baseline(Decimal(0), PERIOD_END - timedelta(days=10))
    )
    exactly = replace(ten_of_hundred, due=PERIOD_END + timedelta(days=90))
    below = replace(ten_of_hundred, due=PERIOD_END + timedelta(days=91))
    assert rated([exactly], [value(exactly, "0")]).overall is Rag.RED
    assert rated([below], [value(below, "0")]).overall is None


@pytest.mark.parametrize(
    ("reached", "colour"),
    [("85", Rag.GREEN), ("84.999999", Rag.YELLOW), ("50", Rag.YELLOW), ("49.999999", Rag.RED)],
)
def test_thresholds_are_compared_unrounded(reached: str, colour: Rag) -> None:
    whole = replace(families(), due=PERIOD_END)
    found = rated([whole], [value(whole, reached)])
    assert found.overall is colour
    assert found.activity is not None
    assert found.activity.index is not None
    assert rounded(found.activity.index, 2) in {Decimal("0.85"), Decimal("0.50")}


def test_a_result_level_is_the_weighted_mean_of_its_criteria() -> None:
    first = replace(knowledge(), id="a", due=PERIOD_END)
    second = replace(first, id="b", weight=Decimal(2))
    found = rated([first, second], [value(first, "80"), value(second, "60")])
    assert found.result is not None
    assert found.result.index == (1 + 2 * Fraction(1, 2)) / 3
    assert found.activity is not None
    assert found.activity.rag is None
    assert found.overall is Rag.YELLOW


def test_reaching_more_than_planned_counts_as_reaching_what_was_planned() -> None:
    ahead, behind = replace(families(), id="ahead"), replace(families(), id="behind")
    found = rated([ahead, behind], [value(ahead, "100"), value(behind, "0")])
    assert [line.index for line in found.lines[:2]] == [1, 0]
    assert found.activity is not None
    assert found.activity.index == Fraction(1, 2)


def test_milestones_say_nothing_about_results() -> None:
    late = Milestone("m1", "Late", date(2009, 1, 1))
    one = replace(knowledge(), due=PERIOD_END)
    found = rated([one], [value(one, "80")], (late,))
    assert found.result is not None
    assert found.result.index == 1
    assert found.result.rag is Rag.GREEN
    assert found.overall is Rag.RED


def test_overall_is_the_worse_of_the_levels() -> None:
    one, other = replace(families(), due=PERIOD_END), replace(knowledge(), due=PERIOD_END)
    found = rated([one, other], [value(one, "100"), value(other, "41")])
    assert found.activity is not None
    assert found.result is not None
    assert (found.activity.rag, found.result.rag, found.overall) == (Rag.GREEN, Rag.RED, Rag.RED)


def test_a_weak_key_criterion_caps_its_level_at_yellow() -> None:
    strong = replace(families(), id="strong", due=PERIOD_END, weight=Decimal(9))
    weak = replace(strong, id="weak", weight=Decimal(1))
    values = [value(strong, "100"), value(weak, "49")]
    assert rated([strong, weak], values).overall is Rag.GREEN
    capped = rated([strong, replace(weak, key=True)], values)
    assert capped.overall is Rag.YELLOW
    assert capped.activity is not None
    assert capped.activity.capped_by == ("weak",)
    fifty = [value(strong, "100"), value(weak, "50")]
    assert rated([strong, replace(weak, key=True)], fifty).overall is Rag.GREEN


def test_a_cap_never_lifts_a_red_level() -> None:
    weak = replace(families(), due=PERIOD_END, key=True)
    assert rated([weak], [value(weak, "10")]).overall is Rag.RED


def test_half_the_weight_missing_still_gives_a_suggestion_and_more_does_not() -> None:
    here, away = replace(families(), id="here"), replace(families(), id="away")
    half = rated([here, away], [value(here, "80"), gone(away)])
    assert half.overall is Rag.GREEN
    heavier = replace(away, weight=Decimal("1.01"))
    more = rated([here, heavier], [value(here, "80"), gone(heavier)])
    assert more.overall is None
    codes = [reason.code for reason in more.missing]
    assert ProgressReason.VALUE_UNAVAILABLE in codes
    assert ProgressReason.TOO_MUCH_MISSING in codes
    assert ProgressReason.NO_LEVEL in codes


def test_milestones_count_together_once_with_their_own_weight() -> None:
    one = replace(families(), due=PERIOD_END)
    reached = Milestone("m1", "In time", date(2009, 6, 30), reached_on=date(2009, 6, 26))
    late = Milestone("m2", "Late", date(2009, 9, 1), reached_on=date(2009, 10, 16))
    later = Milestone("m3", "Later", date(2010, 2, 28))
    found = rated([one], [value(one, "60")], (reached, late, later))
    assert found.activity is not None
    mean = (1 + Fraction(1, 2)) / 2
    assert found.activity.index == (Fraction(3, 5) + mean) / 2
    heavy = rated(
        [one], [value(one, "60")], (reached, late), SchemePolicy(milestone_weight=Decimal(3))
    )
    assert heavy.activity is not None
    assert heavy.activity.index == (Fraction(3, 5) + 3 * mean) / 4


def test_milestones_alone_can_carry_the_activity_level() -> None:
    reached = Milestone("m1", "In time", date(2009, 6, 30), reached_on=date(2009, 6, 26))
    assert rated([], [], (reached,)).overall is Rag.GREEN


def test_nothing_at_all_gives_no_suggestion_and_says_so() -> None:
    found = rated([], [])
    assert found.overall is None
    assert [reason.code for reason in found.missing] == [
        ProgressReason.NOTHING_DUE,
        ProgressReason.NOTHING_DUE,
        ProgressReason.NO_LEVEL,
    ]


def test_the_arithmetic_is_told_line_by_line_with_every_number() -> None:
    milestone = Milestone("m1", "Trained", date(2009, 6, 30), reached_on=date(2009, 7, 9))
    one, other = families(), knowledge()
    found = rated([one, other], [value(one, "60"), value(other, "60")], (milestone,))
    assert [(line.code, line.level, line.subject_id) for line in found.lines] == [
        (ArithmeticCode.CRITERION, Level.ACTIVITY, "families"),
        (ArithmeticCode.MILESTONE, Level.ACTIVITY, "m1"),
        (ArithmeticCode.MILESTONES_MEAN, Level.ACTIVITY, None),
        (ArithmeticCode.LEVEL_MEAN, Level.ACTIVITY, None),
        (ArithmeticCode.CRITERION, Level.RESULT, "knowledge"),
        (ArithmeticCode.LEVEL_MEAN, Level.RESULT, None),
        (ArithmeticCode.OVERALL, None, None),
    ]
    first = found.lines[0]
    assert (first.value, first.baseline, first.target) == (Decimal(60), Decimal(0), Decimal(100))
    assert (first.days_passed, first.days_planned) == (425, 606)
    assert (first.attained, first.planned) == (Fraction(3, 5), Fraction(425, 606))
    assert first.index == index(Fraction(3, 5), Fraction(425, 606))
    assert found.lines[1].days_late == 9
    assert [part.weight for part in found.lines[3].parts] == [1, 1]


def test_rounding_is_half_up_from_the_exact_number() -> None:
    assert rounded(Fraction(1, 8), 2) == Decimal("0.13")
    assert rounded(Fraction(425, 606), 3) == Decimal("0.701")
    assert rounded(Fraction(10**40 * 2 + 1, 10**41 * 4), 1) == Decimal("0.1")
    assert rounded(Fraction(1), 2) == Decimal("1.00")


@pytest.mark.parametrize(("target", "printed"), [(100, "70"), (20, "14"), (10, "7"), (5, "3.5")])
def test_a_planned_figure_has_a_decimal_only_where_start_and_goal_lie_close(
    target: int, printed: str
) -> None:
    criterion = replace(families(), target=Decimal(target))
    assert planned_figure(criterion, date(2009, 12, 31), START) == Decimal(printed)
    assert planned_figure(replace(criterion, target=None), date(2009, 12, 31), START) is None
