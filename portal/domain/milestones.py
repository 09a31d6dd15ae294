"""Milestones (milepæl): planned once, forecast again and again, reached at last."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step of the plan; the forecast is told to the reader and changes no figure."""

    id: str
    title: str
    baseline_date: date
    forecast: date | None = None
    reached_on: date | None = None

    def reached_by(self, on: date) -> bool:
        """Return whether the milestone was reached on the day or before."""
        return self.reached_on is not None and self.reached_on <= on


def days_late(milestone: Milestone, period_end: date) -> int:
    """Return the days from the baseline date until reached, an unreached one to the period's end.

    >>> days_late(Milestone("m", "Kursus", date(2009, 9, 1)), date(2009, 9, 15))
    14
    """
    until = period_end
    if milestone.reached_on is not None and milestone.reached_on < period_end:
        until = milestone.reached_on
    return max(0, (until - milestone.baseline_date).days)


def milestone_index(milestone: Milestone, period_end: date, late_days: int) -> Fraction | None:
    """Return 1 when reached in time, less the later it is, 0 from `late_days` days on.

    A milestone with its baseline date after the period's end counts 1 when reached, else it is
    left out (None).

    >>> late = Milestone("m", "Kursus", date(2009, 9, 1), reached_on=date(2009, 10, 1))
    >>> milestone_index(late, date(2009, 12, 31), 90)
    Fraction(2, 3)
    """
    if milestone.baseline_date > period_end and not milestone.reached_by(period_end):
        return None
    return max(Fraction(0), 1 - Fraction(days_late(milestone, period_end), late_days))


def milestones_mean(
    milestones: Iterable[Milestone], period_end: date, late_days: int
) -> Fraction | None:
    """Return the plain mean of the milestones' indices, None when none counts yet."""
    indices = [
        index
        for milestone in milestones
        if (index := milestone_index(milestone, period_end, late_days)) is not None
    ]
    return sum(indices, Fraction(0)) / len(indices) if indices else None
