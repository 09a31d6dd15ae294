"""What happened in the demo, gathered while it is built and written into the history in order."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from portal.demo.facts import Day
from portal.domain.actors import SYSTEM
from portal.storage.history import Fact, record

HOME = ZoneInfo("Europe/Copenhagen")


def instant(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """Return a time of day in Copenhagen as an instant."""
    return datetime.combine(day, time(hour, minute), HOME)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Turns the days of the data files into dates; numbers count from a base."""

    base: date

    def day(self, written: Day) -> date:
        """Return the date of a written day."""
        if isinstance(written, int):
            return self.base + timedelta(days=written)
        return date.fromisoformat(written)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened."""

    at: datetime
    action: str
    kind: str
    object_id: str
    facts: dict[str, Fact]


@dataclass(slots=True)
class Diary:
    """The things that happened, in whatever order they were told."""

    events: list[Event] = field(default_factory=list)

    def note(self, at: datetime, action: str, kind: str, object_id: str, **facts: Fact) -> None:
        """Remember that something happened."""
        self.events.append(Event(at, action, kind, object_id, facts))

    def write(self, session: Session) -> None:
        """Queue all events for the history, oldest first, as done by the system."""
        for one in sorted(self.events, key=lambda event: event.at):
            record(
                session,
                by=SYSTEM,
                at=one.at,
                action=one.action,
                kind=one.kind,
                object_id=one.object_id,
                facts=one.facts,
            )
