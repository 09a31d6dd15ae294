"""Dashes and arrow heads, alike in pictures and drawings; millimetres throughout."""

import math
from collections.abc import Iterator
from itertools import pairwise

DASH, GAP = 1.3, 0.9
_ARROW = 1.6

Point = tuple[float, float]


def arrow_head(before: Point, tip: Point) -> tuple[Point, Point, Point]:
    """Return the three corners of an arrow head that ends in `tip`."""
    angle = math.atan2(tip[1] - before[1], tip[0] - before[0])
    left, right = (
        (
            tip[0] - _ARROW * math.cos(angle + turn),
            tip[1] - _ARROW * math.sin(angle + turn),
        )
        for turn in (0.45, -0.45)
    )
    return (tip, left, right)


def dashes(points: tuple[Point, ...]) -> Iterator[tuple[Point, Point]]:
    """Yield the ends of each dash along the points."""
    for (x1, y1), (x2, y2) in pairwise(points):
        length = math.hypot(x2 - x1, y2 - y1)
        place = 0.0
        while place < length:
            end = min(place + DASH, length)
            yield (
                (x1 + (x2 - x1) * place / length, y1 + (y2 - y1) * place / length),
                (x1 + (x2 - x1) * end / length, y1 + (y2 - y1) * end / length),
            )
            place = end + GAP
