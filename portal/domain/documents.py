"""How far a document somebody asked for (dokument) has come."""

from enum import StrEnum


class RequestState(StrEnum):
    """Waiting, being made, made, or failed with a reason."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
