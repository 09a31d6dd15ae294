"""Milestones lose by being late, and a new forecast changes nothing."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.milestones import Milestone, days_late, milestone_index, milestones_mean

PLANNED = date(2009, 9, 1)
END = date(2009, 12, 31)
MILESTONE = Milestone("m", "Course held", PLANNED)


@pytest.mark.parametrize(
    ("reached_on", "index"),
    [
        (date(2009, 8, 1), Fraction(1)),
        (PLANNED, Fraction(1)),
        (PLANNED + timedelta(days=1), Fraction(89, 90)),
        (PLANNED + timedelta(days=45), Fraction(1, 2)),
        (PLANNED + timedelta(days=90), Fraction(0)),
        (PLANNED + timedelta(days=91), Fraction(0)),
        (None, Fraction(0)),
    ],
)
def test_a_milestone_counts_less_for_each_day_late(
    reached_on: date | None, index: Fraction
) -> None:
    assert milestone_index(replace(MILESTONE, reached_on=reached_on), END, 90) == index


def test_an_unreached_milestone_counts_its_days_to_the_periods_end() -> None:
    assert days_late(MILESTONE, date(2009, 9, 10)) == 9
    assert milestone_index(MILESTONE, date(2009, 9, 10), 90) == Fraction(81, 90)


def test_a_milestone_reached_after_the_period_is_unreached_in_it() -> None:
    after = replace(MILESTONE, reached_on=date(2010, 1, 20))
    assert milestone_index(after, date(2009, 10, 1), 90) == Fraction(60, 90)


def test_a_milestone_planned_for_the_last_day_is_not_late_on_that_day() -> None:
    assert milestone_index(replace(MILESTONE, baseline_date=END), END, 90) == 1
    assert (
        milestone_index(replace(MILESTONE, baseline_date=END + timedelta(days=1)), END, 90) is None
    )


def test_a_later_milestone_counts_when_reached_and_is_left_out_when_not() -> None:
    later = replace(MILESTONE, baseline_date=date(2010, 3, 1))
    assert milestone_index(later, END, 90) is None
    assert milestone_index(replace(later, reached_on=END), END, 90) == 1


def test_milestones_that_do_not_count_yet_are_not_in_the_mean() -> None:
    later = replace(MILESTONE, baseline_date=date(2010, 3, 1))
    reached = replace(MILESTONE, reached_on=PLANNED + timedelta(days=45))
    assert milestones_mean([later, reached], END, 90) == Fraction(1, 2)
    assert milestones_mean([later], END, 90) is None


@given(st.none() | st.dates(PLANNED, END), st.dates(PLANNED, date(2012, 1, 1)))
def test_a_new_forecast_changes_no_index(reached_on: date | None, forecast: date) -> None:
    one = replace(MILESTONE, reached_on=reached_on)
    moved = replace(one, forecast=forecast)
    assert milestone_index(one, END, 90) == milestone_index(moved, END, 90)
