"""The start page, the language, the pages about the portal, and forgotten passwords."""

from flask import (
    Blueprint,
    abort,
    current_app,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.blueprints import BlueprintSetupState
from flask_login import current_user
from werkzeug.wrappers import Response

from forms.account import ForgotPasswordForm
from portal import i18n
from portal.clock import local_date
from portal.config import Settings
from portal.services import accounts
from portal.storage.queries.people import person
from portal.web import access, transaction
from portal.web.account import identity, pages, profile, welcome
from portal.web.account.installation import is_demo
from portal.web.account.redirects import within

blueprint = Blueprint("account", __name__)

Answer = str | Response | tuple[str, int]


@blueprint.get("/")
@access.enter(access.EVERYBODY)
def start() -> Answer:
    """Lead the signed-in to their tasks; show the others how to enter."""
    if current_user.is_authenticated:
        return redirect(url_for("work.tasks"))
    if not is_demo():
        return redirect(url_for("security.login"))
    today = local_date(transaction.now())
    return render_template(
        "account/demo.html", groups=pages.demo_groups(transaction.session(), today)
    )


@blueprint.post("/demo/ind")
@access.enter(access.EVERYBODY)
def demo_enter() -> Answer:
    """Log in as one of the demo's invented people; there is no such door elsewhere."""
    if not is_demo():
        abort(404)
    found = person(transaction.session(), request.form.get("person", ""))
    if found is None or not found.active or not found.has_password:
        abort(404)
    identity.log_in(found.id, via="demo")
    return redirect(url_for("work.tasks"))


@blueprint.get("/sprog/<code>")
@access.enter(access.EVERYBODY)
def speak(code: str) -> Answer:
    """Show pages in a language from now on, in this browser."""
    if code not in i18n.LANGUAGES:
        abort(404)
    session["language"] = code
    return redirect(within(request.args.get("next")))


@blueprint.get("/privatliv")
@access.enter(access.EVERYBODY)
def privacy() -> Answer:
    """Tell what is kept about people, why, and how long."""
    settings: Settings = current_app.extensions["settings"]
    return render_template("account/privacy.html", minutes=settings.session_minutes)


@blueprint.get("/was")
@access.enter(access.EVERYBODY)
def accessibility() -> Answer:
    """Show the accessibility statement."""
    return render_template("account/accessibility.html")


@blueprint.get("/hjaelp")
@access.enter(access.EVERYBODY)
def guide() -> Answer:
    """Tell each role in a few words what to do here."""
    return render_template("account/guide.html")


def forgot_password() -> Answer:
    """Mail a link to choose a new password; the answer never tells who has an account (C7)."""
    form = ForgotPasswordForm()
    if not form.validate_on_submit():
        status = 422 if form.is_submitted() else 200
        return render_template("security/forgot.html", form=form), status
    accounts.request_password_reset(
        transaction.session(), form.value(), link=identity.reset_link, at=transaction.now()
    )
    return redirect(url_for("account.forgot_sent"))


@blueprint.get("/glemt-adgangskode/sendt")
@access.enter(access.EVERYBODY)
def forgot_sent() -> Answer:
    """Say that a link is on its way if the address is known."""
    return render_template("security/forgot_sent.html")


def _use_own_view(state: BlueprintSetupState) -> None:
    """Put our page for forgotten passwords in the place of the library's."""
    state.app.view_functions["security.forgot_password"] = forgot_password


blueprint.record_once(_use_own_view)
welcome.register(blueprint)
profile.register(blueprint)
