"""Sends what lies in the outbox; a mail counts as sent once the mail server accepted it (D4)."""

import logging
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import Clock
from portal.config import Settings
from portal.domain.actors import SYSTEM
from portal.domain.outbox import MailState
from portal.mail.smtp import Attachment, MailRefused, Message, send
from portal.services.document_requests import MEDIA_TYPES
from portal.services.notices import count_notices, fail_notices
from portal.storage import outbox
from portal.storage.document_store import DamagedFile, DocumentStore
from portal.storage.engine import Database
from portal.storage.history import record, seal
from portal.storage.models import GeneratedDocument, OutboundMail

A_SWEEP = 20
"""How many mails are sent before the worker looks at its other work."""

log = logging.getLogger(__name__)

PLANS = "/handlingsplaner"
"""Where the pages of action plans are; a mail that is written here leads there."""


def send_due(database: Database, settings: Settings, clock: Clock) -> int:
    """Send the mails that are due and return how many were tried.

    Without a mail server they wait in the outbox, where the office can read them. In the demo,
    whose people are invented, they then count as sent and go nowhere.
    """
    goes_out = bool(settings.smtp_url) or settings.is_demo
    if not goes_out or not _anything_due(database, clock):
        return 0
    for tried in range(A_SWEEP):
        mail = _claimed(database, clock)
        if mail is None:
            return tried
        refused = _refusal(database, settings, clock, mail)
        with database.writing() as session:
            _note(session, settings, clock.now(), mail, refused)
            seal(session)
            session.commit()
    return A_SWEEP


def _claimed(database: Database, clock: Clock) -> outbox.Mail | None:
    """Take one mail, so that a worker that dies of it keeps no other mail waiting."""
    with database.writing() as session:
        mails = outbox.claim_due(session, clock.now(), limit=1)
        session.commit()
    return mails[0] if mails else None


def _anything_due(database: Database, clock: Clock) -> bool:
    due = (
        select(OutboundMail.id)
        .where(OutboundMail.state == MailState.QUEUED, OutboundMail.try_after <= clock.now())
        .limit(1)
    )
    with database.reading() as session:
        return session.scalars(due).first() is not None


def _refusal(
    database: Database, settings: Settings, clock: Clock, mail: outbox.Mail
) -> MailRefused | None:
    """Send a mail and return why it was refused, None when it was accepted."""
    if not settings.smtp_url:
        return None
    try:
        files = _attachments(database, settings, mail)
    except (FileNotFoundError, DamagedFile) as error:
        return MailRefused(f"{type(error).__name__}: {error}", for_good=True)
    message = Message(mail.address, mail.subject, mail.body, mail.message_id, mail.language, files)
    try:
        send(message, smtp_url=settings.smtp_url, sender=settings.mail_from, at=clock.now())
    except MailRefused as error:
        return error
    except Exception as error:  # one bad mail must not stop the others
        log.exception("mail %s could not be sent", mail.id)
        return MailRefused(f"{type(error).__name__}: {error}", for_good=False)
    return None


def _attachments(
    database: Database, settings: Settings, mail: outbox.Mail
) -> tuple[Attachment, ...]:
    if mail.document_id is None:
        return ()
    with database.reading() as session:
        row = session.get_one(GeneratedDocument, mail.document_id)
        name, media_type, sha256 = row.filename, MEDIA_TYPES[row.file_format], row.sha256
    return (Attachment(name, media_type, DocumentStore(settings.documents).get(sha256)),)


def _note(
    session: Session,
    settings: Settings,
    at: datetime,
    mail: outbox.Mail,
    refused: MailRefused | None,
) -> None:
    if refused is None:
        outbox.mark_sent(session, mail.id, at)
        count_notices(session, mail.id, at, plans_at=settings.base_url + PLANS)
        action = "mail_sent"
    else:
        why, final = str(refused), refused.for_good
        state = outbox.mark_failed(session, mail.id, at, why, for_good=final)
        action = "mail_delayed"
        if state is MailState.FAILED:
            fail_notices(session, mail.id, at)
            action = "mail_failed"
    record(session, by=SYSTEM, at=at, action=action, kind="outbound_mail", object_id=mail.id)
