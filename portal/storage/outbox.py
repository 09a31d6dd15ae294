"""Outgoing mail (udgående post) as rows written in the same transaction as what it tells of (D4).

The worker claims a due row in one transaction, sends outside it, and notes the outcome in another.
A row claimed by a worker that died comes due again after the lease, with the same Message-ID; only
what the mail server or the sending itself refused counts as an attempt, never a worker's death.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.outbox import MailState
from portal.storage.models.records import OutboundMail
from portal.tokens import new_id

LEASE = timedelta(minutes=10)
WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=20),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
    timedelta(hours=24),
)
"""How long to wait after each refused attempt; after the last one the mail has failed."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail to be sent now."""

    id: str
    kind: str
    address: str
    language: str
    subject: str
    body: str
    message_id: str
    about_kind: str
    about_id: str
    document_id: str | None = None


def queue_mail(
    session: Session,
    *,
    kind: str,
    person_id: str | None,
    address: str,
    language: str,
    subject: str,
    body: str,
    at: datetime,
    about_kind: str = "",
    about_id: str = "",
    document_id: str | None = None,
) -> str:
    """Write a mail into the outbox and return its id; every attempt has the same Message-ID.

    A document that is named goes along as an attachment.
    """
    mail_id = new_id()
    session.add(
        OutboundMail(
            id=mail_id,
            kind=kind,
            person_id=person_id,
            address=address,
            language=language,
            subject=subject,
            body=body,
            message_id=f"<{mail_id}.{kind}@fremdrift>",
            about_kind=about_kind,
            about_id=about_id,
            document_id=document_id,
            state=MailState.QUEUED,
            queued_at=at,
            try_after=at,
        )
    )
    session.flush()
    return mail_id


def claim_due(session: Session, now: datetime, limit: int = 20) -> tuple[Mail, ...]:
    """Return mails to send now, oldest first, and keep other workers from them for the lease."""
    due = session.scalars(
        select(OutboundMail)
        .where(OutboundMail.state == MailState.QUEUED, OutboundMail.try_after <= now)
        .order_by(OutboundMail.try_after, OutboundMail.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
    for row in due:
        row.try_after = now + LEASE
    session.flush()
    return tuple(_mail(row) for row in due)


def mark_sent(session: Session, mail_id: str, at: datetime) -> None:
    """Note that the mail server accepted a mail."""
    row = session.get_one(OutboundMail, mail_id)
    row.state = MailState.SENT
    row.attempts += 1
    row.sent_at = at
    row.last_error = ""
    session.flush()


def mark_failed(
    session: Session, mail_id: str, at: datetime, error: str, *, for_good: bool = False
) -> MailState:
    """Note that a mail was not accepted; return whether it waits for another attempt or failed."""
    row = session.get_one(OutboundMail, mail_id)
    row.last_error = error
    row.attempts += 1
    if for_good or row.attempts > len(WAITS):
        row.state = MailState.FAILED
    else:
        row.try_after = at + WAITS[row.attempts - 1]
    session.flush()
    return row.state


def resend(session: Session, mail_id: str, at: datetime) -> None:
    """Put a failed mail back into the queue, with all its attempts before it."""
    row = session.get_one(OutboundMail, mail_id)
    row.state = MailState.QUEUED
    row.try_after = at
    row.attempts = 0
    session.flush()


def _mail(row: OutboundMail) -> Mail:
    return Mail(
        id=row.id,
        kind=row.kind,
        address=row.address,
        language=row.language,
        subject=row.subject,
        body=row.body,
        message_id=row.message_id,
        about_kind=row.about_kind,
        about_id=row.about_id,
        document_id=row.document_id,
    )
