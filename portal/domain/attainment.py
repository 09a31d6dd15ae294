"""Attained and planned share (nået og planlagt andel) of a criterion, and the index of both."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from portal.domain.criteria import Direction, SuccessCriterion
from portal.domain.planned_path import share_of_point, share_on
from portal.domain.policy import SchemePolicy
from portal.domain.verdict import Fact, Reason

NONE, WHOLE = Fraction(0), Fraction(1)


class ProgressReason(StrEnum):
    """Why a criterion has no index or a level no suggestion."""

    VALUE_MISSING = "value_missing"
    VALUE_UNAVAILABLE = "value_unavailable"
    BASELINE_MISSING = "baseline_missing"
    TARGET_MISSING = "target_missing"
    DUE_MISSING = "due_missing"
    TARGET_IS_BASELINE = "target_is_baseline"
    NOTHING_DUE = "nothing_due_on_level"
    TOO_MUCH_MISSING = "too_much_missing_on_level"
    NO_LEVEL = "no_level_with_suggestion"


@dataclass(frozen=True, slots=True)
class ReportedValue:
    """A new value of a criterion, or why it is not available, with the holder's comment."""

    criterion_id: str
    value: Decimal | None = None
    unavailable_because: str | None = None
    comment: str = ""


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """What came of one criterion: shares, index, and why it has none."""

    criterion: SuccessCriterion
    value: Decimal | None
    attained: Fraction | None
    planned: Fraction | None
    index: Fraction | None
    is_due: bool
    missing: Reason | None = None

    @property
    def weight(self) -> Fraction:
        """The criterion's weight on its level."""
        return Fraction(self.criterion.weight)


def _clipped(share: Fraction) -> Fraction:
    """Return the share within 0 and 1."""
    return min(WHOLE, max(NONE, share))


def _kept(value: Decimal, target: Decimal, tolerance: Decimal) -> Fraction:
    """Return 1 within the tolerance of the target, falling to 0 at twice the tolerance."""
    away = abs(Fraction(value) - Fraction(target))
    slack = Fraction(tolerance)
    if away <= slack:
        return WHOLE
    return _clipped((2 * slack - away) / slack) if slack else NONE


def attained(criterion: SuccessCriterion, value: Decimal | None) -> Fraction | None:
    """Return the share of the way from baseline to target that the value stands for, in 0..1.

    None without value, target or baseline (a cumulative count without one starts at 0), and
    when target and baseline are equal although the direction is up or down.
    """
    start, target = criterion.baseline_value, criterion.target
    if value is None or target is None or start is None:
        return None
    if criterion.direction is Direction.KEEP:
        return _kept(value, target, criterion.tolerance)
    if target == start:
        return None
    return _clipped((Fraction(value) - Fraction(start)) / (Fraction(target) - Fraction(start)))


def planned(criterion: SuccessCriterion, on: date, project_start: date) -> Fraction:
    """Return the share of the way that was planned for the day, in 0..1.

    The path begins at the baseline's date, else at the project's start, and ends at the due
    date; a criterion without a due date has nothing planned.
    """
    start, due = criterion.baseline.on or project_start, criterion.due
    if criterion.direction is Direction.KEEP:
        return WHOLE if on >= start else NONE
    if due is None:
        return NONE
    if on >= due:
        return WHOLE
    if criterion.at_end_only or on < start:
        return NONE
    return _clipped(share_on(on, _knots(criterion, start, due)))


def planned_value(criterion: SuccessCriterion, on: date, project_start: date) -> Fraction | None:
    """Return the value planned for the day in the criterion's unit, None without a target."""
    if criterion.target is None:
        return None
    start = Fraction(criterion.baseline_value or 0)
    return start + planned(criterion, on, project_start) * (Fraction(criterion.target) - start)


def _knots(criterion: SuccessCriterion, start: date, due: date) -> list[tuple[date, Fraction]]:
    """Return the path's knots in order of date: the start, the points between, the due date."""
    knots = {start: NONE}
    if criterion.target is not None:
        for point in criterion.path.points:
            share = share_of_point(point, criterion.baseline_value, criterion.target)
            knots[point.on] = share
    knots[due] = WHOLE
    return sorted(knots.items())


def index(reached: Fraction, expected: Fraction) -> Fraction:
    """Return min(1, attained / planned); the planned share must be above 0.

    >>> index(Fraction(3, 5), Fraction(425, 606))
    Fraction(1818, 2125)
    """
    return min(WHOLE, reached / expected)


def _why_missing(criterion: SuccessCriterion, reported: ReportedValue | None) -> Reason:
    """Return why a criterion has no attained share."""
    facts: dict[str, Fact] = {"criterion": criterion.id}
    if criterion.target is None:
        return Reason(ProgressReason.TARGET_MISSING, facts)
    if criterion.baseline_value is None:
        return Reason(ProgressReason.BASELINE_MISSING, facts)
    if reported is None or (reported.value is None and not reported.unavailable_because):
        return Reason(ProgressReason.VALUE_MISSING, facts)
    if reported.value is None:
        facts["because"] = reported.unavailable_because
        return Reason(ProgressReason.VALUE_UNAVAILABLE, facts)
    return Reason(ProgressReason.TARGET_IS_BASELINE, facts)


def criterion_result(
    criterion: SuccessCriterion,
    reported: ReportedValue | None,
    period_end: date,
    project_start: date,
    policy: SchemePolicy,
) -> CriterionResult:
    """Return shares and index of one criterion at the period's end."""
    value = reported.value if reported is not None else None
    reached = attained(criterion, value)
    expected = planned(criterion, period_end, project_start)
    if criterion.due is None and criterion.direction is not Direction.KEEP:
        why = Reason(ProgressReason.DUE_MISSING, {"criterion": criterion.id})
        return CriterionResult(criterion, value, reached, None, None, is_due=True, missing=why)
    if expected < Fraction(policy.not_due_below):
        return CriterionResult(criterion, value, reached, expected, None, is_due=False)
    if reached is None:
        why = _why_missing(criterion, reported)
        return CriterionResult(criterion, value, None, expected, None, is_due=True, missing=why)
    found = index(reached, expected)
    return CriterionResult(criterion, value, reached, expected, found, is_due=True)
