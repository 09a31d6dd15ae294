"""The milestones (milepæle) on a line of time: reached, planned, and expected later than planned.

Two drawings of the same: along the page where there is room, down the page on phones.
"""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from portal.web.drawings.svg import drawing, element, lines, path, responsive, words
from portal.web.drawings.typeface import text_width, wrapped

_WIDTH = 1120.0
_NARROW = 272.0
_EDGE = 60.0
_LABEL = 150.0
_SIZE = 13.0
_LEADING = 17.0


@dataclass(frozen=True, slots=True)
class Milestone:
    """One milestone: its title, its words, and its days.

    ``note`` says in words what the marks show ("Nået 15. aug. 2009"); ``late`` how late it is.
    """

    title: str
    note: str
    planned: date
    reached: date | None = None
    expected: date | None = None
    late: str = ""

    @property
    def stands_on(self) -> date:
        """The day its words belong to: reached, else planned."""
        return self.reached or self.planned


@dataclass(frozen=True, slots=True)
class TimeTick:
    """A day on the line with its words, such as "jan. 2010"."""

    on: date
    text: str


@dataclass(frozen=True, slots=True)
class MilestoneTimeline:
    """All that is drawn, and the words that say it."""

    title: str
    description: str
    start: date
    end: date
    today: date
    today_text: str
    milestones: tuple[Milestone, ...]
    ticks: tuple[TimeTick, ...] = ()


@dataclass(frozen=True, slots=True)
class _Block:
    """The words of a milestone with their place beside the line."""

    milestone: Milestone
    x: float
    centre: float
    title: tuple[str, ...]
    note: tuple[str, ...]
    late: tuple[str, ...]
    above: bool
    lift: float

    @property
    def height(self) -> float:
        """How high its lines stand together."""
        return (len(self.title) + len(self.note) + len(self.late)) * _LEADING


def milestone_timeline(line: MilestoneTimeline, prefix: str) -> Markup:
    """Return the line of time: along the page in a wide place, down it in a narrow one."""
    return responsive(narrow_timeline(line, f"{prefix}-narrow"), _along(line, f"{prefix}-wide"))


def narrow_timeline(line: MilestoneTimeline, prefix: str) -> Markup:
    """Return the milestones below each other in the order of their planned days."""
    parts: list[str] = []
    y = last = 2.0
    for milestone in sorted(line.milestones, key=lambda each: each.planned):
        row, height = _row(milestone, y)
        parts += row
        y, last = y + height + 16, y
    stem = path(f"M12 13V{last + 11:.1f}", "fr-milestones-stem")
    return drawing(
        prefix=prefix,
        kind="fr-milestones",
        width=_NARROW,
        height=max(y - 10, 20),
        title=line.title,
        description=line.description,
        parts=[stem, *parts],
    )


def _row(milestone: Milestone, y: float) -> tuple[list[str], float]:
    """Return one milestone's mark and words, and how high they are."""
    parts = _sign(milestone, 12, y + 11)
    at = y + 15
    for text, class_, strong in (
        (milestone.title, "fr-drawing-strong", True),
        (milestone.note, "fr-drawing-plain", False),
        (milestone.late, "fr-milestones-late-text", True),
    ):
        if text:
            found = wrapped(text, _SIZE + 1, _NARROW - 36, strong=strong)
            parts.append(lines(34, at, found, size=_SIZE + 1, leading=19, class_=class_))
            at += len(found) * 19
    return parts, at - y - 15


def _sign(milestone: Milestone, x: float, y: float) -> list[str]:
    if milestone.reached is not None:
        return _tick(x, y)
    late = milestone.expected is not None and milestone.expected > milestone.planned
    return [_diamond(x, y, "fr-milestones-expected" if late else "fr-milestones-planned")]


def _tick(x: float, y: float) -> list[str]:
    return [
        element("circle", class_="fr-milestones-reached", cx=x, cy=y, r=10),
        path(f"M{x - 4:.1f} {y:.1f}l3 3.4 5.6-6.4", "fr-milestones-tick"),
    ]


def _along(line: MilestoneTimeline, prefix: str) -> Markup:
    """Return the line of time with every milestone's words above or below it."""
    blocks = _placed(line)
    above = max((each.lift + each.height for each in blocks if each.above), default=0.0)
    below = max((each.lift + each.height for each in blocks if not each.above), default=0.0)
    axis = above + 60
    height = axis + max(below, 30) + 16
    parts = [
        *_axis(line, axis),
        *(_leader(each, axis) for each in blocks),
        *_ticks(line, axis),
        *_today(line, axis),
    ]
    for milestone in line.milestones:
        parts.extend(_marks(line, milestone, axis))
    for each in blocks:
        parts.extend(_label(each, axis))
    return drawing(
        prefix=prefix,
        kind="fr-milestones",
        width=_WIDTH,
        height=height,
        title=line.title,
        description=line.description,
        parts=parts,
    )


def _x(line: MilestoneTimeline, day: date) -> float:
    whole = max((line.end - line.start).days, 1)
    share = min(max((day - line.start).days / whole, 0.0), 1.0)
    return _EDGE + share * (_WIDTH - 2 * _EDGE)


def _placed(line: MilestoneTimeline) -> list[_Block]:
    """Place each text in the lane nearest to the line that is still free."""
    blocks: list[_Block] = []
    for milestone in sorted(line.milestones, key=lambda each: each.stands_on):
        x = _x(line, milestone.stands_on)
        centre = min(max(x, _LABEL / 2), _WIDTH - _LABEL / 2)
        candidates = [_block(milestone, x, centre, blocks, above) for above in (True, False)]
        today = abs(centre - _x(line, line.today)) < _LABEL / 2 + 4
        blocks.append(min(candidates, key=lambda each: (each.lift, each.above is today)))
    return blocks


def _block(
    milestone: Milestone, x: float, centre: float, others: list[_Block], above: bool
) -> _Block:
    near = [
        each for each in others if each.above is above and abs(each.centre - centre) < _LABEL + 8
    ]
    base = 40.0
    lift = max((each.lift + each.height + 10 for each in near), default=base)
    return _Block(
        milestone,
        x,
        centre,
        wrapped(milestone.title, _SIZE, _LABEL, strong=True),
        wrapped(milestone.note, _SIZE, _LABEL) if milestone.note else (),
        wrapped(milestone.late, _SIZE, _LABEL, strong=True) if milestone.late else (),
        above,
        lift,
    )


def _axis(line: MilestoneTimeline, y: float) -> list[str]:
    start, end, today = _x(line, line.start), _x(line, line.end), _x(line, line.today)
    return [
        element(
            "rect",
            class_="fr-milestones-rest",
            x=start,
            y=y - 2.5,
            width=max(end - start, 0),
            height=5,
        ),
        element(
            "rect",
            class_="fr-milestones-passed",
            x=start,
            y=y - 2.5,
            width=max(today - start, 0),
            height=5,
        ),
    ]


def _ticks(line: MilestoneTimeline, y: float) -> list[str]:
    return [
        words(
            _x(line, tick.on),
            y + 30,
            tick.text,
            size=_SIZE,
            class_="fr-drawing-muted fr-drawing-halo",
            anchor="middle",
        )
        for tick in line.ticks
    ]


def _today(line: MilestoneTimeline, y: float) -> list[str]:
    if not line.start <= line.today <= line.end:
        return []
    x = _x(line, line.today)
    wide = text_width(line.today_text, _SIZE, strong=True) + 20
    at = min(max(x, wide / 2), _WIDTH - wide / 2)
    return [
        path(f"M{x:.1f} 22V{y + 16:.1f}", "fr-milestones-today"),
        element(
            "rect",
            class_="fr-milestones-today-box",
            x=at - wide / 2,
            y=0,
            width=wide,
            height=24,
            rx=4,
        ),
        words(
            at,
            16.5,
            line.today_text,
            size=_SIZE,
            class_="fr-milestones-today-text",
            anchor="middle",
        ),
    ]


def _marks(line: MilestoneTimeline, milestone: Milestone, y: float) -> list[str]:
    planned = _x(line, milestone.planned)
    if milestone.reached is None and milestone.expected is None:
        return [_diamond(planned, y, "fr-milestones-planned")]
    if milestone.reached is None and milestone.expected is not None:
        expected = _x(line, milestone.expected)
        return [
            *_moved(planned, expected, y),
            _diamond(planned, y, "fr-milestones-planned"),
            _diamond(expected, y, "fr-milestones-expected"),
        ]
    reached = _x(line, milestone.stands_on)
    late = milestone.late and reached - planned > 14
    before = [*_moved(planned, reached, y), _diamond(planned, y, "fr-milestones-planned")]
    return [*(before if late else []), *_tick(reached, y)]


def _diamond(x: float, y: float, class_: str) -> str:
    return path(f"M{x:.1f} {y - 9:.1f}l9 9-9 9-9-9z", class_)


def _moved(start: float, end: float, y: float) -> list[str]:
    """Draw the arrow from the planned day to the later one."""
    if end - start < 14:
        return []
    level = y - 15
    return [
        path(f"M{start:.1f} {level:.1f}H{end - 8:.1f}", "fr-milestones-late"),
        path(f"M{end - 9:.1f} {level - 5:.1f}l9 5-9 5z", "fr-milestones-late-head"),
    ]


def _leader(block: _Block, y: float) -> str:
    if block.above:
        return path(f"M{block.x:.1f} {y - 10:.1f}V{y - block.lift + 4:.1f}", "fr-milestones-leader")
    return path(f"M{block.x:.1f} {y + 10:.1f}V{y + block.lift - 2:.1f}", "fr-milestones-leader")


def _label(block: _Block, y: float) -> list[str]:
    at = y - block.lift - block.height + 12 if block.above else y + block.lift + 12
    parts = []
    for texts, class_ in (
        (block.title, "fr-drawing-strong fr-drawing-halo"),
        (block.note, "fr-drawing-plain fr-drawing-halo"),
        (block.late, "fr-milestones-late-text fr-drawing-halo"),
    ):
        if texts:
            parts.append(
                lines(
                    block.centre,
                    at,
                    texts,
                    size=_SIZE,
                    leading=_LEADING,
                    class_=class_,
                    anchor="middle",
                )
            )
            at += len(texts) * _LEADING
    return parts
