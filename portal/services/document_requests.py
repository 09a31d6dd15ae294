"""Documents that were asked for: kept, made, and found again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from portal.clock import local_date
from portal.domain.actors import Actor
from portal.domain.agenda import AgendaItemKind
from portal.domain.documents import RequestState
from portal.services.documents import ComposedDocument, compose_document
from portal.services.documents.types import DocumentKind
from portal.storage.document_store import DocumentStore
from portal.storage.history import record
from portal.storage.models.action_plans import ActionPlan
from portal.storage.models.assessments import Assessment
from portal.storage.models.committee import AgendaItem
from portal.storage.models.documents import DocumentRequest, GeneratedDocument
from portal.storage.models.letters import Letter
from portal.storage.models.projects import Project
from portal.storage.models.reports import Report
from portal.storage.models.workshops import Workshop
from portal.storage.queries.people import actor_of

LEASE = timedelta(minutes=5)
"""After this long a request whose worker died is taken up again."""

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}


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


def keep_document(
    session: Session,
    store: DocumentStore,
    composed: ComposedDocument,
    content: bytes,
    arguments: Mapping[str, str],
    *,
    file_format: str,
    language: str,
    by: Actor,
    at: datetime,
) -> str:
    """Keep a document that was made and return its id; its bytes lie under their hash (D6)."""
    places = _places(session, composed.kind, arguments)
    row = GeneratedDocument(
        kind=composed.kind.value,
        title=composed.title,
        filename=f"{composed.stem}.{file_format}",
        file_format=file_format,
        language=language,
        sha256=store.put(content),
        size=len(content),
        created_by_id=by.person_id,
        created_at=at,
        **places,
    )
    session.add(row)
    session.flush()
    record(
        session,
        by=by,
        at=at,
        action="document_made",
        kind="generated_document",
        object_id=row.id,
        facts={"document": composed.kind.value, "sha256": row.sha256},
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
    by = actor_of(session, row.requested_by_id, local_date(at))
    composed = compose_document(
        session,
        DocumentKind(row.kind),
        _texts(row.arguments),
        language=row.language,
        by=by,
        at=at,
    )
    return ClaimedRequest(row.id, row.file_format, composed)


def finish_request(
    session: Session, store: DocumentStore, claimed: ClaimedRequest, content: bytes, at: datetime
) -> None:
    """Keep the document of a request and tell that it is done."""
    row = session.get_one(DocumentRequest, claimed.id)
    by = actor_of(session, row.requested_by_id, local_date(at))
    row.document_id = keep_document(
        session,
        store,
        claimed.composed,
        content,
        _texts(row.arguments),
        file_format=row.file_format,
        language=row.language,
        by=by,
        at=at,
    )
    row.state, row.finished_at = RequestState.DONE, at
    session.flush()


def fail_request(session: Session, request_id: str, why: str, at: datetime) -> None:
    """Tell that a request failed, and why, in words for the one who asked."""
    row = session.get_one(DocumentRequest, request_id)
    row.state, row.finished_at, row.error = RequestState.FAILED, at, why
    session.flush()


def _texts(arguments: Mapping[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in arguments.items()}


def _places(
    session: Session, kind: DocumentKind, arguments: Mapping[str, str]
) -> dict[str, str | None]:
    """Return the scheme, project and round a document belongs to; they decide who may see it."""
    if "letter" in arguments:
        letter = session.get_one(Letter, arguments["letter"])
        return {
            "scheme_id": letter.scheme_id,
            "project_id": letter.project_id,
            "round_id": letter.round_id,
            "letter_id": letter.id,
        }
    match kind:
        case DocumentKind.AGENDA_ITEM | DocumentKind.RED_TWICE_ITEM:
            return _item_places(session, arguments)
        case DocumentKind.ORIENTATION_LETTER:
            return {"scheme_id": arguments["scheme"]}
        case DocumentKind.ROUND_REPORT | DocumentKind.ACTION_PLAN:
            project_id, round_id = _in_round(session, arguments)
            project = session.get_one(Project, project_id)
            return {"scheme_id": project.scheme_id, "project_id": project_id, "round_id": round_id}
        case DocumentKind.WORKSHOP:
            workshop = session.get_one(Workshop, arguments["workshop"])
            project = session.get_one(Project, workshop.project_id)
            return {"scheme_id": project.scheme_id, "project_id": project.id}
        case _:
            return {}


def _in_round(session: Session, arguments: Mapping[str, str]) -> tuple[str, str]:
    """Return project and round of a report, or of the rating that a plan answers."""
    if "report" in arguments:
        report = session.get_one(Report, arguments["report"])
        return report.project_id, report.round_id
    plan = session.get_one(ActionPlan, arguments["plan"])
    return plan.project_id, session.get_one(Assessment, plan.assessment_id).round_id


def _item_places(session: Session, arguments: Mapping[str, str]) -> dict[str, str | None]:
    """Return where an agenda item's document belongs; a round names the item with its overview."""
    asked = select(AgendaItem).order_by(AgendaItem.created_at.desc(), AgendaItem.id.desc())
    if "item" in arguments:
        item = session.scalars(asked.where(AgendaItem.id == arguments["item"])).one()
    else:
        of_round = asked.where(
            AgendaItem.round_id == arguments["round"], AgendaItem.kind == AgendaItemKind.OVERVIEW
        )
        item = session.scalars(of_round.limit(1)).one()
    return {
        "scheme_id": item.scheme_id,
        "round_id": item.round_id,
        "item_id": item.id,
        "meeting_id": item.placements[-1].meeting_id if item.placements else None,
    }
