"""The four documents have the sections, styles, texts and rows they are known by."""

import io

import docx
import pytest

from docgen.views import Language
from tests.documents import library, samples
from tests.documents.outline import outline, path

STATUS_ROWS = [[cell.word for cell in row.cells] for row in samples.agenda_item().rows]


@pytest.mark.parametrize("language", library.LANGUAGES)
@pytest.mark.parametrize("name", library.NAMES)
def test_a_document_keeps_its_outline(name: str, language: Language) -> None:
    expected = path(name, language).read_text("utf-8")
    assert outline(library.file(name, "docx", language)) == expected


def test_the_agenda_items_title_stands_whole_in_heading_one() -> None:
    word = docx.Document(io.BytesIO(library.file("agenda_item", "docx")))
    titles = [p.text for p in word.paragraphs if p.style and p.style.name == "Heading 1"]
    assert titles == [
        "4. Monitorering af integrationsprojekter, juli 2010 (Udsat sag) (2010-131570)"
    ]


def test_the_agenda_item_opens_with_the_meeting_it_was_postponed_from() -> None:
    word = docx.Document(io.BytesIO(library.file("agenda_item", "docx")))
    assert word.paragraphs[1].text.startswith("Udsat fra BIU mødet den 23. august 2010. ")


def test_names_owners_and_status_words_stand_as_they_were_given() -> None:
    word = docx.Document(io.BytesIO(library.file("agenda_item", "docx")))
    rows = [[cell.text for cell in row.cells] for row in word.tables[0].rows][1:]
    view = samples.agenda_item()
    assert [row[0] for row in rows] == [row.project for row in view.rows]
    assert [row[1] for row in rows] == [row.owner for row in view.rows]
    words = [[cell.split(" ", 1)[-1] for cell in row[2:]] for row in rows]
    assert words == STATUS_ROWS


def test_the_sections_follow_the_offices_own_order() -> None:
    headings = {
        "copenhagen": [
            "Indstilling og beslutning",
            "Problemstilling",
            "Løsning",
            "Økonomi",
            "Videre proces",
        ],
    }
    text = outline(library.file("agenda_item", "docx"))
    found = [line.split(": ", 1)[1] for line in text.splitlines() if line.startswith("Heading 2")]
    assert found == headings["copenhagen"]
