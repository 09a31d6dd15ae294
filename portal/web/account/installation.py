"""Whether this installation shows invented people only."""

from flask import current_app

from portal.config import Settings
from portal.storage.queries.organisations import municipality
from portal.web import transaction


def is_demo() -> bool:
    """Return whether both the settings and the municipality in the database are the demo's."""
    settings: Settings = current_app.extensions["settings"]
    if not settings.is_demo:
        return False
    found = municipality(transaction.session())
    return found is not None and found.is_demo
