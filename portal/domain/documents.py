"""Documents (dokument): how far one that was asked for has come, what keeps one in the house."""

from collections.abc import Sequence
from enum import StrEnum

from portal.domain.verdict import Reason, Verdict


class RequestState(StrEnum):
    """Waiting, being made, made, or failed with a reason."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class DocumentReason(StrEnum):
    """Why a document is not released, or a file not taken in."""

    NO_MEETING = "document_no_meeting"
    LEFTOVERS = "document_leftovers"
    RATINGS_CHANGED = "document_ratings_changed"
    ITEMS_CHANGED = "document_items_changed"
    NO_LONGER_MADE = "document_no_longer_made"
    NO_FILE = "document_no_file"
    TOO_LARGE = "document_too_large"
    NOT_WORD = "document_not_word"
    NOT_SAFE = "document_not_safe"


UPLOAD_LIMIT_MB = 10
"""The largest file that is taken in."""


def may_leave(
    leftovers: Sequence[str],
    *,
    has_meeting: bool,
    ratings_changed: bool,
    items_changed: bool = False,
) -> Verdict:
    """Return whether a document may go to a committee's readers, its round aside.

    `items_changed` is whether one for publication names other items than it would now: an item
    that has been closed since must not get out with an old list.

    >>> may_leave(["HUSK tal"], has_meeting=True, ratings_changed=False).codes
    (<DocumentReason.LEFTOVERS: 'document_leftovers'>,)
    """
    found = [Reason(DocumentReason.LEFTOVERS, {"text": text}) for text in leftovers]
    if not has_meeting:
        found.append(Reason(DocumentReason.NO_MEETING))
    if ratings_changed:
        found.append(Reason(DocumentReason.RATINGS_CHANGED))
    if items_changed:
        found.append(Reason(DocumentReason.ITEMS_CHANGED))
    return Verdict.unless(found)
