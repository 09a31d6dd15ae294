"""What the house remembers: the chained history and outgoing mail."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.domain.outbox import MailState
from portal.storage.models.base import Base, Id, Json, Long, choice


class AuditEvent(Base):
    """One event of the append-only history (hændelseslog), chained to the one before it."""

    __tablename__ = "audit_event"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    actor_id: Mapped[str | None]
    action: Mapped[str] = mapped_column(index=True)
    object_kind: Mapped[str]
    object_id: Mapped[str] = mapped_column(index=True)
    facts: Mapped[Json]
    previous_hash: Mapped[str]
    hash: Mapped[str]


class AuditChange(Base):
    """The values behind an event, which retention may empty; the event keeps their salted hash."""

    __tablename__ = "audit_change"
    __table_args__ = (UniqueConstraint("seq", "field"),)

    id: Mapped[Id]
    seq: Mapped[int] = mapped_column(ForeignKey("audit_event.seq"))
    field: Mapped[str]
    salt: Mapped[str | None]
    before: Mapped[Long | None]
    after: Mapped[Long | None]


class AuditHead(Base):
    """The one row that holds the end of the chain; it is locked as the last act before a commit."""

    __tablename__ = "audit_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    count: Mapped[int]
    hash: Mapped[str]


class OutboundMail(Base):
    """A mail to be sent, in the same transaction as what it tells of."""

    __tablename__ = "outbound_mail"
    __table_args__ = (UniqueConstraint("message_id"),)

    id: Mapped[Id]
    kind: Mapped[str]
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"), index=True)
    address: Mapped[str]
    language: Mapped[str]
    subject: Mapped[Long]
    body: Mapped[Long]
    message_id: Mapped[str]
    about_kind: Mapped[str] = mapped_column(default="")
    about_id: Mapped[str] = mapped_column(default="", index=True)
    document_id: Mapped[str | None] = mapped_column(ForeignKey("generated_document.id"))
    """The document that goes along as an attachment."""

    state: Mapped[MailState] = mapped_column(
        choice(MailState), default=MailState.QUEUED, index=True
    )
    queued_at: Mapped[datetime]
    try_after: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[Long] = mapped_column(default="")
