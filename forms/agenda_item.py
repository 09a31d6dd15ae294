"""An agenda item: its title, case, meeting and number, and the text of one of its sections."""

from wtforms import BooleanField
from wtforms.validators import Optional, StopValidation

from forms.base import Needed, VersionedForm
from forms.fields import ChoiceField, DayField, LineField, LongField, NumberField
from portal.domain.agenda import ItemFacts
from portal.i18n import _, lazy_

SECTION_LIMIT = 12_000
HIGHEST_NUMBER = 999


class AgendaItemForm(VersionedForm):
    """The facts of an item."""

    title = LineField(
        lazy_("Titel"),
        validators=[Needed(lazy_("Skriv punktets titel."))],
        description=lazy_("Uden nummer og sagsnummer, for eksempel: Monitorering, juli 2010."),
    )
    case_number = LineField(
        lazy_("Sagsnummer"), limit=40, description=lazy_("For eksempel 2010-131570.")
    )
    meeting_on = DayField(
        lazy_("Mødets dato"),
        validators=[Needed(lazy_("Skriv mødets dato, for eksempel 6.9.2010."))],
        description=lazy_(
            "Ret datoen, hvis den er forkert. Skal sagen udsættes, så brug knappen Udsæt på "
            "punktet."
        ),
    )
    number = NumberField(
        lazy_("Punkt nummer"),
        whole=True,
        validators=[Needed(lazy_("Skriv punktets nummer på dagsordenen."))],
    )

    is_closed = BooleanField(
        lazy_("Lukket punkt"),
        description=lazy_("Et lukket punkt kommer aldrig på offentlige lister."),
    )

    def validate_number(self, field: NumberField) -> None:
        """Refuse a number that no agenda has."""
        if field.data is not None and not 1 <= field.data <= HIGHEST_NUMBER:
            raise StopValidation(_("Skriv et nummer mellem 1 og 999."))

    def value(self) -> ItemFacts:
        """Return the facts; ask only of a form that was checked."""
        assert self.meeting_on.data is not None  # noqa: S101 - Needed saw to it
        assert self.number.data is not None  # noqa: S101 - Needed saw to it
        return ItemFacts(
            title=self.title.data or "",
            case_number=self.case_number.data or "",
            meeting_on=self.meeting_on.data,
            number=int(self.number.data),
            is_closed=bool(self.is_closed.data),
        )


class NewAgendaItemForm(AgendaItemForm):
    """An item about a round that has none yet."""

    round_id = ChoiceField(lazy_("Runde"))


class SectionForm(VersionedForm):
    """The text of one section."""

    text = LongField(lazy_("Tekst"), limit=SECTION_LIMIT, render_kw={"rows": 10})

    def value(self) -> str:
        """Return the text."""
        return self.text.data or ""


class ExternalForm(VersionedForm):
    """The numbers of case and document in the agenda system that an item was pasted into."""

    external_case = LineField(
        lazy_("Sagens nummer i det andet system"), limit=80, validators=[Optional()]
    )
    external_document = LineField(
        lazy_("Dokumentets nummer i det andet system"), limit=80, validators=[Optional()]
    )
