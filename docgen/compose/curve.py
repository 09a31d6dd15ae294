"""The curve of planned against reached, drawn to be read in print: labels stand at the points."""

import math
from dataclasses import dataclass, replace
from decimal import Decimal

from docgen.blocks import Box, Dot, Drawing, Label, Line, Mark
from docgen.compose.formats import number, short_month
from docgen.theme import ACCENT, HAIRLINE, MUTED, RULE
from docgen.views import CurvePointView, DevelopmentView, Language

WIDTH, HEIGHT = 148.0, 52.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 9.0, 122.0, 8.0, 42.0
_LARGEST = 1e12
_STEPS = (1, 2, 2.5, 5, 10)
_MONTH_ROOM = 15.5
_VALUE_ROOM = 8.0
_RISE = 0.12
_DIGIT = 1.75

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Scale:
    """Turns dates and values into places on the paper."""

    first: int
    last: int
    low: float
    high: float
    left: float

    def place(self, day: int, value: float) -> Point:
        span = max(self.last - self.first, 1)
        across = self.left + (_RIGHT - self.left) * (day - self.first) / span
        up = (value - self.low) / (self.high - self.low)
        return (across, _BOTTOM - (_BOTTOM - _TOP) * up)


def can_draw(development: DevelopmentView) -> bool:
    """Return whether there are enough figures, none of them out of reach, for a curve."""
    values = _values(development)
    return (
        len(development.points) >= 2
        and len(values) >= 2
        and all(value.is_finite() and abs(value) < _LARGEST for value in values)
    )


def draw(development: DevelopmentView, language: Language, planned: str, reached: str) -> Drawing:
    """Return the drawing; `planned` and `reached` are the words at the ends of the lines."""
    points = development.points
    values = [float(value) for value in _values(development)]
    step = _step(min(0.0, *values), max(0.0, *values))
    low = math.floor(min(0.0, *values) / step) * step
    high = _top(max(values), low, step)
    left = max(_LEFT, 2.5 + _DIGIT * max(len(_tick(edge, language)) for edge in (low, high, step)))
    scale = _Scale(points[0].on.toordinal(), points[-1].on.toordinal(), low, high, left)
    plan = _line_of(points, scale, "planned")
    done = _line_of(points, scale, "reached")
    labels = _value_labels(plan, done, language)
    papers = [mark for mark in labels if isinstance(mark, Box)]
    marks: list[Mark] = [
        *_grid(scale, step, language),
        *_months(points, scale, language),
        *papers,
    ]
    if len(plan) > 1:
        marks.append(Line(tuple(place for place, _ in plan), MUTED, 0.35, dashed=True))
    if len(done) > 1:
        marks.append(Line(tuple(place for place, _ in done), ACCENT, 0.6))
    marks += [
        Box(x - 0.9, y - 0.9, 1.8, 1.8, "FFFFFF", MUTED, 0.35) for (x, y), value in plan if value
    ]
    marks += [Dot(x, y, 1.0, ACCENT) for (x, y), value in done if value]
    marks += [mark for mark in labels if isinstance(mark, Label)]
    marks += _end_labels(plan, done, (planned, reached), language)
    return Drawing(WIDTH, HEIGHT, tuple(marks))


_Series = list[tuple[Point, Decimal]]


def _values(development: DevelopmentView) -> list[Decimal]:
    return [
        value
        for point in development.points
        for value in (point.planned, point.reached)
        if value is not None
    ]


def _step(low: float, high: float) -> float:
    span = high - low or 1.0
    size = math.pow(10, math.floor(math.log10(span / 4)))
    return next(size * factor for factor in _STEPS if size * factor >= span / 4.6)


def _top(largest: float, low: float, step: float) -> float:
    """Return where the grid ends; a curve may rise a little above it, into the white."""
    close = max(math.ceil(largest / step - 0.35) * step, low + step)
    if (largest - close) / (close - low) <= _RISE:
        return close
    return math.ceil(largest / step) * step


def _line_of(points: tuple[CurvePointView, ...], scale: _Scale, which: str) -> _Series:
    series: _Series = []
    for point in points:
        value = point.planned if which == "planned" else point.reached
        if value is not None:
            series.append((scale.place(point.on.toordinal(), float(value)), value))
    return series


def _grid(scale: _Scale, step: float, language: Language) -> list[Mark]:
    marks: list[Mark] = []
    for place in range(round((scale.high - scale.low) / step) + 1):
        value = scale.low + place * step
        _, y = scale.place(scale.first, value)
        base = abs(value) < step / 2
        colour, width = (RULE, 0.25) if base else (HAIRLINE, 0.18)
        marks.append(Line(((scale.left, y), (_RIGHT, y)), colour, width))
        text = _tick(value, language)
        marks.append(Label(scale.left - 2, y + 1, text, MUTED, 8, anchor="end"))
    return marks


def _tick(value: float, language: Language) -> str:
    return number(Decimal(f"{value:.6g}"), language)


def _months(points: tuple[CurvePointView, ...], scale: _Scale, language: Language) -> list[Mark]:
    """Return the months under the axis; where they would touch, the later one is kept."""
    marks: list[Mark] = []
    next_place = math.inf
    for point in reversed(points):
        x, _ = scale.place(point.on.toordinal(), scale.low)
        marks.append(Line(((x, _BOTTOM), (x, _BOTTOM + 1)), RULE, 0.25))
        if next_place - x < _MONTH_ROOM:
            continue
        next_place = x
        text = short_month(point.on, language)
        under = Label(x, _BOTTOM + 4.5, text, MUTED, 8, anchor="middle")
        marks.append(replace(under, anchor="start") if point is points[0] else under)
    return marks


def _value_labels(plan: _Series, done: _Series, language: Language) -> list[Mark]:
    """Return the figures at the points, what is ahead above and what is behind below."""
    marks: list[Mark] = []
    heights = {place[0]: place[1] for place, _ in plan}
    ends = {series[-1][0][0] for series in (plan, done) if series}
    for series, strong in ((done, True), (plan, False)):
        last = -math.inf
        for (x, y), value in series[:-1]:
            if not value or x - last < _VALUE_ROOM or any(end - x < _VALUE_ROOM for end in ends):
                continue
            last = x
            above = strong == (y <= heights.get(x, y)) if strong else _plan_is_above(x, y, done)
            text = number(value, language)
            colour = ACCENT if strong else MUTED
            foot = y - 2 if above else y + 4
            half = 0.9 * len(text)
            middle = max(x, half)
            marks.append(Box(middle - half, foot - 2.2, 2 * half, 2.4, "FFFFFF"))
            marks.append(Label(middle, foot, text, colour, 8, strong, anchor="middle"))
    return marks


def _plan_is_above(x: float, y: float, done: _Series) -> bool:
    return any(place[0] == x and place[1] > y for place, _ in done)


def _end_labels(
    plan: _Series, done: _Series, words: tuple[str, str], language: Language
) -> list[Mark]:
    planned, reached = words
    ends = [
        (series[-1], word, strong)
        for series, word, strong in ((plan, planned, False), (done, reached, True))
        if series
    ]
    labels: list[Mark] = []
    heights = _apart([end[0][0][1] for end in ends])
    for ((place, value), word, strong), height in zip(ends, heights, strict=True):
        text = f"{word} {number(value, language)}"
        colour = ACCENT if strong else MUTED
        labels.append(Label(place[0] + 2.5, height + 1, text, colour, 8, strong))
    return labels


def _apart(heights: list[float]) -> list[float]:
    """Return the heights moved apart, so that two lines of text do not touch."""
    if len(heights) < 2 or abs(heights[0] - heights[1]) >= 4:
        return heights
    middle = sum(heights) / 2
    lower, upper = middle + 2, middle - 2
    return [lower, upper] if heights[0] >= heights[1] else [upper, lower]
