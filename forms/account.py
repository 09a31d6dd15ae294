"""What a person tells about the own account: address, name, password, language."""

from dataclasses import dataclass

from wtforms import EmailField, Field, HiddenField, PasswordField
from wtforms.validators import EqualTo, ValidationError

from forms.base import BaseForm, Needed
from forms.fields import ChoiceField, LineField
from portal.i18n import LANGUAGES, _, clean_text, lazy_

PASSWORD_LENGTH = 12
PASSWORD_LIMIT = 128
NEW_PASSWORD_HELP = lazy_("Mindst 12 tegn. Flere almindelige ord efter hinanden er godt.")
LANGUAGE_NAMES = (("da", "Dansk"), ("en", "English"))


@dataclass(frozen=True, slots=True)
class Welcome:
    """What an invited person chose."""

    name: str
    password: str


class ForgotPasswordForm(BaseForm):
    """The address to which a link for a new password is sent."""

    email = EmailField(
        lazy_("Mailadresse"),
        render_kw={"autocomplete": "username"},
        validators=[Needed(lazy_("Skriv din mailadresse."))],
    )

    def value(self) -> str:
        """Return the address in the form in which it is kept."""
        return clean_text(str(self.email.data))[0].strip().lower()


class AcceptInvitationForm(BaseForm):
    """The name and password of an invited person."""

    name = LineField(
        lazy_("Dit navn"),
        description=lazy_("Sådan vises det for kommunen og for projektets andre folk."),
        render_kw={"autocomplete": "name"},
        validators=[Needed(lazy_("Skriv dit navn."))],
    )
    password = PasswordField(
        lazy_("Adgangskode"),
        description=NEW_PASSWORD_HELP,
        render_kw={"autocomplete": "new-password"},
        validators=[Needed(lazy_("Vælg en adgangskode."))],
    )
    password_confirm = PasswordField(
        lazy_("Adgangskode igen"),
        render_kw={"autocomplete": "new-password"},
        validators=[EqualTo("password", lazy_("De to adgangskoder er ikke ens."))],
    )

    def validate_password(self, field: Field) -> None:
        """Refuse a password that is too short or too long."""
        if not PASSWORD_LENGTH <= len(field.data or "") <= PASSWORD_LIMIT:
            raise ValidationError(
                _("Adgangskoden skal være på mindst %(length)s tegn og højst 128.")
                % {"length": PASSWORD_LENGTH}
            )

    def value(self) -> Welcome:
        """Return what was chosen."""
        return Welcome(self.name.data or "", self.password.data or "")


class NameForm(BaseForm):
    """The own name."""

    name = LineField(
        lazy_("Navn"),
        render_kw={"autocomplete": "name"},
        validators=[Needed(lazy_("Skriv dit navn."))],
    )

    def value(self) -> str:
        """Return the name."""
        return self.name.data or ""


class LanguageForm(BaseForm):
    """The language of pages and mails, and the page to come back to."""

    language = ChoiceField(lazy_("Sprog"), choices=LANGUAGE_NAMES)
    next = HiddenField()

    def value(self) -> str:
        """Return the code of the language."""
        return str(self.language.data) if self.language.data in LANGUAGES else LANGUAGES[0]
