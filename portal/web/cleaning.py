"""The boundary of the web: addresses are cleaned, and people told what was taken out (B1)."""

from flask import Request, flash
from werkzeug.datastructures import ImmutableMultiDict, MultiDict
from werkzeug.utils import cached_property

from portal.i18n import clean_text, ngettext


class CleanRequest(Request):
    """A request whose address asks only what a database can be asked."""

    @cached_property
    def args(self) -> MultiDict[str, str]:
        """The questions of the address, cleaned; fields of forms clean themselves."""
        asked = super().args.items(multi=True)
        return ImmutableMultiDict([(name, clean_text(text)[0]) for name, text in asked])


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
