"""Handing in an edited version of a document."""

from wtforms import FileField

from forms.base import BaseForm
from portal.i18n import lazy_


class UploadForm(BaseForm):
    """The edited Word file; whether it may be taken in is for the service to say."""

    file = FileField(
        lazy_("Redigeret Word-fil"),
        description=lazy_(
            "En .docx uden makroer på højst 10 MB. Ingen version bliver overskrevet."
        ),
    )
