"""The own account: name, language, roles, and the devices that are logged in."""

from flask import Blueprint, abort, flash, redirect, render_template, request, session, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from forms.account import LanguageForm, NameForm
from portal.clock import local_date
from portal.i18n import _
from portal.services import accounts
from portal.storage.queries.people import person
from portal.web import access, transaction
from portal.web.account import logins, pages

Answer = str | Response | tuple[str, int]


def _page(name_form: NameForm | None = None) -> str:
    database, today = transaction.session(), local_date(transaction.now())
    found = person(database, current_user.id)
    if found is None:
        abort(404)
    return render_template(
        "account/profile.html",
        person=found,
        roles=pages.held_roles(database, found.assignments, today),
        name_form=name_form or NameForm(formdata=None, data={"name": found.name}),
        language_form=LanguageForm(formdata=None, data={"language": found.language}),
        forms=[name_form] if name_form else [],
    )


@access.enter(access.SIGNED_IN)
def profile() -> Answer:
    """Show the own account."""
    return _page()


@access.enter(access.SIGNED_IN)
def save_name() -> Answer:
    """Change the own name."""
    form = NameForm()
    if not form.validate_on_submit():
        return _page(form), 422
    accounts.rename(transaction.session(), current_user.id, name=form.value(), at=transaction.now())
    flash(_("Dit navn er gemt."), "success")
    return redirect(url_for("account.profile"))


@access.enter(access.SIGNED_IN)
def save_language() -> Answer:
    """Keep the language of the own pages and mails."""
    language = LanguageForm().value()
    accounts.set_language(transaction.session(), current_user.id, language=language)
    session["language"] = language
    return redirect(url_for("account.profile"))


@access.enter(access.SIGNED_IN)
def devices() -> Answer:
    """List the own logins."""
    since = transaction.now() - logins.lifetime()
    found = pages.own_logins(
        transaction.session(), current_user.id, logins.current_login_id(), since=since
    )
    others = pages.logins_text(len(found) - 1) if len(found) > 1 else ""
    return render_template("account/devices.html", logins=found, others=others)


@access.enter(access.SIGNED_IN)
def end_device() -> Answer:
    """End one of the own other logins; that of somebody else does not exist here."""
    login_id = request.form.get("login", "")
    if login_id == logins.current_login_id():
        abort(404)
    ended = accounts.end_login(
        transaction.session(), login_id, person_id=current_user.id, at=transaction.now()
    )
    if not ended:
        abort(404)
    flash(_("Enheden er logget af."), "success")
    return redirect(url_for("account.devices"))


@access.enter(access.SIGNED_IN)
def end_other_devices() -> Answer:
    """End all own logins but this one."""
    accounts.end_logins(
        transaction.session(),
        current_user.id,
        at=transaction.now(),
        but=logins.current_login_id(),
    )
    flash(_("Alle andre enheder er logget af."), "success")
    return redirect(url_for("account.devices"))


def register(blueprint: Blueprint) -> None:
    """Hang the pages into the account area."""
    for address, view, method in (
        ("/konto", profile, "GET"),
        ("/konto/navn", save_name, "POST"),
        ("/konto/sprog", save_language, "POST"),
        ("/konto/logins", devices, "GET"),
        ("/konto/logins/afslut", end_device, "POST"),
        ("/konto/logins/afslut-andre", end_other_devices, "POST"),
    ):
        blueprint.add_url_rule(address, view_func=view, methods=[method])
