"""Bars beside their names, with their figures printed: for the overviews."""

from dataclasses import dataclass

from markupsafe import Markup

from portal.web.drawings.svg import drawing, element, lines, path, responsive, words
from portal.web.drawings.typeface import text_width, wrapped

_STEP = 38.0
_SIZE = 14.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, its length and its figure in words."""

    name: str
    value: float
    text: str


@dataclass(frozen=True, slots=True)
class BarChart:
    """The bars, in the order they are drawn, and the words that say them."""

    title: str
    description: str
    bars: tuple[Bar, ...]


def bar_chart(chart: BarChart, prefix: str) -> Markup:
    """Return the bars: names at the left in a wide place, above the bars in a narrow one."""
    return responsive(
        _drawn(chart, f"{prefix}-narrow", width=272, names=0),
        _drawn(chart, f"{prefix}-wide", width=560, names=180),
        "small",
    )


def _drawn(chart: BarChart, prefix: str, *, width: float, names: float) -> Markup:
    step = _STEP if names else _STEP + 14
    room = max((text_width(bar.text, _SIZE, strong=True) for bar in chart.bars), default=0) + 10
    most = max((bar.value for bar in chart.bars), default=1.0) or 1.0
    left = names + 10 if names else 0.0
    parts: list[str] = []
    for place, bar in enumerate(chart.bars):
        y = place * step + 4
        length = (width - left - room) * max(bar.value, 0) / most
        parts += _name(bar.name, y, names)
        top = y + (4 if names else 20)
        parts.append(
            element("rect", class_="fr-bars-bar", x=left, y=top, width=length, height=24, rx=2)
        )
        parts.append(
            words(left + length + 8, top + 17, bar.text, size=_SIZE, class_="fr-drawing-strong")
        )
    height = len(chart.bars) * step + 4
    if names:
        parts.append(path(f"M{left:.1f} 0V{height:.1f}", "fr-chart-axis"))
    return drawing(
        prefix=prefix,
        kind="fr-bars",
        width=width,
        height=height,
        title=chart.title,
        description=chart.description,
        parts=parts,
    )


def _name(name: str, y: float, names: float) -> list[str]:
    if not names:
        return [words(0, y + 13, name, size=_SIZE, class_="fr-drawing-plain")]
    found = wrapped(name, _SIZE, names)[:2]
    first = y + 21 if len(found) == 1 else y + 12
    return [
        lines(names, first, found, size=_SIZE, leading=17, class_="fr-drawing-plain", anchor="end")
    ]
