"""The page an invited person comes to: choose name and password, and begin."""

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from forms.account import AcceptInvitationForm
from portal.i18n import _
from portal.services import accounts
from portal.web import access, transaction
from portal.web.account import identity

Answer = str | Response | tuple[str, int]


@access.enter(access.EVERYBODY)
def invitation(secret: str) -> Answer:
    """Accept an invitation; a link that is unknown, used or too old is answered alike."""
    database, at = transaction.session(), transaction.now()
    invited = accounts.open_invitation(database, secret, at=at)
    if invited is None:
        return render_template("account/invitation_dead.html"), 404
    form = AcceptInvitationForm(data={"name": invited.name})
    if not form.validate_on_submit():
        status = 422 if form.is_submitted() else 200
        page = render_template("account/invitation.html", form=form, invited=invited, secret=secret)
        return page, status
    chosen = form.value()
    accepted = accounts.accept_invitation(
        database,
        secret=secret,
        name=chosen.name,
        password_hash=identity.hashed(chosen.password),
        at=at,
    )
    if accepted is None:
        return render_template("account/invitation_dead.html"), 404
    identity.log_in(accepted.id, via="invitation")
    flash(_("Velkommen. Din konto er klar."), "success")
    return redirect(url_for("work.tasks"))


def register(blueprint: Blueprint) -> None:
    """Hang the page into the account area."""
    blueprint.add_url_rule("/invitation/<secret>", view_func=invitation, methods=["GET", "POST"])
