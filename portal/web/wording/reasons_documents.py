"""What people are told about documents that stay in the house, and files that are not taken in."""

from collections.abc import Mapping

from portal.i18n import lazy_

TEXTS: Mapping[str, str] = {
    "document_no_meeting": lazy_("Dokumentet hører ikke til et møde."),
    "document_leftovers": lazy_("Dokumentet har rester, der skal væk først: %(text)s"),
    "document_ratings_changed": lazy_(
        "Vurderingerne er ændret, siden dokumentet blev lavet. Lav det igen."
    ),
    "document_items_changed": lazy_(
        "Dagsordenen er ændret, siden dokumentet til offentliggørelse blev lavet. Lav det igen."
    ),
    "document_no_longer_made": lazy_("Dokumentet kan ikke laves mere af de tal, der er nu."),
    "document_no_file": lazy_("Vælg en fil."),
    "document_too_large": lazy_("Filen må højst fylde %(limit)s MB."),
    "document_not_word": lazy_("Filen er ikke en Word-fil (.docx)."),
    "document_not_safe": lazy_(
        "Filen har makroer eller dele, der hentes udefra. Gem den uden og prøv igen."
    ),
}
"""The text of each code."""
