"""Success criteria (succeskriterium) with indicator, baseline and target, and the SMART check.

An agreed criterion has a target (value or share), a target group and a due date (R18).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from portal.domain.planned_path import LINEAR, PathPoint, PathReason, PlannedPath, share_of_point
from portal.domain.theory import Level

PERCENT = "%"
HUNDRED = Decimal(100)


class CriterionReason(StrEnum):
    """What is missing in a criterion; the SMART letter is told beside it."""

    LABEL_MISSING = "criterion_label_missing"
    GROUP_MISSING = "criterion_group_missing"
    UNIT_MISSING = "criterion_unit_missing"
    TARGET_MISSING = "criterion_target_missing"
    BASELINE_MISSING = "criterion_baseline_missing"
    BASELINE_DATE_MISSING = "criterion_baseline_date_missing"
    TARGET_IS_BASELINE = "criterion_target_is_baseline"
    TARGET_AGAINST_DIRECTION = "criterion_target_against_direction"
    SHARE_OUTSIDE = "criterion_share_outside"
    TOLERANCE_NEGATIVE = "criterion_tolerance_negative"
    WEIGHT_NOT_POSITIVE = "criterion_weight_not_positive"
    NODE_MISSING = "criterion_node_missing"
    DUE_MISSING = "criterion_due_missing"
    DUE_OUTSIDE_PERIOD = "criterion_due_outside_period"
    BASELINE_NOT_BEFORE_DUE = "criterion_baseline_not_before_due"


class Direction(StrEnum):
    """Where the indicator shall go."""

    UP = "up"
    DOWN = "down"
    KEEP = "keep"


class Accumulation(StrEnum):
    """Whether a value is a count since the start or a picture of the moment."""

    CUMULATIVE = "cumulative"
    SNAPSHOT = "snapshot"


class Measure(StrEnum):
    """Whether the indicator is counted or scored."""

    QUANTITATIVE = "quantitative"
    SCORED = "scored"


class SmartLetter(StrEnum):
    """Specific, measurable, achievable, relevant, time-bound."""

    SPECIFIC = "S"
    MEASURABLE = "M"
    ACHIEVABLE = "A"
    RELEVANT = "R"
    TIME_BOUND = "T"


@dataclass(frozen=True, slots=True)
class ProjectPeriod:
    """The project's first and last day."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Baseline:
    """The measurement at the start (startmåling): value and date, or why it is missing."""

    value: Decimal | None = None
    on: date | None = None
    missing_because: str | None = None


@dataclass(frozen=True, slots=True)
class SuccessCriterion:
    """What the project shall reach, for whom, when, and how it is measured.

    `target` and `baseline.value` are in `unit`; `tolerance` (same unit) matters when the
    direction is to keep. `original_target` is the first agreed one when a revision changed it.
    """

    id: str
    node_id: str
    label: str
    unit: str
    direction: Direction
    accumulation: Accumulation
    measure: Measure
    baseline: Baseline
    target: Decimal | None
    due: date | None
    level: Level
    group: str = ""
    tolerance: Decimal = Decimal(0)
    weight: Decimal = Decimal(1)
    key: bool = False
    at_end_only: bool = False
    path: PlannedPath = LINEAR
    original_target: Decimal | None = None

    @property
    def first_target(self) -> Decimal | None:
        """The target of the first agreed version."""
        return self.original_target if self.original_target is not None else self.target

    @property
    def baseline_value(self) -> Decimal | None:
        """The baseline in the criterion's unit: 0 for a cumulative count without one."""
        if self.baseline.value is None and self.accumulation is Accumulation.CUMULATIVE:
            return Decimal(0)
        return self.baseline.value


@dataclass(frozen=True, slots=True)
class SmartFinding:
    """One letter of the SMART check and what is missing for it, nothing when it is met."""

    letter: SmartLetter
    codes: tuple[str, ...] = ()

    @property
    def met(self) -> bool:
        """Whether nothing is missing."""
        return not self.codes

    @property
    def code(self) -> str:
        """The first thing that is missing, empty when met."""
        return self.codes[0] if self.codes else ""


def _specific(criterion: SuccessCriterion) -> tuple[str, ...]:
    """Return what keeps the criterion from being specific: its words and its target group."""
    found: list[str] = []
    if not criterion.label.strip():
        found.append(CriterionReason.LABEL_MISSING)
    if not criterion.group.strip():
        found.append(CriterionReason.GROUP_MISSING)
    return tuple(found)


def _measurable(criterion: SuccessCriterion) -> tuple[str, ...]:
    """Return what keeps it from being measurable: unit, target, baseline or why there is none."""
    found: list[str] = []
    baseline = criterion.baseline
    if not criterion.unit.strip():
        found.append(CriterionReason.UNIT_MISSING)
    if criterion.target is None:
        found.append(CriterionReason.TARGET_MISSING)
    if baseline.value is None and not (baseline.missing_because or "").strip():
        found.append(CriterionReason.BASELINE_MISSING)
    if baseline.value is not None and baseline.on is None:
        found.append(CriterionReason.BASELINE_DATE_MISSING)
    return tuple(found)


def _direction_fault(criterion: SuccessCriterion) -> str | None:
    """Return why target and baseline do not fit the direction, or None."""
    start, target = criterion.baseline_value, criterion.target
    if criterion.direction is Direction.KEEP or start is None or target is None:
        return None
    if target == start:
        return CriterionReason.TARGET_IS_BASELINE
    if (target > start) is not (criterion.direction is Direction.UP):
        return CriterionReason.TARGET_AGAINST_DIRECTION
    return None


def _achievable(criterion: SuccessCriterion) -> tuple[str, ...]:
    """Return what makes the target impossible to reach or to weigh."""
    found: list[str] = []
    fault = _direction_fault(criterion)
    if fault is not None:
        found.append(fault)
    target = criterion.target
    if criterion.unit.strip() == PERCENT and target is not None and not 0 <= target <= HUNDRED:
        found.append(CriterionReason.SHARE_OUTSIDE)
    if criterion.tolerance < 0:
        found.append(CriterionReason.TOLERANCE_NEGATIVE)
    if criterion.weight <= 0:
        found.append(CriterionReason.WEIGHT_NOT_POSITIVE)
    return tuple(found)


def _relevant(criterion: SuccessCriterion) -> tuple[str, ...]:
    """Return what keeps it from being relevant: it must hang on a node of the theory."""
    return () if criterion.node_id.strip() else (CriterionReason.NODE_MISSING,)


def _time_bound(criterion: SuccessCriterion, period: ProjectPeriod) -> tuple[str, ...]:
    """Return what keeps it from being time-bound: due date, baseline's date, planned path."""
    due, measured = criterion.due, criterion.baseline.on
    if due is None:
        return (CriterionReason.DUE_MISSING,)
    found: list[str] = []
    if not period.start < due <= period.end:
        found.append(CriterionReason.DUE_OUTSIDE_PERIOD)
    if measured is not None and measured >= due:
        found.append(CriterionReason.BASELINE_NOT_BEFORE_DUE)
    return (*found, *_path_faults(criterion, measured or period.start, due))


def _path_faults(criterion: SuccessCriterion, start: date, due: date) -> tuple[str, ...]:
    """Return what is wrong with the points of the planned path."""
    points = criterion.path.points
    if not points or criterion.target is None:
        return ()
    days = [point.on for point in points]
    found: list[str] = []
    if days != sorted(set(days)):
        found.append(PathReason.POINTS_NOT_IN_ORDER)
    if any(
        not start <= day <= due or not _in_reach(point)
        for day, point in zip(days, points, strict=True)
    ):
        found.append(PathReason.POINT_OUTSIDE)
    shares = [share_of_point(point, criterion.baseline_value, criterion.target) for point in points]
    if shares != sorted(shares):
        found.append(PathReason.GOES_BACK)
    return tuple(found)


def _in_reach(point: PathPoint) -> bool:
    """Return whether a point given as a share lies between 0 and 1."""
    return point.share is None or 0 <= point.share <= 1


def smart_check(
    criterion: SuccessCriterion, project_period: ProjectPeriod
) -> tuple[SmartFinding, ...]:
    """Return the five letters of the SMART check in order, each with what is missing."""
    return (
        SmartFinding(SmartLetter.SPECIFIC, _specific(criterion)),
        SmartFinding(SmartLetter.MEASURABLE, _measurable(criterion)),
        SmartFinding(SmartLetter.ACHIEVABLE, _achievable(criterion)),
        SmartFinding(SmartLetter.RELEVANT, _relevant(criterion)),
        SmartFinding(SmartLetter.TIME_BOUND, _time_bound(criterion, project_period)),
    )
