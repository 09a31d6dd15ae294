"""The figures of an item, frozen: what the document would print, kept in every language."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.clock import local_date
from portal.domain.actors import Actor
from portal.domain.agenda import AgendaItemState, FiguresOf
from portal.i18n import LANGUAGES
from portal.services.agenda_places import placed_at
from portal.services.documents.items import kept_view
from portal.services.documents.reader import Reader
from portal.services.documents.sources import DocumentGap
from portal.storage.history import record
from portal.storage.models.committee import AgendaItem
from portal.storage.queries.committee import agenda_item


def freeze_item(session: Session, item: AgendaItem, *, by: Actor, at: datetime) -> None:
    """Keep what an item would print now, in every language; one that lacks data keeps nothing."""
    session.flush()
    today = local_date(at)
    row = agenda_item(session, by, today, item.id)
    if row is None:
        return
    try:
        item.frozen_view = {
            language: kept_view(session, row, Reader(by, today, language)) for language in LANGUAGES
        }
    except DocumentGap:
        return
    session.flush()
    record(
        session, by=by, at=at, action="item_figures_frozen", kind="agenda_item", object_id=item.id
    )


def freeze_agenda(session: Session, meeting_id: str, *, by: Actor, at: datetime) -> None:
    """Keep the figures of every item on an agenda as the committee gets them."""
    for item, _place in placed_at(session, meeting_id):
        if item.state is AgendaItemState.SCHEDULED and item.figures is FiguresOf.REFRESHED:
            freeze_item(session, item, by=by, at=at)
