"""Documents that were asked for: kept, made, and found again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from docgen.bundle import File
from portal.clock import local_date
from portal.domain.actors import Actor
from portal.domain.documents import RequestState
from portal.services.document_keeping import keep_document
from portal.services.documents import ComposedDocument, compose_document
from portal.services.documents.reader import Reader
from portal.services.documents.types import DocumentKind
from portal.services.packets import packet_files
from portal.storage.document_store import DocumentStore
from portal.storage.history import record
from portal.storage.models.documents import DocumentRequest
from portal.storage.queries.people import actor_of

ARCHIVE = "zip"
"""The form of a meeting's packet that holds each of its papers as a file."""

LEASE = timedelta(minutes=5)
"""After this long a request whose worker died is taken up again."""

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "zip": "application/zip",
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "png": "image/png",
    "jpg": "image/jpeg",
}
"""What a file of each form is called on its way out, made here or handed in."""


@dataclass(frozen=True, slots=True)
class ClaimedRequest:
    """A request that a worker has taken, with the document composed for the one who asked."""

    id: str
    file_format: str
    composed: ComposedDocument


def request_document(
    session: Session,
    kind: DocumentKind,
    arguments: Mapping[str, str],
    *,
    file_format: str,
    language: str,
    by: Actor,
    at: datetime,
) -> str:
    """Ask for a document and return the request's id; the worker makes it.

    Raises:
        DocumentGap: The document cannot be made; found out at once, not by the worker.
    """
    compose_document(session, kind, arguments, language=language, by=by, at=at)
    return queue_request(
        session, kind, arguments, file_format=file_format, language=language, by=by, at=at
    )


def queue_request(
    session: Session,
    kind: DocumentKind,
    arguments: Mapping[str, str],
    *,
    file_format: str,
    language: str,
    by: Actor,
    at: datetime,
) -> str:
    """Keep a request for a document that was found to be makeable, and return its id."""
    row = DocumentRequest(
        kind=kind.value,
        arguments=dict(arguments),
        file_format=file_format,
        language=language,
        requested_by_id=by.person_id,
        requested_at=at,
    )
    session.add(row)
    session.flush()
    record(
        session,
        by=by,
        at=at,
        action="document_requested",
        kind="document_request",
        object_id=row.id,
        facts={"document": kind.value, "format": file_format},
    )
    return row.id


def claim_request(session: Session, at: datetime) -> str | None:
    """Take the oldest request that waits, or whose worker died, and return its id."""
    lost = (DocumentRequest.state == RequestState.RUNNING) & (
        DocumentRequest.started_at < at - LEASE
    )
    found = session.scalars(
        select(DocumentRequest)
        .where(or_(DocumentRequest.state == RequestState.QUEUED, lost))
        .order_by(DocumentRequest.requested_at, DocumentRequest.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    ).first()
    if found is None:
        return None
    found.state, found.started_at = RequestState.RUNNING, at
    session.flush()
    return found.id


def compose_requested(session: Session, request_id: str, at: datetime) -> ClaimedRequest:
    """Return a taken request with its document, from what the one who asked may see.

    Raises:
        DocumentGap: The document can no longer be made.
    """
    row = session.get_one(DocumentRequest, request_id)
    kind, arguments, by = DocumentKind(row.kind), _texts(row.arguments), _asker(session, row, at)
    composed = compose_document(session, kind, arguments, language=row.language, by=by, at=at)
    return ClaimedRequest(row.id, row.file_format, composed)


def requested_files(
    session: Session, store: DocumentStore, claimed: ClaimedRequest, at: datetime
) -> tuple[File, ...]:
    """Return the files of a request for an archive; of every other request none.

    Raises:
        DocumentGap: The document has no files, or one of them is missing.
    """
    if claimed.file_format != ARCHIVE:
        return ()
    row = session.get_one(DocumentRequest, claimed.id)
    reader = Reader(_asker(session, row, at), local_date(at), row.language)
    return packet_files(session, store, claimed.composed, _texts(row.arguments), reader)


def finish_request(
    session: Session, store: DocumentStore, claimed: ClaimedRequest, content: bytes, at: datetime
) -> None:
    """Keep the document of a request and tell that it is done."""
    row = session.get_one(DocumentRequest, claimed.id)
    row.document_id = keep_document(
        session,
        store,
        claimed.composed,
        content,
        _texts(row.arguments),
        file_format=row.file_format,
        language=row.language,
        by=_asker(session, row, at),
        at=at,
    )
    row.state, row.finished_at = RequestState.DONE, at
    session.flush()


def _asker(session: Session, row: DocumentRequest, at: datetime) -> Actor:
    """Return who asked for a document, with the roles they have now."""
    return actor_of(session, row.requested_by_id, local_date(at))


def fail_request(session: Session, request_id: str, why: str, at: datetime) -> None:
    """Tell that a request failed, and why, in words for the one who asked."""
    row = session.get_one(DocumentRequest, request_id)
    row.state, row.finished_at, row.error = RequestState.FAILED, at, why
    session.flush()


def _texts(arguments: Mapping[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in arguments.items()}
