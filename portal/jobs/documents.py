"""Makes the documents that were asked for, one after the other, and keeps them whole (D6)."""

import logging
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from docgen.errors import DocumentError
from docgen.render import Format
from portal import i18n
from portal.clock import Clock, local_date
from portal.domain.actors import SYSTEM
from portal.domain.documents import RequestState
from portal.i18n import _
from portal.jobs.rendering import Renderer, TooSlow
from portal.services.documents import ComposedDocument, compose_document
from portal.services.documents.sources import DocumentGap
from portal.services.documents.types import DocumentKind
from portal.storage.document_store import DocumentStore
from portal.storage.engine import Database
from portal.storage.history import record, seal
from portal.storage.models import (
    DocumentRequest,
    GeneratedDocument,
    Project,
    Report,
    ReportingRound,
    Workshop,
)
from portal.storage.queries.documents import RequestRow, waiting_requests
from portal.storage.queries.people import actor_of
from portal.tokens import new_id

FORMATS: dict[str, Format] = {"docx": "docx", "pdf": "pdf", "html": "html", "txt": "txt"}
ABANDONED = timedelta(minutes=10)
"""After how long a document that another worker began counts as abandoned."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Under:
    """A document being written in the child."""

    request: RequestRow
    composed: ComposedDocument
    coming: Future[bytes]


@dataclass(frozen=True, slots=True)
class About:
    """What a document is about, for the list of documents and for who may see it."""

    scheme_id: str | None = None
    project_id: str | None = None
    round_id: str | None = None


class DocumentMaker:
    """Takes requests one at a time; writing happens in a child, so that mail goes on meanwhile."""

    def __init__(self, database: Database, store: DocumentStore, clock: Clock) -> None:
        """Prepare the maker; the child starts with the first document."""
        self._database, self._store, self._clock = database, store, clock
        self._renderer = Renderer()
        self._under: Under | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a document is being written."""
        return self._under is not None

    def make_due(self) -> None:
        """Keep what has become ready, and begin the next document that waits."""
        if self._under is not None and self._under.coming.done():
            finished, self._under = self._under, None
            self._finish(finished)
        if self._under is None and (request := self._next()) is not None:
            self._begin(request)

    def close(self) -> None:
        """End the child; what it was writing is begun anew by the next worker."""
        self._renderer.close()

    def _next(self) -> RequestRow | None:
        now = self._clock.now()
        abandoned = select(DocumentRequest.id).where(
            DocumentRequest.state == RequestState.RUNNING,
            DocumentRequest.started_at < now - ABANDONED,
        )
        with self._database.reading() as session:
            waiting = waiting_requests(session, limit=1)
            left = session.scalars(abandoned.limit(1)).first()
        if left is not None:
            self._mark(left, RequestState.QUEUED)
        return waiting[0] if waiting else None

    def _begin(self, request: RequestRow) -> None:
        if not self._claim(request.id):
            return
        try:
            composed = self._compose(request)
            coming = self._renderer.submit(composed.blocks, FORMATS[request.file_format])
        except (DocumentGap, DocumentError, LookupError, ValueError) as error:
            self._fail(request, error)
            return
        except BrokenProcessPool as error:
            self._renderer.close()
            self._fail(request, error)
            return
        self._under = Under(request, composed, coming)

    def _claim(self, request_id: str) -> bool:
        with self._database.writing() as session:
            row = session.get_one(DocumentRequest, request_id, with_for_update=True)
            if row.state is not RequestState.QUEUED:
                return False
            row.state, row.started_at = RequestState.RUNNING, self._clock.now()
            session.commit()
        return True

    def _compose(self, request: RequestRow) -> ComposedDocument:
        at = self._clock.now()
        with self._database.reading() as session:
            return compose_document(
                session,
                DocumentKind(request.kind),
                {name: str(value) for name, value in request.arguments.items()},
                language=request.language,
                by=actor_of(session, request.requested_by_id, local_date(at)),
                at=at,
            )

    def _finish(self, under: Under) -> None:
        try:
            content = under.coming.result()
        except Exception as error:  # whatever happened in the child is told to who waits
            if isinstance(error, BrokenProcessPool):
                self._renderer.close()
            self._fail(under.request, error)
            return
        sha256 = self._store.put(content)
        with self._database.writing() as session:
            self._keep(session, under, sha256, len(content))
            seal(session)
            session.commit()

    def _keep(self, session: Session, under: Under, sha256: str, size: int) -> None:
        request, composed, at = under.request, under.composed, self._clock.now()
        about = _about(session, request)
        made = GeneratedDocument(
            id=new_id(),
            kind=request.kind,
            title=composed.title,
            filename=f"{composed.stem}.{request.file_format}",
            file_format=request.file_format,
            language=request.language,
            sha256=sha256,
            size=size,
            scheme_id=about.scheme_id,
            project_id=about.project_id,
            round_id=about.round_id,
            created_by_id=request.requested_by_id,
            created_at=at,
        )
        session.add(made)
        session.flush()
        row = session.get_one(DocumentRequest, request.id)
        row.state, row.finished_at, row.document_id = RequestState.DONE, at, made.id
        record(
            session,
            by=SYSTEM,
            at=at,
            action="document_made",
            kind="document",
            object_id=made.id,
            facts={"kind": made.kind, "sha256": sha256, "request": request.id},
        )

    def _fail(self, request: RequestRow, error: Exception) -> None:
        if not isinstance(error, DocumentGap | DocumentError | TooSlow):
            log.error("document %s failed", request.id, exc_info=error)
        with i18n.speaking(request.language):
            self._mark(request.id, RequestState.FAILED, _why(error))

    def _mark(self, request_id: str, state: RequestState, error: str = "") -> None:
        with self._database.writing() as session:
            row = session.get_one(DocumentRequest, request_id)
            row.state, row.error = state, error
            row.finished_at = self._clock.now() if state is RequestState.FAILED else None
            session.commit()


def _why(error: Exception) -> str:
    match error:
        case DocumentGap() | DocumentError():
            return str(error)
        case TooSlow():
            return _("Dokumentet tog for lang tid at lave og blev opgivet.")
        case _:
            return _("Dokumentet kunne ikke laves.")


def _about(session: Session, request: RequestRow) -> About:
    match DocumentKind(request.kind):
        case DocumentKind.AGENDA_ITEM:
            round_id = str(request.arguments["round"])
            return About(session.get_one(ReportingRound, round_id).scheme_id, None, round_id)
        case DocumentKind.ORIENTATION_LETTER:
            return About(str(request.arguments["scheme"]))
        case DocumentKind.ROUND_REPORT:
            report = session.get_one(Report, str(request.arguments["report"]))
            return _about_project(session, report.project_id, report.round_id)
        case DocumentKind.WORKSHOP:
            workshop = session.get_one(Workshop, str(request.arguments["workshop"]))
            return _about_project(session, workshop.project_id)


def _about_project(session: Session, project_id: str, round_id: str | None = None) -> About:
    return About(session.get_one(Project, project_id).scheme_id, project_id, round_id)
