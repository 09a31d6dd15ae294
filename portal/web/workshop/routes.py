"""The workshop: its overview, and the steps from a draft to an agreed version."""

from collections.abc import Callable
from functools import partial

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from forms.project import ReasonForm
from portal.domain.errors import DomainError
from portal.domain.permissions import Action, Role
from portal.i18n import _
from portal.services.refusals import Refused
from portal.services.workshops import (
    agree_workshop,
    open_workshop,
    propose_workshop,
    revise_workshop,
    rework_workshop,
    sign_workshop,
)
from portal.web.access import actor, enter, roles
from portal.web.projects.pages import allows as allows_project
from portal.web.projects.pages import found_project
from portal.web.saving import Attempt
from portal.web.transaction import now, session
from portal.web.wording import reason_text, told
from portal.web.workshop.pages import all_versions, found_version, overview_page
from portal.web.workshop.undo import Undo

blueprint = Blueprint("workshop", __name__, url_prefix="/projekter/<project_id>/workshop")

NEAR = roles(
    Role.PROJECT_EDITOR,
    Role.CERTIFIER,
    Role.PROJECT_READER,
    Role.POOL_OWNER,
    Role.ASSESSOR,
    Role.APPROVER,
    Role.SECRETARIAT,
)
WRITERS = roles(Role.PROJECT_EDITOR, Role.CERTIFIER, Role.SECRETARIAT)
SIGNERS = roles(Role.PROJECT_EDITOR, Role.CERTIFIER)
OFFICE = roles(Role.SECRETARIAT)

Answer = str | Response | tuple[str, int]
Problems = list[tuple[str, str]]


@blueprint.get("")
@enter(NEAR)
def index(project_id: str) -> Answer:
    """Show the latest version, or how one begins."""
    row = found_project(project_id)
    kept = all_versions(project_id)
    if kept:
        return redirect(url_for(".show", project_id=project_id, number=kept[-1].number), 303)
    may_open = allows_project(row, Action.AGREE_WORKSHOP) and not row.phase.is_over
    return render_template("workshop/none.html", row=row, may_open=may_open)


@blueprint.post("/begynd")
@enter(OFFICE)
def begin(project_id: str) -> Answer:
    """Open the first version."""
    link = url_for("projects.show", project_id=project_id, _external=True)
    number = open_workshop(session(), project_id, link=link, by=actor(), at=now())
    flash(_("Workshoppen er begyndt. Skriv problemet først."), "success")
    return redirect(url_for(".show", project_id=project_id, number=number), 303)


@blueprint.get("/<int:number>")
@enter(NEAR)
def show(project_id: str, number: int) -> Answer:
    """Show one version."""
    return overview(project_id, number)


def overview(
    project_id: str,
    number: int,
    *,
    problems: Problems | None = None,
    revision: ReasonForm | None = None,
    undo: Undo | None = None,
) -> str:
    """Return the page of one version, with what was refused or removed just now."""
    return render_template(
        "workshop/show.html",
        page=overview_page(found_version(project_id, number)),
        problems=problems or [],
        undo=undo,
        forms=[revision] if revision is not None else [],
        revision=revision or ReasonForm(formdata=None),
    )


@blueprint.get("/<int:number>/projektor")
@enter(NEAR)
def projector(project_id: str, number: int) -> Answer:
    """Show the theory alone, large enough for a projector."""
    page = overview_page(found_version(project_id, number))
    return render_template("workshop/projector.html", page=page)


def _link(project_id: str, number: int) -> str:
    return url_for(".show", project_id=project_id, number=number, _external=True)


def _step(project_id: str, number: int, act: Callable[..., None], done: str) -> Answer:
    """Take one step towards the agreement, or show everything that stands in its way."""
    found_version(project_id, number)
    try:
        act(session(), project_id, number, by=actor(), at=now())
    except Refused as error:
        problems = [("#aftale", told(reason)) for reason in error.reasons]
        return overview(project_id, number, problems=list(dict.fromkeys(problems))), 422
    except DomainError as error:
        problems = [("#aftale", reason_text(error.code, error.facts))]
        return overview(project_id, number, problems=problems), 422
    flash(done, "success")
    return redirect(url_for(".show", project_id=project_id, number=number), 303)


@blueprint.post("/<int:number>/foreslaa")
@enter(WRITERS)
def propose(project_id: str, number: int) -> Answer:
    """Put a draft forward to be signed."""
    done = _("Versionen er klar til underskrift. Projektholderen underskriver først.")
    act = partial(propose_workshop, link=_link(project_id, number))
    return _step(project_id, number, act, done)


@blueprint.post("/<int:number>/hent-tilbage")
@enter(WRITERS)
def rework(project_id: str, number: int) -> Answer:
    """Take a proposed version back."""
    done = _("Versionen er hentet tilbage og kan rettes. Underskrifter er slettet.")
    return _step(project_id, number, rework_workshop, done)


@blueprint.post("/<int:number>/underskriv")
@enter(SIGNERS)
def sign(project_id: str, number: int) -> Answer:
    """Sign for the holder."""
    done = _("Du har underskrevet. Nu mangler sekretariatet.")
    return _step(project_id, number, sign_workshop, done)


@blueprint.post("/<int:number>/aftal")
@enter(OFFICE)
def agree(project_id: str, number: int) -> Answer:
    """Sign for the secretariat, so that the version holds."""
    done = _("Versionen er aftalt og gælder fra nu af.")
    act = partial(agree_workshop, link=_link(project_id, number))
    return _step(project_id, number, act, done)


@blueprint.post("/<int:number>/ny-version")
@enter(WRITERS)
def revise(project_id: str, number: int) -> Answer:
    """Open a new version as a copy of the agreed one."""
    version = found_version(project_id, number)
    if not allows_project(found_project(project_id), Action.EDIT_WORKSHOP):
        abort(404)
    form = ReasonForm()
    attempt = Attempt(form)
    if form.validate():
        with attempt:
            reason = form.reason.data or ""
            made = revise_workshop(session(), project_id, reason, by=actor(), at=now())
            done = _("Version %(number)s er en kopi af version %(before)s. Ret det, der er ændret.")
            flash(done % {"number": made, "before": version.number}, "success")
            return redirect(url_for(".show", project_id=project_id, number=made), 303)
    return overview(project_id, number, revision=form), attempt.status
