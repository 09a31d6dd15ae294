"""What documents tell of the items of an action plan, in words."""

from datetime import date

from docgen.compose.sentences import fill
from docgen.wording.measures import WORDING
from portal.i18n import show_date
from portal.services.documents.sources import spoken


def told_of_measure(done_on: date | None, text: str) -> str:
    """Return what was told of an item: the day it was done if it was, and the project's words."""
    done = fill(WORDING[spoken()].done_on, date=show_date(done_on)) if done_on else ""
    return " ".join(part for part in (done, text) if part)
