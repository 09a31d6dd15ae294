"""The house's clock: the only place that reads the time."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Anything that tells the present instant."""

    def now(self) -> datetime:
        """Return the present instant, aware and in UTC."""
        ...


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return the present instant, aware and in UTC."""
        return datetime.now(UTC)


@dataclass(slots=True)
class SteeredClock:
    """A clock that stands still until it is moved; tests and demonstrations use it."""

    instant: datetime = field(default_factory=lambda: datetime(2010, 7, 8, 12, 0, tzinfo=UTC))

    def now(self) -> datetime:
        """Return the instant it was last set to."""
        return self.instant

    def move(self, by: timedelta) -> None:
        """Move the clock by a stretch of time."""
        self.instant += by


def local_date(instant: datetime, time_zone: str = "Europe/Copenhagen") -> date:
    """Return the calendar day an instant falls on in a time zone.

    >>> local_date(datetime(2010, 7, 8, 22, 30, tzinfo=UTC))
    datetime.date(2010, 7, 9)
    """
    return instant.astimezone(ZoneInfo(time_zone)).date()
