"""One criterion over the whole project: what was planned, what is reached, and the goal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import ceil, floor, log10

from markupsafe import Markup

from portal.web.drawings.svg import drawing, element, path, words
from portal.web.drawings.typeface import text_width


@dataclass(frozen=True, slots=True)
class Planned:
    """A corner of the planned path."""

    on: date
    value: float


@dataclass(frozen=True, slots=True)
class Reached:
    """A reported value with its figure in words; new ones are not sent yet."""

    on: date
    value: float
    text: str
    new: bool = False


@dataclass(frozen=True, slots=True)
class Goal:
    """The goal's day and value, with its words, such as "mål 100"."""

    on: date
    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the chart with its figure."""

    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day on the axis with its words, such as "jan. 2010"."""

    on: date
    text: str


@dataclass(frozen=True, slots=True)
class Period:
    """The round now reported on: a pale band with its words over it."""

    start: date
    end: date
    text: str


@dataclass(frozen=True, slots=True)
class ProgressChart:
    """All that is drawn, and the words that say it."""

    title: str
    description: str
    start: date
    end: date
    unit: str
    ticks: tuple[Tick, ...]
    days: tuple[Day, ...]
    planned: tuple[Planned, ...]
    reached: tuple[Reached, ...]
    goal: Goal | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """The words of the legend."""

    reached: str
    new: str
    planned: str
    goal: str


@dataclass(frozen=True, slots=True)
class _Plot:
    """The area of the curves, and where days and values lie in it."""

    left: float
    right: float
    top: float
    bottom: float
    size: float
    chart: ProgressChart

    def x(self, day: date) -> float:
        """Return the place of a day."""
        whole = max((self.chart.end - self.chart.start).days, 1)
        share = (day - self.chart.start).days / whole
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    def y(self, value: float) -> float:
        """Return the height of a value."""
        low, high = _range(self.chart)
        share = (value - low) / ((high - low) or 1)
        return self.bottom - share * (self.bottom - self.top - 8)


@dataclass(frozen=True, slots=True)
class _Text:
    """Words with their size and look."""

    words: str
    size: float
    look: str


@dataclass(frozen=True, slots=True)
class _Label:
    """A text with its place, kept clear of the others."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: "_Label") -> bool:
        """Say whether two texts would lie upon each other."""
        across = abs(self.x - other.x) < (self.width + other.width) / 2 + 3
        return across and abs(self.y - other.y) < (self.height + other.height) / 2


def nice_ticks(highest: float, lowest: float = 0.0, parts: int = 2) -> tuple[float, ...]:
    """Return round values that cover a range in about the wanted number of parts.

    >>> nice_ticks(94)
    (0.0, 50.0, 100.0)
    >>> nice_ticks(0.8)
    (0.0, 0.5, 1.0)
    """
    span = max(highest - lowest, 1e-9) / parts
    power = 10.0 ** floor(log10(span))
    step = next(each * power for each in (1, 2, 2.5, 5, 10) if each * power >= span * 0.999)
    first = floor(lowest / step)
    count = ceil((highest - first * step) / step - 1e-9)
    return tuple(round((first + place) * step, 10) for place in range(count + 1))


def progress_chart(chart: ProgressChart, prefix: str) -> Markup:
    """Return the chart at the size that stands beside a field."""
    return _drawn(chart, prefix, width=300, height=226, size=13)


def progress_key(key: Key, *, new: bool) -> Markup:
    """Return the legend as a list; silent to screen readers, which read the description."""
    solid = '<path class="fr-chart-reached" d="M0 6h28"></path>'
    signs = [
        (28, solid + '<circle class="fr-chart-dot" cx="14" cy="6" r="4.5"></circle>', key.reached),
        (28, '<path class="fr-chart-planned" d="M0 6h28"></path>', key.planned),
        (14, '<path class="fr-chart-goal" d="M7 0l6 6-6 6-6-6z"></path>', key.goal),
    ]
    if new:
        sign = '<circle class="fr-chart-dot-new" cx="7" cy="6" r="4.5"></circle>'
        signs.insert(1, (14, sign, key.new))
    item = Markup(
        '<li><svg width="{0}" height="14" viewBox="0 -1 {0} 14" focusable="false">{1}</svg>{2}</li>'
    )
    items = [item.format(width, Markup(sign), text) for width, sign, text in signs]  # noqa: S704
    return Markup('<ul class="fr-plain fr-chart-key" aria-hidden="true">{}</ul>').format(
        Markup("").join(items)
    )


def _range(chart: ProgressChart) -> tuple[float, float]:
    values = [tick.value for tick in chart.ticks]
    values += [corner.value for corner in chart.planned]
    values += [point.value for point in chart.reached]
    values += [chart.goal.value] if chart.goal else []
    return min(values, default=0.0), max(values, default=1.0)


def _drawn(
    chart: ProgressChart, prefix: str, *, width: float, height: float, size: float
) -> Markup:
    widest = max((text_width(tick.text, size) for tick in chart.ticks), default=0)
    plot = _Plot(max(widest + 8, 18), width - 8, 32, height - 38, size, chart)
    taken: list[_Label] = []
    parts = [
        *_frame(plot),
        *_period(plot, taken),
        *_planned(plot),
        *_reached(plot, taken),
        *_texts(plot, taken),
    ]
    return drawing(
        prefix=prefix,
        kind="fr-chart",
        width=width,
        height=height,
        title=chart.title,
        description=chart.description,
        parts=parts,
    )


def _frame(plot: _Plot) -> list[str]:
    muted = "fr-drawing-muted"
    parts = [words(0, 14, plot.chart.unit, size=plot.size, class_=muted)]
    for tick in plot.chart.ticks:
        y = plot.y(tick.value)
        parts.append(path(f"M{plot.left:.1f} {y:.1f}H{plot.right:.1f}", "fr-chart-grid"))
        parts.append(
            words(plot.left - 6, y + 4.5, tick.text, size=plot.size, class_=muted, anchor="end")
        )
    parts.append(path(f"M{plot.left:.1f} {plot.bottom:.1f}H{plot.right:.1f}", "fr-chart-axis"))
    free = 0.0
    for day in plot.chart.days:
        x = plot.x(day.on)
        wide = text_width(day.text, plot.size)
        at = min(max(x, wide / 2), plot.right + 8 - wide / 2)
        parts.append(path(f"M{x:.1f} {plot.bottom:.1f}v5", "fr-chart-axis"))
        if at - wide / 2 >= free:
            free = at + wide / 2 + 8
            parts.append(
                words(at, plot.bottom + 22, day.text, size=plot.size, class_=muted, anchor="middle")
            )
    return parts


def _period(plot: _Plot, taken: list[_Label]) -> list[str]:
    period = plot.chart.period
    if period is None:
        return []
    start, end = plot.x(period.start), plot.x(period.end)
    wide = text_width(period.text, plot.size)
    least = text_width(plot.chart.unit, plot.size) + 8 + wide / 2
    at = min(max((start + end) / 2, least), plot.right + 8 - wide / 2)
    taken.append(_Label(at, 10, wide, plot.size))
    band = element(
        "rect",
        class_="fr-chart-period",
        x=start,
        y=20,
        width=max(end - start, 3),
        height=plot.bottom - 20,
    )
    name = words(at, 14, period.text, size=plot.size, class_="fr-drawing-muted", anchor="middle")
    return [band, name]


def _polyline(points: Iterable[tuple[float, float]]) -> str:
    return "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def _planned(plot: _Plot) -> list[str]:
    if not plot.chart.planned:
        return []
    points = [(plot.x(each.on), plot.y(each.value)) for each in plot.chart.planned]
    if plot.chart.planned[-1].on < plot.chart.end:
        points.append((plot.right, points[-1][1]))
    return [path(_polyline(points), "fr-chart-planned")]


def _reached(plot: _Plot, taken: list[_Label]) -> list[str]:
    sent = [each for each in plot.chart.reached if not each.new]
    new = [each for each in plot.chart.reached if each.new]
    parts = []
    if len(sent) > 1:
        parts.append(path(_curve(plot, sent), "fr-chart-reached"))
    if sent and new:
        parts.append(path(_curve(plot, [sent[-1], *new]), "fr-chart-reached fr-chart-new"))
    for each in plot.chart.reached:
        class_ = "fr-chart-dot-new" if each.new else "fr-chart-dot"
        x, y = plot.x(each.on), plot.y(each.value)
        taken.append(_Label(x, y, 10, 10))
        parts.append(element("circle", class_=class_, cx=x, cy=y, r=5 if each.new else 4.5))
    return parts


def _curve(plot: _Plot, points: Sequence[Reached]) -> str:
    return _polyline((plot.x(each.on), plot.y(each.value)) for each in points)


def _plan_on(chart: ProgressChart, day: date) -> float | None:
    """Return the planned value on a day, between the corners of the path."""
    corners = chart.planned
    for before, after in pairwise(corners):
        if before.on <= day <= after.on:
            share = (day - before.on).days / max((after.on - before.on).days, 1)
            return before.value + (after.value - before.value) * share
    return corners[-1].value if corners and day > corners[-1].on else None


def _texts(plot: _Plot, taken: list[_Label]) -> list[str]:
    """Print the newest figure, the goal, then the other figures, each where there is room."""
    newest = plot.chart.reached[-1:]
    return [
        *_figures(plot, newest, taken),
        *_goal(plot, taken),
        *_figures(plot, plot.chart.reached[-2::-1] if newest else (), taken),
    ]


def _goal(plot: _Plot, taken: list[_Label]) -> list[str]:
    goal = plot.chart.goal
    if goal is None:
        return []
    x, y = plot.x(goal.on), plot.y(goal.value)
    diamond = path(f"M{x:.1f} {y - 7:.1f}l7 7-7 7-7-7z", "fr-chart-goal")
    taken.append(_Label(x, y, 12, 12))
    wide = text_width(goal.text, plot.size)
    places = [
        (side, line) for line in (y - 12, y + 22) for side in (x + wide / 2 + 8, x, plot.right)
    ]
    return [
        diamond,
        *_printed(plot, _Text(goal.text, plot.size, "fr-drawing-muted"), places, taken),
    ]


def _figures(plot: _Plot, points: Iterable[Reached], taken: list[_Label]) -> list[str]:
    """Print values above the curve where it lies above the plan, below it where it lies below.

    A first value that stands on the axis beside its own figure is not said twice.
    """
    ticks = {tick.value for tick in plot.chart.ticks}
    parts: list[str] = []
    for each in points:
        if each.on <= plot.chart.start and each.value in ticks:
            continue
        planned = _plan_on(plot.chart, each.on)
        above = planned is None or each.value >= planned
        x, y = plot.x(each.on), plot.y(each.value)
        heights = (y - 10, y + 20) if above else (y + 20, y - 10)
        places = [(x, height) for height in heights]
        parts += _printed(plot, _Text(each.text, plot.size + 1, "fr-chart-figure"), places, taken)
    return parts


def _printed(
    plot: _Plot, text: _Text, places: Iterable[tuple[float, float]], taken: list[_Label]
) -> list[str]:
    """Print a text at the first of some places where it meets no other; else the table has it."""
    wide = text_width(text.words, text.size, strong=True)
    for x, line in places:
        at = min(max(x, plot.left + wide / 2 + 2), plot.right + 8 - wide / 2)
        label = _Label(at, line - 5, wide, text.size)
        inside = text.size < line < plot.bottom - 2
        if inside and not any(label.meets(other) for other in taken):
            taken.append(label)
            shown = words(at, line, text.words, size=text.size, class_=text.look, anchor="middle")
            return [shown]
    return []
