"""Letters: what a new one is about, what stands around its text, its texts, and how it is sent."""

from forms.base import BaseForm, Needed, VersionedForm
from forms.fields import ChoiceField, DayField, LineField, LongField
from forms.rows import TickField
from portal.i18n import lazy_

TEXT_LIMIT = 8_000


class NewLetterForm(BaseForm):
    """What a letter is for, what it is about, and to whom it goes."""

    kind = ChoiceField(lazy_("Slags brev"))
    project_id = ChoiceField(
        lazy_("Projekt"), description=lazy_("Et orienteringsbrev kan skrives uden projekt.")
    )
    round_id = ChoiceField(lazy_("Runde"))
    recipients = TickField(
        lazy_("Modtagere"), choices=[], description=lazy_("Der skrives ét brev til hver.")
    )


class LetterForm(VersionedForm):
    """What stands around a letter's text."""

    recipient = LineField(
        lazy_("Modtager"), validators=[Needed(lazy_("Skriv, hvem brevet er til."))]
    )
    email = LineField(lazy_("Modtagerens mailadresse"))
    addressee = LongField(
        lazy_("Adresselinjer"),
        limit=500,
        description=lazy_("Står øverst i brevet. Én linje til hver."),
    )
    subject = LineField(
        lazy_("Emne"), description=lazy_("Står der intet, skrives emnet ud fra sagen.")
    )
    case_number = LineField(lazy_("Sagsnummer"), limit=40)


class LetterTextForm(VersionedForm):
    """The text of one part of a letter."""

    text = LongField(lazy_("Tekst"), limit=TEXT_LIMIT)


class LetterStepForm(VersionedForm):
    """A step with a letter that needs nothing but the version that was seen."""


class PostedForm(VersionedForm):
    """The day a letter was sent by post."""

    posted_on = DayField(
        lazy_("Sendt med posten den"),
        validators=[Needed(lazy_("Skriv datoen, for eksempel 18.5.2010."))],
    )


class JournalFilterForm(BaseForm):
    """Which rows of the journal are shown."""

    projekt = ChoiceField(lazy_("Projekt"))
    sag = LineField(lazy_("Sagsnummer"), limit=40)
    fra = DayField(lazy_("Fra"))
    til = DayField(lazy_("Til"))
