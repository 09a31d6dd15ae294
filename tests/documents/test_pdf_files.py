"""PDF files can be read by everybody and kept for ever: PDF/UA-1 and PDF/A-2a in one."""

import io
import logging
import re

import page
import pikepdf
import pytest

from docgen.blocks import Heading
from docgen.render import render
from docgen.views import Language
from tests.documents import library


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("language", library.LANGUAGES)
@pytest.mark.parametrize("name", library.NAMES)
def test_a_pdf_breaks_no_rule(name: str, language: Language, profile: str) -> None:
    content = library.file(name, "pdf", language)
    report = page.validate_pdf_bytes(content, profile=profile)
    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant


@pytest.mark.parametrize("name", library.NAMES)
def test_a_pdf_has_title_language_bookmarks_and_tags(name: str) -> None:
    with pikepdf.open(io.BytesIO(library.file(name, "pdf"))) as pdf:
        assert str(pdf.Root.Lang) == "da"
        assert str(pdf.docinfo["/Title"]) == library.document(name).title
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert "/Outlines" in pdf.Root
        tags = _tags(pdf.Root.StructTreeRoot)
    body = library.document(name).body
    assert tags.count("/H1") == sum(isinstance(one, Heading) and one.level == 1 for one in body)
    if "/Table" in tags:
        assert tags.count("/TH") > tags.count("/Table")
        assert "/Caption" in tags
    if name in {"round_report", "workshop"}:
        assert "/Figure" in tags


def _tags(element: pikepdf.Object) -> list[str]:
    found = [str(element.S)] if "/S" in element else []
    children = element.get("/K")
    if children is None:
        return found
    kids = children if isinstance(children, pikepdf.Array) else [children]
    for child in kids:
        if isinstance(child, pikepdf.Dictionary):
            found += _tags(child)
    return found


@pytest.mark.parametrize("name", library.NAMES)
def test_printing_warns_of_nothing(name: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        render(library.document(name), "pdf", library.theme())
    assert [record.getMessage() for record in caplog.records] == []


@pytest.mark.parametrize("name", library.NAMES)
def test_a_pdf_carries_the_houses_fonts_and_no_other(name: str) -> None:
    with pikepdf.open(io.BytesIO(library.file(name, "pdf"))) as pdf:
        fonts = {
            str(item.BaseFont)
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"
        }
    assert fonts
    assert all(re.match(r"/[A-Z]{6}\+IBM-Plex-Sans", font) for font in fonts)


@pytest.mark.parametrize("name", library.NAMES)
def test_the_same_document_gives_the_same_pdf(name: str) -> None:
    assert render(library.document(name), "pdf", library.theme()) == library.file(name, "pdf")
