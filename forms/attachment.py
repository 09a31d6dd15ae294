"""Attaching a file: a form of its own, so that a file too large never carries text away."""

from wtforms import BooleanField, FileField

from forms.base import BaseForm
from portal.i18n import lazy_


class AttachmentForm(BaseForm):
    """One file, and whether it may be published; whether it is taken in the service says."""

    file = FileField(
        lazy_("Fil"),
        description=lazy_("PDF, Word (.docx), Excel (.xlsx), PNG eller JPG på højst 10 MB."),
    )
    public = BooleanField(
        lazy_("Må offentliggøres"),
        description=lazy_(
            "Filer bliver ikke læst igennem for navne, CPR-numre og adresser. Sæt kun hak, hvis"
            " alle må læse filen."
        ),
    )
