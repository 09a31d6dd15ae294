"""Making, editing and downloading agenda items."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.domain.agenda import AgendaReason
from portal.domain.permissions import Role
from portal.i18n import _
from portal.services.agenda_items import create_item, edit_item, edit_section
from portal.web.access import actor, enter, roles
from portal.web.committee.pages import (
    edit_form,
    found_item,
    item_page,
    list_page,
    new_form,
    section_form,
    worked_item,
    written_item,
)
from portal.web.saving import Attempt, go_on, save_or_show
from portal.web.transaction import now, session

blueprint = Blueprint("committee", __name__)

ITEMS = "/dagsordenspunkter"

OFFICE = roles(Role.SECRETARIAT)
READERS = roles(Role.SECRETARIAT, Role.ASSESSOR, Role.APPROVER)

Answer = str | Response | tuple[str, int]


@blueprint.get(ITEMS)
@enter(READERS)
def index() -> Answer:
    """List the agenda items."""
    return render_template("committee/index.html", page=list_page())


@blueprint.get(ITEMS + "/nyt")
@enter(OFFICE)
def new() -> Answer:
    """Show the form of a new item."""
    return render_template("committee/new.html", form=new_form())


@blueprint.post(ITEMS + "/nyt")
@enter(OFFICE)
def create() -> Answer:
    """Create an item about a round."""
    form = new_form()
    attempt = Attempt(form)

    def save() -> Response:
        item_id = create_item(session(), form.round_id.data, form.value(), by=actor(), at=now())
        return redirect(url_for("committee.show", item_id=item_id), 303)

    return save_or_show(attempt, save, lambda: render_template("committee/new.html", form=form))


@blueprint.get(ITEMS + "/<item_id>")
@enter(READERS)
def show(item_id: str) -> Answer:
    """Show an item as it reads now."""
    return render_template("committee/show.html", page=item_page(found_item(item_id)))


@blueprint.get(ITEMS + "/<item_id>/ret")
@enter(OFFICE)
def edit(item_id: str) -> Answer:
    """Show the form of an item's facts."""
    row = written_item(item_id)
    return render_template("committee/edit.html", form=edit_form(row), item=row)


@blueprint.post(ITEMS + "/<item_id>/ret")
@enter(OFFICE)
def save(item_id: str) -> Answer:
    """Change an item's facts."""
    row = worked_item(item_id)
    form = edit_form(row)
    attempt = Attempt(form, lambda: edit_form(worked_item(item_id), as_stored=True))

    def save_facts() -> Response:
        seen = form.seen_number
        edit_item(session(), item_id, form.value(), version=seen, by=actor(), at=now())
        return go_on(_("Punktet er gemt."), url_for("committee.show", item_id=item_id))

    def page() -> str:
        return render_template("committee/edit.html", form=form, item=row, stored=attempt.stored)

    return save_or_show(attempt, save_facts, page)


@blueprint.get(ITEMS + "/<item_id>/tekst/<code>")
@enter(OFFICE)
def section(item_id: str, code: str) -> Answer:
    """Show the form of one section's text."""
    row = written_item(item_id)
    heading, form = section_form(row, code)
    shown = {"item": row, "heading": heading, "code": code}
    return render_template("committee/section.html", form=form, **shown)


@blueprint.post(ITEMS + "/<item_id>/tekst/<code>")
@enter(OFFICE)
def save_section(item_id: str, code: str) -> Answer:
    """Put the office's own text in a section, or bring the composed one back."""
    row = worked_item(item_id)
    heading, form = section_form(row, code)
    attempt = Attempt(
        form,
        lambda: section_form(worked_item(item_id), code, as_stored=True)[1],
        at_field={AgendaReason.ITEM_SETTLED: "text"},
    )
    resets = request.form.get("go") == "reset"

    def save_text() -> Response:
        text, seen = None if resets else form.value(), form.seen_number
        edit_section(session(), item_id, code, text, version=seen, by=actor(), at=now())
        return go_on(_("Teksten er gemt."), url_for("committee.show", item_id=item_id))

    def page() -> str:
        shown = {"item": row, "heading": heading, "code": code, "stored": attempt.stored}
        return render_template("committee/section.html", form=form, **shown)

    return save_or_show(attempt, save_text, page, unchecked=resets)
