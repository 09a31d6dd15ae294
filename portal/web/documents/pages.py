"""What the pages of documents show."""

import time
from dataclasses import dataclass
from datetime import timedelta

from flask import abort, current_app, url_for

from portal.clock import local_date
from portal.domain.documents import RequestState
from portal.i18n import _, show_instant
from portal.services.documents.types import DocumentKind
from portal.storage.engine import Database
from portal.storage.queries.documents import (
    DocumentRow,
    RequestRow,
    document,
    documents,
    request_of,
    requests_of,
)
from portal.web.access import actor
from portal.web.committee.pages import my_schemes
from portal.web.transaction import now, session
from portal.web.wording import word

LOOK_SECONDS = 3.0
LOOK_PAUSE = 0.1
NO_WORKER_AFTER = timedelta(seconds=30)
FILE_KINDS = {"pdf": "pdf", "zip": "folder"}
WAITING = frozenset({RequestState.QUEUED, RequestState.RUNNING})


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document in the list."""

    title: str
    href: str
    file_kind: str
    made: str
    size: str


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One document that was asked for."""

    href: str
    state: str
    asked: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """The documents one may fetch, and what one waits for."""

    documents: tuple[DocumentLine, ...]
    waiting: tuple[RequestLine, ...]
    schemes: tuple[tuple[str, str], ...]


def list_page() -> ListPage:
    """Return the documents the request's actor may fetch, the newest first."""
    person_id = actor().person_id or ""
    return ListPage(
        documents=tuple(_line(row) for row in documents(session(), actor(), local_date(now()))),
        waiting=tuple(
            RequestLine(
                url_for("documents.wait", request_id=row.id),
                word(row.state),
                show_instant(row.requested_at),
            )
            for row in requests_of(session(), person_id)
            if row.state is not RequestState.DONE
        ),
        schemes=tuple((row.id, row.name) for row in my_schemes()),
    )


def _line(row: DocumentRow) -> DocumentLine:
    return DocumentLine(
        title=row.title,
        href=url_for("documents.fetch", document_id=row.id),
        file_kind=FILE_KINDS.get(row.file_format, "word"),
        made=show_instant(row.created_at),
        size=_("%(size)s kB", size=max(1, row.size // 1024)),
    )


def found_document(document_id: str) -> DocumentRow:
    """Return a document the request's actor may fetch, else 404."""
    found = document(session(), actor(), local_date(now()), document_id)
    if found is None:
        abort(404)
    return found


@dataclass(frozen=True, slots=True)
class WaitPage:
    """A document that was asked for and is not there yet."""

    id: str
    heading: str
    text: str
    failed: bool
    ready: bool
    kind: str
    fields: tuple[tuple[str, str], ...]
    offers_word: bool


def settled_request(request_id: str) -> RequestRow:
    """Return a request of the actor's own after at most three seconds, else 404.

    Each look is a short read of its own: nothing is held while the worker works.
    """
    database: Database = current_app.extensions["database"]
    person_id = actor().person_id or ""
    session().rollback()
    until = time.monotonic() + LOOK_SECONDS
    while True:
        with database.reading() as look:
            found = request_of(look, person_id, request_id)
        if found is None:
            abort(404)
        if found.state not in WAITING or time.monotonic() >= until:
            return found
        time.sleep(LOOK_PAUSE)


def wait_page(row: RequestRow) -> WaitPage:
    """Return the page of a request: how far it is, or that it is done."""
    fields = tuple((name, str(value)) for name, value in row.arguments.items())
    as_word = row.kind != DocumentKind.PACKET.value
    lost = row.state is RequestState.QUEUED and now() - row.requested_at > NO_WORKER_AFTER
    ready = row.state is RequestState.DONE and row.document_id is not None
    if row.state is RequestState.FAILED:
        heading, text = _("Dokumentet blev ikke lavet"), row.error
    elif ready:
        heading, text = _("Dokumentet er klar"), _("Det ligger også under Dokumenter.")
    elif lost:
        heading = _("Dokumentet er ikke lavet endnu")
        text = _("Den del af systemet, der laver PDF, svarer ikke.")
        if as_word:
            text += " " + _("Hent Word-filen imens.")
    else:
        heading = _("Dokumentet er på vej")
        text = _("Du kan blive her eller gå videre. Det ligger under Dokumenter, når det er klar.")
    return WaitPage(
        id=row.id,
        heading=heading,
        text=text,
        failed=row.state is RequestState.FAILED,
        ready=ready,
        kind=row.kind,
        fields=fields,
        offers_word=(lost or row.state is RequestState.FAILED)
        and row.kind != DocumentKind.PACKET.value,
    )
