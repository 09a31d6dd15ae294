"""Seeing, registering, editing and leading projects."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from forms.project import PhaseForm, ReasonForm
from portal.domain.overview import ProjectAction
from portal.domain.permissions import Action, Role
from portal.domain.policy import MonitoringStep
from portal.i18n import _
from portal.services.project_phases import change_phase
from portal.services.projects import (
    decide_to_monitor,
    edit_project,
    end_monitoring,
    register_project,
)
from portal.storage.queries.project_page import ProjectRow
from portal.web.access import actor, enter, roles
from portal.web.projects.forms import edit_form, register_form
from portal.web.projects.lists import list_page
from portal.web.projects.pages import (
    allows,
    found_project,
    monitor_form,
    phase_form,
    project_page,
)
from portal.web.saving import Attempt
from portal.web.transaction import now, session
from portal.web.wording import word

blueprint = Blueprint("projects", __name__, url_prefix="/projekter")

NEAR = roles(
    Role.PROJECT_EDITOR,
    Role.CERTIFIER,
    Role.PROJECT_READER,
    Role.POOL_OWNER,
    Role.ASSESSOR,
    Role.APPROVER,
    Role.SECRETARIAT,
)
OFFICE = roles(Role.SECRETARIAT)

Answer = str | Response | tuple[str, int]


@blueprint.get("")
@enter(NEAR)
def index() -> Answer:
    """Show the projects somebody may see."""
    return render_template("projects/index.html", page=list_page())


@blueprint.get("/nyt")
@enter(OFFICE)
def new() -> Answer:
    """Show the form that registers a project."""
    form = register_form()
    if not form.scheme.choices:
        abort(404)
    return render_template("projects/register.html", form=form)


@blueprint.post("/nyt")
@enter(OFFICE)
def register() -> Answer:
    """Register a project."""
    form = register_form()
    if not form.scheme.choices:
        abort(404)
    if form.grow():
        return render_template("projects/register.html", form=form)
    attempt = Attempt(form)
    if form.validate():
        with attempt:
            made = register_project(session(), form.scheme.data, form.value(), by=actor(), at=now())
            flash(_("Projektet er registreret."), "success")
            return redirect(url_for(".show", project_id=made), 303)
    return render_template("projects/register.html", form=form), attempt.status


@blueprint.get("/<project_id>")
@enter(NEAR)
def show(project_id: str) -> Answer:
    """Show one project."""
    return _shown(found_project(project_id))


def _shown(
    row: ProjectRow, steps: PhaseForm | None = None, monitoring: ReasonForm | None = None
) -> str:
    return render_template(
        "projects/show.html",
        page=project_page(row),
        forms=[each for each in (steps, monitoring) if each is not None and each.errors],
        steps=steps or phase_form(row),
        monitoring=monitoring or monitor_form(row),
    )


@blueprint.get("/<project_id>/ret")
@enter(OFFICE)
def edit(project_id: str) -> Answer:
    """Show a project's registration to be edited."""
    row = _editable(project_id)
    return render_template("projects/edit.html", form=edit_form(row), row=row)


@blueprint.post("/<project_id>/ret")
@enter(OFFICE)
def save(project_id: str) -> Answer:
    """Save a project's registration."""
    row = _editable(project_id)
    form = edit_form(row)
    if form.grow():
        return render_template("projects/edit.html", form=form, row=row)
    attempt = Attempt(form, lambda: edit_form(_editable(project_id), as_stored=True))
    if form.validate():
        with attempt:
            step = edit_project(
                session(),
                project_id,
                form.value(),
                version=form.seen_number,
                by=actor(),
                at=now(),
            )
            _tell(step)
            return redirect(url_for(".show", project_id=project_id), 303)
    page = render_template("projects/edit.html", form=form, row=row, stored=attempt.stored)
    return page, attempt.status


def _editable(project_id: str) -> ProjectRow:
    row = found_project(project_id)
    if not allows(row, Action.EDIT_PROJECT):
        abort(404)
    return row


def _tell(step: MonitoringStep) -> None:
    flash(_("Projektet er gemt."), "success")
    if step is MonitoringStep.BEGINS:
        flash(_("Medfinansieringen når grænsen. Projektet monitoreres fra i dag."), "info")
    if step is MonitoringStep.ASK_SECRETARIAT:
        flash(
            _("Medfinansieringen er under grænsen. Monitoreringen fortsætter, til I stopper den."),
            "warning",
        )


@blueprint.post("/<project_id>/monitorering")
@enter(OFFICE)
def monitor(project_id: str) -> Answer:
    """Monitor a project below the limit by decision."""
    return _decided(project_id, ends=False)


@blueprint.post("/<project_id>/monitorering/slut")
@enter(OFFICE)
def stop_monitoring(project_id: str) -> Answer:
    """End the monitoring of a project by decision."""
    return _decided(project_id, ends=True)


def _decided(project_id: str, *, ends: bool) -> Answer:
    row = found_project(project_id)
    form = monitor_form(row)
    if form is None:
        abort(404)
    decide = end_monitoring if ends else decide_to_monitor
    attempt = Attempt(form)
    if form.validate():
        with attempt:
            decide(session(), project_id, form.reason.data or "", by=actor(), at=now())
            done = _("Monitoreringen er afsluttet.") if ends else _("Projektet monitoreres nu.")
            flash(done, "success")
            return redirect(url_for(".show", project_id=project_id), 303)
    return _shown(row, monitoring=form), attempt.status


@blueprint.post("/<project_id>/fase")
@enter(OFFICE)
def phase(project_id: str) -> Answer:
    """Lead a project to its next phase."""
    row = found_project(project_id)
    form = phase_form(row)
    if form is None:
        abort(404)
    attempt = Attempt(form)
    if form.validate():
        with attempt:
            action, reason = ProjectAction(form.action.data), form.reason.data or ""
            link = url_for(".show", project_id=project_id, _external=True)
            change_phase(session(), project_id, action, reason, link=link, by=actor(), at=now())
            after = found_project(project_id)
            flash(_("Projektets fase er nu: %(phase)s.") % {"phase": word(after.phase)}, "success")
            return redirect(url_for(".show", project_id=project_id), 303)
    return _shown(row, steps=form), attempt.status
