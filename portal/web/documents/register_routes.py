"""The register: documents listed, compared with today's data, edited ones taken in, released."""

from flask import render_template, request, url_for
from werkzeug.wrappers import Response

from forms.document import UploadForm
from portal.domain.permissions import Role
from portal.i18n import _
from portal.services.document_register import (
    publish_and_release,
    release_document,
    upload_version,
)
from portal.web.access import actor, enter, roles
from portal.web.attached import uploaded
from portal.web.documents.register_pages import file_page, register_page, wanted
from portal.web.documents.routes import Answer, blueprint
from portal.web.files import document_store
from portal.web.saving import Attempt, go_on
from portal.web.transaction import now, session

__all__ = ["blueprint"]

OFFICE = roles(Role.SECRETARIAT)


@blueprint.get("/register")
@enter(OFFICE)
def register() -> Answer:
    """List every document with who made it, when, and from which data."""
    return render_template("documents/register.html", page=register_page(wanted(request.args)))


@blueprint.get("/<document_id>/om")
@enter(OFFICE)
def registered_file(document_id: str) -> Answer:
    """Show one document and what changed since it was made."""
    page = file_page(document_id, document_store())
    return render_template("documents/file.html", page=page, form=UploadForm())


@blueprint.post("/<document_id>/om")
@enter(OFFICE)
def upload(document_id: str) -> Answer:
    """Take in an edited version."""
    form = UploadForm()
    attempt = Attempt(form)
    with attempt:
        given, store = uploaded(), document_store()
        kept = upload_version(session(), store, document_id, given, by=actor(), at=now())
        return _back(_("Den redigerede version er gemt med sit eget nummer."), kept)
    page = file_page(document_id, document_store())
    return render_template("documents/file.html", page=page, form=form), attempt.status


@blueprint.post("/<document_id>/frigiv")
@enter(OFFICE)
def release(document_id: str) -> Answer:
    """Release a document to the committee's readers."""
    release_document(session(), document_store(), document_id, by=actor(), at=now())
    return _back(_("Dokumentet er frigivet til udvalgets læsere."), document_id)


@blueprint.post("/<document_id>/offentliggoer")
@enter(OFFICE)
def publish_release(document_id: str) -> Answer:
    """Publish the rounds a document shows, and release it, in one step."""
    publish_and_release(session(), document_store(), document_id, link=_link, by=actor(), at=now())
    return _back(_("Runden er offentliggjort, og dokumentet er frigivet."), document_id)


def _back(message: str, document_id: str) -> Response:
    return go_on(message, url_for("documents.registered_file", document_id=document_id))


def _link(project_id: str) -> str:
    return url_for("projects.show", project_id=project_id, _external=True)
