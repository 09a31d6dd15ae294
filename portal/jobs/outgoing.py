"""Sends what lies in the outbox; a mail counts as sent once the mail server accepted it (D4)."""

from sqlalchemy import select

from portal.clock import Clock
from portal.config import Settings
from portal.domain.actors import SYSTEM
from portal.domain.outbox import MailState
from portal.mail.smtp import MailRefused, Message, send
from portal.storage import outbox
from portal.storage.engine import Database
from portal.storage.history import record, seal
from portal.storage.models import OutboundMail


def send_due(database: Database, settings: Settings, clock: Clock) -> int:
    """Send the mails that are due and return how many were tried.

    Without a mail server they wait in the outbox, where the office can read them.
    """
    if not settings.smtp_url or not _anything_due(database, clock):
        return 0
    with database.writing() as session:
        mails = outbox.claim_due(session, clock.now())
        session.commit()
    for mail in mails:
        _send(database, settings, clock, mail)
    return len(mails)


def _anything_due(database: Database, clock: Clock) -> bool:
    due = (
        select(OutboundMail.id)
        .where(OutboundMail.state == MailState.QUEUED, OutboundMail.try_after <= clock.now())
        .limit(1)
    )
    with database.reading() as session:
        return session.scalars(due).first() is not None


def _send(database: Database, settings: Settings, clock: Clock, mail: outbox.Mail) -> None:
    message = Message(mail.address, mail.subject, mail.body, mail.message_id, mail.language)
    refused: MailRefused | None = None
    try:
        send(message, smtp_url=settings.smtp_url, sender=settings.mail_from, at=clock.now())
    except MailRefused as error:
        refused = error
    with database.writing() as session:
        at = clock.now()
        if refused is None:
            outbox.mark_sent(session, mail.id, at)
            action = "mail_sent"
        else:
            state = outbox.mark_failed(
                session, mail.id, at, str(refused), for_good=refused.for_good
            )
            action = "mail_failed" if state is MailState.FAILED else "mail_delayed"
        record(session, by=SYSTEM, at=at, action=action, kind="outbound_mail", object_id=mail.id)
        seal(session)
        session.commit()
