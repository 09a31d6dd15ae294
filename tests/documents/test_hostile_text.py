"""Any text becomes a valid document, markup in it stays text, and nothing is lost."""

import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import docx
import pytest
from hypothesis import HealthCheck, given, settings

from docgen.blocks import Block, Document, Figure, Heading, ListBlock, Look, Paragraph, Table
from docgen.compose import agenda_item, orientation_letter, round_report, workshop
from docgen.render import render
from docgen.theme import SIGNS
from docgen.views import AgendaItemView, OrientationLetterView, RoundReportView, WorkshopView
from docgen.writers.marks import legal
from tests.documents import hostile, library, samples
from tests.documents.word_checks import findings, parts


def _examples(number: int) -> settings:
    """Return the settings for a number of documents; the dear ones are drawn less often.

    Together they are 500 in the plain run and 5,000 as PDF; each holds some forty texts.
    """
    return settings(max_examples=number, deadline=None, suppress_health_check=list(HealthCheck))


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Paragraph():
            yield "".join(run.text for run in block.runs)
        case ListBlock():
            yield from ("".join(run.text for run in item) for item in block.items)
        case Table():
            yield block.caption
            yield from (column.title for column in block.columns)
            yield from (cell.text for row in block.rows for cell in row)
        case Figure():
            yield block.caption
        case _:
            yield ""


def _said(document: Document) -> list[str]:
    texts = (legal(text) for block in document.body for text in _texts(block))
    return sorted(text for text in texts if text.strip())


def _read(content: bytes, document: Document) -> list[str]:
    word = docx.Document(io.BytesIO(content))
    legends = sum(bool(b.legend) + bool(b.note) for b in document.body if isinstance(b, Table))
    paragraphs = [(p._p.style, p.text) for p in word.paragraphs]
    texts = [text for _, text in paragraphs]
    for table in word.tables:
        rows = table._tbl.tr_lst
        cells = [docx.table._Cell(tc, table).text for row in rows for tc in row.tc_lst]
        texts += [_without_sign(cell) for cell in cells]
    note_style = word.styles["Tabelnote"].style_id
    notes = [text for style, text in paragraphs if style == note_style]
    own = sum(isinstance(b, Paragraph) and b.look is Look.NOTE for b in document.body)
    assert len(notes) == legends + own
    said = {text.replace("\u00a0", " ") for text in _said(document)}
    for note in notes:
        if note.replace("\u00a0", " ") not in said:
            texts.remove(note)
    return sorted(text.replace("\u00a0", " ") for text in texts if text.strip())


def _without_sign(cell: str) -> str:
    signs = "".join(SIGNS.values())
    return cell[2:] if re.match(f"[{signs}] ", cell) else cell


def _holds_as_word(document: Document) -> None:
    content = render(document, "docx", library.theme())
    assert findings(content) == []
    said = sorted(text.replace("\u00a0", " ") for text in _said(document))
    assert _read(content, document) == said


class _Nodes(HTMLParser):
    """Counts the elements of a page and everything that could run."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on") or name == "src"]


EXPECTED = frozenset(
    (
        *("html", "head", "meta", "title", "style", "body", "div", "span", "b", "br", "p", "h1"),
        *("h2", "h3", "ol", "ul", "li", "table", "caption", "colgroup", "col", "thead", "tbody"),
        *("tr", "th", "td", "strong", "a", "svg", "text", "rect", "circle", "polyline"),
        *("polygon",),
    )
)


def _holds_as_page(document: Document) -> None:
    nodes = _Nodes()
    nodes.feed(render(document, "html", library.theme()).decode())
    assert nodes.names <= EXPECTED
    assert nodes.handlers == []


@_examples(100)
@given(hostile.agenda_items())
def test_an_agenda_item_takes_any_text(view: AgendaItemView) -> None:
    document = agenda_item.compose(view)
    _holds_as_word(document)
    _holds_as_page(document)


@_examples(320)
@given(hostile.letters())
def test_a_letter_takes_any_text(view: OrientationLetterView) -> None:
    document = orientation_letter.compose(view)
    _holds_as_word(document)
    _holds_as_page(document)


@_examples(40)
@given(hostile.reports())
def test_a_report_takes_any_text(view: RoundReportView) -> None:
    document = round_report.compose(view)
    _holds_as_word(document)
    _holds_as_page(document)


@_examples(40)
@given(hostile.workshops())
def test_a_workshop_result_takes_any_text(view: WorkshopView) -> None:
    document = workshop.compose(view)
    _holds_as_word(document)
    _holds_as_page(document)


def test_markup_adds_no_node_to_the_word_file() -> None:
    plain = parts(library.file("agenda_item", "docx"))["word/document.xml"]
    assert b"</w:t></w:r></w:p><w:p/>" not in plain


@pytest.mark.parametrize("mark", hostile.MARKUP)
def test_a_pdf_takes_every_hostile_text(mark: str) -> None:
    view = samples.orientation_letter()
    changed = type(view)(
        **{
            name: getattr(view, name)
            for name in view.__dataclass_fields__
            if name not in {"signatory", "section_overrides", "public_register"}
        },
        signatory=mark,
        public_register=mark,
        section_overrides={"introduction": mark * 3, "process": mark},
    )
    document = orientation_letter.compose(changed)
    assert render(document, "pdf", library.theme()).startswith(b"%PDF-1.7")


@pytest.mark.slow
@_examples(200)
@given(hostile.agenda_items())
def test_a_pdf_of_an_agenda_item_takes_any_text(view: AgendaItemView) -> None:
    assert render(agenda_item.compose(view), "pdf", library.theme())


@pytest.mark.slow
@pytest.mark.parametrize("part", range(3))
@_examples(1500)
@given(view=hostile.letters())
def test_a_pdf_of_a_letter_takes_any_text(part: int, view: OrientationLetterView) -> None:
    del part
    assert render(orientation_letter.compose(view), "pdf", library.theme())


@pytest.mark.slow
@_examples(150)
@given(hostile.reports())
def test_a_pdf_of_a_report_takes_any_text(view: RoundReportView) -> None:
    assert render(round_report.compose(view), "pdf", library.theme())


@pytest.mark.slow
@_examples(150)
@given(hostile.workshops())
def test_a_pdf_of_a_workshop_result_takes_any_text(view: WorkshopView) -> None:
    assert render(workshop.compose(view), "pdf", library.theme())
