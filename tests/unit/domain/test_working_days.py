"""Working days leave out weekends and public holidays, forwards and backwards."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.working_days import (
    add_working_days,
    danish_holidays,
    easter_sunday,
    is_working_day,
    working_days_between,
)

HOLIDAYS = frozenset().union(*(danish_holidays(year) for year in range(2005, 2040)))
DAYS = st.dates(date(2010, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("year", "easter"),
    [
        (2008, date(2008, 3, 23)),
        (2010, date(2010, 4, 4)),
        (2011, date(2011, 4, 24)),
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
        (2035, date(2035, 3, 25)),
    ],
)
def test_easter_falls_where_the_calendar_says(year: int, easter: date) -> None:
    assert easter_sunday(year) == easter


def test_the_danish_holidays_of_2010() -> None:
    assert sorted(danish_holidays(2010)) == [
        date(2010, 1, 1),
        date(2010, 4, 1),
        date(2010, 4, 2),
        date(2010, 4, 4),
        date(2010, 4, 5),
        date(2010, 4, 30),
        date(2010, 5, 13),
        date(2010, 5, 23),
        date(2010, 5, 24),
        date(2010, 12, 25),
        date(2010, 12, 26),
    ]


def test_great_prayer_day_is_a_working_day_from_2024() -> None:
    assert not is_working_day(date(2023, 5, 5), danish_holidays(2023))
    assert is_working_day(date(2024, 4, 26), danish_holidays(2024))


def test_five_working_days_after_a_wednesday_are_a_week() -> None:
    assert add_working_days(date(2010, 4, 14), 5, HOLIDAYS) == date(2010, 4, 21)
    assert add_working_days(date(2010, 4, 21), -5, HOLIDAYS) == date(2010, 4, 14)


def test_no_days_after_a_saturday_is_the_monday() -> None:
    assert add_working_days(date(2010, 4, 17), 0, HOLIDAYS) == date(2010, 4, 19)


@given(DAYS, st.integers(1, 60))
def test_adding_and_counting_working_days_agree(start: date, count: int) -> None:
    end = add_working_days(start, count, HOLIDAYS)
    assert is_working_day(end, HOLIDAYS)
    assert working_days_between(start, end, HOLIDAYS) == count
    assert working_days_between(end, start, HOLIDAYS) == -count


@given(DAYS, st.integers(0, 200), st.integers(0, 200))
def test_working_days_add_up(start: date, first: int, second: int) -> None:
    middle = start + timedelta(days=first)
    end = middle + timedelta(days=second)
    whole = working_days_between(start, end, HOLIDAYS)
    parts = (
        working_days_between(start, middle, HOLIDAYS),
        working_days_between(middle, end, HOLIDAYS),
    )
    assert whole == sum(parts)
