"""Making, editing and downloading agenda items."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.domain.errors import DomainError
from portal.domain.permissions import Role
from portal.i18n import _
from portal.services.agenda_items import create_item, edit_item, edit_section
from portal.web.access import actor, enter, roles
from portal.web.cleaning import tell_removed
from portal.web.committee.pages import (
    edit_form,
    found_item,
    item_page,
    list_page,
    new_form,
    section_form,
)
from portal.web.transaction import now, session
from portal.web.wording import reason_text

blueprint = Blueprint("committee", __name__, url_prefix="/dagsordenspunkter")

OFFICE = roles(Role.SECRETARIAT)
READERS = roles(Role.SECRETARIAT, Role.ASSESSOR, Role.APPROVER)

Answer = str | Response | tuple[str, int]


@blueprint.get("")
@enter(READERS)
def index() -> Answer:
    """List the agenda items."""
    return render_template("committee/index.html", page=list_page())


@blueprint.get("/nyt")
@enter(OFFICE)
def new() -> Answer:
    """Show the form of a new item."""
    return render_template("committee/new.html", form=new_form())


@blueprint.post("/nyt")
@enter(OFFICE)
def create() -> Answer:
    """Create an item about a round."""
    form = new_form()
    if form.validate():
        try:
            item_id = create_item(session(), form.round_id.data, form.value(), by=actor(), at=now())
            return redirect(url_for("committee.show", item_id=item_id), 303)
        except DomainError as error:
            form.show(error, reason_text(error.code, error.facts))
    return render_template("committee/new.html", form=form), 422


@blueprint.get("/<item_id>")
@enter(READERS)
def show(item_id: str) -> Answer:
    """Show an item as it reads now."""
    return render_template("committee/show.html", page=item_page(found_item(item_id)))


@blueprint.get("/<item_id>/ret")
@enter(OFFICE)
def edit(item_id: str) -> Answer:
    """Show the form of an item's facts."""
    row = found_item(item_id)
    return render_template("committee/edit.html", form=edit_form(row), item=row)


@blueprint.post("/<item_id>/ret")
@enter(OFFICE)
def save(item_id: str) -> Answer:
    """Change an item's facts."""
    row = found_item(item_id)
    form = edit_form(row)
    if form.validate():
        try:
            version = form.seen_version
            edit_item(session(), item_id, form.value(), version=version, by=actor(), at=now())
            tell_removed(form.removed_signs)
            flash(_("Punktet er gemt."), "success")
            return redirect(url_for("committee.show", item_id=item_id), 303)
        except DomainError as error:
            form.show(error, reason_text(error.code, error.facts))
    return render_template("committee/edit.html", form=form, item=row), 422


@blueprint.get("/<item_id>/tekst/<code>")
@enter(OFFICE)
def section(item_id: str, code: str) -> Answer:
    """Show the form of one section's text."""
    row = found_item(item_id)
    heading, form = section_form(row, code)
    return render_template(
        "committee/section.html", form=form, item=row, heading=heading, code=code
    )


@blueprint.post("/<item_id>/tekst/<code>")
@enter(OFFICE)
def save_section(item_id: str, code: str) -> Answer:
    """Put the office's own text in a section, or bring the composed one back."""
    row = found_item(item_id)
    heading, form = section_form(row, code)
    resets = request.form.get("go") == "reset"
    if resets or form.validate():
        try:
            edit_section(
                session(),
                item_id,
                code,
                None if resets else form.value(),
                version=form.seen_version,
                by=actor(),
                at=now(),
            )
            tell_removed(0 if resets else form.removed_signs)
            flash(_("Teksten er gemt."), "success")
            return redirect(url_for("committee.show", item_id=item_id), 303)
        except DomainError as error:
            form.show(error, reason_text(error.code, error.facts))
    return (
        render_template("committee/section.html", form=form, item=row, heading=heading, code=code),
        422,
    )
