"""A Word file as an outline: the style and text of each paragraph, the rows of each table.

`python -m tests.documents.outline` writes the golden outlines anew; read the difference.
"""

import io
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph

from tests.documents import library

GOLDEN = Path(__file__).resolve().parent / "golden"


def outline(content: bytes) -> str:
    """Return the file's outline, header and footer first."""
    return "\n".join(_lines(content)) + "\n"


def _lines(content: bytes) -> Iterator[str]:
    word = docx.Document(io.BytesIO(content))
    section = word.sections[0]
    for kind, part in (("header", section.header), ("footer", section.footer)):
        for paragraph in part.paragraphs:
            yield f"[{kind}] {_plain(paragraph.text)}"
    for block in word.iter_inner_content():
        if isinstance(block, Paragraph):
            picture = " (picture)" if block._p.xpath(".//w:drawing") else ""
            yield f"{_style(block)}: {_plain(block.text)}{picture}"
        else:
            yield from _table(block)


def _table(table: Table) -> Iterator[str]:
    yield f"table: {len(table.columns)} columns"
    for row in table._tbl.tr_lst:
        cells = [
            " / ".join(_plain(Paragraph(p, table).text) for p in cell.p_lst) for cell in row.tc_lst
        ]
        yield f"  | {' | '.join(cells)}"


def _style(paragraph: Paragraph) -> str:
    return paragraph.style.name if paragraph.style and paragraph.style.name else "?"


def _plain(text: str) -> str:
    return text.replace("\t", " -> ").replace("\u00a0", "~")


def path(name: str, language: str) -> Path:
    """Return where the golden outline of a document lies."""
    return GOLDEN / f"{name}-{language}.txt"


def main() -> None:
    """Write all golden outlines anew."""
    for name in library.NAMES:
        for language in library.LANGUAGES:
            text = outline(library.file(name, "docx", language))
            path(name, language).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
