"""An item's steps: to approval, onto an agenda, deferred, decided, withdrawn, taken up again."""

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from forms.agenda_steps import RescheduleForm
from portal.domain.agenda import AgendaItemAction, FiguresOf
from portal.i18n import _
from portal.services.decisions import correct_decision, record_decision
from portal.services.item_steps import defer_item, schedule_item, step_item
from portal.web.access import actor, enter
from portal.web.account.identity import outside
from portal.web.committee.meeting_routes import blueprint
from portal.web.committee.pages import found_item, worked_item
from portal.web.committee.routes import ITEMS, OFFICE, Answer
from portal.web.committee.step_pages import (
    ASKS,
    correction_form,
    decision_form,
    defer_form,
    last_decision,
    preview,
    reason_form,
    schedule_form,
)
from portal.web.saving import Attempt
from portal.web.transaction import now, session

__all__ = ["blueprint"]

PLAIN = frozenset({AgendaItemAction.SUBMIT, AgendaItemAction.APPROVE})


@blueprint.post(ITEMS + "/<item_id>/skridt/<item_step>")
@enter(OFFICE)
def step_item_view(item_id: str, item_step: str) -> Response:
    """Send an item to approval, or approve it."""
    worked_item(item_id)
    step = next((one for one in PLAIN if one.value == item_step), None)
    if step is None:
        abort(404)
    seen = request.form.get("version", "")
    version = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else -1
    step_item(session(), item_id, step, version=version, by=actor(), at=now())
    flash(_("Punktet er opdateret."), "success")
    return _back(item_id)


@blueprint.get(ITEMS + "/<item_id>/begrund/<why>")
@enter(OFFICE)
def ask_reason(item_id: str, why: str) -> Answer:
    """Ask why an item is sent back, withdrawn or taken up again."""
    row = worked_item(item_id)
    step = _asking(why)
    return render_template("committee/reason.html", form=reason_form(row), item=row, step=step)


@blueprint.post(ITEMS + "/<item_id>/begrund/<why>")
@enter(OFFICE)
def give_reason(item_id: str, why: str) -> Answer:
    """Send an item back, withdraw it or take it up again."""
    row = worked_item(item_id)
    step = _asking(why)
    form = reason_form(row)
    attempt = Attempt(form, lambda: reason_form(found_item(item_id)))
    if form.validate():
        with attempt:
            reason = form.reason.data or ""
            step_item(
                session(),
                item_id,
                step,
                reason=reason,
                version=form.seen_number,
                by=actor(),
                at=now(),
            )
            flash(_("Punktet er opdateret."), "success")
            return _back(item_id)
    page = render_template(
        "committee/reason.html", form=form, item=row, step=step, stored=attempt.stored
    )
    return page, attempt.status


@blueprint.get(ITEMS + "/<item_id>/moede")
@enter(OFFICE)
def schedule(item_id: str) -> Answer:
    """Ask on which meeting's agenda an item goes."""
    row = worked_item(item_id)
    return render_template("committee/schedule.html", form=schedule_form(row), item=row)


@blueprint.post(ITEMS + "/<item_id>/moede")
@enter(OFFICE)
def do_schedule(item_id: str) -> Answer:
    """Put an item on a meeting's agenda."""
    row = worked_item(item_id)
    form = schedule_form(row)
    attempt = Attempt(form, lambda: schedule_form(found_item(item_id)))
    if form.validate():
        with attempt:
            figures = FiguresOf(form.figures.data) if isinstance(form, RescheduleForm) else None
            schedule_item(
                session(),
                item_id,
                form.meeting_id.data,
                figures=figures,
                version=form.seen_number,
                by=actor(),
                at=now(),
            )
            flash(_("Punktet er på dagsordenen."), "success")
            return _back(item_id)
    page = render_template("committee/schedule.html", form=form, item=row, stored=attempt.stored)
    return page, attempt.status


@blueprint.get(ITEMS + "/<item_id>/udsaet")
@enter(OFFICE)
def defer(item_id: str) -> Answer:
    """Ask to which meeting an item is deferred, why, and with which figures."""
    row = worked_item(item_id)
    if not row.placements:
        abort(404)
    return render_template(
        "committee/defer.html", form=defer_form(row), item=row, preview=preview(row)
    )


@blueprint.post(ITEMS + "/<item_id>/udsaet")
@enter(OFFICE)
def do_defer(item_id: str) -> Answer:
    """Defer an item."""
    row = worked_item(item_id)
    if not row.placements:
        abort(404)
    form = defer_form(row)
    attempt = Attempt(form, lambda: defer_form(found_item(item_id)))
    if form.validate():
        with attempt:
            seen = form.seen_number
            defer_item(session(), item_id, form.value(), version=seen, by=actor(), at=now())
            flash(_("Sagen er udsat."), "success")
            return _back(item_id)
    page = render_template(
        "committee/defer.html", form=form, item=row, preview=preview(row), stored=attempt.stored
    )
    return page, attempt.status


@blueprint.get(ITEMS + "/<item_id>/beslutning")
@enter(OFFICE)
def decide(item_id: str) -> Answer:
    """Ask what the committee decided."""
    row = worked_item(item_id)
    return render_template("committee/decide.html", form=decision_form(row), item=row)


@blueprint.post(ITEMS + "/<item_id>/beslutning")
@enter(OFFICE)
def do_decide(item_id: str) -> Answer:
    """Write what the committee decided."""
    row = worked_item(item_id)
    form = decision_form(row)
    attempt = Attempt(form, lambda: decision_form(found_item(item_id)))
    if form.validate():
        with attempt:
            number = record_decision(
                session(),
                item_id,
                form.value(),
                version=form.seen_number,
                link=outside(url_for("committee.show", item_id=item_id)),
                by=actor(),
                at=now(),
            )
            flash(_("Beslutningen er skrevet med nummer %(number)s.", number=number), "success")
            return _back(item_id)
    page = render_template("committee/decide.html", form=form, item=row, stored=attempt.stored)
    return page, attempt.status


@blueprint.get(ITEMS + "/<item_id>/beslutning/ret")
@enter(OFFICE)
def correct(item_id: str) -> Answer:
    """Ask what the decision should have said, and why it is corrected."""
    row = worked_item(item_id)
    last = last_decision(row)
    if last is None:
        abort(404)
    form = correction_form(row, last)
    return render_template("committee/correct.html", form=form, item=row)


@blueprint.post(ITEMS + "/<item_id>/beslutning/ret")
@enter(OFFICE)
def do_correct(item_id: str) -> Answer:
    """Write a new version of the decision; the earlier one stays."""
    row = worked_item(item_id)
    last = last_decision(row)
    if last is None:
        abort(404)
    form = correction_form(row, last)
    attempt = Attempt(form, lambda: correction_form(found_item(item_id), last))
    if form.validate():
        with attempt:
            correct_decision(
                session(),
                item_id,
                form.value(),
                form.reason.data or "",
                version=form.seen_number,
                by=actor(),
                at=now(),
            )
            flash(_("Beslutningen er rettet. Den tidligere tekst står stadig."), "success")
            return _back(item_id)
    page = render_template("committee/correct.html", form=form, item=row, stored=attempt.stored)
    return page, attempt.status


def _asking(action: str) -> AgendaItemAction:
    found = next((one for one, name in ASKS.items() if name == action), None)
    if found is None:
        abort(404)
    return found


def _back(item_id: str) -> Response:
    return redirect(url_for("committee.show", item_id=item_id), 303)
