"""The office's duties with a report: one address, one form each."""

from flask import abort, flash, redirect, render_template, url_for

from forms.base import BaseForm
from forms.report_office import ExtensionForm, ReasonForm, ReturnForm
from portal.domain.permissions import Role
from portal.domain.reports import REPORT_TRANSITIONS, ReportAction
from portal.i18n import _
from portal.services import reports as services
from portal.web import transaction
from portal.web.access import actor, enter, roles
from portal.web.reports.office import DutyKind, duty_form, kind_of, offered
from portal.web.reports.pages import open_desk
from portal.web.reports.reading_pages import show_page
from portal.web.reports.routes import Answer, blueprint
from portal.web.saving import Attempt

__all__ = ["blueprint"]


@blueprint.post("/<report_id>/<duty>")
@enter(roles(Role.SECRETARIAT, Role.ASSESSOR))
def do_duty(report_id: str, duty: str) -> Answer:
    """Do one of the office's duties with a report, or show its form again with what is wrong."""
    kind = kind_of(duty)
    desk = open_desk(report_id)
    if kind is None or not desk.allows(kind.right):
        abort(404)
    REPORT_TRANSITIONS.target(desk.head.state, kind.action)
    form = duty_form(kind, blank=False)
    attempt = Attempt(form)
    if form.validate_on_submit():
        with attempt:
            _perform(kind, report_id, form)
            flash(_("Det er gjort: %(what)s.", what=str(kind.label)), "success")
            return redirect(url_for("reports.show", report_id=report_id), 303)
    page = show_page(desk, offered(desk, kind, form))
    return render_template("reports/show.html", page=page, form=form), attempt.status


def _perform(kind: DutyKind, report_id: str, form: BaseForm) -> None:
    session, by, at = transaction.session(), actor(), transaction.now()
    link = url_for("reports.show", report_id=report_id, _external=True)
    match kind.action, form:
        case ReportAction.EXTEND, ExtensionForm():
            until, reason = form.value()
            services.extend_deadline(session, report_id, until, reason, link=link, by=by, at=at)
        case ReportAction.RETURN, ReturnForm():
            services.return_report(session, report_id, form.value(), link=link, by=by, at=at)
        case ReportAction.REOPEN, ReasonForm():
            services.reopen_report(session, report_id, form.value(), link=link, by=by, at=at)
        case ReportAction.EXEMPT, ReasonForm():
            services.exempt_report(session, report_id, form.value(), link=link, by=by, at=at)
        case ReportAction.MARK_NOT_SUBMITTED, _:
            services.mark_not_submitted(session, report_id, link=link, by=by, at=at)
        case _:
            services.accept_report(session, report_id, by=by, at=at)
