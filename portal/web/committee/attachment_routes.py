"""The files of an agenda item: shown, attached, marked as public or not, and taken away."""

from flask import Response as Sent
from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from forms.attachment import AttachmentForm
from portal.i18n import _
from portal.services.agenda_items import SETTLED
from portal.services.attachments import attach_to_item, mark_attachment, remove_attachment
from portal.storage.queries.attachments import AttachmentRow, among, attachments_of_item
from portal.storage.queries.committee import AgendaItemRow
from portal.web.access import actor, enter
from portal.web.attached import attached_lines, sent, uploaded
from portal.web.committee.pages import found_item, worked_item, works
from portal.web.committee.routes import ITEMS, OFFICE, READERS, Answer
from portal.web.committee.section_set_routes import blueprint
from portal.web.files import document_store
from portal.web.saving import Attempt
from portal.web.transaction import now, session

__all__ = ["blueprint"]


def _rows(item_id: str) -> tuple[AttachmentRow, ...]:
    return attachments_of_item(session(), item_id)


def _page(row: AgendaItemRow, form: AttachmentForm) -> str:
    return render_template(
        "committee/attachments.html",
        item=row,
        lines=attached_lines(
            _rows(row.id), lambda one: url_for("committee.attachment", item_id=row.id, annex_id=one)
        ),
        may_write=works(row) and row.state not in SETTLED,
        form=form,
    )


@blueprint.get(ITEMS + "/<item_id>/bilag")
@enter(READERS)
def attachments(item_id: str) -> Answer:
    """Show the files of an item."""
    return _page(found_item(item_id), AttachmentForm())


@blueprint.post(ITEMS + "/<item_id>/bilag")
@enter(OFFICE)
def attach(item_id: str) -> Answer:
    """Attach a file to an item."""
    row, form = worked_item(item_id), AttachmentForm()
    attempt = Attempt(form)
    with attempt:
        attach_to_item(
            session(),
            document_store(),
            item_id,
            uploaded(),
            public=bool(form.public.data),
            by=actor(),
            at=now(),
        )
        flash(_("Filen er vedhæftet."), "success")
        return redirect(url_for("committee.attachments", item_id=item_id), 303)
    return _page(row, form), attempt.status


@blueprint.get(ITEMS + "/<item_id>/bilag/<annex_id>")
@enter(READERS)
def attachment(item_id: str, annex_id: str) -> Sent:
    """Send one file of an item."""
    return sent(_rows(found_item(item_id).id), annex_id)


@blueprint.post(ITEMS + "/<item_id>/bilag/<annex_id>")
@enter(OFFICE)
def change_attachment(item_id: str, annex_id: str) -> Response:
    """Mark a file as public or not, or take it away."""
    worked_item(item_id)
    if among(_rows(item_id), annex_id) is None:
        abort(404)
    match request.form.get("do"):
        case "remove":
            remove_attachment(session(), annex_id, by=actor(), at=now())
            flash(_("Filen er taget af."), "success")
        case "public" | "private" as mark:
            mark_attachment(session(), annex_id, public=mark == "public", by=actor(), at=now())
            flash(_("Mærket er gemt."), "success")
        case _:
            abort(404)
    return redirect(url_for("committee.attachments", item_id=item_id), 303)
