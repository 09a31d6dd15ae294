"""An item's steps: to approval, onto an agenda, deferred, decided, withdrawn, taken up again."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from flask import abort, render_template, url_for
from werkzeug.wrappers import Response

from forms.agenda_steps import (
    CorrectionForm,
    DecisionForm,
    DeferForm,
    ReasonForm,
    RescheduleForm,
    ScheduleForm,
)
from forms.base import VersionedForm
from portal.domain.agenda import AgendaItemAction, FiguresOf
from portal.i18n import _
from portal.services.decisions import correct_decision, record_decision
from portal.services.item_steps import defer_item, schedule_item, step_item
from portal.storage.queries.committee import AgendaItemRow
from portal.storage.queries.meetings import DecisionRow
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
from portal.web.differences import Difference
from portal.web.saving import Attempt, go_on, save_or_show
from portal.web.transaction import now, session

__all__ = ["blueprint"]

PLAIN = frozenset({AgendaItemAction.SUBMIT, AgendaItemAction.APPROVE})

StepForm = TypeVar("StepForm", bound=VersionedForm)


def _page(
    template: str,
    row: AgendaItemRow,
    form: VersionedForm,
    stored: tuple[Difference, ...] = (),
    **shown: object,
) -> str:
    """Return the page of a step that asks for something."""
    return render_template(template, form=form, item=row, stored=stored, **shown)


def _take(
    row: AgendaItemRow,
    asked: Callable[[AgendaItemRow], StepForm],
    take: Callable[[StepForm], str],
    page: Callable[[AgendaItemRow, StepForm, tuple[Difference, ...]], str],
) -> Answer:
    """Take a step with what was asked for, or show its page with what is wrong.

    Args:
        row: The item.
        asked: Returns the form of the step for an item as it stands.
        take: Takes the step, and returns the words that tell of it.
        page: Shows the form, with what somebody else has saved meanwhile.
    """
    form = asked(row)
    attempt = Attempt(form, lambda: asked(found_item(row.id)))
    return save_or_show(
        attempt,
        lambda: _back(row.id, take(form)),
        lambda: page(row, form, attempt.stored),
    )


def _back(item_id: str, done: str) -> Response:
    return go_on(done, url_for("committee.show", item_id=item_id))


@blueprint.post(ITEMS + "/<item_id>/skridt/<item_step>")
@enter(OFFICE)
def step_item_view(item_id: str, item_step: str) -> Response:
    """Send an item to approval, or approve it."""
    worked_item(item_id)
    step = next((one for one in PLAIN if one.value == item_step), None)
    if step is None:
        abort(404)
    version = VersionedForm().seen_number
    step_item(session(), item_id, step, version=version, by=actor(), at=now())
    return _back(item_id, _("Punktet er opdateret."))


@blueprint.get(ITEMS + "/<item_id>/begrund/<why>")
@enter(OFFICE)
def ask_reason(item_id: str, why: str) -> Answer:
    """Ask why an item is sent back, withdrawn or taken up again."""
    row = worked_item(item_id)
    return _page("committee/reason.html", row, reason_form(row), step=_asking(why))


@blueprint.post(ITEMS + "/<item_id>/begrund/<why>")
@enter(OFFICE)
def give_reason(item_id: str, why: str) -> Answer:
    """Send an item back, withdraw it or take it up again."""
    row = worked_item(item_id)
    step = _asking(why)

    def take(form: ReasonForm) -> str:
        seen, reason = form.seen_number, form.reason.data or ""
        step_item(session(), item_id, step, reason=reason, version=seen, by=actor(), at=now())
        return _("Punktet er opdateret.")

    return _take(row, reason_form, take, partial(_page, "committee/reason.html", step=step))


def _asking(action: str) -> AgendaItemAction:
    found = next((one for one, name in ASKS.items() if name == action), None)
    if found is None:
        abort(404)
    return found


@blueprint.get(ITEMS + "/<item_id>/moede")
@enter(OFFICE)
def schedule(item_id: str) -> Answer:
    """Ask on which meeting's agenda an item goes."""
    row = worked_item(item_id)
    return _page("committee/schedule.html", row, schedule_form(row))


@blueprint.post(ITEMS + "/<item_id>/moede")
@enter(OFFICE)
def do_schedule(item_id: str) -> Answer:
    """Put an item on a meeting's agenda."""

    def take(form: ScheduleForm) -> str:
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
        return _("Punktet er på dagsordenen.")

    return _take(
        worked_item(item_id), schedule_form, take, partial(_page, "committee/schedule.html")
    )


@blueprint.get(ITEMS + "/<item_id>/udsaet")
@enter(OFFICE)
def defer(item_id: str) -> Answer:
    """Ask to which meeting an item is deferred, why, and with which figures."""
    row = _placed_item(item_id)
    return _defer_page(row, defer_form(row))


@blueprint.post(ITEMS + "/<item_id>/udsaet")
@enter(OFFICE)
def do_defer(item_id: str) -> Answer:
    """Defer an item."""

    def take(form: DeferForm) -> str:
        seen = form.seen_number
        defer_item(session(), item_id, form.value(), version=seen, by=actor(), at=now())
        return _("Sagen er udsat.")

    return _take(_placed_item(item_id), defer_form, take, _defer_page)


def _placed_item(item_id: str) -> AgendaItemRow:
    row = worked_item(item_id)
    if not row.placements:
        abort(404)
    return row


def _defer_page(row: AgendaItemRow, form: DeferForm, stored: tuple[Difference, ...] = ()) -> str:
    return _page("committee/defer.html", row, form, stored, preview=preview(row))


@blueprint.get(ITEMS + "/<item_id>/beslutning")
@enter(OFFICE)
def decide(item_id: str) -> Answer:
    """Ask what the committee decided."""
    row = worked_item(item_id)
    return _page("committee/decide.html", row, decision_form(row))


@blueprint.post(ITEMS + "/<item_id>/beslutning")
@enter(OFFICE)
def do_decide(item_id: str) -> Answer:
    """Write what the committee decided."""

    def take(form: DecisionForm) -> str:
        link = outside(url_for("committee.show", item_id=item_id))
        number = record_decision(
            session(),
            item_id,
            form.value(),
            version=form.seen_number,
            link=link,
            by=actor(),
            at=now(),
        )
        return _("Beslutningen er skrevet med nummer %(number)s.", number=number)

    return _take(worked_item(item_id), decision_form, take, partial(_page, "committee/decide.html"))


@blueprint.get(ITEMS + "/<item_id>/beslutning/ret")
@enter(OFFICE)
def correct(item_id: str) -> Answer:
    """Ask what the decision should have said, and why it is corrected."""
    row, last = _decided_item(item_id)
    return _page("committee/correct.html", row, correction_form(row, last))


@blueprint.post(ITEMS + "/<item_id>/beslutning/ret")
@enter(OFFICE)
def do_correct(item_id: str) -> Answer:
    """Write a new version of the decision; the earlier one stays."""
    row, last = _decided_item(item_id)

    def take(form: CorrectionForm) -> str:
        correct_decision(
            session(),
            item_id,
            form.value(),
            form.reason.data or "",
            version=form.seen_number,
            by=actor(),
            at=now(),
        )
        return _("Beslutningen er rettet. Den tidligere tekst står stadig.")

    return _take(
        row, lambda one: correction_form(one, last), take, partial(_page, "committee/correct.html")
    )


def _decided_item(item_id: str) -> tuple[AgendaItemRow, DecisionRow]:
    row = worked_item(item_id)
    last = last_decision(row)
    if last is None:
        abort(404)
    return row, last
