"""A meeting's deadlines are counted back in working days, past weekends and holidays (G10)."""

from dataclasses import replace
from datetime import date

import pytest

from portal.domain.errors import DomainError
from portal.domain.meeting_deadlines import meeting_deadlines
from portal.domain.policy import SchemePolicy
from portal.domain.working_days import danish_holidays


@pytest.mark.parametrize(
    ("meeting", "ready", "closes", "sent"),
    [
        (date(2010, 9, 6), date(2010, 8, 23), date(2010, 8, 30), date(2010, 8, 31)),
        (date(2010, 4, 12), date(2010, 3, 24), date(2010, 3, 31), date(2010, 4, 6)),
        (date(2010, 5, 17), date(2010, 4, 29), date(2010, 5, 7), date(2010, 5, 10)),
        (date(2011, 1, 3), date(2010, 12, 20), date(2010, 12, 27), date(2010, 12, 28)),
    ],
)
def test_deadlines_step_over_weekends_and_danish_holidays(
    meeting: date, ready: date, closes: date, sent: date
) -> None:
    holidays = danish_holidays(2010) | danish_holidays(2011)
    found = meeting_deadlines(meeting, SchemePolicy(), date(2010, 1, 4), holidays)
    assert [one.on for one in found] == sorted([ready, closes, sent])


def test_the_scheme_decides_how_many_days() -> None:
    policy = replace(SchemePolicy(), papers_ready_working_days=0, agenda_sent_working_days=1)
    found = meeting_deadlines(date(2010, 9, 6), policy, date(2010, 9, 6), frozenset())
    assert [one.on for one in found] == [date(2010, 8, 30), date(2010, 9, 3), date(2010, 9, 6)]
    assert [one.is_over for one in found] == [True, True, False]
    with pytest.raises(DomainError):
        replace(SchemePolicy(), agenda_closes_working_days=-1)


@pytest.mark.parametrize(
    ("today", "left"), [(date(2010, 8, 20), 1), (date(2010, 8, 21), 1), (date(2010, 8, 23), 0)]
)
def test_the_days_left_are_working_days(today: date, left: int) -> None:
    found = meeting_deadlines(date(2010, 9, 6), SchemePolicy(), today, frozenset())
    assert found[0].days_left == left
    assert not found[0].is_over


def test_a_deadline_that_passed_on_a_friday_is_over_on_the_saturday() -> None:
    found = meeting_deadlines(date(2010, 9, 10), SchemePolicy(), date(2010, 8, 28), frozenset())
    assert (found[0].on, found[0].is_over) == (date(2010, 8, 27), True)
