"""A meeting's packet as a folder: front page, items as Word and PDF, handed-in files, lists."""

from collections.abc import Iterator, Mapping

from sqlalchemy.orm import Session

from docgen.bundle import File
from docgen.compose.packet import front, item_document, shown
from docgen.views import PacketItemView, PacketView
from portal import i18n
from portal.i18n import gettext as _
from portal.i18n import show_instant
from portal.services.csv_tables import table
from portal.services.documents import ComposedDocument
from portal.services.documents.names import file_stem
from portal.services.documents.packet import PacketFile, packet_uploads
from portal.services.documents.publication_list import (
    FILE_NAME,
    publication_list_view,
    publication_table,
)
from portal.services.documents.reader import Reader
from portal.services.documents.sources import DocumentGap
from portal.services.documents.written import snapshot_hash
from portal.storage.document_store import DamagedFile, DocumentStore

STEM_LIMIT = 60


def packet_files(
    session: Session,
    store: DocumentStore,
    composed: ComposedDocument,
    arguments: Mapping[str, str],
    reader: Reader,
) -> tuple[File, ...]:
    """Return the files of a meeting's packet, the documents among them still to be written.

    Raises:
        DocumentGap: It is no packet, or a handed-in file is missing or damaged.
    """
    view = composed.view
    if not isinstance(view, PacketView):
        raise DocumentGap(_("Kun en mødemappe kan hentes som ZIP."))
    with i18n.speaking(reader.language):
        uploads = packet_uploads(session, arguments, reader)
        return (
            *_papers(view),
            *_uploads(store, uploads),
            File("indhold.csv", _contents(view, uploads, snapshot_hash(composed.snapshot))),
            File(FILE_NAME, publication_table(publication_list_view(session, arguments, reader))),
        )


def _papers(view: PacketView) -> Iterator[File]:
    yield File("00-dagsorden.docx", document=front(view))
    yield File("00-dagsorden.pdf", document=front(view), file_format="pdf")
    for place, item in enumerate(shown(view), 1):
        document, stem = item_document(item), _stem(place, item)
        yield File(f"{stem}.docx", document=document)
        yield File(f"{stem}.pdf", document=document, file_format="pdf")


def _stem(place: int, item: PacketItemView) -> str:
    return f"{place:02}-{file_stem(item.title)[:STEM_LIMIT].rstrip('-')}"


def _uploads(store: DocumentStore, uploads: tuple[PacketFile, ...]) -> Iterator[File]:
    for place, row in enumerate(uploads, 1):
        try:
            content = store.get(row.sha256)
        except (FileNotFoundError, DamagedFile) as error:
            raise DocumentGap(_("Filen %(name)s mangler.", name=row.filename)) from error
        yield File(_upload_name(place, row), content)


def _upload_name(place: int, row: PacketFile) -> str:
    whose = f"punkt-{row.number}" if row.number is not None else "moede"
    return f"bilag/{place:02}-{whose}-{row.filename}"


def _contents(view: PacketView, uploads: tuple[PacketFile, ...], hashed: str) -> bytes:
    head = (
        _("Fil"),
        _("Titel"),
        _("Punkt nummer"),
        _("Sagsnummer"),
        _("Lukket punkt"),
        _("Version"),
        _("Lavet"),
        "SHA-256",
    )
    rows = [("00-dagsorden", view.committee, "", "", "", "", "", hashed)]
    for place, item in enumerate(shown(view), 1):
        number = str(item.number or "")
        closed = _("Ja") if item.is_closed else _("Nej")
        stem = _stem(place, item)
        rows.append((stem, item.title, number, item.case_number, closed, "", "", ""))
    for place, file in enumerate(uploads, 1):
        name, added = _upload_name(place, file), show_instant(file.added_at)
        number = str(file.number or "")
        rows.append((name, file.title, number, "", "", file.version, added, file.sha256))
    return table(head, rows)
