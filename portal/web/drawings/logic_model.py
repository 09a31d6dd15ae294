"""The theory of change (forandringsteori) as a drawing: from the problem to the lasting effect.

Two drawings of the same model: columns with arrows for wide pages, one above the other for phones.
"""

from dataclasses import dataclass

from markupsafe import Markup

from portal.web.drawings.logic_layout import (
    LEADING,
    PADDING,
    SIZE,
    Placed,
    bend,
    column_gap,
    column_width,
    placed_boxes,
    spread,
)
from portal.web.drawings.svg import drawing, element, lines, path, responsive, words
from portal.web.drawings.typeface import text_width, wrapped

WIDE = 1120.0
NARROW = 272.0
_HEAD = 44.0
_SMALL = 13.0
_SMALL_LEADING = 18.0


@dataclass(frozen=True, slots=True)
class Column:
    """One stage: its heading and its tone (problem, input, activity, output, outcome, impact)."""

    heading: str
    tone: str


@dataclass(frozen=True, slots=True)
class Box:
    """One node: its text, the column it stands in, and the mark of a criterion it carries."""

    id: str
    column: int
    text: str
    mark: str = ""
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Arrow:
    """One causal link between two boxes, with the label of its assumption, if any."""

    from_id: str
    to_id: str
    assumption: str = ""


@dataclass(frozen=True, slots=True)
class Assumption:
    """What must hold for an arrow to be true: a short label and the sentence."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class LogicModel:
    """All that is drawn, and the words that say it."""

    title: str
    description: str
    columns: tuple[Column, ...]
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...] = ()
    assumptions: tuple[Assumption, ...] = ()


def logic_model(model: LogicModel, prefix: str) -> Markup:
    """Return both drawings, each shown at the widths it is made for."""
    return responsive(
        narrow_logic_model(model, f"{prefix}-narrow"),
        wide_logic_model(model, f"{prefix}-wide"),
    )


def wide_logic_model(model: LogicModel, prefix: str) -> Markup:
    """Return the model as columns from left to right, with arrows and the assumptions below."""
    width = column_width(len(model.columns), WIDE)
    places, bottom = placed_boxes(
        tuple((box.id, box.column, box.text) for box in model.boxes),
        width,
        column_gap(len(model.columns), WIDE),
        _HEAD + 24,
    )
    parts = [
        *_headings(model, width),
        *_arrows(model, places),
        *_boxes(model, places),
        *_pills(model, places),
    ]
    notes, height = _assumption_notes(model.assumptions, bottom + 32)
    return drawing(
        prefix=prefix,
        kind="fr-logic",
        width=WIDE,
        height=height,
        title=model.title,
        description=model.description,
        parts=[*parts, *notes],
    )


def _headings(model: LogicModel, width: float) -> list[str]:
    gap = column_gap(len(model.columns), WIDE)
    parts = []
    for place, column in enumerate(model.columns):
        x = place * (width + gap)
        parts.append(words(x, 16, column.heading, size=15, class_="fr-logic-head"))
        parts.append(
            element("rect", class_=f"fr-logic-bar-{column.tone}", x=x, y=26, width=width, height=4)
        )
    return parts


def _boxes(model: LogicModel, places: dict[str, Placed]) -> list[str]:
    parts = []
    for box in model.boxes:
        place = places[box.id]
        tone = model.columns[box.column].tone
        parts.append(_box(place, tone, selected=box.selected))
        parts.append(
            lines(
                place.x + PADDING,
                place.y + PADDING + SIZE - 2,
                place.lines,
                size=SIZE,
                leading=LEADING,
                class_=f"fr-logic-text-{tone}",
            )
        )
        if box.mark:
            parts.append(_mark(place, box.mark))
    return parts


def _box(place: Placed, tone: str, *, selected: bool) -> str:
    class_ = f"fr-logic-box fr-logic-{tone}" + (" fr-logic-selected" if selected else "")
    return element(
        "rect", class_=class_, x=place.x, y=place.y, width=place.width, height=place.height, rx=8
    )


def _mark(place: Placed, text: str) -> str:
    width = text_width(text, 12, strong=True) + 14
    x = place.x + place.width - width - 8
    box = element("rect", class_="fr-logic-mark", x=x, y=place.y - 11, width=width, height=20, rx=4)
    return box + words(
        x + width / 2, place.y + 3, text, size=12, class_="fr-logic-mark-text", anchor="middle"
    )


def _arrows(model: LogicModel, places: dict[str, Placed]) -> list[str]:
    parts = []
    for arrow in model.arrows:
        curve = bend(places[arrow.from_id], places[arrow.to_id])
        parts.append(path(curve.data, "fr-logic-arrow"))
        parts.append(path(curve.head, "fr-logic-arrow-head"))
    return parts


def _pills(model: LogicModel, places: dict[str, Placed]) -> list[str]:
    """Draw each assumption's label once, in the middle of the arrows it belongs to."""
    middles: dict[str, list[tuple[float, float]]] = {}
    for arrow in model.arrows:
        if arrow.assumption:
            curve = bend(places[arrow.from_id], places[arrow.to_id])
            middles.setdefault(arrow.assumption, []).append(curve.middle)
    centres = {
        label: (sum(x for x, _ in found) / len(found), sum(y for _, y in found) / len(found))
        for label, found in middles.items()
    }
    return [_pill(x, y, label) for label, (x, y) in spread(centres, 26).items()]


def _pill(x: float, y: float, label: str) -> str:
    width = max(text_width(label, 13, strong=True) + 14, 32)
    box = element(
        "rect", class_="fr-logic-pill", x=x - width / 2, y=y - 11, width=width, height=22, rx=11
    )
    return box + words(x, y + 4.5, label, size=13, class_="fr-logic-pill-text", anchor="middle")


def _assumption_notes(assumptions: tuple[Assumption, ...], top: float) -> tuple[list[str], float]:
    """Return the assumptions' sentences four to a row, and the height that is then used."""
    if not assumptions:
        return [], top - 16
    parts = [path(f"M0 {top - 16:.0f}H{WIDE:.0f}", "fr-logic-line")]
    cell = WIDE / 4
    y = top
    for start in range(0, len(assumptions), 4):
        row = assumptions[start : start + 4]
        texts = [wrapped(each.text, _SMALL, cell - 64) for each in row]
        for place, (each, text) in enumerate(zip(row, texts, strict=True)):
            x = place * cell
            parts.append(_pill(x + 18, y + 12, each.label))
            parts.append(
                lines(
                    x + 44,
                    y + 16,
                    text,
                    size=_SMALL,
                    leading=_SMALL_LEADING,
                    class_="fr-logic-muted",
                )
            )
        y += max(len(text) for text in texts) * _SMALL_LEADING + 20
    return parts, y


def narrow_logic_model(model: LogicModel, prefix: str) -> Markup:
    """Return the model from top to bottom, each stage's assumptions beside the arrow below it."""
    parts: list[str] = []
    y = 0.0
    column_of = {box.id: box.column for box in model.boxes}
    for number, column in enumerate(model.columns):
        stage, y = _stage(model, number, column, y)
        parts.extend(stage)
        if number + 1 < len(model.columns):
            labels = {
                arrow.assumption for arrow in model.arrows if column_of[arrow.from_id] == number
            }
            notes = tuple(each for each in model.assumptions if each.label in labels)
            between, y = _between(notes, y)
            parts.extend(between)
    return drawing(
        prefix=prefix,
        kind="fr-logic fr-logic--narrow",
        width=NARROW,
        height=y + 4,
        title=model.title,
        description=model.description,
        parts=parts,
    )


def _stage(model: LogicModel, number: int, column: Column, y: float) -> tuple[list[str], float]:
    parts = [
        element("rect", class_=f"fr-logic-bar-{column.tone}", x=0, y=y + 2, width=4, height=18),
        words(12, y + 16, column.heading, size=15, class_="fr-logic-head"),
    ]
    y += 34
    for box in model.boxes:
        if box.column != number:
            continue
        text = wrapped(box.text, SIZE, NARROW - 2 * PADDING - 2)
        place = Placed(1, y, NARROW - 2, len(text) * LEADING + 2 * PADDING - 4, text, number)
        parts.extend(_boxes(_only(model, box), {box.id: place}))
        y += place.height + 12
    return parts, y


def _only(model: LogicModel, box: Box) -> LogicModel:
    return LogicModel(model.title, model.description, model.columns, (box,))


def _between(notes: tuple[Assumption, ...], y: float) -> tuple[list[str], float]:
    """Return the arrow down to the next stage with its assumptions, and where that stage starts."""
    parts: list[str] = []
    start, at = y - 4, y + 8
    for note in notes:
        text = wrapped(note.text, _SMALL, NARROW - 64)
        parts.append(_pill(22, at + 12, note.label))
        parts.append(
            lines(
                52,
                at + 16,
                text,
                size=_SMALL,
                leading=_SMALL_LEADING,
                class_="fr-logic-muted",
            )
        )
        at += max(len(text) * _SMALL_LEADING, 26) + 6
    end = max(at + 4, start + 28)
    stem = path(f"M22 {start:.0f}V{end - 8:.0f}", "fr-logic-arrow")
    head = path(f"M15 {end - 10:.0f}h14l-7 11z", "fr-logic-arrow-head")
    return [stem, head, *parts], end + 14
