"""The notices of a red rating as their pages show them: to whom, how, and whether they count."""

from dataclasses import dataclass

from flask import url_for

from portal.domain.notices import RedNoticeState
from portal.domain.rag import Rag
from portal.i18n import _, show_instant
from portal.services.notice_mail import NoticeDraft
from portal.storage.queries.assessments import NoticeRow, notices
from portal.web import transaction
from portal.web.assessments.desk import Desk
from portal.web.wording import word

TONES = {
    RedNoticeState.QUEUED: "wait",
    RedNoticeState.SENT: "good",
    RedNoticeState.LOGGED: "good",
    RedNoticeState.FAILED: "bad",
    RedNoticeState.BOUNCED: "bad",
}


@dataclass(frozen=True, slots=True)
class NoticeView:
    """One notice: who, where it stands, and what can be done."""

    id: str
    kind: str
    name: str
    address: str
    standing: str
    tone: str
    when: str
    note: str
    log_href: str
    resend_href: str
    bounce_href: str


@dataclass(frozen=True, slots=True)
class DraftView:
    """A notice as it will be sent."""

    kind: str
    name: str
    person: str
    subject: str
    body: str


def notice_views(desk: Desk) -> tuple[NoticeView, ...]:
    """Return the notices of a red rating, none for another colour."""
    if desk.row is None or desk.row.rag is not Rag.RED:
        return ()
    return tuple(_view(desk, one) for one in notices(transaction.session(), desk.row.id))


def _view(desk: Desk, one: NoticeRow) -> NoticeView:
    open_states = {RedNoticeState.QUEUED, RedNoticeState.FAILED, RedNoticeState.BOUNCED}
    again = one.state in {RedNoticeState.FAILED, RedNoticeState.BOUNCED} and one.mail_id is not None
    is_out = desk.row is not None and desk.row.published_at is not None
    came_back = one.state is RedNoticeState.SENT and not is_out
    when = ""
    if one.counted_at is not None:
        when = show_instant(one.counted_at, desk.policy.time_zone)
    return NoticeView(
        id=one.id,
        kind=word(one.recipient_kind),
        name=one.organisation_name,
        address=one.mail_address or _("Der er ingen at skrive til. Ring eller send et brev."),
        standing=_standing(one),
        tone=TONES[one.state],
        when=when,
        note=one.note,
        log_href=url_for("assessments.log_notice", notice_id=one.id)
        if one.state in open_states
        else "",
        resend_href=url_for("assessments.resend_notice", notice_id=one.id) if again else "",
        bounce_href=url_for("assessments.bounce_notice", notice_id=one.id) if came_back else "",
    )


def _standing(one: NoticeRow) -> str:
    if one.state is RedNoticeState.LOGGED:
        return f"{word(one.state)}: {word(one.channel).lower()}"
    return word(one.state)


def draft_views(drafts: list[NoticeDraft]) -> tuple[DraftView, ...]:
    """Return notices as they will be sent, to be read before a red rating is approved."""
    return tuple(
        DraftView(
            kind=word(one.addressee.recipient.kind),
            name=one.addressee.name,
            person=f"{one.person.name}, {one.person.email}" if one.person is not None else "",
            subject=one.text.subject if one.text is not None else "",
            body=one.text.body if one.text is not None else "",
        )
        for one in drafts
    )
