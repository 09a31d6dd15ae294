"""What people are told about files that are not taken in."""

from collections.abc import Mapping

from portal.i18n import lazy_

TEXTS: Mapping[str, str] = {
    "attachment_no_file": lazy_("Vælg en fil, der ikke er tom."),
    "attachment_too_large": lazy_("Filen må højst fylde %(limit)s MB."),
    "attachment_too_many": lazy_("Der er allerede %(limit)s filer. Tag en af først."),
    "attachment_kind": lazy_("Filen skal være PDF, Word (.docx), Excel (.xlsx), PNG eller JPG."),
    "attachment_mismatch": lazy_(
        "Filen er ikke, hvad dens navn siger (.%(ending)s). Gem den igen, og prøv så."
    ),
    "attachment_macros": lazy_("Filen har makroer. Gem den uden, og prøv igen."),
}
"""The text of each code."""
