"""What the office does with a report: send back, extend, exempt, reopen."""

from datetime import date

from forms.base import BaseForm, Needed
from forms.fields import DayField, LongField
from portal.i18n import lazy_

REASON_LIMIT = 1_000


class ReturnForm(BaseForm):
    """Why a report is sent back."""

    reason = LongField(
        lazy_("Hvad skal rettes?"),
        limit=REASON_LIMIT,
        validators=[Needed(lazy_("Skriv, hvad der skal rettes."))],
        description=lazy_("Projektet får din tekst i en mail og øverst i rapporten."),
    )

    def value(self) -> str:
        """Return the reason."""
        return self.reason.data or ""


class ReasonForm(BaseForm):
    """Why a report is exempted or opened again."""

    reason = LongField(
        lazy_("Begrundelse"),
        limit=REASON_LIMIT,
        validators=[Needed(lazy_("Skriv en begrundelse."))],
    )

    def value(self) -> str:
        """Return the reason."""
        return self.reason.data or ""


class ExtensionForm(BaseForm):
    """A later deadline for one project."""

    until = DayField(
        lazy_("Ny frist"),
        validators=[Needed(lazy_("Skriv den nye frist, for eksempel 30.6.2010."))],
    )
    reason = LongField(
        lazy_("Begrundelse"),
        limit=REASON_LIMIT,
        validators=[Needed(lazy_("Skriv en begrundelse."))],
    )

    def value(self) -> tuple[date, str]:
        """Return the day and the reason; ask only of a form that was checked."""
        assert self.until.data is not None  # noqa: S101 - Needed and the field itself saw to it
        return self.until.data, self.reason.data or ""


class ConfirmForm(BaseForm):
    """A step that needs nothing but to be meant."""
