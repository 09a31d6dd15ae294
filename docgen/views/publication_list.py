"""What the list of items for publication prints: an item that is closed has no place in it."""

from dataclasses import dataclass
from datetime import date

from docgen.views.shared import Language, SenderView


@dataclass(frozen=True, slots=True)
class PublicationItemView:
    """One open item, with its number on the agenda."""

    number: int | None
    title: str
    case_number: str = ""
    is_deferred: bool = False


@dataclass(frozen=True, slots=True)
class PublicationListView:
    """The open items of one meeting in the order of its agenda."""

    language: Language
    sender: SenderView
    committee: str
    meeting_date: date
    written_on: date
    items: tuple[PublicationItemView, ...]
    place: str = ""
