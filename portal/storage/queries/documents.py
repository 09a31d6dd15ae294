"""Documents that were asked for and documents that were made."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, or_, select, true
from sqlalchemy.orm import Session

from portal.domain.actors import Actor, Role, ScopeKind
from portal.domain.documents import RequestState
from portal.domain.permissions import Action, roles_for
from portal.storage.models.committee import Meeting
from portal.storage.models.documents import DocumentRequest, GeneratedDocument
from portal.storage.models.schemes import MonitoringScheme
from portal.storage.queries.committee import schemes_within

OF_ESCALATION = ("packet", "publication-list", "red-twice-item")
"""Kinds of documents that tell, or may tell, of a project that is red twice."""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document the house made."""

    id: str
    kind: str
    title: str
    filename: str
    file_format: str
    language: str
    sha256: str
    size: int
    scheme_id: str | None
    project_id: str | None
    round_id: str | None
    created_by_id: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A document somebody asked for, and how far it has come."""

    id: str
    kind: str
    arguments: dict[str, object]
    file_format: str
    language: str
    state: RequestState
    requested_by_id: str
    requested_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    error: str
    document_id: str | None


def documents(
    session: Session, actor: Actor, today: date, *, limit: int = 100
) -> tuple[DocumentRow, ...]:
    """Return the documents an actor sees, the newest first."""
    asked = _visible(actor, today).order_by(
        GeneratedDocument.created_at.desc(), GeneratedDocument.id
    )
    return tuple(_document(row) for row in session.scalars(asked.limit(limit)))


def document(session: Session, actor: Actor, today: date, document_id: str) -> DocumentRow | None:
    """Return one document, None when it is missing or not for this actor."""
    asked = _visible(actor, today).where(GeneratedDocument.id == document_id)
    found = session.scalars(asked.order_by(GeneratedDocument.id)).one_or_none()
    return None if found is None else _document(found)


def requests_of(session: Session, person_id: str, *, limit: int = 50) -> tuple[RequestRow, ...]:
    """Return what a person asked for, the newest first."""
    asked = (
        select(DocumentRequest)
        .where(DocumentRequest.requested_by_id == person_id)
        .order_by(DocumentRequest.requested_at.desc(), DocumentRequest.id)
        .limit(limit)
    )
    return tuple(_request(row) for row in session.scalars(asked))


def request_of(session: Session, person_id: str, request_id: str) -> RequestRow | None:
    """Return one thing a person asked for, None when it is missing or somebody else's."""
    found = session.get(DocumentRequest, request_id)
    theirs = found is not None and found.requested_by_id == person_id
    return _request(found) if found is not None and theirs else None


def waiting_requests(session: Session, *, limit: int = 10) -> tuple[RequestRow, ...]:
    """Return what waits to be made, the oldest first; the worker's question."""
    asked = (
        select(DocumentRequest)
        .where(DocumentRequest.state == RequestState.QUEUED)
        .order_by(DocumentRequest.requested_at, DocumentRequest.id)
        .limit(limit)
    )
    return tuple(_request(row) for row in session.scalars(asked))


def documents_visible_to(actor: Actor, today: date) -> ColumnElement[bool]:
    """Return the condition on GeneratedDocument under which an actor sees a document.

    One sees one's own, those of the schemes one judges, and as a committee's reader those of its
    meetings that were released. What tells of projects that are red twice is for the secretariat
    alone until then (R27).
    """
    if actor.is_system:
        return true()
    judged = select(MonitoringScheme.id).where(
        schemes_within(actor, roles_for(Action.VIEW_SUGGESTION), today)
    )
    escalating = select(MonitoringScheme.id).where(
        schemes_within(actor, roles_for(Action.VIEW_ESCALATION), today)
    )
    of_scheme = GeneratedDocument.scheme_id.in_(judged) & or_(
        GeneratedDocument.kind.not_in(OF_ESCALATION), GeneratedDocument.scheme_id.in_(escalating)
    )
    seen = or_(of_scheme, released_to(actor, today))
    if actor.person_id is None:
        return seen
    return or_(seen, GeneratedDocument.created_by_id == actor.person_id)


def released_to(actor: Actor, today: date) -> ColumnElement[bool]:
    """Return the condition on GeneratedDocument: released to a committee the actor reads for."""
    committees = sorted(
        held.scope_id
        for held in actor.current(today)
        if held.role is Role.COMMITTEE_READER and held.scope_kind is ScopeKind.COMMITTEE
    )
    theirs = select(Meeting.id).where(Meeting.committee_id.in_(committees))
    return GeneratedDocument.released_at.is_not(None) & GeneratedDocument.meeting_id.in_(theirs)


def _visible(actor: Actor, today: date) -> Select[GeneratedDocument]:
    return select(GeneratedDocument).where(documents_visible_to(actor, today))


def _document(row: GeneratedDocument) -> DocumentRow:
    return DocumentRow(
        id=row.id,
        kind=row.kind,
        title=row.title,
        filename=row.filename,
        file_format=row.file_format,
        language=row.language,
        sha256=row.sha256,
        size=row.size,
        scheme_id=row.scheme_id,
        project_id=row.project_id,
        round_id=row.round_id,
        created_by_id=row.created_by_id,
        created_at=row.created_at,
    )


def _request(row: DocumentRequest) -> RequestRow:
    return RequestRow(
        id=row.id,
        kind=row.kind,
        arguments=row.arguments,
        file_format=row.file_format,
        language=row.language,
        state=row.state,
        requested_by_id=row.requested_by_id,
        requested_at=row.requested_at,
        started_at=row.started_at,
        finished_at=row.finished_at,
        error=row.error,
        document_id=row.document_id,
    )
