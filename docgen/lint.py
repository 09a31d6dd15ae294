"""Checks on the model before anything is written."""

import re
from collections.abc import Iterable, Iterator

from docgen.blocks import (
    Block,
    Document,
    Figure,
    Heading,
    ListBlock,
    NewLetter,
    PageBreak,
    Paragraph,
    Run,
    Shape,
    Table,
    Tone,
)
from docgen.errors import DocumentError

_LEFTOVER = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\bHUSK\b|\bTODO\b|\bXX+\b|\[[^\]\n]{0,40}\?\]|_{4,}")


def require_sound(document: Document) -> None:
    """Raise a DocumentError that names the first thing wrong with the document's structure."""
    for finding in structure(document):
        raise DocumentError(finding)


def structure(document: Document) -> Iterator[str]:
    """Yield what would make the document unsound, one English sentence each."""
    if not document.title.strip():
        yield "The document has no title."
    yield from _heading_levels(document.body)
    for block in document.body:
        match block:
            case Heading(runs=runs) if not _plain(runs).strip():
                yield "A heading is empty."
            case Table():
                yield from _table(block)
            case Figure(alt=alt) if not alt.strip():
                yield "A figure has no text that says what it shows."
            case ListBlock(items=()):
                yield "A list has no items."
            case _:
                pass


def leftovers(document: Document) -> tuple[str, ...]:
    """Return what should not leave the house: unfilled fields, reminders, empty sections.

    Each finding quotes the paragraph it stands in. A draft may have findings; a document that is
    sent or released may not.
    """
    return (*leftovers_in(_texts(document)), *_empty_sections(document.body))


def leftovers_in(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts in which an unfilled field or a reminder stands.

    >>> leftovers_in(["Alt er klart.", "HUSK at spørge"])
    ('HUSK at spørge',)
    """
    return tuple(text for text in texts if _LEFTOVER.search(text))


def _heading_levels(body: tuple[Block, ...]) -> Iterator[str]:
    level = 0
    for block in body:
        match block:
            case NewLetter():
                level = 0
            case Heading():
                if level == 0 and block.level != 1:
                    yield "The first heading is not of level 1."
                elif not 1 <= block.level <= min(level + 1, 3):
                    yield f"A heading skips a level: {_plain(block.runs)}"
                level = block.level
            case _:
                pass


def _table(table: Table) -> Iterator[str]:
    if not table.columns or not all(column.title.strip() for column in table.columns):
        yield f"A table has a column without a heading: {table.caption}"
    if not table.caption.strip():
        yield "A table has no caption."
    none = Tone.NONE
    width = len(table.columns)
    if any(len(row) != width for row in table.rows):
        yield f"A table's row does not fit its columns: {table.caption}"
    toned = {(cell.shape, cell.text) for row in table.rows for cell in row if cell.tone is not none}
    if any(shape is Shape.NONE or not text.strip() for shape, text in toned):
        yield f"A status has a colour without a word and a sign: {table.caption}"


def _empty_sections(body: tuple[Block, ...]) -> Iterator[str]:
    pairs = zip(body, (*body[1:], PageBreak()), strict=True)
    for block, following in pairs:
        if not isinstance(block, Heading) or block.level == 1:
            continue
        deeper = isinstance(following, Heading) and following.level > block.level
        if isinstance(following, Heading | PageBreak | NewLetter) and not deeper:
            yield _plain(block.runs)


def _plain(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


def _texts(document: Document) -> Iterator[str]:
    yield document.title
    for block in document.body:
        match block:
            case Heading() | Paragraph():
                yield _plain(block.runs)
            case ListBlock():
                yield from map(_plain, block.items)
            case Table():
                yield block.caption
                yield from (cell.text for row in block.rows for cell in row)
            case Figure():
                yield block.caption
            case _:
                pass
