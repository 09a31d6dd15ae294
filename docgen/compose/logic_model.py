"""The logic model as a drawing: a column a kind of step, boxes, and arrows between them."""

from collections.abc import Mapping
from dataclasses import dataclass

from docgen.blocks import Box, Drawing, Label, Line, Mark
from docgen.theme import ACCENT, HAIRLINE, INK, MUTED
from docgen.views import WorkshopLinkView, WorkshopNodeView
from docgen.views.workshop import NodeKind

ORDER: tuple[NodeKind, ...] = ("problem", "input", "activity", "output", "outcome", "impact")
WIDTH = 160.0
_TALLEST = 200.0
_GAP = 6.0
_HEAD = 7.0
_LINE = 3.3
_PAD = 1.8
_BETWEEN = 4.0
_SIZE = 7.5
_LETTER = 1.36  # a letter's mean width in the box's size, in millimetres
_MOST_LINES = 8
_TITLE_LOSS = 1.0


@dataclass(frozen=True, slots=True)
class _Placed:
    """A box on the paper with the lines of its text."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]


def draw(
    nodes: tuple[WorkshopNodeView, ...],
    links: tuple[WorkshopLinkView, ...],
    kinds: Mapping[NodeKind, str],
) -> Drawing | None:
    """Return the drawing, or None where there is nothing to draw or it would not fit a page."""
    columns = [kind for kind in ORDER if any(node.kind == kind for node in nodes)]
    if len(columns) < 2:
        return None
    width = (WIDTH - 0.4 - _GAP * (len(columns) - 1)) / len(columns)
    placed: dict[str, _Placed] = {}
    titles = [_wrapped(kinds[kind], width - _TITLE_LOSS) for kind in columns]
    top = _HEAD + _LINE * (max(map(len, titles)) - 1)
    bottom = top
    for place, kind in enumerate(columns):
        x = place * (width + _GAP)
        y = top
        for node in (node for node in nodes if node.kind == kind):
            lines = _wrapped(node.text, width)
            height = len(lines) * _LINE + 2 * _PAD
            placed[node.id] = _Placed(x, y, width, height, lines)
            y += height + _BETWEEN
        bottom = max(bottom, y - _BETWEEN)
    if bottom > _TALLEST:
        return None
    headings = [
        Label(place * (width + _GAP), 4 + line * _LINE, text, ACCENT, 8, strong=True)
        for place, texts in enumerate(titles)
        for line, text in enumerate(texts)
    ]
    arrows = [arrow for link in links if (arrow := _arrow(link, placed)) is not None]
    boxes = [mark for box in placed.values() for mark in _box(box)]
    return Drawing(WIDTH, bottom + 1, (*headings, *arrows, *boxes))


def _wrapped(text: str, width: float) -> tuple[str, ...]:
    """Return the text in lines that fit the box; what is too long ends in dots."""
    room = int((width - 2 * _PAD) / _LETTER)
    lines: list[str] = []
    for word in _pieces(text, room):
        if lines and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
        if len(lines) > _MOST_LINES:
            return (*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1][: room - 1]}…")
    return tuple(lines) or ("",)


def _pieces(text: str, room: int) -> list[str]:
    """Return the words, those longer than a line cut with a hyphen."""
    pieces: list[str] = []
    for word in text.split():
        rest = word
        while len(rest) > room and len(pieces) < 200:
            cut = rest.find("-", 2, room) + 1 or room - 1
            first = rest[:cut]
            pieces.append(first if first.endswith("-") else f"{first}-")
            rest = rest[cut:]
        pieces.append(rest[:room])
    return pieces


def _arrow(link: WorkshopLinkView, placed: Mapping[str, _Placed]) -> Line | None:
    start, end = placed.get(link.from_id), placed.get(link.to_id)
    if start is None or end is None or start is end:
        return None
    if start.x == end.x:
        down = end.y > start.y
        middle = start.x + start.width / 2
        tail = start.y + start.height if down else start.y
        tip = end.y if down else end.y + end.height
        return Line(((middle, tail), (middle, tip)), MUTED, 0.3, arrow=True)
    right = end.x > start.x
    tail_x = start.x + start.width if right else start.x
    tip_x = end.x if right else end.x + end.width
    points = ((tail_x, start.y + start.height / 2), (tip_x, end.y + end.height / 2))
    return Line(points, MUTED, 0.3, arrow=True)


def _box(box: _Placed) -> list[Mark]:
    frame = Box(box.x, box.y, box.width, box.height, "FFFFFF", HAIRLINE, 0.3)
    edge = Box(box.x, box.y, 0.8, box.height, ACCENT)
    texts = [
        Label(box.x + _PAD + 0.4, box.y + _PAD + 2.5 + place * _LINE, line, INK, _SIZE)
        for place, line in enumerate(box.lines)
    ]
    return [frame, edge, *texts]
