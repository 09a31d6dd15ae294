"""Judging a project: three colours with a rationale, and the short forms around them."""

from datetime import date

from forms.base import BaseForm, Needed, VersionedForm
from forms.fields import ChoiceField, DayField, LongField, written_day
from forms.rating import RatingField
from portal.domain.assessments import Ratings
from portal.domain.notice_channels import NoticeChannel
from portal.i18n import lazy_

RATIONALE_LIMIT = 2_000
REASON_LIMIT = 1_000
CHANNELS = [
    (NoticeChannel.CALL.value, lazy_("Telefon")),
    (NoticeChannel.LETTER.value, lazy_("Brev")),
]


class AssessmentForm(VersionedForm):
    """The assessor's decision."""

    activity = RatingField(lazy_("Aktivitetsniveau"))
    result = RatingField(lazy_("Resultatniveau"))
    overall = RatingField(lazy_("Samlet"))
    rationale = LongField(
        lazy_("Begrundelse"),
        limit=RATIONALE_LIMIT,
        description=lazy_("Nævn det tal eller forhold, der gør forskellen."),
    )

    def ratings(self) -> Ratings:
        """Return the three colours; a level without one, or with a strange one, has None."""
        return Ratings(self.activity.rag, self.result.rag, self.overall.rag)

    def text(self) -> str:
        """Return the rationale without space around it."""
        return (self.rationale.data or "").strip()


class ApprovalForm(VersionedForm):
    """The approval of the version that was read."""


class SendBackForm(VersionedForm):
    """Why a proposed rating goes back to its assessor."""

    reason = LongField(
        lazy_("Hvad skal overvejes igen?"),
        limit=REASON_LIMIT,
        validators=[Needed(lazy_("Skriv, hvad der skal overvejes igen."))],
        description=lazy_("Den monitorerende part ser teksten øverst i vurderingen."),
    )

    def value(self) -> str:
        """Return the reason; ask only of a form that was checked."""
        return self.reason.data or ""


class ReopenForm(VersionedForm):
    """Why an approved rating is opened again before it is published."""

    reason = LongField(
        lazy_("Hvorfor åbnes vurderingen igen?"),
        limit=REASON_LIMIT,
        validators=[Needed(lazy_("Skriv, hvorfor vurderingen åbnes igen."))],
        description=lazy_("Er der givet varsel om rødt, får de samme mennesker teksten på mail."),
    )

    def value(self) -> str:
        """Return the reason; ask only of a form that was checked."""
        return self.reason.data or ""


class NoticeLogForm(BaseForm):
    """A letter or call by which somebody was told of a red rating."""

    channel = ChoiceField(lazy_("Hvordan"), choices=CHANNELS)
    on = DayField(
        lazy_("Dag"),
        validators=[Needed(lazy_("Skriv dagen, for eksempel 30.6.2010."))],
        description=lazy_("Tidligst den dag, vurderingen blev godkendt."),
    )
    note = LongField(
        lazy_("Notat"),
        limit=REASON_LIMIT,
        validators=[Needed(lazy_("Skriv, hvem der fik besked, og hvad der blev sagt."))],
    )

    def value(self) -> tuple[NoticeChannel, date, str]:
        """Return channel, day and note; ask only of a form that was checked."""
        return NoticeChannel(self.channel.data), written_day(self.on), self.note.data or ""
