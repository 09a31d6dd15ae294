"""An item's text made ready to be pasted into another system."""

from dataclasses import dataclass

from flask import abort
from markupsafe import Markup

from docgen.blocks import Document
from docgen.writers import clean_html, text
from forms.agenda_item import ExternalForm
from forms.base import filled_form
from portal.services.documents.items import item_document, item_view
from portal.services.documents.making import file_stem
from portal.services.documents.sources import DocumentGap
from portal.storage.queries.committee import AgendaItemRow
from portal.web.reader import page_reader
from portal.web.transaction import session

UNDER_THE_PAGE = 2
"""The page has a heading of its own; the item's begins one level below it."""


@dataclass(frozen=True, slots=True)
class CopyPage:
    """An item as markup and as plain text."""

    id: str
    title: str
    markup: Markup
    plain: str
    rows: int


def document_of(row: AgendaItemRow) -> Document:
    """Return an item as a document, else 404 when it cannot be written yet."""
    try:
        return item_document(item_view(session(), row, page_reader()))
    except DocumentGap:
        abort(404)


def copy_page(row: AgendaItemRow) -> CopyPage:
    """Return the page from which an item is copied."""
    document = document_of(row)
    plain = text.write(document)
    markup = clean_html.fragment(document, top=UNDER_THE_PAGE)
    return CopyPage(
        id=row.id,
        title=row.title,
        markup=Markup(markup),  # noqa: S704 - every text in it was escaped by the writer
        plain=plain,
        rows=min(30, plain.count("\n") + 2),
    )


def stem_of(row: AgendaItemRow) -> str:
    """Return the stem of the name of an item's file."""
    return file_stem(f"dagsordenspunkt {row.title}")


def external_form(row: AgendaItemRow, *, as_stored: bool = False) -> ExternalForm:
    """Return the form of the other system's numbers."""
    data = {
        "external_case": row.external_case,
        "external_document": row.external_document,
        "version": str(row.lock),
    }
    return filled_form(ExternalForm, data, as_stored=as_stored)
