"""An agenda item as a document: the one place that chooses by what kind of item it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from docgen.blocks import Document
from docgen.compose import agenda_item as overview_item
from docgen.compose import red_twice_item
from docgen.compose.editing import EditableText
from docgen.compose.item_parts import ItemView, title_line
from docgen.views import RedTwiceItemView
from portal import i18n
from portal.domain.actors import Actor
from portal.domain.agenda import AgendaItemKind
from portal.i18n import gettext as _
from portal.services.documents.agenda_item import item_of_round, live_view, overview_view
from portal.services.documents.frozen import Kept, freeze
from portal.services.documents.red_twice_item import (
    live_red_twice_view,
    red_twice_view,
)
from portal.services.documents.sources import DocumentGap
from portal.storage.queries.committee import AgendaItemRow, agenda_item
from portal.storage.queries.schemes import SchemeRow, scheme


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom an item is composed: who, on which day, in which language."""

    by: Actor
    today: date
    language: str


def named_item(
    session: Session, arguments: Mapping[str, str], *, by: Actor, today: date
) -> AgendaItemRow:
    """Return the item that is named by its id, or as the overview of a round.

    Raises:
        DocumentGap: There is none for this actor.
    """
    if "item" not in arguments:
        return item_of_round(session, arguments["round"], by, today)
    found = agenda_item(session, by, today, arguments["item"])
    if found is None:
        raise DocumentGap(_("Punktet findes ikke."))
    return found


def item_view(session: Session, item: AgendaItemRow, reader: Reader) -> ItemView:
    """Return what an item prints, with today's figures or the frozen ones.

    Raises:
        DocumentGap: The item cannot be written yet.
    """
    of_scheme = _scheme(session, item)
    with i18n.speaking(reader.language):
        match item.kind:
            case AgendaItemKind.OVERVIEW:
                return overview_view(
                    session,
                    item,
                    of_scheme,
                    language=reader.language,
                    by=reader.by,
                    today=reader.today,
                )
            case AgendaItemKind.RED_TWICE:
                return red_twice_view(
                    session, item, of_scheme, language=reader.language, today=reader.today
                )


def kept_view(session: Session, item: AgendaItemRow, reader: Reader) -> Kept:
    """Return what an item prints with the figures of today, as data that can be kept.

    Raises:
        DocumentGap: The item cannot be written yet.
    """
    of_scheme = _scheme(session, item)
    with i18n.speaking(reader.language):
        match item.kind:
            case AgendaItemKind.OVERVIEW:
                return freeze(
                    live_view(
                        session,
                        item,
                        of_scheme,
                        language=reader.language,
                        by=reader.by,
                        today=reader.today,
                    )
                )
            case AgendaItemKind.RED_TWICE:
                return freeze(
                    live_red_twice_view(
                        session, item, of_scheme, language=reader.language, today=reader.today
                    )
                )


def item_document(view: ItemView) -> Document:
    """Return an item as a document."""
    if isinstance(view, RedTwiceItemView):
        return red_twice_item.compose(view)
    return overview_item.compose(view)


def item_heading(view: ItemView) -> str:
    """Return an item's heading as one line: number, title, marks and case number."""
    return title_line(view)


def item_texts(view: ItemView) -> tuple[EditableText, ...]:
    """Return the texts of an item that the office may edit, in the order they print."""
    if isinstance(view, RedTwiceItemView):
        return red_twice_item.editable_texts(view)
    return overview_item.editable_texts(view)


def _scheme(session: Session, item: AgendaItemRow) -> SchemeRow:
    found = scheme(session, item.scheme_id)
    if found is None:
        raise DocumentGap(_("Ordningen findes ikke."))
    return found
