"""Telling of a red rating (varsel, R23) before it is published: by mail, letter or telephone."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import local_date
from portal.domain.actors import SYSTEM
from portal.domain.assessments import AssessmentState
from portal.domain.notice_channels import NoticeChannel
from portal.domain.notices import (
    RED_NOTICE_TRANSITIONS,
    NoticeRecipient,
    RedNoticeAction,
    RedNoticeState,
    TakenBack,
    log_gaps,
    may_bounce,
    may_resend,
    notice_times,
    taken_back,
)
from portal.domain.notices import RedNotice as NoticeValue
from portal.domain.outbox import MailState
from portal.domain.permissions import Action, Actor, may
from portal.domain.transitions import Transition
from portal.services.action_plan_requests import lapse_with_rating, request_plan
from portal.services.locking import locked
from portal.services.notice_mail import correction_text, link_in, mail_undelivered, notice_drafts
from portal.services.project_access import known_facts
from portal.services.refusals import Missing, require
from portal.services.step_journal import journal_notice, journal_taken_back
from portal.services.steps import guarded_step, step
from portal.services.telling import tell
from portal.storage import outbox
from portal.storage.history import record
from portal.storage.models.assessments import Assessment, RedNotice
from portal.storage.models.projects import Project
from portal.storage.models.records import OutboundMail
from portal.storage.queries.people import person
from portal.storage.queries.schemes import scheme_policy

NOTICE, CORRECTION = "red_notice", "red_notice_correction"
WITHDRAWN = "withdrawn"
"""The fault noted on a mail that was held back; pages word it."""


def queue_notices(
    session: Session,
    row: Assessment,
    mail: str | None = NOTICE,
    *,
    link: str,
    by: Actor,
    at: datetime,
) -> None:
    """Queue the notices of a red rating to holder and owners; who has no mail waits for a call."""
    for draft in notice_drafts(session, row, link=link, at=at):
        mail_id = None
        if mail is not None and draft.person is not None and draft.text is not None:
            about = ("assessment", row.id)
            mail_id = tell(session, draft.person, mail, draft.text, about=about, at=at)
        notice = RedNotice(
            assessment_id=row.id,
            recipient_kind=draft.addressee.recipient.kind,
            recipient_id=draft.addressee.recipient.id,
            organisation_id=draft.addressee.organisation_id,
            channel=NoticeChannel.MAIL,
            state=RedNoticeState.QUEUED if mail_id else RedNoticeState.FAILED,
            mail_id=mail_id,
            queued_at=at,
        )
        session.add(notice)
        session.flush()
        _note(session, notice, "red_notice_queued", by=by, at=at)


def count_notices(session: Session, mail_id: str, at: datetime, *, plans_at: str = "") -> None:
    """Let the notices that went with a mail count from now: the mail server has accepted it.

    A notice that was taken back while its mail was on the way is followed by a correction. Once
    all have been told, an action plan is asked for; `plans_at` is the address of the plans.
    """
    for notice in _with_mail(session, mail_id):
        if notice.state is not RedNoticeState.QUEUED:
            continue
        taken = step(RED_NOTICE_TRANSITIONS, notice.state, RedNoticeAction.SEND)
        notice.state, notice.counted_at = taken.to, at
        _note(session, notice, taken.event, by=SYSTEM, at=at)
        if taken.journal:
            journal_notice(session, notice, on=None, at=at)
        row = session.get_one(Assessment, notice.assessment_id)
        settle_times(session, row)
        if row.state is AssessmentState.CORRECTED:
            _correct(session, row, notice, row.note, by=SYSTEM, at=at)
        request_plan(session, row, plans_at=plans_at, by=SYSTEM, at=at)


def fail_notices(session: Session, mail_id: str, at: datetime) -> None:
    """Let the notices that went with a mail fail: the mail server refused it for good.

    The office is told, for the round cannot be published before somebody mends it.
    """
    for notice in _with_mail(session, mail_id):
        if notice.state is RedNoticeState.QUEUED:
            taken = step(RED_NOTICE_TRANSITIONS, notice.state, RedNoticeAction.FAIL)
            notice.state = taken.to
            _note(session, notice, taken.event, by=SYSTEM, at=at)
            mail_undelivered(session, notice, taken.mail, at=at)
    session.flush()


def resend_notice(session: Session, notice_id: str, *, by: Actor, at: datetime) -> None:
    """Send a notice again that failed or came back.

    Raises:
        Missing: The notice is not theirs.
        DomainError: It has no mail, or it is on its way already.
    """
    notice, row = _handled(session, notice_id, by=by, at=at)
    if notice.state is RedNoticeState.QUEUED:
        return
    action, mail_id = RedNoticeAction.RESEND, notice.mail_id
    taken = guarded_step(
        RED_NOTICE_TRANSITIONS, notice.state, action, may_resend, has_mail=mail_id is not None
    )
    notice.state, notice.counted_at = taken.to, None
    outbox.resend(session, mail_id or "", at)
    _note(session, notice, taken.event, by=by, at=at)
    settle_times(session, row)


def bounce_notice(session: Session, notice_id: str, *, by: Actor, at: datetime) -> None:
    """Note that the mail of a notice came back: it no longer counts, and the office is told.

    Raises:
        Missing: The notice is not theirs.
        DomainError: It was not sent, or its rating is published.
    """
    notice, row = _handled(session, notice_id, by=by, at=at)
    if notice.state is RedNoticeState.BOUNCED:
        return
    action, is_out = RedNoticeAction.BOUNCE, row.published_at is not None
    taken = guarded_step(RED_NOTICE_TRANSITIONS, notice.state, action, may_bounce, is_out=is_out)
    notice.state, notice.counted_at = taken.to, None
    _note(session, notice, taken.event, by=by, at=at)
    settle_times(session, row)
    mail_undelivered(session, notice, taken.mail, at=at)


def log_notice(
    session: Session,
    notice_id: str,
    channel: NoticeChannel,
    on: date,
    note: str,
    *,
    by: Actor,
    at: datetime,
    plans_at: str = "",
) -> None:
    """Log that somebody was told by letter or telephone; it counts from noon of that day.

    Args:
        session: The writing session.
        notice_id: Which notice.
        channel: Letter or call.
        on: The day, between the approval and today.
        note: How it was done.
        by: Who logs it.
        at: When it is logged.
        plans_at: The address of the action plans; one is asked for once all have been told.

    Raises:
        Missing: The notice is not theirs.
        DomainError: The day is not between approval and today, or the note is missing.
        Refused: Both.
    """
    notice, row = _handled(session, notice_id, by=by, at=at)
    if notice.state is RedNoticeState.LOGGED:
        return
    policy = scheme_policy(session, session.get_one(Project, row.project_id).scheme_id)
    approved_on = local_date(row.approved_at or row.created_at, policy.time_zone)
    today = local_date(at, policy.time_zone)
    told = (on, note, approved_on, today)
    taken = guarded_step(RED_NOTICE_TRANSITIONS, notice.state, RedNoticeAction.LOG, log_gaps, *told)
    notice.state, notice.channel, notice.note = taken.to, channel, note
    notice.counted_at = _noon_of(on, row, policy.time_zone, at)
    if notice.mail_id:
        _hold_back(session, notice.mail_id)
    _note(session, notice, taken.event, by=by, at=at)
    if taken.journal:
        journal_notice(session, notice, on=on, at=at)
    settle_times(session, row)
    request_plan(session, row, plans_at=plans_at, by=by, at=at)


def _noon_of(on: date, row: Assessment, time_zone: str, at: datetime) -> datetime:
    """Return noon of a day, but not before the approval and not after now."""
    noon = datetime.combine(on, time(12), ZoneInfo(time_zone))
    return min(max(noon, row.approved_at or noon), at)


def place_of(session: Session, notice_id: str, *, by: Actor, at: datetime) -> tuple[str, str, str]:
    """Return project, round and assessment of a notice.

    Raises:
        Missing: The notice is not theirs.
    """
    notice = session.get(RedNotice, notice_id)
    if notice is None:
        raise Missing
    row = _allowed(session, notice, by=by, at=at)
    return row.project_id, row.round_id, row.id


def take_back(
    session: Session,
    row: Assessment,
    taken: Transition[AssessmentState],
    reason: str,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Take the notices of a rating back: hold back what was not sent, correct what was told.

    The step that was taken says by which mail, and that it goes into the journal. The action plan
    that was asked for lapses for the same reason.
    """
    for notice in _of(session, row):
        match taken_back(notice.state):
            case TakenBack.HELD_BACK:
                _hold_back(session, notice.mail_id or "")
            case TakenBack.CORRECTED:
                _correct(session, row, notice, reason, taken, by=by, at=at)
            case TakenBack.FORGOTTEN:
                pass
    lapse_with_rating(session, row, reason, by=by, at=at)
    session.flush()


def settle_times(session: Session, row: Assessment) -> None:
    """Write on the rating when the holder and the last of the owners were told."""
    session.flush()
    notices = _of(session, row)
    recipients = tuple(
        dict.fromkeys(NoticeRecipient(one.recipient_kind, one.recipient_id) for one in notices)
    )
    values = [
        NoticeValue(
            NoticeRecipient(one.recipient_kind, one.recipient_id),
            one.state,
            one.counted_at,
            one.note,
        )
        for one in notices
    ]
    times = notice_times(recipients, values)
    row.holder_notified_at = times.holder_notified_at
    row.owners_notified_at = times.owners_notified_at
    session.flush()


def _of(session: Session, row: Assessment) -> tuple[RedNotice, ...]:
    asked = (
        select(RedNotice)
        .where(RedNotice.assessment_id == row.id)
        .order_by(RedNotice.queued_at, RedNotice.id)
    )
    return tuple(session.scalars(asked))


def _with_mail(session: Session, mail_id: str) -> tuple[RedNotice, ...]:
    asked = select(RedNotice).where(RedNotice.mail_id == mail_id).order_by(RedNotice.id)
    return tuple(session.scalars(asked.with_for_update()))


def _handled(
    session: Session, notice_id: str, *, by: Actor, at: datetime
) -> tuple[RedNotice, Assessment]:
    notice = locked(session, RedNotice, notice_id)
    return notice, _allowed(session, notice, by=by, at=at)


def _allowed(session: Session, notice: RedNotice, *, by: Actor, at: datetime) -> Assessment:
    row = session.get_one(Assessment, notice.assessment_id)
    project = known_facts(session, row.project_id)
    policy = scheme_policy(session, project.scheme_id)
    today = local_date(at, policy.time_zone)
    require(may(by, Action.HANDLE_NOTICES, project, today, policy))
    return row


def _hold_back(session: Session, mail_id: str) -> None:
    mail = session.get_one(OutboundMail, mail_id)
    if mail.state is MailState.QUEUED:
        mail.state, mail.last_error = MailState.FAILED, WITHDRAWN


def _correct(
    session: Session,
    row: Assessment,
    notice: RedNotice,
    reason: str,
    taken: Transition[AssessmentState] | None = None,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Correct a notice as the step says that was taken, or that was taken while it was sent."""
    mail = CORRECTION if taken is None else taken.mail
    sent = session.get(OutboundMail, notice.mail_id) if notice.mail_id else None
    told = person(session, sent.person_id) if sent is not None and sent.person_id else None
    if told is None or sent is None or mail is None:
        return
    text = correction_text(session, row, told, reason or row.note, link=link_in(sent.body))
    tell(session, told, mail, text, about=("assessment", row.id), at=at)
    _note(session, notice, "red_notice_corrected", by=by, at=at)
    if taken is None or taken.journal:
        journal_taken_back(session, notice, at=at)


def _note(session: Session, notice: RedNotice, action: str, *, by: Actor, at: datetime) -> None:
    record(
        session,
        by=by,
        at=at,
        action=action,
        kind="assessment",
        object_id=notice.assessment_id,
        facts={"recipient": notice.recipient_kind.value, "recipient_id": notice.recipient_id},
    )
