"""Where the boxes and arrows of a theory of change go."""

from dataclasses import dataclass

from portal.web.drawings.typeface import wrapped

SIZE = 14.0
LEADING = 19.0
PADDING = 12.0
_GAP_ACROSS = 58.0
_GAP_DOWN = 22.0
_STEPS = 40


@dataclass(frozen=True, slots=True)
class Placed:
    """A box with its place, its size and its text in lines."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    column: int

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Curve:
    """An arrow: its path, its head and the point in its middle."""

    data: str
    head: str
    middle: tuple[float, float]


def column_width(count: int, width: float) -> float:
    """Return how wide each of some columns is.

    >>> column_width(5, 1120) > column_width(6, 1120)
    True
    """
    return min((width - _GAP_ACROSS * (count - 1)) / max(count, 1), 260)


def column_gap(count: int, width: float) -> float:
    """Return the room between each of some columns.

    >>> column_gap(1, 1120)
    0.0
    """
    return (width - column_width(count, width) * count) / (count - 1) if count > 1 else 0.0


def placed_boxes(
    boxes: tuple[tuple[str, int, str], ...], width: float, gap: float, top: float
) -> tuple[dict[str, Placed], float]:
    """Return each box (id, column, text) in its place, columns centred, and the lowest edge."""
    columns: dict[int, list[tuple[str, tuple[str, ...]]]] = {}
    for id_, column, text in boxes:
        columns.setdefault(column, []).append((id_, wrapped(text, SIZE, width - 2 * PADDING)))
    heights = {
        column: sum(_height(text) for _, text in found) + _GAP_DOWN * (len(found) - 1)
        for column, found in columns.items()
    }
    tallest = max(heights.values(), default=0.0)
    places: dict[str, Placed] = {}
    for column, found in columns.items():
        y = top + (tallest - heights[column]) / 2
        for id_, texts in found:
            places[id_] = Placed(column * (width + gap), y, width, _height(texts), texts, column)
            y += _height(texts) + _GAP_DOWN
    return places, top + tallest


def _height(text: tuple[str, ...]) -> float:
    return len(text) * LEADING + 2 * PADDING - 4


def bend(start: Placed, end: Placed) -> Curve:
    """Return the arrow from one box to another, whichever way it goes."""
    if end.column > start.column:
        x1, x2, turn = start.x + start.width, end.x, 1.0
    elif end.column < start.column:
        x1, x2, turn = start.x, end.x + end.width, -1.0
    else:
        return _beside(start, end)
    y1, y2 = start.middle, end.middle
    tip = x2 - 8 * turn
    pull = max(abs(tip - x1) * 0.5, 12) * turn
    data = (
        f"M{x1:.1f} {y1:.1f}C{x1 + pull:.1f} {y1:.1f} {tip - pull:.1f} {y2:.1f} {tip:.1f} {y2:.1f}"
    )
    head = f"M{tip:.1f} {y2 - 5:.1f}l{9 * turn:.0f} 5l{-9 * turn:.0f} 5z"
    corners = ((x1, y1), (x1 + pull, y1), (tip - pull, y2), (tip, y2))
    return Curve(data, head, _near(corners, x1 + min(abs(tip - x1) / 2, _GAP_ACROSS / 2) * turn))


def _near(corners: tuple[tuple[float, float], ...], x: float) -> tuple[float, float]:
    """Return the point of a cubic curve whose place across is nearest to x."""
    points = []
    for step in range(_STEPS + 1):
        t = step / _STEPS
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        points.append(
            (
                sum(weight * corner[0] for weight, corner in zip(weights, corners, strict=True)),
                sum(weight * corner[1] for weight, corner in zip(weights, corners, strict=True)),
            )
        )
    return min(points, key=lambda point: abs(point[0] - x))


def _beside(start: Placed, end: Placed) -> Curve:
    """Return an arrow between two boxes of one column, bowed out to the right of it."""
    x = start.x + start.width
    y1, y2 = start.middle, end.middle
    out = x + 30
    data = f"M{x:.1f} {y1:.1f}C{out:.1f} {y1:.1f} {out:.1f} {y2:.1f} {x + 8:.1f} {y2:.1f}"
    head = f"M{x + 9:.1f} {y2 - 5:.1f}l-9 5l9 5z"
    return Curve(data, head, (x + 23, (y1 + y2) / 2))


def spread(centres: dict[str, tuple[float, float]], apart: float) -> dict[str, tuple[float, float]]:
    """Return points that keep a distance downwards from those near them across.

    >>> spread({"A1": (10, 50), "A2": (12, 52)}, 26)["A2"]
    (12, 76)
    """
    placed: dict[str, tuple[float, float]] = {}
    for label, (x, y) in sorted(centres.items(), key=lambda item: item[1][1]):
        near = [other for other in placed.values() if abs(other[0] - x) < apart * 1.5]
        low = max((other[1] for other in near), default=y - apart)
        placed[label] = (x, max(y, low + apart))
    return placed
