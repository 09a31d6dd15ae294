"""Deadlines before a committee's meeting (mødefrister), counted back in working days (G10)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.domain.policy import SchemePolicy
from portal.domain.working_days import add_working_days, working_days_between


class MeetingDeadlineKind(StrEnum):
    """What must be done before a meeting."""

    PAPERS_READY = "papers_ready"
    AGENDA_CLOSES = "agenda_closes"
    AGENDA_SENT = "agenda_sent"


@dataclass(frozen=True, slots=True)
class MeetingDeadline:
    """One deadline; `days_left` counts working days from today and is negative once it is over."""

    kind: MeetingDeadlineKind
    on: date
    days_left: int

    @property
    def is_over(self) -> bool:
        """Whether the day has passed."""
        return self.days_left < 0


def meeting_deadlines(
    meeting_on: date, policy: SchemePolicy, today: date, holidays: Collection[date]
) -> tuple[MeetingDeadline, ...]:
    """Return the deadlines of a meeting, the first one first.

    A setting of 0 means the day of the meeting itself.

    >>> found = meeting_deadlines(date(2010, 9, 6), SchemePolicy(), date(2010, 8, 24), frozenset())
    >>> [(one.on.isoformat(), one.days_left) for one in found]
    [('2010-08-23', -1), ('2010-08-30', 4), ('2010-08-31', 5)]
    """
    counted = (
        (MeetingDeadlineKind.PAPERS_READY, policy.papers_ready_working_days),
        (MeetingDeadlineKind.AGENDA_CLOSES, policy.agenda_closes_working_days),
        (MeetingDeadlineKind.AGENDA_SENT, policy.agenda_sent_working_days),
    )
    found = [
        _deadline(kind, _back(meeting_on, days, holidays), today, holidays)
        for kind, days in counted
    ]
    return tuple(sorted(found, key=lambda one: one.on))


def _back(day: date, count: int, holidays: Collection[date]) -> date:
    return day if count == 0 else add_working_days(day, -count, holidays)


def _deadline(
    kind: MeetingDeadlineKind, on: date, today: date, holidays: Collection[date]
) -> MeetingDeadline:
    left = working_days_between(today, on, holidays)
    if on < today:
        left = min(left, -1)
    return MeetingDeadline(kind, on, left)
