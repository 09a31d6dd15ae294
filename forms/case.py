"""A case of red twice: reasons, a committee to add, and what a committee answered."""

from datetime import date

from forms.base import Needed, VersionedForm
from forms.fields import ChoiceField, DayField, LineField, LongField, written_day
from portal.domain.escalation import CommitteeAnswer
from portal.i18n import lazy_

REASON_LIMIT = 1_000


class CaseStepForm(VersionedForm):
    """A step with a case that needs nothing but the version that was seen."""


class CaseReasonForm(VersionedForm):
    """A step with a case that needs a reason."""

    reason = LongField(
        lazy_("Begrundelse"),
        limit=REASON_LIMIT,
        validators=[Needed(lazy_("Skriv hvorfor."))],
        description=lazy_("Begrundelsen bliver stående i sagen."),
    )


class CaseCommitteeForm(VersionedForm):
    """One more committee to write to."""

    committee_id = ChoiceField(lazy_("Udvalg"))


class CommitteeAnswerForm(VersionedForm):
    """What a committee that was written to has decided."""

    answer = ChoiceField(lazy_("Beslutning"))
    answered_on = DayField(
        lazy_("Dato"),
        validators=[Needed(lazy_("Skriv datoen, for eksempel 15.6.2010."))],
    )
    text = LongField(
        lazy_("Udvalgets ord"),
        description=lazy_("Nye vilkår skal skrives. Teksten kommer med i brevet til projektet."),
    )
    reference = LineField(
        lazy_("Henvisning"), limit=120, description=lazy_("For eksempel BUU 15.06.10 punkt 7.")
    )

    def kind(self) -> CommitteeAnswer:
        """Return the decision; ask only of a form that was checked."""
        return CommitteeAnswer(self.answer.data)

    def day(self) -> date:
        """Return the day of the decision; ask only of a form that was checked."""
        return written_day(self.answered_on)
