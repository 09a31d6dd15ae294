"""Who reads the documents that a page shows: the request's actor, now, in the page's language."""

from portal.clock import local_date
from portal.i18n import language
from portal.services.documents.reader import Reader
from portal.web.access import actor
from portal.web.transaction import now


def page_reader(*, speaking: str | None = None) -> Reader:
    """Return for whom the request's documents are composed, in another language if one is named."""
    return Reader(actor(), local_date(now()), speaking or language())
