"""The steps of an agenda item: a reason, a meeting, which figures, and what was decided."""

from wtforms import RadioField
from wtforms.validators import Optional

from forms.base import Needed, VersionedForm
from forms.fields import ChoiceField, LongField
from portal.domain.agenda import Decision, DecisionKind, Deferral, FiguresOf
from portal.i18n import lazy_

TEXT_LIMIT = 4_000
REASON_NEEDED = lazy_("Skriv en begrundelse.")


class ReasonForm(VersionedForm):
    """Why something is sent back, withdrawn, taken up again or cancelled."""

    reason = LongField(lazy_("Begrundelse"), limit=TEXT_LIMIT, validators=[Needed(REASON_NEEDED)])


class ScheduleForm(VersionedForm):
    """Which meeting an item goes to."""

    meeting_id = ChoiceField(
        lazy_("Møde"), description=lazy_("Kun møder med åben dagsorden kan vælges.")
    )


class DeferForm(VersionedForm):
    """Why an item is deferred, where to, and with which figures."""

    meeting_id = ChoiceField(
        lazy_("Nyt møde"),
        description=lazy_("Vælg det senere, hvis det ikke er bestemt endnu."),
    )
    reason = LongField(
        lazy_("Grund"),
        limit=TEXT_LIMIT,
        validators=[Needed(lazy_("Skriv, hvorfor sagen udsættes."))],
        description=lazy_("For eksempel: Udvalget nåede ikke punktet."),
    )
    figures = RadioField(lazy_("Tallene i sagen"), default=FiguresOf.FROZEN.value)

    def value(self) -> Deferral:
        """Return the deferral; ask only of a form that was checked."""
        return Deferral(
            self.reason.data or "", FiguresOf(self.figures.data), self.meeting_id.data or None
        )


class RescheduleForm(ScheduleForm):
    """Which meeting a deferred item goes to, and with which figures."""

    figures = RadioField(lazy_("Tallene i sagen"), default=FiguresOf.FROZEN.value)


class DecisionForm(VersionedForm):
    """What the committee decided."""

    kind = ChoiceField(
        lazy_("Udfald"), validators=[Needed(lazy_("Vælg, hvad udvalget besluttede."))]
    )
    text = LongField(
        lazy_("Beslutningens tekst"),
        limit=TEXT_LIMIT,
        validators=[Optional()],
        description=lazy_("Skal skrives, når udvalget ændrede eller udsatte sagen."),
    )
    dissent = LongField(
        lazy_("Mindretal og protokolbemærkninger"), limit=TEXT_LIMIT, validators=[Optional()]
    )

    def value(self) -> Decision:
        """Return the decision, without the number that it will get."""
        return Decision(DecisionKind(self.kind.data), self.text.data or "", self.dissent.data or "")


class CorrectionForm(DecisionForm):
    """What the decision should have said, and why it is corrected."""

    reason = LongField(
        lazy_("Hvorfor rettes beslutningen?"),
        limit=TEXT_LIMIT,
        validators=[Needed(REASON_NEEDED)],
        description=lazy_("Den tidligere tekst bliver stående ved siden af."),
    )
