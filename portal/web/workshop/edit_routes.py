"""Writing in a draft: its frame, and its boxes, arrows, criteria, milestones and risks."""

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from forms.base import filled_form
from forms.workshop_theory import FrameForm
from portal.domain.errors import DomainError
from portal.domain.permissions import Action
from portal.i18n import _
from portal.services.workshop_access import WorkshopEditReason
from portal.services.workshop_theory import Frame, save_frame
from portal.services.workshop_undo import put_back, removed_with
from portal.storage.queries.workshop_versions import WorkshopVersion, mark_of
from portal.web.access import actor, enter
from portal.web.differences import Difference
from portal.web.saving import Attempt
from portal.web.transaction import now, session
from portal.web.workshop.pages import allows, criterion_card, found_version
from portal.web.workshop.parts import PARTS, Part
from portal.web.workshop.routes import WRITERS, Answer, blueprint, overview
from portal.web.workshop.theory_pages import theory_page
from portal.web.workshop.undo import Undo, sealed, unsealed

__all__ = ["blueprint"]

ITEM = "/<int:number>/<any(boks, pil, kriterium, milepael, risiko):part>"


def _draft(project_id: str, number: int) -> WorkshopVersion:
    """Return a draft that the actor may write in; what is no draft sends back to the overview."""
    version = found_version(project_id, number)
    if not allows(project_id, version, Action.EDIT_WORKSHOP):
        abort(404)
    if not version.is_draft:
        raise DomainError(WorkshopEditReason.NOT_DRAFT)
    return version


def _back(version: WorkshopVersion, anchor: str) -> Response:
    """Return to where the item stands: the theory's own page, or its part of the overview."""
    if anchor == "teori":
        address = url_for("workshop.theory", project_id=version.project_id, number=version.number)
        return redirect(address, 303)
    address = url_for("workshop.show", project_id=version.project_id, number=version.number)
    return redirect(f"{address}#{anchor}", 303)


@blueprint.get("/<int:number>/forandringsteori")
@enter(WRITERS)
def theory(project_id: str, number: int) -> Answer:
    """Show the boxes and arrows of a draft with all that can be done to them."""
    return render_template("workshop/theory.html", page=theory_page(_draft(project_id, number)))


def _frame(version: WorkshopVersion) -> Frame:
    workshop = version.value
    return Frame(workshop.problem, version.held_on, workshop.no_risks_because or "")


def _frame_form(version: WorkshopVersion, *, as_stored: bool = False) -> FrameForm:
    frame = _frame(version)
    data = {
        "problem": frame.problem,
        "held_on": frame.held_on,
        "no_risks_because": frame.no_risks_because,
        "version": mark_of(frame),
    }
    return filled_form(FrameForm, data, as_stored=as_stored)


@blueprint.get("/<int:number>/problem")
@enter(WRITERS)
def frame(project_id: str, number: int) -> Answer:
    """Show the problem to be edited."""
    version = _draft(project_id, number)
    return render_template("workshop/frame.html", form=_frame_form(version), version=version)


@blueprint.post("/<int:number>/problem")
@enter(WRITERS)
def keep_frame(project_id: str, number: int) -> Answer:
    """Save the problem."""
    version = _draft(project_id, number)
    form = _frame_form(version)
    attempt = Attempt(form, lambda: _frame_form(_draft(project_id, number), as_stored=True))
    if form.validate():
        with attempt:
            save_frame(
                session(),
                project_id,
                number,
                Frame(*form.value()),
                seen=form.seen,
                by=actor(),
                at=now(),
            )
            flash(_("Gemt."), "success")
            return _back(version, "teori")
    page = render_template("workshop/frame.html", form=form, version=version, stored=attempt.stored)
    return page, attempt.status


def _page(
    version: WorkshopVersion,
    part: str,
    key: str,
    form: Any,
    stored: tuple[Difference, ...] = (),
) -> str:
    criterion = version.value.criterion(key) if part == "kriterium" else None
    return render_template(
        "workshop/item.html",
        version=version,
        kind=PARTS[part],
        part=part,
        key=key,
        form=form,
        stored=stored,
        card=None if criterion is None else criterion_card(version, criterion),
    )


def _known(version: WorkshopVersion, part: str, key: str) -> Part:
    kind = PARTS[part]
    if kind.find(version, key) is None:
        abort(404)
    return kind


@blueprint.get(f"{ITEM}/ny")
@enter(WRITERS)
def new_item(project_id: str, number: int, part: str) -> Answer:
    """Show the form of a new item."""
    version = _draft(project_id, number)
    return _page(version, part, "", PARTS[part].form(version, ""))


@blueprint.post(f"{ITEM}/ny")
@enter(WRITERS)
def add_item(project_id: str, number: int, part: str) -> Answer:
    """Add an item."""
    version = _draft(project_id, number)
    return _saved(version, PARTS[part], part, "")


@blueprint.get(f"{ITEM}/<key>")
@enter(WRITERS)
def item(project_id: str, number: int, part: str, key: str) -> Answer:
    """Show the form of an item."""
    version = _draft(project_id, number)
    return _page(version, part, key, _known(version, part, key).form(version, key))


@blueprint.post(f"{ITEM}/<key>")
@enter(WRITERS)
def save_item(project_id: str, number: int, part: str, key: str) -> Answer:
    """Save an item."""
    version = _draft(project_id, number)
    return _saved(version, _known(version, part, key), part, key)


def _saved(version: WorkshopVersion, kind: Part, part: str, key: str) -> Answer:
    form = kind.form(version, key)
    attempt = Attempt(
        form,
        lambda: kind.form(_draft(version.project_id, version.number), key, as_stored=True),
    )
    if part == "kriterium" and form.grow():
        return _page(version, part, key, form)
    if form.validate():
        with attempt:
            kind.save(version, key, form)
            flash(_("Gemt."), "success")
            return _back(version, kind.anchor)
    return _page(version, part, key, form, attempt.stored), attempt.status


@blueprint.post(f"{ITEM}/<key>/slet")
@enter(WRITERS)
def remove_item(project_id: str, number: int, part: str, key: str) -> Answer:
    """Remove an item from the draft."""
    version = _draft(project_id, number)
    kind = _known(version, part, key)
    gone = removed_with(session(), project_id, number, key, by=actor(), at=now())
    kind.remove(version, key)
    undo = Undo(_("Fjernet fra udkastet."), part, sealed(version, gone))
    if kind.anchor == "teori":
        page = theory_page(_draft(project_id, number))
        return render_template("workshop/theory.html", page=page, undo=undo)
    return overview(project_id, number, undo=undo)


@blueprint.post(f"{ITEM}/fortryd")
@enter(WRITERS)
def restore_item(project_id: str, number: int, part: str) -> Answer:
    """Put back what was removed."""
    version = _draft(project_id, number)
    removed = unsealed(version, request.form.get("removed", ""))
    if removed is None:
        flash(_("Det kan ikke fortrydes længere."), "warning")
        return _back(version, PARTS[part].anchor)
    put_back(session(), project_id, number, removed, by=actor(), at=now())
    flash(_("Sat tilbage i udkastet."), "success")
    return _back(version, PARTS[part].anchor)


@blueprint.post(f"{ITEM}/<key>/<any(op, ned):way>")
@enter(WRITERS)
def move_item(project_id: str, number: int, part: str, key: str, way: str) -> Answer:
    """Move an item up or down in its order."""
    version = _draft(project_id, number)
    kind = _known(version, part, key)
    if not kind.moves:
        abort(404)
    kind.move(version, key, up=way == "op")
    return _back(version, kind.anchor)
