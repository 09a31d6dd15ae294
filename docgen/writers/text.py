"""The document as plain text, for reading aloud, comparing and searching."""

from collections.abc import Iterator

from docgen.blocks import (
    Block,
    Document,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Run,
    Shape,
    Table,
)
from docgen.theme import SIGNS
from docgen.writers.marks import legal


def write(document: Document) -> str:
    """Return the body's text: a line a paragraph, table cells parted by tabs."""
    return "\n".join(line for block in document.body for line in _lines(block)) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Paragraph():
            yield _plain(block.runs)
        case ListBlock():
            for number, item in enumerate(block.items, 1):
                yield f"{number}. {_plain(item)}" if block.numbered else f"• {_plain(item)}"
        case Table():
            yield from _table(block)
        case Figure():
            yield legal(block.caption)
            yield legal(block.alt)
        case _:
            yield ""


def _table(table: Table) -> Iterator[str]:
    yield legal(table.caption)
    yield "\t".join(legal(column.title) for column in table.columns)
    for row in table.rows:
        yield "\t".join(_marked(cell.text, cell.shape) for cell in row)
    if table.legend:
        yield "   ".join(_marked(entry.text, entry.shape) for entry in table.legend)
    if table.note:
        yield legal(table.note)


def _marked(text: str, shape: Shape) -> str:
    sign = SIGNS[shape]
    return f"{sign} {legal(text)}" if sign else legal(text)


def _plain(runs: tuple[Run, ...]) -> str:
    return "".join(legal(run.text) for run in runs)
