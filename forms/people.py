"""What the office writes of people: whom to invite, and which role where and when."""

from dataclasses import dataclass
from datetime import date

from wtforms import EmailField
from wtforms.validators import Email, Optional

from forms.account import LANGUAGE_NAMES
from forms.base import BaseForm, Needed
from forms.fields import ChoiceField, DayField, LineField, too_long, written_day
from portal.domain.actors import Role, ScopeKind
from portal.i18n import clean_text, lazy_

ADDRESS_LIMIT = 250


@dataclass(frozen=True, slots=True)
class WantedRole:
    """A role in a scope for a period, as it was asked for."""

    role: Role
    scope_kind: ScopeKind
    scope_id: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class WantedPerson:
    """Whom to invite."""

    email: str
    name: str
    language: str
    organisation_id: str | None


class RoleForm(BaseForm):
    """A role, where it holds, and from when to when."""

    role = ChoiceField(
        lazy_("Rolle"),
        description=lazy_("Rollen bestemmer, hvad personen må se og gøre."),
    )
    scope = ChoiceField(
        lazy_("Gælder for"),
        description=lazy_(
            "Vælg det mindste, der er nok: et projekt, en pulje, en organisation, et udvalg eller "
            "hele ordningen."
        ),
        validators=[Needed(lazy_("Vælg, hvad rollen gælder for."))],
    )
    valid_from = DayField(lazy_("Fra og med"), validators=[Needed(lazy_("Skriv en dato."))])
    valid_to = DayField(
        lazy_("Til og med"),
        description=lazy_("Lad feltet stå tomt, hvis rollen gælder indtil videre."),
        validators=[Optional()],
    )

    def role_value(self) -> WantedRole:
        """Return the role that was asked for."""
        kind, _, scope_id = str(self.scope.data).partition(":")
        return WantedRole(
            role=Role(self.role.data),
            scope_kind=ScopeKind(kind),
            scope_id=scope_id,
            valid_from=written_day(self.valid_from),
            valid_to=self.valid_to.data,
        )


class InvitationForm(RoleForm):
    """A person to invite by mail, with the first role."""

    name = LineField(lazy_("Navn"), validators=[Needed(lazy_("Skriv personens navn."))])
    email = EmailField(
        lazy_("Mailadresse"),
        description=lazy_("Invitationen sendes hertil. Personen logger på med adressen."),
        render_kw={"autocomplete": "off"},
        validators=[
            Needed(lazy_("Skriv personens mailadresse.")),
            Email(lazy_("Skriv en mailadresse, for eksempel navn@forening.dk.")),
            too_long(ADDRESS_LIMIT),
        ],
    )
    organisation = ChoiceField(
        lazy_("Organisation"),
        description=lazy_("Den, der vurderer, vurderer aldrig sin egen organisations projekter."),
        validators=[Optional()],
    )
    language = ChoiceField(lazy_("Sprog i mails"), choices=LANGUAGE_NAMES)

    def filter_email(self, typed: str | None) -> str:
        """Bring an address to the form in which it is kept."""
        return clean_text(typed or "")[0].strip().lower()

    def value(self) -> WantedPerson:
        """Return whom to invite."""
        return WantedPerson(
            email=str(self.email.data),
            name=self.name.data or "",
            language=str(self.language.data),
            organisation_id=str(self.organisation.data) or None,
        )
