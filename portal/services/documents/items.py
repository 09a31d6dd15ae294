"""An agenda item as a document: the one place that chooses by what kind of item it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from docgen.blocks import Document
from docgen.compose import agenda_item as overview_item
from docgen.compose import red_twice_item
from docgen.compose.editing import EditableText
from docgen.compose.item_parts import ItemView, title_line
from docgen.views import RedTwiceItemView
from portal import i18n
from portal.domain.agenda import AgendaItemKind
from portal.i18n import gettext as _
from portal.services.documents.agenda_item import item_of_round, live_overview, overview_view
from portal.services.documents.frozen import Kept, freeze
from portal.services.documents.reader import Reader
from portal.services.documents.red_twice_item import live_red_twice, red_twice_view
from portal.services.documents.sources import DocumentGap
from portal.storage.queries.committee import AgendaItemRow, agenda_item
from portal.storage.queries.schemes import SchemeRow, scheme

Composed = Callable[[Session, AgendaItemRow, SchemeRow, Reader], ItemView]


@dataclass(frozen=True, slots=True)
class _Views:
    """What an item of one kind prints: as it stands, frozen or not, and with today's figures."""

    shown: Composed
    live: Composed


def named_item(session: Session, arguments: Mapping[str, str], reader: Reader) -> AgendaItemRow:
    """Return the item that is named by its id, or as the overview of a round.

    Raises:
        DocumentGap: There is none for this actor.
    """
    if "item" not in arguments:
        return item_of_round(session, arguments["round"], reader)
    found = agenda_item(session, reader.by, reader.today, arguments["item"])
    if found is None:
        raise DocumentGap(_("Punktet findes ikke."))
    return found


def item_view(session: Session, item: AgendaItemRow, reader: Reader) -> ItemView:
    """Return what an item prints, with today's figures or the frozen ones.

    Raises:
        DocumentGap: The item cannot be written yet.
    """
    return _composed(session, item, reader, _views(item.kind).shown)


def kept_view(session: Session, item: AgendaItemRow, reader: Reader) -> Kept:
    """Return what an item prints with the figures of today, as data that can be kept.

    Raises:
        DocumentGap: The item cannot be written yet.
    """
    return freeze(_composed(session, item, reader, _views(item.kind).live))


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


def _views(kind: AgendaItemKind) -> _Views:
    """Return what an item of a kind prints; the one place that chooses."""
    match kind:
        case AgendaItemKind.OVERVIEW:
            return _Views(overview_view, live_overview)
        case AgendaItemKind.RED_TWICE:
            return _Views(red_twice_view, live_red_twice)


def _composed(session: Session, item: AgendaItemRow, reader: Reader, compose: Composed) -> ItemView:
    of_scheme = scheme(session, item.scheme_id)
    if of_scheme is None:
        raise DocumentGap(_("Ordningen findes ikke."))
    with i18n.speaking(reader.language):
        return compose(session, item, of_scheme, reader)
