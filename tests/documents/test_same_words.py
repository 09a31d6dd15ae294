"""Word file, PDF and page say the same, and a status never speaks by colour alone."""

import io
import re
from collections import Counter

import pypdf
import pytest

from docgen.blocks import Cell, Document, Figure, Label, ListBlock, Shape, Table, Tone
from docgen.theme import SIGN_COLOURS, SIGNS, TINTS
from docgen.views import Language
from tests.documents import library
from tests.documents.word_checks import W, body

_UNSEEN = re.compile(f"[\\s\u200b\u00ad\u2011{''.join(SIGNS.values())}-]")


def _bare(text: str) -> str:
    return _UNSEEN.sub("", text)


def _word_pieces(content: bytes) -> list[str]:
    return [
        "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
        for paragraph in body(content).iter(f"{W}p")
    ]


def _furniture(document: Document, pages: int) -> str:
    """Return what the PDF says beside the body: header and footer, list marks, labels."""
    head = document.letterhead
    lines = [head.sender, head.unit, head.right_upper, head.right_lower, head.footer]
    extras = lines * pages + [f"{head.page}{n}{head.of}{pages}" for n in range(1, pages + 1)]
    for block in document.body:
        if isinstance(block, Figure):
            extras += [mark.text for mark in block.drawing.marks if isinstance(mark, Label)]
        if isinstance(block, ListBlock):
            marks = [f"{n}." if block.numbered else "•" for n in range(1, len(block.items) + 1)]
            extras += marks
    return _bare("".join(extras))


@pytest.mark.parametrize("language", library.LANGUAGES)
@pytest.mark.parametrize("name", library.NAMES)
def test_word_and_pdf_hold_the_same_words(name: str, language: Language) -> None:
    document = library.document(name, language)
    reader = pypdf.PdfReader(io.BytesIO(library.file(name, "pdf", language)))
    printed = _bare("".join(page.extract_text() for page in reader.pages))
    pieces = [_bare(piece) for piece in _word_pieces(library.file(name, "docx", language))]
    assert [piece for piece in pieces if piece not in printed] == []
    surplus = Counter(printed)
    surplus.subtract(Counter("".join(pieces) + _furniture(document, len(reader.pages))))
    for table in (block for block in document.body if isinstance(block, Table)):
        repeated = Counter(_bare("".join(column.title for column in table.columns)))
        while all(surplus[letter] >= count for letter, count in repeated.items()):
            surplus.subtract(repeated)
    assert {letter: count for letter, count in surplus.items() if count} == {}


@pytest.mark.parametrize("language", library.LANGUAGES)
@pytest.mark.parametrize("name", library.NAMES)
def test_every_tinted_cell_has_its_word_and_sign(name: str, language: Language) -> None:
    document = library.document(name, language)
    cells = [
        cell
        for block in document.body
        if isinstance(block, Table)
        for row in block.rows
        for cell in row
        if cell.tone is not Tone.NONE
    ]
    assert all(cell.shape is not Shape.NONE and cell.text for cell in cells)


def test_word_shows_sign_space_and_word_in_tint_and_colour() -> None:
    table = body(library.file("agenda_item", "docx")).find(f".//{W}tbl")
    assert table is not None
    cell = table.findall(f"{W}tr")[1].findall(f"{W}tc")[2]
    shade = cell.find(f"{W}tcPr/{W}shd")
    assert shade is not None
    assert shade.get(f"{W}fill") == TINTS[Tone.RED]
    assert "".join(text.text or "" for text in cell.iter(f"{W}t")) == "■ Rød"
    colour = cell.find(f".//{W}color")
    assert colour is not None
    assert colour.get(f"{W}val") == SIGN_COLOURS[Tone.RED]


def test_each_colour_has_a_shape_of_its_own() -> None:
    document = library.document("agenda_item")
    shapes: dict[Tone, set[Shape]] = {}
    for cell in _cells(document):
        shapes.setdefault(cell.tone, set()).add(cell.shape)
    assert shapes[Tone.RED] == {Shape.SQUARE}
    assert shapes[Tone.GREEN] == {Shape.CIRCLE}
    assert shapes[Tone.NEUTRAL] == {Shape.HOLLOW_SQUARE, Shape.HOLLOW_CIRCLE}


def _cells(document: Document) -> list[Cell]:
    tables = [block for block in document.body if isinstance(block, Table)]
    return [cell for table in tables for row in table.rows for cell in row]


def test_the_page_names_tone_and_shape_and_scope() -> None:
    page = library.file("agenda_item", "html").decode()
    assert '<td class="status sign red square">Rød</td>' in page
    assert '<th scope="row" class="text">Skoler på X og tværs</th>' in page
    assert page.count('scope="col"') == 5
    assert "<caption>" in page
