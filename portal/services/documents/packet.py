"""The packet of a meeting: every item of its agenda that is ready, in order, with its files."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from docgen import lint
from docgen.compose.packet import item_document, item_line, shown
from docgen.compose.sentences import fill
from docgen.views import PacketItemView, PacketView, RedTwiceItemView
from docgen.wording.file_names import WORDING
from portal.domain.agenda import AgendaItemState
from portal.domain.permissions import Action
from portal.i18n import gettext as _
from portal.services.agenda_places import placed_at
from portal.services.documents.items import item_view
from portal.services.documents.reader import Reader
from portal.services.documents.sources import DocumentGap, as_language, sender
from portal.storage.models.documents import GeneratedDocument
from portal.storage.queries.attachments import AttachmentRow, attachments_of_item
from portal.storage.queries.committee import AgendaItemRow, MeetingRow, agenda_item, meeting
from portal.storage.queries.schemes import SchemeRow, schemes

NOT_READY = frozenset({AgendaItemState.DRAFT, AgendaItemState.IN_APPROVAL})
PUBLIC = "public"
"""The argument that asks for the version for publication."""


def packet_view(session: Session, arguments: Mapping[str, str], reader: Reader) -> PacketView:
    """Return the packet of a meeting; items that are not ready are left out, as on the agenda.

    Raises:
        DocumentGap: The meeting is not theirs, has no item that is ready, or an item has
            something left in it that should not leave the house.
    """
    at, served = served_meeting(session, arguments.get("meeting", ""), reader)
    public = arguments.get(PUBLIC) == "yes"
    items = tuple(
        _item(session, row, number, reader, only_public=public)
        for row, number in ready_items(session, at, reader)
        if not (public and row.is_closed)
    )
    if not items:
        raise DocumentGap(_("Ingen sager på dagsordenen er klar."))
    view = PacketView(
        language=as_language(reader.language),
        sender=sender(session, served.committee_name),
        committee=at.committee_name,
        meeting_date=at.on,
        written_on=reader.today,
        items=items,
        place=at.place,
        for_publication=public,
        attachments=() if public else _names(uploaded_for(session, meeting_id=at.id)),
    )
    _require_finished(view)
    return view


def packet_stem(view: PacketView) -> str:
    """Return the words of the name of a packet's file."""
    names = WORDING[view.language]
    name = names.public_packet if view.for_publication else names.packet
    return fill(name, committee=view.committee, date=view.meeting_date.isoformat())


def uploaded_for(
    session: Session, *, item_id: str | None = None, meeting_id: str | None = None
) -> tuple[GeneratedDocument, ...]:
    """Return the newest file people have handed in of each document of an item or a meeting."""
    asked = select(GeneratedDocument).where(
        GeneratedDocument.is_uploaded.is_(True), GeneratedDocument.item_id == item_id
    )
    if meeting_id is not None:
        asked = asked.where(GeneratedDocument.meeting_id == meeting_id)
    ordered = asked.order_by(GeneratedDocument.created_at, GeneratedDocument.id)
    newest = {(row.kind, row.title): row for row in session.scalars(ordered)}
    return tuple(newest.values())


@dataclass(frozen=True, slots=True)
class PacketFile:
    """A file that goes into a packet as it came; the meeting's own have no item's number."""

    number: int | None
    title: str
    filename: str
    version: str
    sha256: str
    added_at: datetime


def packet_uploads(
    session: Session, arguments: Mapping[str, str], reader: Reader
) -> tuple[PacketFile, ...]:
    """Return the files of a packet as they came; one for the public has none but those marked."""
    at, _served = served_meeting(session, arguments.get("meeting", ""), reader)
    public = arguments.get(PUBLIC) == "yes"
    own = () if public else uploaded_for(session, meeting_id=at.id)
    found = [_handed_in(None, row) for row in own]
    for item, number in ready_items(session, at, reader):
        if not (public and item.is_closed):
            found += [_handed_in(number, row) for row in uploaded_for(session, item_id=item.id)]
            annexes = attachments_of_item(session, item.id, only_public=public)
            found += [_annex(number, row) for row in annexes]
    return tuple(found)


def _handed_in(number: int | None, row: GeneratedDocument) -> PacketFile:
    version = str(row.number)
    return PacketFile(number, row.title, row.filename, version, row.sha256, row.created_at)


def _annex(number: int | None, row: AttachmentRow) -> PacketFile:
    return PacketFile(number, row.filename, row.filename, "", row.sha256, row.added_at)


def served_meeting(
    session: Session, meeting_id: str, reader: Reader
) -> tuple[MeetingRow, SchemeRow]:
    """Return a meeting with the scheme whose office makes its papers.

    Raises:
        DocumentGap: There is none for this reader.
    """
    found = meeting(session, meeting_id)
    served = (
        next((one for one in schemes(session) if _makes(one, found, reader)), None)
        if found is not None
        else None
    )
    if found is None or served is None:
        raise DocumentGap(_("Mødet findes ikke."))
    return found, served


def ready_items(
    session: Session, at: MeetingRow, reader: Reader
) -> tuple[tuple[AgendaItemRow, int | None], ...]:
    """Return the items that are ready and theirs, with their numbers, in the agenda's order."""
    found = []
    for item, place in placed_at(session, at.id):
        row = agenda_item(session, reader.by, reader.today, item.id)
        if row is not None and row.state not in NOT_READY:
            found.append((row, place.number))
    return tuple(found)


def _makes(of_scheme: SchemeRow, at: MeetingRow, reader: Reader) -> bool:
    heard = of_scheme.committee_id == at.committee_id
    return heard and reader.may(Action.MAKE_DOCUMENT, of_scheme)


def _item(
    session: Session,
    row: AgendaItemRow,
    number: int | None,
    reader: Reader,
    *,
    only_public: bool,
) -> PacketItemView:
    try:
        view = item_view(session, row, reader)
    except DocumentGap as gap:
        raise DocumentGap(
            _("Sagen %(title)s kan ikke skrives: %(why)s", title=row.title, why=str(gap))
        ) from gap
    if only_public:
        annexes = attachments_of_item(session, row.id, only_public=True)
        view = replace(view, attachments=tuple(one.filename for one in annexes))
    return PacketItemView(
        number=number,
        title=row.title,
        case_number=row.case_number,
        is_closed=row.is_closed,
        attachments=_attachments(session, row.id, only_public=only_public),
        overview=None if isinstance(view, RedTwiceItemView) else view,
        red_twice=view if isinstance(view, RedTwiceItemView) else None,
    )


def _attachments(session: Session, item_id: str, *, only_public: bool) -> tuple[str, ...]:
    """Return the names of an item's files: edited documents, and what was attached to it."""
    annexes = attachments_of_item(session, item_id, only_public=only_public)
    handed_in = _names(uploaded_for(session, item_id=item_id))
    return (*handed_in, *(one.filename for one in annexes))


def _names(rows: tuple[GeneratedDocument, ...]) -> tuple[str, ...]:
    return tuple(f"{row.title} ({row.filename})" for row in rows)


def _require_finished(view: PacketView) -> None:
    """Refuse a packet in which something unfinished stands (B7)."""
    for item in shown(view):
        for found in lint.leftovers(item_document(item)):
            raise DocumentGap(
                _(
                    "Sagen %(title)s har rester, der skal væk først: %(text)s",
                    title=item_line(item),
                    text=found,
                )
            )
