"""The settings of a scheme and of the municipality."""

from dataclasses import dataclass, fields
from decimal import Decimal

from wtforms import BooleanField
from wtforms.validators import Email, Optional

from forms.base import Needed, VersionedForm, filled_form
from forms.fields import ChoiceField, LineField, LongField, NumberField
from portal.domain.policy import MEETING_DAYS, MonitoredBasis, RedTwice, SchemePolicy
from portal.i18n import clean_text, lazy_

NUMBER_NEEDED = lazy_("Skriv et tal.")
MONEY = {"data-suffix": "kr.", "inputmode": "decimal"}
SHARE = {"inputmode": "decimal"}
DAYS = {"inputmode": "numeric", "data-suffix": lazy_("dage")}
DAYS_BEFORE = {"inputmode": "numeric", "data-suffix": lazy_("arbejdsdage før")}
TIME_ZONES = (
    ("Europe/Copenhagen", lazy_("Danmark")),
    ("Atlantic/Faroe", lazy_("Færøerne")),
    ("America/Nuuk", lazy_("Grønland, Nuuk")),
)
CONTACT_LIMIT = 500


def _number(
    label: str, description: str, render_kw: dict[str, str], *, whole: bool = False
) -> NumberField:
    return NumberField(
        label,
        description=description,
        render_kw=render_kw,
        whole=whole,
        validators=[Needed(NUMBER_NEEDED)],
    )


class PolicyForm(VersionedForm):
    """The policy of a scheme; its rules are checked by the policy itself."""

    registered_over = _number(
        lazy_("Projekter registreres over"),
        lazy_(
            "Et projekt hører til i registret, når budgettet for et år er over beløbet, og "
            "kommunen betaler noget af det. Beløbet selv er ikke nok."
        ),
        MONEY,
    )
    monitored_at_least = _number(
        lazy_("Projekter monitoreres fra"),
        lazy_("Et projekt følges, når kommunens del er mindst beløbet."),
        MONEY,
    )
    monitored_basis = ChoiceField(
        lazy_("Kommunens del regnes"),
        description=lazy_("Vælg, om beløbet gælder hele projektet eller det enkelte år."),
        choices=[
            (MonitoredBasis.WHOLE_PERIOD.value, lazy_("for hele projektperioden")),
            (MonitoredBasis.PER_YEAR.value, lazy_("for hvert år")),
        ],
    )
    green_from = _number(
        lazy_("Grøn fra"),
        lazy_("Forslaget er grønt, når projektet har nået mindst denne del af det planlagte."),
        SHARE,
    )
    yellow_from = _number(
        lazy_("Gul fra"),
        lazy_("Forslaget er gult fra denne del og rødt derunder. Ikke over grænsen for grøn."),
        SHARE,
    )
    not_due_below = _number(
        lazy_("Tæller ikke med under"),
        lazy_("Et kriterium tæller først med, når mindst denne del af det er planlagt nået."),
        SHARE,
    )
    key_cap_below = _number(
        lazy_("Nøglekriterium trækker ned under"),
        lazy_("Er et nøglekriterium under denne del, kan niveauet højst blive gult."),
        SHARE,
    )
    missing_share = _number(
        lazy_("Intet forslag, når der mangler mere end"),
        lazy_("Mangler der værdier for mere end denne del af vægten, foreslås ingen farve."),
        SHARE,
    )
    milestone_days = _number(
        lazy_("En milepæl er tabt efter"),
        lazy_("Så mange dages forsinkelse gør en milepæls tal til nul."),
        DAYS,
        whole=True,
    )
    milestone_weight = _number(
        lazy_("Milepælenes vægt"),
        lazy_("Milepælene tæller tilsammen så meget som et kriterium med denne vægt."),
        SHARE,
    )
    red_twice = ChoiceField(
        lazy_("Rød to gange betyder"),
        description=lazy_("Det afgør, hvornår udvalget får en sag om projektets videre forløb."),
        choices=[
            (RedTwice.ANY_TWO.value, lazy_("to røde runder i alt")),
            (RedTwice.CONSECUTIVE.value, lazy_("to røde runder i træk")),
        ],
    )
    notice_working_days = _number(
        lazy_("Ventetid efter varsel"),
        lazy_(
            "Så mange arbejdsdage går der mindst fra et varsel om rødt, til runden kan "
            "offentliggøres."
        ),
        DAYS,
        whole=True,
    )
    plan_working_days = _number(
        lazy_("Frist for handlingsplanen"),
        lazy_(
            "Så mange arbejdsdage har puljeholder og projekt til at lave en handlingsplan, fra "
            "alle har fået varsel om rødt."
        ),
        {**DAYS, "data-suffix": lazy_("arbejdsdage")},
        whole=True,
    )
    papers_ready_working_days = _number(
        lazy_("Sager skal være klar"),
        lazy_("Så mange arbejdsdage før mødet skal en sag være skrevet og godkendt."),
        DAYS_BEFORE,
        whole=True,
    )
    agenda_closes_working_days = _number(
        lazy_("Dagsordenen lukker"),
        lazy_("Så mange arbejdsdage før mødet kan der ikke længere komme sager på."),
        DAYS_BEFORE,
        whole=True,
    )
    agenda_sent_working_days = _number(
        lazy_("Dagsordenen sendes ud"),
        lazy_("Så mange arbejdsdage før mødet har udvalget dagsordenen."),
        DAYS_BEFORE,
        whole=True,
    )
    certification = BooleanField(
        lazy_("Rapporter skal godkendes hos projektholder"),
        description=lazy_("Så kan kun den, der er udpeget til det, sende rapporten."),
    )
    own_proposals_may_be_approved = BooleanField(
        lazy_("Man må godkende sit eget forslag til vurdering"),
        description=lazy_("Til små sekretariater. Det står synligt ved vurderingen."),
    )
    show_last_rag_when_not_due = BooleanField(
        lazy_("Vis seneste farve for projekter, der ikke er med i runden"),
        description=lazy_("Farven vises med navnet på sin egen runde."),
    )
    time_zone = ChoiceField(
        lazy_("Tidszone"),
        description=lazy_("En frist slutter, når dagen slutter her."),
        choices=TIME_ZONES,
    )

    @classmethod
    def of(cls, policy: SchemePolicy, mark: str, *, as_stored: bool = False) -> "PolicyForm":
        """Return the form of the settings in force: with what was typed, or as they are stored."""
        kept = {field.name: getattr(policy, field.name) for field in fields(SchemePolicy)}
        numbers = {name: Decimal(value) for name, value in kept.items() if type(value) is int}
        data = {**kept, **numbers, "version": mark}
        return filled_form(cls, data, as_stored=as_stored)

    def value(self) -> SchemePolicy:
        """Return the settings.

        Raises:
            DomainError: They could not be worked with.
        """
        given = {name: self._fields[name].data for name in _NAMES}
        return SchemePolicy(
            **{
                **given,
                "monitored_basis": MonitoredBasis(given["monitored_basis"]),
                "red_twice": RedTwice(given["red_twice"]),
                "milestone_days": int(given["milestone_days"]),
                "notice_working_days": int(given["notice_working_days"]),
                "plan_working_days": int(given["plan_working_days"]),
                **{name: int(given[name]) for name in MEETING_DAYS},
            }
        )


_NAMES = tuple(field.name for field in fields(SchemePolicy))


@dataclass(frozen=True, slots=True)
class Contact:
    """Who the municipality is, and how one reaches its secretariat."""

    name: str
    address: str
    contact_email: str
    contact_text: str


class ContactForm(VersionedForm):
    """The municipality's name and the contact in the foot of every page."""

    name = LineField(
        lazy_("Kommunens navn"),
        description=lazy_("Står øverst på hver side, i mails og i dokumenter."),
        validators=[Needed(lazy_("Skriv kommunens navn."))],
    )
    address = LineField(
        lazy_("Adresse"),
        description=lazy_("Står i breve."),
        validators=[Optional()],
    )
    contact_email = LineField(
        lazy_("Sekretariatets mailadresse"),
        description=lazy_("Står nederst på hver side."),
        validators=[
            Optional(),
            Email(lazy_("Skriv en mailadresse, for eksempel sekretariat@kommune.dk.")),
        ],
    )
    contact_text = LongField(
        lazy_("Anden kontakt"),
        description=lazy_("For eksempel telefon og åbningstid. Står nederst på hver side."),
        limit=CONTACT_LIMIT,
        validators=[Optional()],
    )

    def value(self) -> Contact:
        """Return the contact."""
        return Contact(
            name=self.name.data or "",
            address=self.address.data or "",
            contact_email=clean_text(self.contact_email.data or "")[0].lower(),
            contact_text=self.contact_text.data or "",
        )
