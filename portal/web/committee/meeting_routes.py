"""The committee's meetings: listed, planned, their agenda put in order, held, minutes approved."""

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from forms.agenda_steps import ReasonForm
from portal.domain.agenda import MeetingAction, MeetingState
from portal.domain.permissions import Role
from portal.i18n import _, show_date
from portal.services import meetings as services
from portal.web.access import actor, enter, roles
from portal.web.account.identity import outside
from portal.web.committee.meeting_pages import (
    edit_form,
    found_meeting,
    index_page,
    meeting_box,
    new_form,
    not_working_text,
    run_meeting,
    steps_of,
)
from portal.web.committee.routes import OFFICE, Answer, blueprint
from portal.web.saving import Attempt, go_on, save_or_show
from portal.web.transaction import now, session

__all__ = ["MEETINGS", "blueprint"]

MEETINGS = "/moeder"
READERS = roles(Role.SECRETARIAT, Role.ASSESSOR, Role.APPROVER, Role.COMMITTEE_READER)
PLAIN = frozenset({
    MeetingAction.CLOSE_AGENDA,
    MeetingAction.HOLD,
    MeetingAction.APPROVE_MINUTES,
})  # fmt: skip


@blueprint.get(MEETINGS)
@enter(READERS)
def meetings() -> Answer:
    """List the committees with their meetings."""
    return render_template("committee/meetings.html", page=index_page())


@blueprint.get(MEETINGS + "/nyt")
@enter(OFFICE)
def new_meeting() -> Answer:
    """Show the form of a new meeting."""
    return render_template("committee/meeting_new.html", form=new_form())


@blueprint.post(MEETINGS + "/nyt")
@enter(OFFICE)
def create_meeting() -> Answer:
    """Plan a meeting."""
    form = new_form()
    attempt = Attempt(form)

    def save() -> Response:
        facts, committee_id = form.value(), form.committee_id.data
        meeting_id = services.create_meeting(session(), committee_id, facts, by=actor(), at=now())
        done = _back(meeting_id, _("Mødet %(day)s er planlagt.", day=show_date(facts.on)))
        _warn(not_working_text(facts.on))
        return done

    return save_or_show(
        attempt, save, lambda: render_template("committee/meeting_new.html", form=form)
    )


@blueprint.get(MEETINGS + "/<meeting_id>")
@enter(READERS)
def meeting(meeting_id: str) -> Answer:
    """Show a meeting with its agenda."""
    row = found_meeting(meeting_id)
    box = meeting_box(row)
    steps = steps_of(row, box) if box.works else ()
    may_change = box.works and row.state in services.STILL_OPEN
    return render_template(
        "committee/meeting.html",
        box=box,
        steps=steps,
        may_change=may_change,
        committee=row.committee_name,
        takes_items=box.works and row.state is MeetingState.PLANNED,
    )


@blueprint.get(MEETINGS + "/<meeting_id>/ret")
@enter(OFFICE)
def edit_meeting(meeting_id: str) -> Answer:
    """Show the form of a meeting's day and place."""
    row = run_meeting(meeting_id)
    return render_template("committee/meeting_edit.html", form=edit_form(row), meeting=row)


@blueprint.post(MEETINGS + "/<meeting_id>/ret")
@enter(OFFICE)
def save_meeting(meeting_id: str) -> Answer:
    """Change a meeting's day and place."""
    row = run_meeting(meeting_id)
    form = edit_form(row)
    attempt = Attempt(form, lambda: edit_form(run_meeting(meeting_id), as_stored=True))

    def save() -> Response:
        facts, seen = form.value(), form.seen
        services.edit_meeting(session(), meeting_id, facts, seen=seen, by=actor(), at=now())
        done = _back(meeting_id, _("Mødet er gemt."))
        _warn(not_working_text(facts.on))
        return done

    def page() -> str:
        shown = {"meeting": row, "stored": attempt.stored}
        return render_template("committee/meeting_edit.html", form=form, **shown)

    return save_or_show(attempt, save, page)


@blueprint.post(MEETINGS + "/<meeting_id>/skridt/<meeting_step>")
@enter(OFFICE)
def step_meeting(meeting_id: str, meeting_step: str) -> Response:
    """Close the agenda, note the meeting as held, or approve its minutes."""
    run_meeting(meeting_id)
    step = next((one for one in PLAIN if one.value == meeting_step), None)
    if step is None:
        abort(404)
    services.step_meeting(session(), meeting_id, step, by=actor(), at=now())
    return _back(meeting_id, _("Mødet er opdateret."))


@blueprint.get(MEETINGS + "/<meeting_id>/aflys")
@enter(OFFICE)
def cancel_meeting(meeting_id: str) -> Answer:
    """Ask why a meeting is cancelled."""
    row = run_meeting(meeting_id)
    return render_template("committee/meeting_cancel.html", form=ReasonForm(), meeting=row)


@blueprint.post(MEETINGS + "/<meeting_id>/aflys")
@enter(OFFICE)
def do_cancel_meeting(meeting_id: str) -> Answer:
    """Cancel a meeting, and tell office and readers."""
    row = run_meeting(meeting_id)
    form = ReasonForm()
    attempt = Attempt(form)

    def save() -> Response:
        services.step_meeting(
            session(),
            meeting_id,
            MeetingAction.CANCEL,
            reason=form.reason.data or "",
            link=outside(url_for("committee.meetings")),
            by=actor(),
            at=now(),
        )
        return _back(meeting_id, _("Mødet er aflyst. Dets sager venter på et nyt møde."))

    def page() -> str:
        return render_template("committee/meeting_cancel.html", form=form, meeting=row)

    return save_or_show(attempt, save, page)


@blueprint.post(MEETINGS + "/<meeting_id>/raekkefoelge")
@enter(OFFICE)
def order_agenda(meeting_id: str) -> Response:
    """Put the agenda in order: one item up or down, or all as they were dragged."""
    run_meeting(meeting_id)
    move, _sign, item_id = request.form.get("move", "").partition(":")
    if move in {"up", "down"}:
        services.move_item(session(), meeting_id, item_id, up=move == "up", by=actor(), at=now())
    else:
        order = [one for one in request.form.get("order", "").split(",") if one]
        services.order_items(session(), meeting_id, order, by=actor(), at=now())
    return redirect(url_for("committee.meeting", meeting_id=meeting_id, _anchor="dagsorden"), 303)


def _back(meeting_id: str, done: str) -> Response:
    return go_on(done, url_for("committee.meeting", meeting_id=meeting_id))


def _warn(text: str) -> None:
    if text:
        flash(text, "warning")
