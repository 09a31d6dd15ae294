"""What the packet of a meeting prints: its agenda, and the items whole in their order."""

from dataclasses import dataclass
from datetime import date

from docgen.views.agenda_item import AgendaItemView
from docgen.views.red_twice_item import RedTwiceItemView
from docgen.views.shared import Language, SenderView


@dataclass(frozen=True, slots=True)
class PacketItemView:
    """One item of the agenda: one of the two kinds of text, and the files that go with it."""

    number: int | None
    title: str
    case_number: str = ""
    is_closed: bool = False
    attachments: tuple[str, ...] = ()
    overview: AgendaItemView | None = None
    red_twice: RedTwiceItemView | None = None


@dataclass(frozen=True, slots=True)
class PacketView:
    """The packet of one meeting; `for_publication` is the version without closed items."""

    language: Language
    sender: SenderView
    committee: str
    meeting_date: date
    written_on: date
    items: tuple[PacketItemView, ...]
    place: str = ""
    for_publication: bool = False
    attachments: tuple[str, ...] = ()
