"""Word files are sound, accessible, carry nothing hidden and repeat byte for byte."""

import io
from itertools import pairwise
from pathlib import Path

import docx
import pytest

from docgen.blocks import Document, Heading, NewLetter
from docgen.errors import DocumentError
from docgen.render import render
from docgen.theme import Theme
from docgen.views import Language
from tests.documents import library
from tests.documents.word_checks import W, body, findings, parts

CORE = "docProps/core.xml"


@pytest.mark.parametrize("language", library.LANGUAGES)
@pytest.mark.parametrize("name", library.NAMES)
def test_a_word_file_is_sound_and_hides_nothing(name: str, language: Language) -> None:
    assert findings(library.file(name, "docx", language)) == []


@pytest.mark.parametrize("name", library.NAMES)
def test_the_same_document_gives_the_same_bytes(name: str) -> None:
    fresh = Theme(bytes(library.theme().word_base), "", dict(library.theme().assets))
    again = render(library.document(name), "docx", fresh)
    assert again == library.file(name, "docx")


@pytest.mark.parametrize(("language", "tag"), [("da", "da-DK"), ("en", "en-GB")])
def test_the_language_stands_in_every_part_that_names_it(language: Language, tag: str) -> None:
    files = parts(library.file("agenda_item", "docx", language))
    assert f'<w:lang w:val="{tag}"'.encode() in files["word/styles.xml"]
    assert f'<w:themeFontLang w:val="{tag}"'.encode() in files["word/settings.xml"]
    assert f"<dc:language>{tag}</dc:language>".encode() in files[CORE]


def test_properties_name_the_title_and_the_organisation() -> None:
    word = docx.Document(io.BytesIO(library.file("agenda_item", "docx")))
    properties = word.core_properties
    assert properties.title == "4. Monitorering af integrationsprojekter, juli 2010"
    assert properties.author.startswith("Københavns Kommune, ")
    assert properties.created is not None
    assert properties.created.isoformat()[:10] == "2010-09-01"


def test_settings_stand_in_the_order_word_wants() -> None:
    settings = parts(library.file("agenda_item", "docx"))["word/settings.xml"].decode()
    names = ("defaultTabStop", "autoHyphenation", "hyphenationZone", "compatibilityMode")
    places = [settings.index(name) for name in names]
    assert places == sorted(places)
    assert (
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"'
        in (settings)
    )


@pytest.mark.parametrize("name", library.NAMES)
def test_headings_skip_no_level_and_pictures_say_what_they_show(name: str) -> None:
    word = docx.Document(io.BytesIO(library.file(name, "docx")))
    names = [paragraph.style.name or "" for paragraph in word.paragraphs if paragraph.style]
    levels = [
        int(found[-1]) if found.startswith("Heading") else 1
        for found in names
        if found.startswith(("Heading", "Overskrift"))
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    namespace = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
    for picture in body(library.file(name, "docx")).iter(namespace):
        assert len(picture.get("descr", "")) > 40


def test_every_numbered_list_starts_again_at_one() -> None:
    content = library.file("orientation_letter", "docx")
    used = {element.get(f"{W}val", "") for element in body(content).iter(f"{W}numId")}
    numbering = parts(content)["word/numbering.xml"].decode()
    assert len(used) == 2
    assert numbering.count('<w:startOverride w:val="1"/>') == 2


def test_the_agenda_item_has_no_merged_cells() -> None:
    document = body(library.file("agenda_item", "docx"))
    assert not list(document.iter(f"{W}gridSpan"))
    assert not list(document.iter(f"{W}vMerge"))


def test_letters_in_one_file_are_counted_each_from_one() -> None:
    letter = library.document("orientation_letter")
    both = Document(
        letter.title,
        letter.language,
        letter.author,
        letter.written_on,
        letter.letterhead,
        (*letter.body, NewLetter(), *letter.body),
    )
    content = render(both, "docx", library.theme())
    assert findings(content) == []
    sections = list(body(content).iter(f"{W}sectPr"))
    assert [section.find(f"{W}pgNumType") is not None for section in sections] == [True, True]
    footer = parts(content)["word/footer1.xml"].decode()
    assert "SECTIONPAGES" in footer
    assert " NUMPAGES" not in footer


def test_an_unsound_document_is_refused_with_its_reason() -> None:
    letter = library.document("orientation_letter")
    broken = Document(
        letter.title,
        letter.language,
        letter.author,
        letter.written_on,
        letter.letterhead,
        (Heading(2, ()), *letter.body),
    )
    with pytest.raises(DocumentError, match="level 1"):
        render(broken, "docx", library.theme())


def test_a_base_made_by_another_word_is_found_by_its_style_names(tmp_path: Path) -> None:
    word = docx.Document(io.BytesIO(library.theme().word_base))
    for style in word.styles:
        if style.name == "Heading 2":
            style.element.set(f"{W}styleId", "Overskrift2")
    changed = tmp_path / "base.docx"
    word.save(str(changed))
    theme = Theme(changed.read_bytes(), library.theme().print_css, library.theme().assets)
    content = render(library.document("agenda_item"), "docx", theme)
    assert b'w:val="Overskrift2"' in parts(content)["word/document.xml"]
    assert findings(content) == []


def test_a_heading_on_a_new_page_leaves_no_empty_page_before_it() -> None:
    markup = parts(library.file("red_twice_item", "docx"))["word/document.xml"].decode()
    assert '<w:br w:type="page"/>' not in markup
    assert markup.count("<w:pageBreakBefore/>") == 1
