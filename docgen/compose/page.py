"""Letterhead, status cells and legends, alike in every document."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Protocol

from docgen.blocks import (
    Block,
    Cell,
    Document,
    Heading,
    LegendEntry,
    Letterhead,
    Run,
    Shape,
    Tone,
)
from docgen.compose.formats import BLANK, day
from docgen.views import Language, SenderView, StatusCell
from docgen.wording import shared


class PrintedView(Protocol):
    """What every view tells of the document it is for."""

    @property
    def language(self) -> Language:
        """The language it is written in."""

    @property
    def sender(self) -> SenderView:
        """Who sends it."""

    @property
    def written_on(self) -> date:
        """The day it was written."""


def document(
    view: PrintedView,
    title: str,
    body: Iterable[Block],
    *,
    upper: str,
    footer: str,
    case_number: str = "",
) -> Document:
    """Return the whole document, written by the sender's unit.

    Args:
        view: The view it was composed from.
        title: Its title, as its properties and its file tell it.
        body: Everything under the header.
        upper: The header's upper line at the right; under it stands the case.
        footer: The footer's line.
        case_number: The number of its case, if it has one.
    """
    sender, language = view.sender, view.language
    author = ", ".join(name for name in (sender.municipality, sender.unit) if name)
    head = _letterhead(sender, language, upper, case_line(case_number, language), footer)
    return Document(title, language, author, view.written_on, head, tuple(body))


def _letterhead(
    sender: SenderView, language: Language, right_upper: str, right_lower: str, footer: str
) -> Letterhead:
    words = shared.WORDING[language]
    return Letterhead(
        sender=sender.municipality,
        unit=sender.unit,
        right_upper=right_upper,
        right_lower=right_lower,
        footer=footer,
        page=words.page,
        of=words.of,
    )


def heading(level: int, text: str) -> Heading:
    """Return a plain heading."""
    return Heading(level, (Run(text),))


@lru_cache(maxsize=512)
def status(cell: StatusCell | None, after: str = "") -> Cell:
    """Return a view's status as a cell of the model; None is a dash."""
    if cell is None:
        return Cell(BLANK)
    word = cell.word if cell.word.strip() else BLANK
    return Cell(word + after, Tone(cell.tone), Shape(cell.shape))


def rating_legend(language: Language) -> tuple[LegendEntry, ...]:
    """Return what the three colours and the dash mean."""
    words = shared.WORDING[language]
    return (
        LegendEntry(words.green_meaning, Tone.GREEN, Shape.CIRCLE),
        LegendEntry(words.yellow_meaning, Tone.YELLOW, Shape.TRIANGLE),
        LegendEntry(words.red_meaning, Tone.RED, Shape.SQUARE),
        LegendEntry(words.not_in_round),
    )


def case_line(case_number: str, language: Language) -> str:
    """Return the header's line with the case number, empty without one."""
    if not case_number:
        return ""
    return shared.WORDING[language].case.format(case=case_number)


def table_name(number: int, language: Language) -> str:
    """Return "Tabel 1" and the like."""
    return shared.WORDING[language].table.format(number=number)


def figure_name(number: int, language: Language) -> str:
    """Return "Figur 1" and the like."""
    return shared.WORDING[language].figure.format(number=number)


def quoted(name: str, language: Language) -> str:
    """Return a name in the language's quotation marks."""
    opening, closing = shared.WORDING[language].quotes
    return f"{opening}{name}{closing}"


def meeting_line(on: date, language: Language) -> str:
    """Return the header's line with the date of the meeting."""
    return shared.WORDING[language].meeting.format(date=day(on, language))


class Counter:
    """Gives tables and figures their numbers in the order they are asked for."""

    def __init__(self, language: Language) -> None:
        self._language: Language = language
        self._tables = 0
        self._figures = 0

    def next_table(self) -> str:
        """Return the next table's name, "Tabel 1" first."""
        self._tables += 1
        return table_name(self._tables, self._language)

    def next_figure(self) -> str:
        """Return the next figure's name, "Figur 1" first."""
        self._figures += 1
        return figure_name(self._figures, self._language)
