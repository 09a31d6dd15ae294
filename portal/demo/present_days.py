"""The days of the invented scheme, reckoned from the day the demo is loaded."""

from dataclasses import dataclass
from datetime import date, timedelta

from portal.demo.diary import Calendar
from portal.demo.facts import RoundFacts
from portal.domain.working_days import add_working_days, danish_holidays

SETTLING_DAYS = 10
"""How old a quarter must be before it is the demo's current period."""
DUE_DAYS_AGO = 2


def _quarter_start(day: date) -> date:
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def quarter_name(day: date) -> str:
    """Return the name of the quarter of a day.

    >>> quarter_name(date(2010, 6, 30))
    '2. kvartal 2010'
    """
    return f"{(day.month + 2) // 3}. kvartal {day.year}"


@dataclass(frozen=True, slots=True)
class PresentDays:
    """The current period and what happened around it."""

    today: date
    period_start: date
    period_end: date
    due: date

    @classmethod
    def of(cls, today: date) -> "PresentDays":
        """Return the days as seen from the day of loading.

        >>> days = PresentDays.of(date(2026, 11, 21))
        >>> days.period_end, days.due
        (datetime.date(2026, 9, 30), datetime.date(2026, 11, 19))
        """
        end = _quarter_start(today - timedelta(days=SETTLING_DAYS)) - timedelta(days=1)
        holidays = danish_holidays(today.year) | danish_holidays(today.year - 1)
        due = add_working_days(today, -DUE_DAYS_AGO, holidays)
        return cls(today, _quarter_start(end), end, due)

    @property
    def calendar(self) -> Calendar:
        """The calendar in which the scheme's facts are written."""
        return Calendar(self.period_end)

    @property
    def yesterday(self) -> date:
        """The day before the day of loading."""
        return self.today - timedelta(days=1)

    def after(self, working_days: int) -> date:
        """Return the day so many working days after the day of loading."""
        holidays = danish_holidays(self.today.year) | danish_holidays(self.today.year + 1)
        return add_working_days(self.today, working_days, holidays)

    def earlier_rounds(self, count: int = 2) -> list[RoundFacts]:
        """Return the published rounds before the current one, oldest first."""
        found: list[RoundFacts] = []
        end = self.period_start - timedelta(days=1)
        for _ in range(count):
            found.insert(0, _round(end))
            end = _quarter_start(end) - timedelta(days=1)
        return found


def _round(end: date) -> RoundFacts:
    holidays = danish_holidays(end.year) | danish_holidays(end.year + 1)

    def after(count: int) -> str:
        return add_working_days(end, count, holidays).isoformat()

    return RoundFacts(
        name=quarter_name(end),
        period=(_quarter_start(end).isoformat(), end.isoformat()),
        opens=after(1),
        submitted=after(8),
        due=after(10),
        assessed=after(13),
        approved=after(15),
        assess_by=after(16),
        published=after(22),
    )
