"""What makes a document unsound, and what should not leave the house."""

from dataclasses import replace

import pytest

from docgen import lint
from docgen.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Drawing,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Run,
    Table,
    Tone,
)
from tests.documents import library

TITLE = Heading(1, (Run("Titel"),))
TEXT = Paragraph((Run("Tekst"),))
TABLE = Table("Tabel 1", "Tabel 1", (Column("A", 10), Column("B", 10)), ((Cell("x"), Cell("y")),))


def _document(*body: Block) -> Document:
    return replace(library.document("orientation_letter"), body=body)


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        ((TEXT, Heading(2, (Run("x"),))), "first heading"),
        ((TITLE, Heading(3, (Run("x"),))), "skips a level"),
        ((TITLE, Heading(2, (Run(" "),))), "heading is empty"),
        ((TITLE, Figure("Figur 1", " ", Drawing(1, 1, ()))), "no text that says"),
        ((TITLE, ListBlock(())), "no items"),
        ((TITLE, replace(TABLE, caption="")), "no caption"),
        ((TITLE, replace(TABLE, rows=((Cell("x"),),))), "does not fit"),
        ((TITLE, replace(TABLE, columns=(Column("", 1), Column("B", 1)))), "without a heading"),
        ((TITLE, replace(TABLE, rows=((Cell("x"), Cell("Rød", Tone.RED)),))), "without a word"),
    ],
)
def test_an_unsound_document_is_named(body: tuple[Block, ...], finding: str) -> None:
    findings = list(lint.structure(_document(*body)))
    assert len(findings) == 1
    assert finding in findings[0]


@pytest.mark.parametrize("name", library.NAMES)
def test_our_own_documents_are_sound_and_carry_no_leftovers(name: str) -> None:
    for language in library.LANGUAGES:
        document = library.document(name, language)
        assert list(lint.structure(document)) == []
        assert lint.leftovers(document) == ()


@pytest.mark.parametrize(
    "text", ["Kære {{ modtager }}", "HUSK tallene", "Den XX. maj", "Navn: ______", "{% if x %}"]
)
def test_a_leftover_is_quoted(text: str) -> None:
    assert lint.leftovers(_document(TITLE, Paragraph((Run(text),)))) == (text,)


def test_an_empty_section_is_a_leftover() -> None:
    body = (TITLE, Heading(2, (Run("Økonomi"),)), Heading(2, (Run("Proces"),)), TEXT)
    assert lint.leftovers(_document(*body)) == ("Økonomi",)
    last = (TITLE, TEXT, Heading(2, (Run("Bilag"),)))
    assert lint.leftovers(_document(*last)) == ("Bilag",)
