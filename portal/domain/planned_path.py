"""The planned path (forventet forløb) of a criterion: linear, or through agreed points."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from portal.domain.errors import DomainError


class PathReason(StrEnum):
    """What is wrong with a planned path."""

    POINT_WITHOUT_NUMBER = "path_point_without_number"
    POINTS_NOT_IN_ORDER = "path_points_not_in_order"
    POINT_OUTSIDE = "path_point_outside"
    GOES_BACK = "path_goes_back"


@dataclass(frozen=True, slots=True)
class PathPoint:
    """A point of the path: on a day, either a share of the way (0 to 1) or a value."""

    on: date
    share: Decimal | None = None
    value: Decimal | None = None

    def __post_init__(self) -> None:
        """Refuse a point with neither or both of share and value."""
        if (self.share is None) == (self.value is None):
            raise DomainError(PathReason.POINT_WITHOUT_NUMBER, "share", {"on": self.on})


@dataclass(frozen=True, slots=True)
class PlannedPath:
    """The points between start and due date; without points the path is a straight line."""

    points: tuple[PathPoint, ...] = ()

    @property
    def is_linear(self) -> bool:
        """Whether the path is a straight line from start to due date."""
        return not self.points


LINEAR = PlannedPath()


def share_of_point(point: PathPoint, baseline: Decimal | None, target: Decimal) -> Fraction:
    """Return the point's share of the way from baseline (0 without one) to target, in 0..1."""
    if point.share is not None:
        share = Fraction(point.share)
    else:
        start = Fraction(baseline if baseline is not None else Decimal(0))
        length = Fraction(target) - start
        value = Fraction(point.value if point.value is not None else Decimal(0))
        share = (value - start) / length if length else Fraction(1)
    return min(Fraction(1), max(Fraction(0), share))


def share_on(on: date, knots: Iterable[tuple[date, Fraction]]) -> Fraction:
    """Return the share on a day along the straight lines between the knots, in order of date.

    >>> share_on(date(2010, 1, 6), [(date(2010, 1, 1), Fraction(0)),
    ...                             (date(2010, 1, 11), Fraction(1))])
    Fraction(1, 2)
    """
    earlier: tuple[date, Fraction] | None = None
    for day, share in knots:
        if on < day:
            if earlier is None:
                return share
            day_before, share_before = earlier
            passed = Fraction((on - day_before).days, (day - day_before).days)
            return share_before + (share - share_before) * passed
        earlier = (day, share)
    return earlier[1] if earlier else Fraction(0)
