"""The settings pages: each scheme's policy, and the municipality's contact."""

from dataclasses import asdict

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from forms.base import filled_form
from forms.settings import ContactForm, PolicyForm
from portal.clock import local_date
from portal.domain.actors import Role
from portal.domain.permissions import Action, SchemeFacts, may
from portal.i18n import _
from portal.services import settings as changing
from portal.storage.queries.organisations import MunicipalityRow, municipality
from portal.storage.queries.schemes import SchemeRow, scheme, schemes
from portal.web import access, transaction
from portal.web.admin import pages
from portal.web.differences import Difference
from portal.web.saving import Attempt

READERS = access.roles(Role.ADMINISTRATOR, Role.SECRETARIAT)
ADMINISTRATORS = access.roles(Role.ADMINISTRATOR)

Answer = str | Response | tuple[str, int]


def _allows(action: Action, row: SchemeRow) -> bool:
    today = local_date(transaction.now())
    return may(access.actor(), action, SchemeFacts(row.id), today, row.policy).allowed


def _may_change(row: SchemeRow) -> bool:
    return _allows(Action.MANAGE_SETTINGS, row)


def _may_read(row: SchemeRow) -> bool:
    """Return whether the settings are those of a scheme that the actor runs or sets up (A1)."""
    return _may_change(row) or _allows(Action.VIEW_COCKPIT, row)


def _may_change_contact() -> bool:
    return access.actor().has_any({Role.ADMINISTRATOR}, local_date(transaction.now()))


@access.enter(READERS)
def settings() -> Answer:
    """Show the municipality and its schemes, each with the way to its settings."""
    database = transaction.session()
    return render_template(
        "admin/settings.html",
        municipality=municipality(database),
        schemes=tuple(row for row in schemes(database) if _may_read(row)),
        may_change_contact=_may_change_contact(),
    )


@access.enter(READERS)
def scheme_settings(scheme_id: str) -> Answer:
    """Show the settings of a scheme, and change them."""
    row = scheme(transaction.session(), scheme_id)
    if row is None or not _may_read(row):
        abort(404)
    form = _policy_form(row)
    may_change = _may_change(row)
    if not form.is_submitted():
        return _scheme_page(row, form, may_change=may_change)
    if not may_change:
        abort(404)
    attempt = Attempt(form, lambda: _policy_form(row, as_stored=True))
    if form.validate():
        with attempt:
            changing.change_policy(
                transaction.session(),
                row.id,
                policy=form.value(),
                seen=form.seen,
                by=access.actor(),
                at=transaction.now(),
            )
            flash(_("Opsætningen er gemt. Den gælder fra nu af."), "success")
            return redirect(url_for("admin.scheme_settings", scheme_id=row.id))
    return _scheme_page(row, form, may_change=True, stored=attempt.stored), attempt.status


def _policy_form(row: SchemeRow, *, as_stored: bool = False) -> PolicyForm:
    return PolicyForm.of(row.policy, changing.policy_mark(row.policy), as_stored=as_stored)


def _scheme_page(
    row: SchemeRow,
    form: PolicyForm,
    *,
    may_change: bool,
    stored: tuple[Difference, ...] = (),
) -> str:
    return render_template(
        "admin/scheme.html",
        scheme=row,
        form=form,
        stored=stored,
        may_change=may_change,
        standards=pages.standards(),
        shown=() if may_change else pages.settings_shown(form),
    )


@access.enter(ADMINISTRATORS)
def contact() -> Answer:
    """Change the municipality's name and contact."""
    database = transaction.session()
    found = municipality(database)
    if found is None:
        abort(404)
    form = _contact_form(found)
    if not form.is_submitted():
        return render_template("admin/contact.html", form=form)
    attempt = Attempt(form, lambda: _contact_form(found, as_stored=True))
    if form.validate():
        with attempt:
            changing.change_contact(
                database,
                contact=changing.NewContact(**asdict(form.value())),
                seen=form.seen,
                by=access.actor(),
                at=transaction.now(),
            )
            flash(_("Kontakten er gemt."), "success")
            return redirect(url_for("admin.settings"))
    page = render_template("admin/contact.html", form=form, stored=attempt.stored)
    return page, attempt.status


def _contact_form(found: MunicipalityRow, *, as_stored: bool = False) -> ContactForm:
    kept = changing.NewContact(found.name, found.address, found.contact_email, found.contact_text)
    data = {**asdict(kept), "version": changing.contact_mark(kept)}
    return filled_form(ContactForm, data, as_stored=as_stored)


def register(blueprint: Blueprint) -> None:
    """Hang the pages into the administrator's area."""
    blueprint.add_url_rule("/opsaetning", view_func=settings)
    for address, view in (
        ("/opsaetning/ordning/<scheme_id>", scheme_settings),
        ("/opsaetning/kommune", contact),
    ):
        blueprint.add_url_rule(address, view_func=view, methods=["GET", "POST"])
