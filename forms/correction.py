"""Correcting and withdrawing a published rating, with the note that everybody can read."""

from forms.assessment import RATIONALE_LIMIT, REASON_LIMIT
from forms.base import Needed, VersionedForm
from forms.fields import LongField
from forms.rating import RatingField
from portal.domain.assessments import Ratings
from portal.i18n import lazy_

PUBLIC_NOTE = lazy_("Noten kan læses af alle på de offentlige sider.")


class CorrectionForm(VersionedForm):
    """What a published rating becomes, and why."""

    activity = RatingField(lazy_("Aktivitetsniveau"))
    result = RatingField(lazy_("Resultatniveau"))
    overall = RatingField(lazy_("Samlet"))
    rationale = LongField(lazy_("Begrundelse"), limit=RATIONALE_LIMIT)
    note = LongField(
        lazy_("Hvorfor rettes vurderingen?"), limit=REASON_LIMIT, description=PUBLIC_NOTE
    )

    def ratings(self) -> Ratings:
        """Return the three colours; a level without one, or with a strange one, has None."""
        return Ratings(self.activity.rag, self.result.rag, self.overall.rag)


class WaitingForm(VersionedForm):
    """The note of a correction that waits for its notices."""

    note = LongField(
        lazy_("Hvorfor rettes vurderingen?"), limit=REASON_LIMIT, description=PUBLIC_NOTE
    )


class DropForm(VersionedForm):
    """Why a correction that waits is given up."""

    reason = LongField(
        lazy_("Hvorfor opgives rettelsen?"),
        limit=REASON_LIMIT,
        validators=[Needed(lazy_("Skriv, hvorfor rettelsen opgives."))],
        description=lazy_("De, der har fået varsel om rødt, får teksten på mail."),
    )


class WithdrawForm(VersionedForm):
    """Why a published rating is withdrawn."""

    reason = LongField(
        lazy_("Hvorfor trækkes vurderingen tilbage?"),
        limit=REASON_LIMIT,
        validators=[Needed(lazy_("Skriv, hvorfor vurderingen trækkes tilbage."))],
        description=PUBLIC_NOTE,
    )
