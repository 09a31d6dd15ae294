"""Makes the documents that were asked for, one after the other, and keeps them whole (D6)."""

import logging
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from docgen.bundle import File
from docgen.errors import DocumentError
from docgen.render import Format
from portal import i18n
from portal.clock import Clock
from portal.domain.documents import RequestState
from portal.i18n import _
from portal.jobs.rendering import Renderer, TooSlow
from portal.services.document_requests import (
    ClaimedRequest,
    claim_request,
    compose_requested,
    fail_request,
    finish_request,
    requested_files,
)
from portal.services.documents.sources import DocumentGap
from portal.services.letter_sending import complete_sending
from portal.storage.document_store import DocumentStore
from portal.storage.engine import Database
from portal.storage.history import seal
from portal.storage.models import DocumentRequest
from portal.storage.queries.documents import waiting_requests

FORMATS: dict[str, Format] = {"docx": "docx", "pdf": "pdf", "html": "html", "txt": "txt"}
LOOKS_A_LEASE = 60
"""How many looks apart the requests of dead workers are sought as well."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Under:
    """A document being written in the child."""

    claimed: ClaimedRequest
    coming: Future[bytes]


class DocumentMaker:
    """Takes requests one at a time; writing happens in a child, so that mail goes on meanwhile."""

    def __init__(self, database: Database, store: DocumentStore, clock: Clock) -> None:
        """Prepare the maker; the child starts with the first document."""
        self._database, self._store, self._clock = database, store, clock
        self._renderer = Renderer()
        self._under: Under | None = None
        self._looks = 0

    def make_due(self) -> None:
        """Keep what has become ready, and begin the next document that waits."""
        if self._under is not None and self._under.coming.done():
            finished, self._under = self._under, None
            self._finish(finished)
        if self._under is None and (request_id := self._next()) is not None:
            self._begin(request_id)

    def close(self) -> None:
        """End the child; what it was writing is begun anew by the next worker."""
        self._renderer.close()

    def _next(self) -> str | None:
        """Return a request now taken; the writing look is spared where nothing waits."""
        self._looks += 1
        if self._looks % LOOKS_A_LEASE != 1:
            with self._database.reading() as session:
                if not waiting_requests(session, limit=1):
                    return None
        with self._database.writing() as session:
            found = claim_request(session, self._clock.now())
            session.commit()
        return found

    def _begin(self, request_id: str) -> None:
        try:
            with self._database.reading() as session:
                claimed = compose_requested(session, request_id, self._clock.now())
                files = requested_files(session, self._store, claimed, self._clock.now())
            coming = self._submitted(claimed, files)
        except Exception as error:  # one bad request must not stop the others
            self._fail(request_id, error)
        else:
            self._under = Under(claimed, coming)

    def _submitted(self, claimed: ClaimedRequest, files: tuple[File, ...]) -> Future[bytes]:
        if files:
            return self._renderer.submit_archive(files)
        return self._renderer.submit(claimed.composed.blocks, FORMATS[claimed.file_format])

    def _finish(self, under: Under) -> None:
        try:
            content = under.coming.result()
        except Exception as error:  # whatever happened in the child is told to who waits
            self._fail(under.claimed.id, error)
            return
        self._store.put(content)
        with self._database.writing() as session:
            finish_request(session, self._store, under.claimed, content, self._clock.now())
            complete_sending(session, under.claimed.id, self._clock.now())
            seal(session)
            session.commit()

    def _fail(self, request_id: str, error: Exception) -> None:
        if isinstance(error, BrokenProcessPool):
            self._renderer.close()
        if not isinstance(error, DocumentGap | DocumentError | TooSlow):
            log.error("document request %s failed", request_id, exc_info=error)
        with self._database.writing() as session:
            row = session.get_one(DocumentRequest, request_id)
            if row.state is RequestState.RUNNING:
                with i18n.speaking(row.language):
                    fail_request(session, request_id, _why(error), self._clock.now())
            session.commit()


def _why(error: Exception) -> str:
    match error:
        case DocumentGap() | DocumentError():
            return str(error)
        case TooSlow():
            return _("Dokumentet tog for lang tid at lave og blev opgivet.")
        case _:
            return _("Dokumentet kunne ikke laves.")
