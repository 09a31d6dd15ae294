"""What people are told when the house itself refuses: states, rights, versions."""

from collections.abc import Mapping

from portal.i18n import lazy_

TEXTS: Mapping[str, str] = {
    "transition_not_from_this_state": lazy_(
        "Det kan ikke gøres nu. En anden har måske været her før dig. Genindlæs siden."
    ),
    "transition_not_by_this_role": lazy_("Din rolle giver ikke adgang til at gøre det."),
    "saved_by_another": lazy_(
        "En anden har gemt, mens du skrev. Din tekst står her stadig. Se ændringerne, og gem igen."
    ),
    "reason_missing": lazy_("Skriv en begrundelse."),
    "document_format_unknown": lazy_("Vælg Word eller PDF."),
}
