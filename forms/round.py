"""Rounds: their name and dates, and why a project has no rating in one."""

from collections.abc import Collection
from datetime import date

from wtforms.validators import ValidationError

from forms.base import BaseForm, Needed
from forms.fields import ChoiceField, DayField, LineField, LongField, written_day
from portal.domain.rag import CellKind
from portal.i18n import _, lazy_

NAME_LIMIT = 80
REASON_LIMIT = 1_000
WRITE_DAY = lazy_("Skriv dagen, for eksempel 30.6.2010.")
STANDINGS = [
    (CellKind.ASSESSED_LATER.value, lazy_("Vurderes senere")),
    (CellKind.NOT_DUE.value, lazy_("Ikke i denne runde")),
]


class RoundForm(BaseForm):
    """Name and dates of a round."""

    taken: Collection[str] = ()
    """Names of the scheme's other rounds."""

    name = LineField(
        lazy_("Rundens navn"),
        limit=NAME_LIMIT,
        validators=[Needed(lazy_("Skriv rundens navn, for eksempel juli 2010."))],
        description=lazy_("Navnet står i rapporter, breve og dagsordener, for eksempel juli 2010."),
    )
    period_start = DayField(lazy_("Perioden begynder"), validators=[Needed(WRITE_DAY)])
    period_end = DayField(
        lazy_("Perioden slutter"),
        validators=[Needed(WRITE_DAY)],
        description=lazy_("Projekterne vurderes på, hvor langt de er denne dag."),
    )
    opens_on = DayField(lazy_("Runden åbnes"), validators=[Needed(WRITE_DAY)])
    due = DayField(
        lazy_("Frist for rapporter"),
        validators=[Needed(WRITE_DAY)],
        description=lazy_("Fristen slutter kl. 23.59 den dag."),
    )
    assess_by = DayField(lazy_("Vurderinger godkendt senest"), validators=[Needed(WRITE_DAY)])
    publish_on = DayField(lazy_("Offentliggørelse"), validators=[Needed(WRITE_DAY)])

    def validate_name(self, field: LineField) -> None:
        """Refuse a name that another round has."""
        if (field.data or "").casefold() in {one.casefold() for one in self.taken}:
            raise ValidationError(_("En anden runde hedder det samme. Vælg et andet navn."))

    def validate_period_end(self, field: DayField) -> None:
        """Refuse a period that ends before it begins."""
        self._not_before(field, self.period_start, _("Perioden slutter, før den begynder."))

    def validate_due(self, field: DayField) -> None:
        """Refuse a due date before the round is opened or its period begun."""
        self._not_before(field, self.period_start, _("Fristen ligger før perioden begynder."))
        self._not_before(field, self.opens_on, _("Fristen ligger, før runden åbnes."))

    def validate_assess_by(self, field: DayField) -> None:
        """Refuse assessments before the reports are due."""
        self._not_before(
            field, self.due, _("Vurderingerne kan ikke være færdige før fristen for rapporter.")
        )

    def validate_publish_on(self, field: DayField) -> None:
        """Refuse publication before the assessments."""
        self._not_before(
            field, self.assess_by, _("Der kan ikke offentliggøres, før vurderingerne er godkendt.")
        )

    @staticmethod
    def _not_before(field: DayField, other: DayField, message: str) -> None:
        if field.data is not None and other.data is not None and field.data < other.data:
            raise ValidationError(message)

    def days(self) -> tuple[date, ...]:
        """Return the six dates in the order of the fields; ask only of a form that was checked."""
        fields = (
            self.period_start,
            self.period_end,
            self.opens_on,
            self.due,
            self.assess_by,
            self.publish_on,
        )
        return tuple(written_day(field) for field in fields)


class StandingForm(BaseForm):
    """Why a project has no rating in the round."""

    kind = ChoiceField(lazy_("Hvad skal der stå"), choices=STANDINGS)
    reason = LongField(
        lazy_("Begrundelse"),
        limit=REASON_LIMIT,
        validators=[Needed(lazy_("Skriv en begrundelse."))],
    )

    def value(self) -> tuple[CellKind, str]:
        """Return kind and reason; ask only of a form that was checked."""
        return CellKind(self.kind.data), self.reason.data or ""
