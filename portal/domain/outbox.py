"""How far an outgoing mail (udgående post) has come."""

from enum import StrEnum


class MailState(StrEnum):
    """Waiting in the outbox, accepted by the mail server, or given up."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"
