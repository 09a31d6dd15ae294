"""The suggested rating (forslag til farve) with its arithmetic, exact and line by line.

Every number is a Fraction and is compared unrounded; `rounded` gives what a page prints.
The golden example: 100 families by 30 June 2010 from 0 on 1 November 2008; on 31 December 2009
60 reached is 0.8555, which is green, and 59 is 0.8413, which is yellow.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from portal.domain.attainment import (
    NONE,
    CriterionResult,
    ProgressReason,
    ReportedValue,
    attained,
    criterion_result,
    index,
    planned,
    planned_value,
)
from portal.domain.criteria import Direction, SuccessCriterion
from portal.domain.milestones import Milestone, days_late, milestone_index
from portal.domain.planned_path import PathPoint, PathReason, PlannedPath
from portal.domain.policy import SchemePolicy
from portal.domain.rag import Rag, worst
from portal.domain.theory import Level
from portal.domain.verdict import Reason

__all__ = [
    "ArithmeticCode",
    "ArithmeticLine",
    "CriterionResult",
    "LevelResult",
    "MilestoneResult",
    "PathPoint",
    "PathReason",
    "PlannedPath",
    "ProgressReason",
    "ReportedValue",
    "Suggestion",
    "WeightedIndex",
    "attained",
    "criterion_result",
    "index",
    "planned",
    "planned_figure",
    "rounded",
    "suggest",
]

WIDE_SPAN = 20
"""From this span between start and goal on, planned values are printed as whole numbers."""


class ArithmeticCode(StrEnum):
    """The kinds of line in the arithmetic."""

    CRITERION = "criterion"
    CRITERION_NOT_DUE = "criterion_not_due"
    CRITERION_MISSING = "criterion_missing"
    MILESTONE = "milestone"
    MILESTONE_LATER = "milestone_later"
    MILESTONES_MEAN = "milestones_mean"
    LEVEL_MEAN = "level_mean"
    LEVEL_NONE = "level_none"
    KEY_CAP = "key_cap"
    OVERALL = "overall"


@dataclass(frozen=True, slots=True)
class WeightedIndex:
    """One part of a weighted mean; the subject is a criterion, or None for the milestones."""

    subject_id: str | None
    index: Fraction
    weight: Fraction


@dataclass(frozen=True, slots=True)
class MilestoneResult:
    """What came of one milestone; no index when it lies after the period and is not reached."""

    milestone: Milestone
    days_late: int
    index: Fraction | None


@dataclass(frozen=True, slots=True)
class LevelResult:
    """The suggestion of one level: mean of its due indices and the colour, or why there is none."""

    level: Level
    index: Fraction | None
    rag: Rag | None
    parts: tuple[WeightedIndex, ...] = ()
    weight_due: Fraction = NONE
    weight_missing: Fraction = NONE
    capped_by: tuple[str, ...] = ()
    why_none: Reason | None = None


@dataclass(frozen=True, slots=True)
class ArithmeticLine:
    """One line of the arithmetic: a code and all the numbers a page may print; no prose.

    Criterion: value, baseline, target, attained, planned, index, weight, days_passed of
    days_planned (linear paths). Milestone: days_late, index. Means: parts, index, weights.
    """

    code: ArithmeticCode
    level: Level | None = None
    subject_id: str | None = None
    value: Decimal | None = None
    baseline: Decimal | None = None
    target: Decimal | None = None
    tolerance: Decimal | None = None
    attained: Fraction | None = None
    planned: Fraction | None = None
    index: Fraction | None = None
    weight: Fraction | None = None
    days_passed: int | None = None
    days_planned: int | None = None
    days_late: int | None = None
    parts: tuple[WeightedIndex, ...] = ()
    weight_missing: Fraction | None = None
    rag: Rag | None = None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The suggested colours with their arithmetic and everything that was missing."""

    activity: LevelResult | None
    result: LevelResult | None
    overall: Rag | None
    lines: tuple[ArithmeticLine, ...] = ()
    missing: tuple[Reason, ...] = ()
    criteria: tuple[CriterionResult, ...] = ()
    milestones: tuple[MilestoneResult, ...] = ()


def rounded(number: Fraction, places: int) -> Decimal:
    """Return the number with so many decimals, half up, from the exact value.

    >>> rounded(Fraction(425, 606), 3)
    Decimal('0.701')
    """
    scaled = number * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole).scaleb(-places)


def planned_figure(criterion: SuccessCriterion, on: date, project_start: date) -> Decimal | None:
    """Return the value planned for a day as pages and papers print it, None without a target."""
    value = planned_value(criterion, on, project_start)
    if value is None or criterion.target is None:
        return None
    span = abs(criterion.target - (criterion.baseline_value or 0))
    return rounded(value, 0 if span >= WIDE_SPAN else 1).normalize() + 0


def _level_rag(mean: Fraction, policy: SchemePolicy) -> Rag:
    """Return the colour of a mean index, compared unrounded."""
    if mean >= Fraction(policy.green_from):
        return Rag.GREEN
    return Rag.YELLOW if mean >= Fraction(policy.yellow_from) else Rag.RED


def _milestone_results(
    milestones: Iterable[Milestone], period_end: date, policy: SchemePolicy
) -> tuple[MilestoneResult, ...]:
    """Return what came of each milestone."""
    return tuple(
        MilestoneResult(
            milestone,
            days_late(milestone, period_end),
            milestone_index(milestone, period_end, policy.milestone_days),
        )
        for milestone in milestones
    )


def _milestones_part(
    results: Iterable[MilestoneResult], policy: SchemePolicy
) -> WeightedIndex | None:
    """Return the milestones together: the plain mean of theirs, with the scheme's weight."""
    indices = [result.index for result in results if result.index is not None]
    if not indices or policy.milestone_weight == 0:
        return None
    mean = sum(indices, NONE) / len(indices)
    return WeightedIndex(None, mean, Fraction(policy.milestone_weight))


def _level_result(
    level: Level,
    results: Sequence[CriterionResult],
    milestones: WeightedIndex | None,
    policy: SchemePolicy,
) -> LevelResult:
    """Return the suggestion of one level, or why it has none."""
    due = [result for result in results if result.is_due and result.weight > 0]
    parts = [
        WeightedIndex(result.criterion.id, result.index, result.weight)
        for result in due
        if result.index is not None
    ]
    if milestones is not None:
        parts.append(milestones)
    missing = sum((result.weight for result in due if result.index is None), NONE)
    weight = sum((part.weight for part in parts), missing)
    facts = {"level": level.value, "missing": missing, "due": weight}
    why: Reason | None = None
    if not weight:
        why = Reason(ProgressReason.NOTHING_DUE, facts)
    elif not parts or missing / weight > Fraction(policy.missing_share):
        why = Reason(ProgressReason.TOO_MUCH_MISSING, facts)
    if why is not None:
        return LevelResult(level, None, None, tuple(parts), weight, missing, why_none=why)
    mean = sum((part.index * part.weight for part in parts), NONE) / (weight - missing)
    rag = _level_rag(mean, policy)
    weak = _weak_keys(due, policy) if rag is Rag.GREEN else ()
    capped = Rag.YELLOW if weak else rag
    return LevelResult(level, mean, capped, tuple(parts), weight, missing, weak)


def _weak_keys(due: Iterable[CriterionResult], policy: SchemePolicy) -> tuple[str, ...]:
    """Return the key criteria whose index is so low that they cap their level at yellow."""
    limit = Fraction(policy.key_cap_below)
    return tuple(
        sorted(
            result.criterion.id
            for result in due
            if result.criterion.key and result.index is not None and result.index < limit
        )
    )


def _criterion_line(
    result: CriterionResult, period_end: date, project_start: date
) -> ArithmeticLine:
    """Return the line of one criterion with every number a page may print."""
    criterion = result.criterion
    code = ArithmeticCode.CRITERION
    if not result.is_due:
        code = ArithmeticCode.CRITERION_NOT_DUE
    elif result.index is None:
        code = ArithmeticCode.CRITERION_MISSING
    passed, whole = _days(criterion, period_end, project_start)
    keep = criterion.direction is Direction.KEEP
    return ArithmeticLine(
        code,
        criterion.level,
        criterion.id,
        value=result.value,
        baseline=criterion.baseline_value,
        target=criterion.target,
        tolerance=criterion.tolerance if keep else None,
        attained=result.attained,
        planned=result.planned,
        index=result.index,
        weight=result.weight,
        days_passed=passed,
        days_planned=whole,
        reason=result.missing,
    )


def _days(
    criterion: SuccessCriterion, period_end: date, project_start: date
) -> tuple[int | None, int | None]:
    """Return days passed and days planned of a linear path, None where planned is no such share."""
    straight = criterion.path.is_linear and not criterion.at_end_only
    if criterion.due is None or criterion.direction is Direction.KEEP or not straight:
        return None, None
    start = criterion.baseline.on or project_start
    whole = max(0, (criterion.due - start).days)
    return min(whole, max(0, (period_end - start).days)), whole


def _milestone_lines(
    results: Iterable[MilestoneResult], part: WeightedIndex | None
) -> list[ArithmeticLine]:
    """Return a line a milestone, and one for their mean."""
    lines = [
        ArithmeticLine(
            ArithmeticCode.MILESTONE
            if result.index is not None
            else ArithmeticCode.MILESTONE_LATER,
            Level.ACTIVITY,
            result.milestone.id,
            index=result.index,
            days_late=result.days_late,
        )
        for result in results
    ]
    if part is not None:
        mean = ArithmeticCode.MILESTONES_MEAN
        lines.append(ArithmeticLine(mean, Level.ACTIVITY, index=part.index, weight=part.weight))
    return lines


def _level_lines(found: LevelResult) -> list[ArithmeticLine]:
    """Return the line of a level's mean, or of why it has none, and of each cap."""
    code = ArithmeticCode.LEVEL_NONE if found.rag is None else ArithmeticCode.LEVEL_MEAN
    mean = ArithmeticLine(
        code,
        found.level,
        index=found.index,
        weight=found.weight_due,
        parts=found.parts,
        weight_missing=found.weight_missing,
        rag=found.rag,
        reason=found.why_none,
    )
    caps = [
        ArithmeticLine(ArithmeticCode.KEY_CAP, found.level, criterion_id, rag=Rag.YELLOW)
        for criterion_id in found.capped_by
    ]
    return [mean, *caps]


def suggest(  # noqa: PLR0917 - the rule reads six things
    criteria: Iterable[SuccessCriterion],
    values: Iterable[ReportedValue],
    milestones: Iterable[Milestone],
    period_end: date,
    project_start: date,
    policy: SchemePolicy,
) -> Suggestion:
    """Return the suggested colours of a report, judged against the whole project period (R7).

    Level colours come from the weighted mean of the due indices; overall is the worse of the
    levels that have one. Too little data gives no suggestion, and `missing` says why.
    """
    reported = {value.criterion_id: value for value in values}
    results = tuple(
        criterion_result(one, reported.get(one.id), period_end, project_start, policy)
        for one in criteria
    )
    reached = _milestone_results(milestones, period_end, policy)
    part = _milestones_part(reached, policy)
    levels: dict[Level, LevelResult] = {}
    lines: list[ArithmeticLine] = []
    for level in Level:
        own = [result for result in results if result.criterion.level is level]
        on_activity = level is Level.ACTIVITY
        levels[level] = _level_result(level, own, part if on_activity else None, policy)
        lines.extend(_criterion_line(result, period_end, project_start) for result in own)
        lines.extend(_milestone_lines(reached, part) if on_activity else ())
        lines.extend(_level_lines(levels[level]))
    overall = worst(found.rag for found in levels.values())
    missing = [result.missing for result in results if result.missing is not None]
    missing.extend(found.why_none for found in levels.values() if found.why_none is not None)
    if overall is None:
        missing.append(Reason(ProgressReason.NO_LEVEL))
    lines.append(ArithmeticLine(ArithmeticCode.OVERALL, rag=overall))
    activity, result_level = levels[Level.ACTIVITY], levels[Level.RESULT]
    return Suggestion(
        activity, result_level, overall, tuple(lines), tuple(missing), results, reached
    )
