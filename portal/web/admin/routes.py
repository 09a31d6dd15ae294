"""People: listed, invited, given and relieved of roles; the settings hang in from their module."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from forms.people import InvitationForm, RoleForm, WantedRole
from portal.clock import local_date
from portal.domain.actors import Role
from portal.i18n import _, show_short_date, speaking
from portal.services import mail_log
from portal.services import people as inviting
from portal.services import roles as giving
from portal.storage.queries.organisations import organisation_choices
from portal.storage.queries.people import PersonRow, person
from portal.web import access, transaction
from portal.web.account.identity import outside
from portal.web.account.installation import is_demo
from portal.web.admin import pages, settings
from portal.web.saving import Attempt
from portal.web.wording import role_word

blueprint = Blueprint("admin", __name__)

PEOPLE_OFFICE = access.roles(Role.ADMINISTRATOR, Role.SECRETARIAT)
ADMINISTRATORS = access.roles(Role.ADMINISTRATOR)

Answer = str | Response | tuple[str, int]


def _found(person_id: str) -> PersonRow:
    found = person(transaction.session(), person_id)
    if found is None:
        abort(404)
    return found


def _head(language: str) -> inviting.Letterhead:
    """Return what a mail about a role needs, in the language of the one who gets it."""
    with speaking(language):
        words = {role: role_word(role) for role in Role}
    return inviting.Letterhead(
        roles=words,
        login=outside(url_for("security.login")),
        invitation=outside(url_for("account.invitation", secret="")),
    )


def _prepared(form: RoleForm) -> RoleForm:
    """Hand a form its choices, and today as the first day."""
    database, today = transaction.session(), local_date(transaction.now())
    by = access.actor()
    form.with_choices(
        role=pages.role_choices(by, today), scope=pages.scope_choices(database, by, today)
    )
    if not form.is_submitted():
        form.valid_from.data = today
    return form


def _new_role(wanted: WantedRole) -> giving.NewRole:
    return giving.NewRole(
        role=wanted.role,
        scope_kind=wanted.scope_kind,
        scope_id=wanted.scope_id,
        valid_from=wanted.valid_from,
        valid_to=wanted.valid_to,
    )


@blueprint.get("/personer")
@access.enter(PEOPLE_OFFICE)
def people() -> Answer:
    """List people: searched, filtered, sorted, a page at a time."""
    wanted = pages.Wanted.of(request.args)
    found = pages.people_list(
        transaction.session(), wanted, url_for("admin.people"), local_date(transaction.now())
    )
    roles = [(role.value, role_word(role)) for role in Role]
    states = [(state, pages.state_word(state)) for state in pages.STATES]
    return render_template("admin/people.html", page=found, roles=roles, states=states)


@blueprint.route("/personer/ny", methods=["GET", "POST"])
@access.enter(PEOPLE_OFFICE)
def invite() -> Answer:
    """Invite a person by mail with a role; who has an account is given the role, alike (C7)."""
    database, at = transaction.session(), transaction.now()
    form = InvitationForm()
    _prepared(form)
    nothing = ("", _("Ingen"))
    form.with_choices(organisation=[nothing, *organisation_choices(database, local_date(at))])
    if not form.validate_on_submit():
        return _invite_page(form)
    with Attempt(form):
        wanted, who = form.role_value(), form.value()
        inviting.invite_person(
            database,
            who=inviting.NewPerson(who.email, who.name, who.language, who.organisation_id),
            role=_new_role(wanted),
            head=_head(who.language),
            by=access.actor(),
            at=at,
        )
        flash(_("Invitationen er sendt til %(email)s.", email=who.email), "success")
        return redirect(url_for("admin.people"))
    return _invite_page(form)


def _invite_page(form: InvitationForm) -> Answer:
    today = local_date(transaction.now())
    page = render_template(
        "admin/invite.html", form=form, role_help=pages.role_help(access.actor(), today)
    )
    return page, 422 if form.is_submitted() else 200


@blueprint.get("/personer/<person_id>")
@access.enter(PEOPLE_OFFICE)
def person_details(person_id: str) -> Answer:
    """Show one person with all roles."""
    return _person_page(_found(person_id), _prepared(RoleForm(formdata=None)))


def _person_page(found: PersonRow, form: RoleForm) -> str:
    today = local_date(transaction.now())
    by = access.actor()
    return render_template(
        "admin/person.html",
        page=pages.person_page(transaction.session(), found, by=by, on=today),
        mails=mail_log.mails_to(
            transaction.session(),
            found.id,
            with_text=is_demo(),
            by=by,
            at=transaction.now(),
        ),
        leads_in=access.leads_in,
        form=form,
        role_help=pages.role_help(by, today),
        today=show_short_date(today),
    )


@blueprint.post("/personer/<person_id>/roller")
@access.enter(PEOPLE_OFFICE)
def give_role(person_id: str) -> Answer:
    """Give a person a further role."""
    found = _found(person_id)
    form = _prepared(RoleForm())
    attempt = Attempt(form)
    if form.validate_on_submit():
        with attempt:
            giving.give_role(
                transaction.session(),
                found.id,
                role=_new_role(form.role_value()),
                by=access.actor(),
                at=transaction.now(),
            )
            flash(_("Rollen er givet. Personen skal logge på igen."), "success")
            return redirect(url_for("admin.person_details", person_id=found.id))
    return _person_page(found, form), attempt.status


@blueprint.post("/personer/<person_id>/roller/<assignment_id>/afslut")
@access.enter(PEOPLE_OFFICE)
def end_role(person_id: str, assignment_id: str) -> Answer:
    """End one of a person's roles at once."""
    found = _found(person_id)
    if assignment_id not in {held.id for held in found.assignments}:
        abort(404)
    giving.end_role(transaction.session(), assignment_id, by=access.actor(), at=transaction.now())
    flash(_("Rollen er afsluttet, og personen er logget af."), "success")
    return redirect(url_for("admin.person_details", person_id=found.id))


@blueprint.post("/personer/<person_id>/inviter-igen")
@access.enter(PEOPLE_OFFICE)
def invite_again(person_id: str) -> Answer:
    """Send a new invitation; the old link dies."""
    found = _found(person_id)
    inviting.invite_again(
        transaction.session(),
        found.id,
        head=_head(found.language),
        by=access.actor(),
        at=transaction.now(),
    )
    flash(_("Invitationen er sendt til %(email)s.", email=found.email), "success")
    return redirect(url_for("admin.person_details", person_id=found.id))


def _set_active(person_id: str, *, active: bool, said: str) -> Response:
    found = _found(person_id)
    giving.set_active(
        transaction.session(),
        found.id,
        active=active,
        by=access.actor(),
        at=transaction.now(),
    )
    flash(said, "success")
    return redirect(url_for("admin.person_details", person_id=found.id))


@blueprint.post("/personer/<person_id>/luk")
@access.enter(ADMINISTRATORS)
def close_account(person_id: str) -> Answer:
    """Close a person's account; nothing is deleted."""
    return _set_active(
        person_id, active=False, said=_("Kontoen er lukket, og personen er logget af.")
    )


@blueprint.post("/personer/<person_id>/aabn")
@access.enter(ADMINISTRATORS)
def open_account(person_id: str) -> Answer:
    """Open a closed account again."""
    return _set_active(person_id, active=True, said=_("Kontoen er åben igen."))


settings.register(blueprint)
