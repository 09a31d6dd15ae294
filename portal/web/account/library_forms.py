"""The login library's forms with the house's words and fields."""

from collections.abc import Callable, Mapping, Sequence

from flask_security import ChangePasswordForm as LibraryChange
from flask_security import LoginForm as LibraryLogin
from flask_security import ResetPasswordForm as LibraryReset
from wtforms import EmailField, Field, PasswordField
from wtforms.validators import EqualTo, StopValidation

from forms.account import NEW_PASSWORD_HELP, PASSWORD_LIMIT
from forms.base import BaseForm, Needed
from portal.i18n import _, clean_text, lazy_

Extra = Mapping[str, Sequence[Callable[[BaseForm, Field], object]]]

CURRENT = {"autocomplete": "current-password"}
NEW = {"autocomplete": "new-password"}


def possible(_form: BaseForm, field: Field) -> None:
    """Stop at what no password of ours can be, before it is given to the hash."""
    if len(field.data or "") > PASSWORD_LIMIT:
        raise StopValidation(_("En adgangskode er på højst 128 tegn."))


class LoginForm(BaseForm, LibraryLogin):
    """Address and password; no "remember me", and onwards only to pages of ours."""

    email = EmailField(
        lazy_("Mailadresse"),
        render_kw={"autocomplete": "username"},
        validators=[Needed(lazy_("Skriv din mailadresse."))],
    )
    password = PasswordField(
        lazy_("Adgangskode"),
        render_kw=CURRENT,
        validators=[Needed(lazy_("Skriv adgangskoden.")), possible],
    )
    remember = None
    submit = None

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Leave the way to a forgotten password to the page."""
        super().__init__(*args, **kwargs)
        self.password.description = ""

    def validate(self, extra_validators: Extra | None = None) -> bool:
        """Say the same of every pair that does not fit, whatever the cause (C7)."""
        if super().validate(extra_validators=extra_validators):
            return True
        typed = self.password.data or ""
        if self.email.data and typed and len(typed) <= PASSWORD_LIMIT:
            self.email.errors = []
            self.password.errors = [_("Mailadresse og adgangskode passer ikke sammen. Prøv igen.")]
        return False

    def validate_email(self, field: Field) -> None:
        """Bring the address to the form in which it is kept; a wrong one simply fits nobody."""
        field.data = clean_text(str(field.data))[0].strip().lower()

    def validate_next(self, field: Field) -> None:
        """Leave the way on to the view: an address that leads away is simply not followed."""


class ResetPasswordForm(BaseForm, LibraryReset):
    """A new password, twice."""

    password = PasswordField(
        lazy_("Ny adgangskode"),
        description=NEW_PASSWORD_HELP,
        render_kw=NEW,
        validators=[Needed(lazy_("Vælg en adgangskode."))],
    )
    password_confirm = PasswordField(
        lazy_("Ny adgangskode igen"),
        render_kw=NEW,
        validators=[EqualTo("password", lazy_("De to adgangskoder er ikke ens."))],
    )
    submit = None


class ChangePasswordForm(BaseForm, LibraryChange):
    """The present password, and a new one twice."""

    password = PasswordField(
        lazy_("Nuværende adgangskode"),
        render_kw=CURRENT,
        validators=[Needed(lazy_("Skriv din nuværende adgangskode.")), possible],
    )
    new_password = PasswordField(
        lazy_("Ny adgangskode"),
        description=NEW_PASSWORD_HELP,
        render_kw=NEW,
        validators=[Needed(lazy_("Vælg en adgangskode."))],
    )
    new_password_confirm = PasswordField(
        lazy_("Ny adgangskode igen"),
        render_kw=NEW,
        validators=[EqualTo("new_password", lazy_("De to adgangskoder er ikke ens."))],
    )
    submit = None
