"""The boundary of the web: addresses are cleaned, and people told what was taken out (B1)."""

from flask import Flask, Request, flash, request
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


def _tell_removed() -> None:
    """Tell how many signs the fields of a form will lose; a page that saves itself is not told."""
    if request.method != "POST" or "HX-Request" in request.headers:
        return
    texts = (text for name, text in request.form.items(multi=True) if "password" not in name)
    if count := sum(clean_text(text)[1] for text in texts):
        flash(
            ngettext(
                "%(num)s usynligt tegn, som dokumenter ikke kan indeholde, er fjernet.",
                "%(num)s usynlige tegn, som dokumenter ikke kan indeholde, er fjernet.",
                count,
            ),
            "info",
        )


def init_app(app: Flask) -> None:
    """Tell whoever sends a form what is taken out of it, in one place for every form."""
    app.before_request(_tell_removed)
