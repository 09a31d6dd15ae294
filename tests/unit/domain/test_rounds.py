"""Deadlines end with the day in Copenhagen, summer and winter; rounds have free names and dates."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.errors import DomainError
from portal.domain.rounds import (
    ROUND_TRANSITIONS,
    DeadlineExtension,
    ReportingInterval,
    ReportingRound,
    RoundAction,
    RoundReason,
    RoundState,
    deadline_instant,
    extension_gaps,
    is_overdue,
    propose_next_round,
    round_gaps,
    takes_part,
)
from portal.domain.working_days import danish_holidays, is_working_day

TZ = "Europe/Copenhagen"
COPENHAGEN = ZoneInfo(TZ)
SECOND = timedelta(seconds=1)


def last_sunday(year: int, month: int) -> date:
    """Return the day on which the clocks change."""
    day = date(year, month, 31)
    return day - timedelta(days=(day.weekday() + 1) % 7)


def boundaries() -> list[date]:
    """Return every month's first and last day 2010-2035, and the days round both clock changes."""
    days: set[date] = set()
    for year in range(2010, 2036):
        for month in range(1, 13):
            first = date(year, month, 1)
            days |= {first, first - timedelta(days=1)}
        for month in (3, 10):
            change = last_sunday(year, month)
            days |= {change + timedelta(days=offset) for offset in (-2, -1, 0, 1)}
    return sorted(days)


def test_copenhagen_deadlines_hold_three_hours_round_every_boundary() -> None:
    for due in boundaries():
        midnight = datetime(due.year, due.month, due.day, tzinfo=COPENHAGEN) + timedelta(days=1)
        end = deadline_instant(due, TZ)
        assert end == midnight.astimezone(UTC)
        for minutes in range(-180, 181, 15):
            now = end + timedelta(minutes=minutes)
            local = now.astimezone(COPENHAGEN)
            assert is_overdue(due, now, TZ) is (local.date() > due), (due, local)
        assert not is_overdue(due, end - SECOND, TZ)
        assert is_overdue(due, end, TZ)


@pytest.mark.parametrize(
    ("due", "utc"),
    [
        (date(2010, 1, 15), "2010-01-15T23:00:00+00:00"),
        (date(2010, 3, 27), "2010-03-27T23:00:00+00:00"),
        (date(2010, 3, 28), "2010-03-28T22:00:00+00:00"),
        (date(2010, 7, 15), "2010-07-15T22:00:00+00:00"),
        (date(2010, 10, 30), "2010-10-30T22:00:00+00:00"),
        (date(2010, 10, 31), "2010-10-31T23:00:00+00:00"),
        (date(2035, 12, 31), "2035-12-31T23:00:00+00:00"),
    ],
)
def test_a_deadline_ends_at_local_midnight(due: date, utc: str) -> None:
    assert deadline_instant(due, TZ).isoformat() == utc


@given(
    st.dates(date(2010, 1, 1), date(2035, 12, 31)),
    st.timedeltas(timedelta(hours=-3), timedelta(hours=3)),
)
def test_a_report_is_overdue_exactly_when_the_local_day_is_past(due: date, away: timedelta) -> None:
    now = deadline_instant(due, TZ) + away
    assert is_overdue(due, now, TZ) is (now.astimezone(COPENHAGEN).date() > due)


def test_the_clock_change_makes_a_day_of_23_and_one_of_25_hours() -> None:
    spring, autumn = date(2010, 3, 28), date(2010, 10, 31)
    day = timedelta(days=1)
    assert deadline_instant(spring, TZ) - deadline_instant(spring - day, TZ) == timedelta(hours=23)
    assert deadline_instant(autumn, TZ) - deadline_instant(autumn - day, TZ) == timedelta(hours=25)


def test_an_extension_moves_the_deadline_of_one_project() -> None:
    due, later = date(2010, 7, 15), date(2010, 7, 20)
    now = datetime(2010, 7, 18, 12, tzinfo=UTC)
    assert is_overdue(due, now, TZ)
    assert not is_overdue(due, now, TZ, extension=later)
    assert is_overdue(due, datetime(2010, 7, 20, 22, tzinfo=UTC), TZ, extension=later)


def test_an_instant_without_time_zone_is_refused() -> None:
    naive = datetime(2010, 7, 15, 12, tzinfo=UTC).replace(tzinfo=None)
    with pytest.raises(DomainError, match="instant_without_zone"):
        is_overdue(date(2010, 7, 15), naive, TZ)


def test_an_extension_must_be_later_and_have_a_reason() -> None:
    due = date(2010, 7, 15)
    same_day = DeadlineExtension(due, " ")
    assert [reason.code for reason in extension_gaps(due, same_day)] == [
        RoundReason.EXTENSION_NOT_LATER,
        RoundReason.EXTENSION_REASON_MISSING,
    ]
    assert not extension_gaps(due, DeadlineExtension(date(2010, 7, 16), "Illness"))


def a_round(name: str, start: date, end: date, due: date, order: int = 1) -> ReportingRound:
    return ReportingRound("r", name, start, end, due, order)


def test_a_round_needs_a_name_and_a_period_that_runs_forward() -> None:
    wrong = a_round(" ", date(2010, 4, 1), date(2010, 3, 31), date(2010, 3, 30))
    assert [reason.code for reason in round_gaps(wrong)] == [
        RoundReason.NAME_MISSING,
        RoundReason.PERIOD_REVERSED,
        RoundReason.DUE_BEFORE_PERIOD,
    ]
    july = a_round("juli 2010", date(2010, 4, 1), date(2010, 6, 30), date(2010, 7, 15))
    assert not round_gaps(july)


HOLIDAYS = frozenset().union(*(danish_holidays(year) for year in range(2009, 2037)))


def test_the_next_quarter_is_proposed_with_the_same_distance_in_working_days() -> None:
    december = a_round("december 2009", date(2009, 10, 1), date(2009, 12, 31), date(2010, 1, 15))
    proposed = propose_next_round(december, HOLIDAYS)
    assert (proposed.period_start, proposed.period_end) == (date(2010, 1, 1), date(2010, 3, 31))
    assert proposed.due == date(2010, 4, 19)  # ten working days, Easter left out
    assert proposed.order == 2


def test_a_round_that_ended_late_in_a_quarter_is_followed_by_more_than_a_few_days() -> None:
    odd = a_round("november", date(2010, 8, 1), date(2010, 11, 30), date(2010, 12, 10))
    proposed = propose_next_round(odd, HOLIDAYS)
    assert (proposed.period_start, proposed.period_end) == (date(2010, 12, 1), date(2011, 3, 31))


@given(st.dates(date(2010, 1, 1), date(2035, 1, 1)), st.integers(0, 60))
def test_a_proposed_due_date_is_always_a_working_day_after_its_period(
    end: date, distance: int
) -> None:
    before = a_round("x", end - timedelta(days=90), end, end + timedelta(days=distance))
    proposed = propose_next_round(before, HOLIDAYS)
    assert is_working_day(proposed.due, HOLIDAYS)
    assert proposed.period_start == end + timedelta(days=1)
    assert proposed.period_end < proposed.due or distance < 5
    assert timedelta(days=44) <= proposed.period_end - proposed.period_start


@pytest.mark.parametrize(
    ("interval", "orders"),
    [
        (ReportingInterval.EVERY_ROUND, [3, 4, 5, 6, 7, 8, 9]),
        (ReportingInterval.HALF_YEARLY, [3, 5, 7, 9]),
        (ReportingInterval.YEARLY, [3, 7]),
    ],
)
def test_a_project_takes_part_in_the_rounds_it_is_due_in(
    interval: ReportingInterval, orders: list[int]
) -> None:
    assert [order for order in range(1, 10) if takes_part(interval, 3, order)] == orders


def test_three_rounds_a_year_still_give_one_yearly_report() -> None:
    yearly = [n for n in range(1, 8) if takes_part(ReportingInterval.YEARLY, 1, n, 3)]
    assert yearly == [1, 4, 7]


def test_a_round_goes_one_way_and_is_published_only_when_closed() -> None:
    table = ROUND_TRANSITIONS
    state = RoundState.PLANNED
    for action in RoundAction:
        state = table.target(state, action)
    assert state is RoundState.SUPPLEMENTED
    assert table.target(state, RoundAction.SUPPLEMENT) is RoundState.SUPPLEMENTED
    with pytest.raises(DomainError):
        table.target(RoundState.OPEN, RoundAction.PUBLISH)
