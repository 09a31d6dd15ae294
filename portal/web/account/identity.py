"""Wires the login library to our people, our logins and our outbox; nobody else knows it."""

from collections.abc import Callable
from datetime import timedelta

from flask import Flask, current_app, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import user_logged_out
from flask_security import (
    MailUtil,
    Security,
    SQLAlchemySessionUserDatastore,
    hash_password,
    login_user,
    password_changed,
    password_reset,
    user_authenticated,
)
from flask_security.recoverable import generate_reset_password_token
from flask_security.utils import set_request_attr
from werkzeug.local import LocalProxy
from werkzeug.wrappers import Response

from forms.account import PASSWORD_LENGTH
from portal.config import Settings
from portal.services import accounts
from portal.storage.models.people import AccountRole, Person
from portal.web import access, transaction
from portal.web.account import logins
from portal.web.account.library_forms import ChangePasswordForm, LoginForm, ResetPasswordForm
from portal.web.account.library_words import MESSAGES
from portal.web.account.redirects import within

ARGON2 = {"argon2__time_cost": 2, "argon2__memory_cost": 19 * 1024, "argon2__parallelism": 1}

SETTINGS: dict[str, object] = {
    "URL_PREFIX": None,
    "LOGIN_URL": "/login",
    "LOGOUT_URL": "/logout",
    "LOGOUT_METHODS": ["POST"],
    "RESET_URL": "/glemt-adgangskode",
    "CHANGE_URL": "/konto/adgangskode",
    "LOGIN_USER_TEMPLATE": "security/login.html",
    "RESET_PASSWORD_TEMPLATE": "security/reset.html",
    "CHANGE_PASSWORD_TEMPLATE": "security/change.html",
    "RECOVERABLE": True,
    "CHANGEABLE": True,
    "STATIC_FOLDER": None,
    "FRESHNESS": timedelta(seconds=-1),
    "API_ENABLED_METHODS": ["session"],
    "POST_CHANGE_VIEW": "/konto",
    "PASSWORD_SCHEMES": ["argon2"],
    "PASSWORD_HASH": "argon2",
    "PASSWORD_SINGLE_HASH": ["argon2"],
    "PASSWORD_HASH_PASSLIB_OPTIONS": ARGON2,
    "PASSWORD_LENGTH_MIN": PASSWORD_LENGTH,
    "HASHING_SCHEMES": ["hex_sha256"],
    "RESET_PASSWORD_WITHIN": timedelta(hours=2),
    "SEND_PASSWORD_RESET_EMAIL": False,
    "EMAIL_PLAINTEXT": False,
    "EMAIL_HTML": False,
    "DATETIME_FACTORY": transaction.now,
    "CLI_USERS_NAME": None,
    "CLI_ROLES_NAME": None,
}

ENTRIES = {
    "security.login": access.EVERYBODY,
    "security.logout": access.EVERYBODY,
    "security.forgot_password": access.EVERYBODY,
    "security.reset_password": access.EVERYBODY,
    "security.change_password": access.SIGNED_IN,
}
"""Who may enter the library's endpoints; those not named here are closed."""


class _People(SQLAlchemySessionUserDatastore):
    """The library's way to people, within the request's own transaction."""

    def commit(self) -> None:
        """Only flush: the request commits (web/transaction.py)."""
        transaction.session().flush()


class _Words:
    """The library's texts: already in the reader's language, with their places filled."""

    def gettext(self, text: object, **values: object) -> str:
        """Return a text of the house."""
        shown = str(text)
        return shown % values if values else shown


class _Outbox(MailUtil):
    """The library's mails as rows in the outbox, in our words."""

    def send_mail(self, *_rendered: object, **context: object) -> None:
        """Queue the notice of a changed password, the one mail the library still sends."""
        person = context["user"]
        if isinstance(person, LocalProxy):
            person = person._get_current_object()  # noqa: SLF001
        if not isinstance(person, Person):
            raise TypeError(person)
        accounts.mail_password_changed(
            transaction.session(),
            person,
            link=outside(url_for("security.forgot_password")),
            at=transaction.now(),
        )

    def normalize(self, email: str) -> str:
        """Return an address in the form in which it is kept."""
        return email.strip().lower()

    def validate(self, email: str) -> str:
        """Return an address in the form in which it is kept."""
        return self.normalize(email)


def outside(path: str) -> str:
    """Return a page's address for a mail, by the settings and never by what a browser claims."""
    settings: Settings = current_app.extensions["settings"]
    return settings.base_url.rstrip("/") + path


def hashed(password: str) -> str:
    """Return the argon2 hash of a new password."""
    return hash_password(password)


def reset_link(person: object) -> str:
    """Return the secret address at which a person chooses a new password."""
    token = generate_reset_password_token(person)
    return outside(url_for("security.reset_password", token=token))


def log_in(person_id: str, *, via: str) -> None:
    """Log a person in who has proved otherwise who they are."""
    login_user(transaction.session().get_one(Person, person_id), remember=False, authn_via=[via])


def _load(identifier: str) -> Person | None:
    """Return whose cookie this is: the login lives, the account is open, the password the same."""
    database = transaction.session()
    login = logins.living(database, transaction.now())
    person = None if login is None else database.get(Person, login.person_id)
    if person is None or not person.active or person.fs_uniquifier != identifier:
        return None
    set_request_attr("fs_authn_via", "session")
    set_request_attr("fs_paa", session.get("fs_paa", 0))
    return person


def _nobody(_request: object) -> None:
    """Know nobody by a token: only the cookie opens the portal."""


def _authenticated(_sender: Flask, *, user: Person, **_rest: object) -> None:
    logins.begin(user.id, user.language)


def _logged_out(_sender: Flask, *, user: Person, **_rest: object) -> None:
    logins.finish(getattr(user, "id", ""))


def _changed(_sender: Flask, *, user: Person, **_rest: object) -> None:
    accounts.note_password_changed(
        transaction.session(),
        user,
        at=transaction.now(),
        keep_login=logins.current_login_id(),
        reset=False,
    )


def _reset(_sender: Flask, *, user: Person, **_rest: object) -> None:
    accounts.note_password_changed(
        transaction.session(), user, at=transaction.now(), keep_login=None, reset=True
    )


def _render(template: str, **context: object) -> str:
    """Render one of the library's pages, with its form under the name all our pages use."""
    form = next(value for name, value in context.items() if name.endswith("_form"))
    return render_template(template, form=form, **context)


def _leading_within(app: Flask, endpoint: str) -> Callable[[], ResponseReturnValue]:
    """Return one of the library's views whose way on is chosen by us (C9)."""
    view: Callable[[], ResponseReturnValue] = app.view_functions[endpoint]  # type: ignore[assignment]

    def led() -> ResponseReturnValue:
        answer = view()
        if isinstance(answer, Response) and answer.location is not None:
            return redirect(within(request.form.get("next") or request.args.get("next")))
        return answer

    return led


def init_app(app: Flask) -> None:
    """Let people log in to an app.

    The use of a login is noted first: the library's own look at who is there opens the request's
    transaction, and on SQLite nothing else can write beside that.
    """
    logins.init_app(app)
    app.config["SESSION_PROTECTION"] = None
    app.config.update({f"SECURITY_{name}": value for name, value in SETTINGS.items()})
    app.config.update({f"SECURITY_MSG_{name}": value for name, value in MESSAGES.items()})
    people = _People(LocalProxy(transaction.session), Person, AccountRole)
    library = Security(
        app,
        people,
        login_form=LoginForm,
        reset_password_form=ResetPasswordForm,
        change_password_form=ChangePasswordForm,
        mail_util_cls=_Outbox,
        render_template=_render,
    )
    library.i18n_domain = _Words()
    library.login_manager.user_loader(_load)
    library.login_manager.request_loader(_nobody)
    for endpoint in ("security.login", "security.logout"):
        app.view_functions[endpoint] = _leading_within(app, endpoint)
    access.LIBRARY_ENTRIES.update(ENTRIES)
    user_authenticated.connect(_authenticated, app)
    user_logged_out.connect(_logged_out, app)
    password_changed.connect(_changed, app)
    password_reset.connect(_reset, app)
