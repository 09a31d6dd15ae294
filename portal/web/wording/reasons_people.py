"""What people are told about roles that cannot be given or ended."""

from collections.abc import Mapping

from portal.i18n import lazy_

TEXTS: Mapping[str, str] = {
    "role_not_yours_to_give": lazy_("Den rolle gives og fratages kun af en administrator."),
    "role_own": lazy_("Egne roller og egen konto ændres af en anden administrator."),
    "role_wrong_scope": lazy_(
        "Rollen kan ikke gælde for det. Se under rollerne, hvad de kan gælde for."
    ),
    "role_unknown_scope": lazy_("Vælg, hvad rollen gælder for."),
    "role_period": lazy_("Til og med kan ikke ligge før fra og med."),
    "role_held_already": lazy_("Personen har rollen i forvejen."),
    "person_unknown": lazy_("Personen eller rollen findes ikke længere. Genindlæs siden."),
    "person_inactive": lazy_("Kontoen er lukket. Åbn den først."),
}
