"""Asking for documents: Word at once, PDF from the worker."""

from flask import (
    Blueprint,
    abort,
    redirect,
    render_template,
    request,
    url_for,
)
from werkzeug.wrappers import Response

from docgen.render import render
from portal.domain.documents import RequestState
from portal.i18n import language
from portal.services.agenda_items import require_office
from portal.services.document_keeping import keep_document
from portal.services.document_requests import ARCHIVE, queue_request
from portal.services.documents import ComposedDocument, compose_document, document_theme
from portal.services.documents.packet import PUBLIC
from portal.services.documents.sources import DocumentGap
from portal.services.documents.types import DocumentKind
from portal.web.access import SIGNED_IN, STAY, actor, enter
from portal.web.documents.pages import found_document, list_page, settled_request, wait_page
from portal.web.files import document_store, kept_file
from portal.web.transaction import now, reading_first, session

blueprint = Blueprint("documents", __name__, url_prefix="/dokumenter")

ARGUMENT = {
    DocumentKind.ACTION_PLAN: "plan",
    DocumentKind.AGENDA_ITEM: "round",
    DocumentKind.ORIENTATION_LETTER: "scheme",
    DocumentKind.ROUND_REPORT: "report",
    DocumentKind.WORKSHOP: "workshop",
    DocumentKind.RED_TWICE_ITEM: "item",
    DocumentKind.PACKET: "meeting",
    DocumentKind.PUBLICATION_LIST: "meeting",
    **dict.fromkeys(
        (
            DocumentKind.SECOND_RED_LETTER,
            DocumentKind.RED_NOTICE,
            DocumentKind.REMINDER_LETTER,
            DocumentKind.DECISION_LETTER,
            DocumentKind.CORRECTION_LETTER,
        ),
        "letter",
    ),
}

Answer = str | Response | tuple[str, int]


@blueprint.get("")
@enter(SIGNED_IN)
def index() -> Answer:
    """List the documents somebody may fetch."""
    return render_template("documents/index.html", page=list_page())


@blueprint.post("", endpoint="request_document")
@enter(SIGNED_IN)
def request_document_view() -> Answer:
    """Make a Word file at once, or ask the worker for a PDF."""
    kind = next((one for one in DocumentKind if one.value == request.form.get("kind")), None)
    if kind is None:
        abort(404)
    arguments = _arguments(kind)
    if kind is DocumentKind.ORIENTATION_LETTER and "letter" not in arguments:
        require_office(session(), arguments["scheme"], by=actor(), at=now())
    asked = _asked_form(kind)
    try:
        composed = _composed(kind, arguments)
        if asked == "docx":
            document_id = _word(composed, arguments)
            return redirect(url_for("documents.fetch", document_id=document_id), 303)
        request_id = queue_request(
            session(),
            kind,
            arguments,
            file_format=asked,
            language=language(),
            by=actor(),
            at=now(),
        )
        return redirect(url_for("documents.wait", request_id=request_id), 303)
    except DocumentGap as gap:
        return render_template("errors/404.html", reason=str(gap)), 404


def _arguments(kind: DocumentKind) -> dict[str, str]:
    """Return what the form names for a kind of document."""
    if "letter" in request.form:
        return {"letter": request.form["letter"][:16]}
    name = ARGUMENT[kind]
    if kind is DocumentKind.AGENDA_ITEM and "item" in request.form:
        name = "item"
    arguments = {name: request.form.get(name, "")[:16]}
    if kind is DocumentKind.PACKET and request.form.get(PUBLIC) == "yes":
        arguments[PUBLIC] = "yes"
    return arguments


def _asked_form(kind: DocumentKind) -> str:
    """Return the form in which a document is wanted; a packet is never a single Word file."""
    asked = request.form.get("format", "")
    if kind is DocumentKind.PACKET:
        return ARCHIVE if asked == ARCHIVE else "pdf"
    return "pdf" if asked == "pdf" else "docx"


def _composed(kind: DocumentKind, arguments: dict[str, str]) -> ComposedDocument:
    """Return the document; nobody who writes waits for it (E4)."""
    by = actor()
    with reading_first() as look:
        return compose_document(look, kind, arguments, language=language(), by=by, at=now())


def _word(composed: ComposedDocument, arguments: dict[str, str]) -> str:
    content = render(composed.blocks, "docx", document_theme())
    return keep_document(
        session(),
        document_store(),
        composed,
        content,
        arguments,
        file_format="docx",
        language=language(),
        by=actor(),
        at=now(),
    )


@blueprint.get("/bestilt/<request_id>")
@enter(SIGNED_IN)
def wait(request_id: str) -> Answer:
    """Go on to a document once it is made, else tell how far it is; who asks to stay does so."""
    row = settled_request(request_id)
    stays = STAY in request.args
    if row.state is RequestState.DONE and row.document_id is not None and not stays:
        return redirect(url_for("documents.fetch", document_id=row.document_id), 303)
    return render_template("documents/wait.html", page=wait_page(row))


@blueprint.get("/<document_id>")
@enter(SIGNED_IN)
def fetch(document_id: str) -> Answer:
    """Send a document as a file."""
    row = found_document(document_id)
    return kept_file(row.sha256, row.file_format, row.filename)
