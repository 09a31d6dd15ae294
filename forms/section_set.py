"""The sections of agenda items: whose set, and whether the case stands on a line of its own."""

from wtforms import BooleanField

from forms.base import VersionedForm
from forms.fields import ChoiceField
from portal.i18n import lazy_


class SectionSetForm(VersionedForm):
    """Which set of sections the municipality uses."""

    preset = ChoiceField(
        lazy_("Afsnit som i"),
        description=lazy_("Et nyt valg begynder med sin egen rækkefølge."),
        choices=[
            ("copenhagen", lazy_("Københavns Kommune")),
            ("odense", lazy_("Odense Kommune")),
            ("region_hovedstaden", lazy_("Region Hovedstaden")),
        ],
    )
    opens_with_case_line = BooleanField(
        lazy_("Skriv sagen på en linje under titlen"),
        description=lazy_("For eksempel: Åbent - 00.30.02-S00-1-20."),
    )
