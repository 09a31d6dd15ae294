"""The files of a report: shown, attached, marked as public or not, and taken away."""

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from forms.attachment import AttachmentForm
from portal.domain.permissions import Action
from portal.i18n import _
from portal.services.attachments import attach_to_report, mark_attachment, remove_attachment
from portal.storage.queries.attachments import AttachmentRow, among, attachments_of_report
from portal.web import transaction
from portal.web.access import SIGNED_IN, actor, enter
from portal.web.attached import attached_lines, sent, uploaded
from portal.web.files import document_store
from portal.web.reports.office_routes import blueprint
from portal.web.reports.pages import Desk, head_view, open_desk
from portal.web.reports.routes import Answer
from portal.web.saving import Attempt

__all__ = ["blueprint"]


def _rows(report_id: str) -> tuple[AttachmentRow, ...]:
    return attachments_of_report(transaction.session(), report_id)


def _page(desk: Desk, form: AttachmentForm) -> str:
    report_id = desk.head.id
    return render_template(
        "reports/attachments.html",
        head=head_view(desk),
        lines=attached_lines(
            _rows(report_id),
            lambda one: url_for("reports.attachment", report_id=report_id, file_id=one),
        ),
        may_write=desk.is_writable or desk.may_take_back,
        may_hide=desk.allows(Action.EDIT_REPORT),
        form=form,
    )


@blueprint.get("/<report_id>/bilag")
@enter(SIGNED_IN)
def attachments(report_id: str) -> Answer:
    """Show the files of a report."""
    return _page(open_desk(report_id), AttachmentForm())


@blueprint.post("/<report_id>/bilag")
@enter(SIGNED_IN)
def attach(report_id: str) -> Answer:
    """Attach a file to a report."""
    desk, form = open_desk(report_id), AttachmentForm()
    attempt = Attempt(form)
    with attempt:
        attach_to_report(
            transaction.session(),
            document_store(),
            report_id,
            uploaded(),
            public=bool(form.public.data),
            by=actor(),
            at=transaction.now(),
        )
        flash(_("Filen er vedhæftet."), "success")
        return redirect(url_for("reports.attachments", report_id=report_id), 303)
    return _page(desk, form), attempt.status


@blueprint.get("/<report_id>/bilag/<file_id>")
@enter(SIGNED_IN)
def attachment(report_id: str, file_id: str) -> Response:
    """Send one file of a report."""
    return sent(_rows(open_desk(report_id).head.id), file_id)


@blueprint.post("/<report_id>/bilag/<file_id>")
@enter(SIGNED_IN)
def change_attachment(report_id: str, file_id: str) -> Response:
    """Mark a file as public or not, or take it away."""
    open_desk(report_id)
    if among(_rows(report_id), file_id) is None:
        abort(404)
    session, by, at = transaction.session(), actor(), transaction.now()
    match request.form.get("do"):
        case "remove":
            remove_attachment(session, file_id, by=by, at=at)
            flash(_("Filen er taget af."), "success")
        case "public" | "private" as mark:
            mark_attachment(session, file_id, public=mark == "public", by=by, at=at)
            flash(_("Mærket er gemt."), "success")
        case _:
            abort(404)
    return redirect(url_for("reports.attachments", report_id=report_id), 303)
