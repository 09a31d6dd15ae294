"""Bare markup for other systems: headings, points and tables, and nothing but those."""

import re
from datetime import date

from docgen.blocks import (
    Cell,
    Column,
    Document,
    Heading,
    Letterhead,
    ListBlock,
    Paragraph,
    Run,
    Shape,
    Table,
    Tone,
)
from docgen.writers import clean_html

DOCUMENT = Document(
    title="4. Punkt",
    language="da",
    author="Kommunen",
    written_on=date(2010, 8, 12),
    letterhead=Letterhead("", "", "", "", "", "", ""),
    body=(
        Heading(1, (Run("4. Punkt "), Run("(Udsat sag)", muted=True))),
        Paragraph((Run("Forvaltningen indstiller & håber\npå <ja>,", strong=True),)),
        ListBlock(((Run("at punktet godkendes."),),), numbered=True),
        Heading(2, (Run("Løsning"),)),
        Table(
            "Tabel 1",
            "Status",
            (Column("Projekt", 60), Column("Status", 40)),
            ((Cell("Åben skole"), Cell("Rød", Tone.RED, Shape.SQUARE)),),
            note="En note.",
        ),
    ),
)


def test_headings_points_and_table_come_along_and_nothing_else() -> None:
    markup = clean_html.fragment(DOCUMENT)
    assert "<h1>4. Punkt (Udsat sag)</h1>" in markup
    assert "<ol><li>at punktet godkendes.</li></ol>" in markup
    assert '<tr><th scope="row">Åben skole</th><td>■ Rød</td></tr>' in markup
    assert set(re.findall(r"<(\w+)", markup)) <= {
        *("h1", "h2", "p", "strong", "br", "ol", "li"),
        *("table", "caption", "thead", "tbody", "tr", "th", "td"),
    }
    assert not re.search(r"\s(class|style|id)=", markup)


def test_text_stays_text() -> None:
    assert "indstiller &amp; håber<br>på &lt;ja&gt;" in clean_html.fragment(DOCUMENT)


def test_the_highest_heading_can_stand_lower_on_a_page_of_its_own() -> None:
    markup = clean_html.fragment(DOCUMENT, top=2)
    assert "<h2>4. Punkt" in markup
    assert "<h3>Løsning</h3>" in markup


def test_a_whole_page_is_called_what_stands_on_it() -> None:
    page = clean_html.write(DOCUMENT)
    assert page.startswith('<!DOCTYPE html>\n<html lang="da">')
    assert "<title>4. Punkt (Udsat sag)</title>" in page
