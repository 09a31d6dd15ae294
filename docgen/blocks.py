"""The document model: what a document is made of, free of any file format.

Sizes are millimetres. A `Run` with `keep` set is never broken over two lines.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal


class Tone(StrEnum):
    """The meaning a cell's colour carries; never without its word."""

    NONE = "none"
    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    NEUTRAL = "neutral"
    ACCENT = "accent"


class Shape(StrEnum):
    """The sign in front of a status word."""

    NONE = "none"
    CIRCLE = "circle"
    TRIANGLE = "triangle"
    SQUARE = "square"
    HOLLOW_SQUARE = "hollow_square"
    HOLLOW_CIRCLE = "hollow_circle"
    LOZENGE = "lozenge"


class Look(StrEnum):
    """What a paragraph is for; each look is one style of the house template."""

    BODY = "body"
    SUMMARY = "summary"
    BEFORE_LIST = "before_list"
    AFTER_TABLE = "after_table"
    NOTE = "note"
    ADDRESSEE = "addressee"
    DATE = "date"
    GREETING = "greeting"
    SIGNATURE = "signature"


class ColumnKind(StrEnum):
    """How a column is set: running text, numbers to the right, tinted status, or sign and word."""

    TEXT = "text"
    NUMBER = "number"
    STATUS = "status"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look; a line feed in it is a line break."""

    text: str
    strong: bool = False
    muted: bool = False
    keep: bool = False
    href: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; a letter's subject is level 1 in the letter's size."""

    level: int
    runs: tuple[Run, ...]
    letter: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    runs: tuple[Run, ...]
    look: Look = Look.BODY


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list of one level; a numbered one always starts at 1."""

    items: tuple[tuple[Run, ...], ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its heading, how it is set and how wide it is.

    `tail` is the end of the title that stays on one line, e.g. a month and its year.
    """

    title: str
    width: float
    kind: ColumnKind = ColumnKind.TEXT
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its words, and for a status its tone and shape."""

    text: str
    tone: Tone = Tone.NONE
    shape: Shape = Shape.NONE


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One sign of a legend and what it means."""

    text: str
    tone: Tone = Tone.NONE
    shape: Shape = Shape.NONE


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row; the first column heads each row."""

    caption: str
    description: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    legend: tuple[LegendEntry, ...] = ()
    note: str = ""

    @property
    def short(self) -> bool:
        """Whether the table is small enough to stay on one page."""
        letters = sum(len(cell.text) for row in self.rows for cell in row)
        return len(self.rows) <= 8 and letters <= 500


@dataclass(frozen=True, slots=True)
class Line:
    """A stroke through points; dashed or solid, in ink of a named colour."""

    points: tuple[tuple[float, float], ...]
    colour: str
    width: float = 0.3
    dashed: bool = False
    arrow: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, filled and framed; an empty colour means none."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 0.3


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled or hollow circle around a point."""

    x: float
    y: float
    radius: float
    fill: str
    stroke: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text at a point on its baseline; `size` in points."""

    x: float
    y: float
    text: str
    colour: str
    size: float = 8.0
    strong: bool = False
    anchor: Literal["start", "middle", "end"] = "start"


Mark = Line | Box | Dot | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture made of marks; y grows downwards."""

    width: float
    height: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing with its caption above and a text that says what it shows."""

    caption: str
    alt: str
    drawing: Drawing


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class NewLetter:
    """What follows is the next letter: a new page, counted from 1 again."""


Block = Heading | Paragraph | ListBlock | Table | Figure | PageBreak | NewLetter


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The lines of header and footer; `page` and `of` are the words around the page numbers."""

    sender: str
    unit: str
    right_upper: str
    right_lower: str
    footer: str
    page: str
    of: str


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document; `written_on` is the date in its properties, so that bytes repeat."""

    title: str
    language: Literal["da", "en"]
    author: str
    written_on: date
    letterhead: Letterhead
    body: tuple[Block, ...]
