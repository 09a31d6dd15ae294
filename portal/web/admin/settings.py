"""The settings pages: each scheme's policy, and the municipality's contact."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from forms.settings import Contact, ContactForm, PolicyForm
from portal.clock import local_date
from portal.domain.actors import Role
from portal.domain.errors import DomainError
from portal.domain.permissions import Action, SchemeFacts, may
from portal.i18n import _
from portal.services import settings as changing
from portal.storage.queries.organisations import municipality
from portal.storage.queries.schemes import SchemeRow, scheme, schemes
from portal.web import access, transaction
from portal.web.admin import pages
from portal.web.wording import reason_text

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
    form = PolicyForm.of(row.policy, changing.policy_mark(row.policy))
    may_change = _may_change(row)
    if not form.is_submitted():
        return _scheme_page(row, form, may_change=may_change)
    if not may_change:
        abort(404)
    if form.validate():
        try:
            changing.change_policy(
                transaction.session(),
                row.id,
                policy=form.value(),
                seen=str(form.seen.data),
                by=access.actor(),
                at=transaction.now(),
            )
        except DomainError as error:
            form.show(error, reason_text(error.code, error.facts))
            form.seen.data = changing.policy_mark(row.policy)
        else:
            flash(_("Opsætningen er gemt. Den gælder fra nu af."), "success")
            return redirect(url_for("admin.scheme_settings", scheme_id=row.id))
    transaction.abandon()
    return _scheme_page(row, form, may_change=True), 422


def _scheme_page(row: SchemeRow, form: PolicyForm, *, may_change: bool) -> str:
    return render_template(
        "admin/scheme.html",
        scheme=row,
        form=form,
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
    kept = changing.NewContact(found.name, found.address, found.contact_email, found.contact_text)
    form = ContactForm(data={**_fields(kept), "seen": changing.contact_mark(kept)})
    if not form.is_submitted():
        return render_template("admin/contact.html", form=form)
    if form.validate():
        try:
            changing.change_contact(
                database,
                contact=_new_contact(form.value()),
                seen=str(form.seen.data),
                by=access.actor(),
                at=transaction.now(),
            )
        except DomainError as error:
            form.show(error, reason_text(error.code, error.facts))
            form.seen.data = changing.contact_mark(kept)
        else:
            flash(_("Kontakten er gemt."), "success")
            return redirect(url_for("admin.settings"))
    transaction.abandon()
    return render_template("admin/contact.html", form=form), 422


def _fields(kept: changing.NewContact) -> dict[str, str]:
    return {
        "name": kept.name,
        "address": kept.address,
        "contact_email": kept.contact_email,
        "contact_text": kept.contact_text,
    }


def _new_contact(value: Contact) -> changing.NewContact:
    return changing.NewContact(
        name=value.name,
        address=value.address,
        contact_email=value.contact_email,
        contact_text=value.contact_text,
    )


def register(blueprint: Blueprint) -> None:
    """Hang the pages into the administrator's area."""
    blueprint.add_url_rule("/opsaetning", view_func=settings)
    for address, view in (
        ("/opsaetning/ordning/<scheme_id>", scheme_settings),
        ("/opsaetning/kommune", contact),
    ):
        blueprint.add_url_rule(address, view_func=view, methods=["GET", "POST"])
