"""Tells people what the boundary took out of their texts (B1)."""

from flask import flash

from portal.i18n import ngettext


def tell_removed(count: int) -> None:
    """Tell on the next page how many signs were taken out; nothing when there were none."""
    if count:
        flash(
            ngettext(
                "%(num)s usynligt tegn, som dokumenter ikke kan indeholde, er fjernet.",
                "%(num)s usynlige tegn, som dokumenter ikke kan indeholde, er fjernet.",
                count,
            ),
            "info",
        )
