"""Writing, checking and sending a report."""

from collections.abc import Mapping

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.domain.permissions import Action
from portal.domain.report_states import SENT
from portal.domain.reports import ReportStep
from portal.services.report_drafts import SavedDraft, locked_report, mark_done, save_draft
from portal.services.reports import request_certification, submit_report
from portal.tokens import new_id
from portal.web import transaction
from portal.web.access import SIGNED_IN, actor, enter
from portal.web.reports.pages import (
    Desk,
    first_open_step,
    missing,
    next_step,
    open_desk,
    step_href,
    with_texts,
)
from portal.web.reports.reading import WRITING_STEPS, prefilled
from portal.web.reports.reading_pages import (
    CheckPage,
    check_page,
    conflict_page,
    receipt_page,
    saved_page,
    show_page,
)
from portal.web.reports.step_pages import step_page
from portal.web.reports.typed import resolved_texts, seen_marks_of, typed_texts

blueprint = Blueprint("reports", __name__, url_prefix="/rapporter")

TEMPLATES = {
    ReportStep.ACTIVITIES: "reports/step_activities.html",
    ReportStep.CRITERIA: "reports/step_criteria.html",
    ReportStep.RISKS: "reports/step_risks.html",
    ReportStep.ECONOMY: "reports/step_economy.html",
}

Answer = str | Response | tuple[str, int]


def _writing_step(name: str) -> ReportStep:
    found = next((step for step in WRITING_STEPS if step.value == name), None)
    if found is None:
        abort(404)
    return found


@blueprint.get("/<report_id>")
@enter(SIGNED_IN)
def show(report_id: str) -> Answer:
    """Show a report; somebody who writes in it goes on where it was left."""
    desk = open_desk(report_id)
    if desk.is_writable and not desk.allows(Action.RETURN_REPORT):
        return redirect(step_href(report_id, first_open_step(desk)), 303)
    return render_template("reports/show.html", page=show_page(desk))


@blueprint.get("/<report_id>/trin/<step>")
@enter(SIGNED_IN)
def step(report_id: str, step: str) -> Answer:
    """Show one step to write in."""
    desk, at_step = open_desk(report_id), _writing_step(step)
    if not (desk.is_writable or desk.may_take_back):
        return redirect(url_for("reports.show", report_id=report_id), 303)
    return _step(desk, at_step)


def _step(desk: Desk, at_step: ReportStep) -> str:
    forms = [entry for entry in desk.entries.of_step(at_step) if entry.errors]
    return render_template(TEMPLATES[at_step], page=step_page(desk, at_step), forms=forms)


def _typed(desk: Desk, at_step: ReportStep, seen: Mapping[str, str]) -> dict[str, str]:
    names = desk.entries.names(at_step)
    if "resolving" in request.form:
        return resolved_texts(request.form, [name for name in names if name in seen])
    return typed_texts(request.form, names)


def _save(
    desk: Desk, at_step: ReportStep, typed: Mapping[str, str], seen: Mapping[str, str]
) -> tuple[Desk, SavedDraft]:
    saved = save_draft(
        transaction.session(),
        desk.head.id,
        at_step,
        typed,
        seen,
        by=actor(),
        at=transaction.now(),
        given=prefilled(desk.workshop, {}),
    )
    fresh = with_texts(open_desk(desk.head.id), saved.texts)
    lacking = fresh.gap_count(at_step) + fresh.entries.faults(at_step)
    mark_done(transaction.session(), desk.head.id, at_step, done=not lacking)
    return fresh, saved


@blueprint.post("/<report_id>/trin/<step>")
@enter(SIGNED_IN)
def save(report_id: str, step: str) -> Answer:
    """Save one step; go on, stay, or ask about fields that two people changed."""
    at_step, desk = _writing_step(step), open_desk(report_id)
    seen = seen_marks_of(request.form)
    desk, saved = _save(desk, at_step, _typed(desk, at_step, seen), seen)
    if saved.conflicts:
        transaction.keep()
        page = conflict_page(desk, at_step, saved.conflicts)
        return render_template("reports/conflict.html", page=page), 409
    if desk.entries.faults(at_step):
        transaction.keep()
        return _step(desk, at_step), 422
    target = next_step(at_step) if request.form.get("go") == "next" else at_step
    return redirect(step_href(report_id, target), 303)


@blueprint.post("/<report_id>/trin/<step>/gem")
@enter(SIGNED_IN)
def autosave(report_id: str, step: str) -> Answer:
    """Save one step while it is written, and answer with the pill that says so."""
    at_step, desk = _writing_step(step), open_desk(report_id)
    seen = seen_marks_of(request.form)
    typed = _typed(desk, at_step, seen)
    desk, saved = _save(desk, at_step, typed, seen)
    return render_template("reports/saved.html", page=saved_page(desk, saved, typed, seen))


@blueprint.get("/<report_id>/tjek")
@enter(SIGNED_IN)
def check(report_id: str) -> Answer:
    """Show the whole report with what is missing, before it is sent."""
    desk = open_desk(report_id)
    if not (desk.is_writable or desk.may_certify):
        return redirect(url_for("reports.show", report_id=report_id), 303)
    return _check(check_page(desk, key=new_id()))


def _check(page: CheckPage) -> str:
    return render_template("reports/check.html", page=page)


@blueprint.post("/<report_id>/send")
@enter(SIGNED_IN)
def send(report_id: str) -> Answer:
    """Send a report, or hand it to the certifier where the scheme wants one."""
    session, at = transaction.session(), transaction.now()
    locked_report(session, report_id)
    desk, certifies = open_desk(report_id), "certify" in request.form
    key = request.form.get("key", "")[:16]
    if (desk.is_writable or desk.may_certify) and missing(desk):
        return _check(check_page(desk, key=key)), 422
    if desk.head.state not in SENT and desk.hands_over and not certifies:
        link = url_for("reports.check", report_id=report_id, _external=True)
        request_certification(session, report_id, desk.submission, link=link, by=actor(), at=at)
        return redirect(url_for("reports.show", report_id=report_id), 303)
    link = url_for("reports.receipt", report_id=report_id, _external=True)
    submit_report(session, report_id, desk.submission, key=key, link=link, by=actor(), at=at)
    return redirect(url_for("reports.receipt", report_id=report_id), 303)


@blueprint.get("/<report_id>/kvittering")
@enter(SIGNED_IN)
def receipt(report_id: str) -> Answer:
    """Show the receipt of a report that was sent."""
    desk = open_desk(report_id)
    if desk.head.report.receipt_number is None:
        return redirect(url_for("reports.show", report_id=report_id), 303)
    return render_template("reports/receipt.html", page=receipt_page(desk))
