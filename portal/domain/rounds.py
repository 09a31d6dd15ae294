"""Reporting rounds (indrapporteringsrunde) with free names, their deadlines and intervals.

A deadline is a date; it ends when that day ends in the scheme's time zone.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from portal.domain.actors import Role
from portal.domain.errors import DomainError
from portal.domain.transitions import Transition, TransitionTable
from portal.domain.verdict import Reason, Verdict
from portal.domain.working_days import (
    add_working_days,
    danish_holidays,
    is_working_day,
    working_days_between,
)

__all__ = [
    "ROUND_TRANSITIONS",
    "DeadlineExtension",
    "ReportingInterval",
    "ReportingRound",
    "RoundAction",
    "RoundProposal",
    "RoundReason",
    "RoundState",
    "add_working_days",
    "danish_holidays",
    "deadline_instant",
    "extension_gaps",
    "is_overdue",
    "is_working_day",
    "may_mark_not_submitted",
    "propose_next_round",
    "round_gaps",
    "takes_part",
    "working_days_between",
]

MONTHS_IN_QUARTER = 3
SHORTEST_PERIOD = timedelta(days=45)


class RoundReason(StrEnum):
    """What is wrong with a round, an extension or an instant."""

    NAME_MISSING = "round_name_missing"
    PERIOD_REVERSED = "round_period_reversed"
    DUE_BEFORE_PERIOD = "round_due_before_period"
    EXTENSION_NOT_LATER = "extension_not_later"
    EXTENSION_REASON_MISSING = "extension_reason_missing"
    NOT_DUE_YET = "round_not_due_yet"
    INSTANT_WITHOUT_ZONE = "instant_without_zone"
    ROUNDS_A_YEAR = "rounds_a_year_not_positive"


class RoundState(StrEnum):
    """The states of a round."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    PUBLISHED = "published"
    SUPPLEMENTED = "supplemented"


class RoundAction(StrEnum):
    """What can be done with a round."""

    OPEN = "open"
    CLOSE = "close"
    PUBLISH = "publish"
    SUPPLEMENT = "supplement"


class ReportingInterval(StrEnum):
    """How often a project reports (R16)."""

    EVERY_ROUND = "every_round"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"


@dataclass(frozen=True, slots=True)
class ReportingRound:
    """A round: free name, reporting period, due date and its place in the order (R21)."""

    id: str
    name: str
    period_start: date
    period_end: date
    due: date
    order: int
    state: RoundState = RoundState.PLANNED


@dataclass(frozen=True, slots=True)
class RoundProposal:
    """Proposed dates of the next round; the name is for the secretariat to choose."""

    period_start: date
    period_end: date
    due: date
    order: int


@dataclass(frozen=True, slots=True)
class DeadlineExtension:
    """A later due date for one project in one round, with the reason."""

    due: date
    reason: str


def round_gaps(reporting_round: ReportingRound) -> tuple[Reason, ...]:
    """Return what is wrong with a round's name and dates."""
    reasons: list[Reason] = []
    if not reporting_round.name.strip():
        reasons.append(Reason(RoundReason.NAME_MISSING))
    if reporting_round.period_end < reporting_round.period_start:
        reasons.append(Reason(RoundReason.PERIOD_REVERSED))
    if reporting_round.due < reporting_round.period_start:
        reasons.append(Reason(RoundReason.DUE_BEFORE_PERIOD))
    return tuple(reasons)


def deadline_instant(due: date, tz: str) -> datetime:
    """Return the instant (UTC) at which the due day ends: midnight in the time zone.

    >>> deadline_instant(date(2010, 3, 27), "Europe/Copenhagen").isoformat()
    '2010-03-27T23:00:00+00:00'
    >>> deadline_instant(date(2010, 3, 28), "Europe/Copenhagen").isoformat()
    '2010-03-28T22:00:00+00:00'
    """
    midnight = datetime.combine(due + timedelta(days=1), time(), ZoneInfo(tz))
    return midnight.astimezone(UTC)


def is_overdue(due: date, now: datetime, tz: str, extension: date | None = None) -> bool:
    """Return whether the due day has ended; an extension moves it to its own day.

    Raises:
        DomainError: when the instant has no time zone.
    """
    if now.tzinfo is None:
        raise DomainError(RoundReason.INSTANT_WITHOUT_ZONE, "now")
    return now >= deadline_instant(extension or due, tz)


def may_mark_not_submitted(
    due: date, now: datetime, tz: str, extension: date | None = None
) -> Verdict:
    """Return whether a report that has not come can be marked so: only after its deadline."""
    if is_overdue(due, now, tz, extension):
        return Verdict.yes()
    return Verdict.no(Reason(RoundReason.NOT_DUE_YET, {"due": extension or due}))


def extension_gaps(due: date, extension: DeadlineExtension) -> tuple[Reason, ...]:
    """Return what is wrong with an extension: it must be later than the due date and reasoned."""
    reasons: list[Reason] = []
    if extension.due <= due:
        reasons.append(Reason(RoundReason.EXTENSION_NOT_LATER, {"due": due}))
    if not extension.reason.strip():
        reasons.append(Reason(RoundReason.EXTENSION_REASON_MISSING))
    return tuple(reasons)


def _quarter_end(day: date) -> date:
    """Return the last day of the calendar quarter in which the day lies."""
    month = (day.month - 1) // MONTHS_IN_QUARTER * MONTHS_IN_QUARTER + MONTHS_IN_QUARTER
    year, first_month = (day.year + 1, 1) if month == 12 else (day.year, month + 1)
    return date(year, first_month, 1) - timedelta(days=1)


def propose_next_round(previous: ReportingRound, holidays: frozenset[date]) -> RoundProposal:
    """Return dates for the round after the previous one: the next quarter, due on a working day.

    The period begins the day after the previous one and ends with the quarter, or with the next
    quarter when less than half a quarter is left. The due date keeps the previous round's
    distance from the period's end, counted in working days.

    >>> before = ReportingRound("r", "december 2009", date(2009, 10, 1), date(2009, 12, 31),
    ...                         date(2010, 1, 15), 1)
    >>> propose_next_round(before, danish_holidays(2010)).period_end
    datetime.date(2010, 3, 31)
    """
    start = previous.period_end + timedelta(days=1)
    end = _quarter_end(start)
    if end - start < SHORTEST_PERIOD:
        end = _quarter_end(end + timedelta(days=1))
    distance = working_days_between(previous.period_end, previous.due, holidays)
    due = add_working_days(end, max(distance, 0), holidays)
    return RoundProposal(start, end, due, previous.order + 1)


def takes_part(
    interval: ReportingInterval,
    first_round_order: int,
    round_order: int,
    rounds_a_year: int = 4,
) -> bool:
    """Return whether a project with the interval is due in the round, by the order of rounds.

    >>> [takes_part(ReportingInterval.HALF_YEARLY, 2, order) for order in (1, 2, 3, 4)]
    [False, True, False, True]
    """
    if rounds_a_year < 1:
        raise DomainError(RoundReason.ROUNDS_A_YEAR, "rounds_a_year")
    steps = {
        ReportingInterval.EVERY_ROUND: 1,
        ReportingInterval.HALF_YEARLY: max(1, rounds_a_year // 2),
        ReportingInterval.YEARLY: rounds_a_year,
    }
    passed = round_order - first_round_order
    return passed >= 0 and passed % steps[interval] == 0


_OFFICE = (Role.SECRETARIAT,)

ROUND_TRANSITIONS: TransitionTable[RoundState] = TransitionTable(
    "round",
    (
        Transition(
            RoundState.PLANNED,
            RoundState.OPEN,
            RoundAction.OPEN,
            _OFFICE,
            event="round_opened",
            guard="rounds.round_gaps",
            mail="round_opened",
            system=True,
        ),
        Transition(
            RoundState.OPEN,
            RoundState.CLOSED,
            RoundAction.CLOSE,
            _OFFICE,
            event="round_closed",
            system=True,
        ),
        Transition(
            RoundState.CLOSED,
            RoundState.PUBLISHED,
            RoundAction.PUBLISH,
            _OFFICE,
            event="round_published",
            guard="publication.may_publish",
            mail="round_published",
            journal=True,
        ),
        *(
            Transition(
                state,
                RoundState.SUPPLEMENTED,
                RoundAction.SUPPLEMENT,
                _OFFICE,
                event="round_supplemented",
                guard="publication.may_supplement",
                mail="round_published",
                journal=True,
            )
            for state in (RoundState.PUBLISHED, RoundState.SUPPLEMENTED)
        ),
    ),
)
