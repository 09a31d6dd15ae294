"""What has been mailed to a person, and how far each mail has come."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import local_date
from portal.domain.actors import Actor
from portal.domain.outbox import MailState
from portal.domain.permissions import Action, roles_for
from portal.storage.models.records import OutboundMail

SHOWN = 20


@dataclass(frozen=True, slots=True)
class SentMail:
    """A mail to a person; the text is left out where it may hold a secret link."""

    subject: str
    state: MailState
    queued_at: datetime
    sent_at: datetime | None
    body: str


def mails_to(
    session: Session, person_id: str, *, with_text: bool, by: Actor, at: datetime
) -> tuple[SentMail, ...]:
    """Return the latest mails to a person, the newest first; none for who may not see the log.

    Args:
        session: The reading session.
        person_id: To whom.
        with_text: Whether to hand out the texts; only the demo does, where no mail is sent.
        by: Who asks.
        at: Now.
    """
    if not by.has_any(roles_for(Action.VIEW_MAIL_LOG), local_date(at)):
        return ()
    asked = (
        select(OutboundMail)
        .where(OutboundMail.person_id == person_id)
        .order_by(OutboundMail.queued_at.desc(), OutboundMail.id)
        .limit(SHOWN)
    )
    return tuple(
        SentMail(row.subject, row.state, row.queued_at, row.sent_at, row.body if with_text else "")
        for row in session.scalars(asked)
    )
