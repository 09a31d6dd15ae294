"""The packet of a meeting as one document: its agenda first, then every item whole."""

from docgen.blocks import (
    Block,
    Cell,
    Column,
    Document,
    ListBlock,
    Look,
    PageBreak,
    Paragraph,
    Run,
    Table,
)
from docgen.compose import agenda_item, item_parts, page, red_twice_item
from docgen.compose.formats import BLANK, day
from docgen.compose.sentences import fill
from docgen.errors import DocumentError
from docgen.views import PacketItemView, PacketView
from docgen.wording.packet import WORDING, PacketWording

_CASE, _FILES, _PUBLISHED, _WIDTH = 27.0, 38.0, 29.0, 160.0


def compose(view: PacketView, wording: PacketWording | None = None) -> Document:
    """Return agenda and items as one document; what is closed is not in one for publication."""
    body: list[Block] = [*front(view, wording).body]
    for item in shown(view):
        body += [PageBreak(), *item_document(item).body]
    return _document(view, wording or WORDING[view.language], tuple(body))


def front(view: PacketView, wording: PacketWording | None = None) -> Document:
    """Return the front page alone: the agenda, what can be published, and the files beside it."""
    words = wording or WORDING[view.language]
    body: list[Block] = [page.heading(1, _title(view, words)), *_lead(view, words)]
    items = shown(view)
    if items:
        body += [page.heading(2, words.agenda_heading), _agenda(view, items, words)]
    if not view.for_publication:
        body += _publication(items, words)
    return _document(view, words, (*body, *_files(view, words)))


def item_document(item: PacketItemView) -> Document:
    """Return one item of the packet as a document of its own.

    Raises:
        DocumentError: It has no text.
    """
    if item.red_twice is not None:
        return red_twice_item.compose(item.red_twice)
    if item.overview is None:
        message = f"The item has no text: {item.title}"
        raise DocumentError(message)
    return agenda_item.compose(item.overview)


def shown(view: PacketView) -> tuple[PacketItemView, ...]:
    """Return the items of the packet in their order, closed ones only for the committee."""
    return tuple(one for one in view.items if not (view.for_publication and one.is_closed))


def item_line(item: PacketItemView) -> str:
    """Return an item in one line: its number and title."""
    return item_parts.numbered(item.number, item.title)


def _document(view: PacketView, words: PacketWording, body: tuple[Block, ...]) -> Document:
    return page.document(
        view,
        _title(view, words),
        body,
        upper=page.meeting_line(view.meeting_date, view.language),
        footer=fill(words.footer, date=day(view.meeting_date, view.language)),
    )


def _title(view: PacketView, words: PacketWording) -> str:
    date = day(view.meeting_date, view.language)
    return fill(words.title, committee=view.committee, date=date)


def _lead(view: PacketView, words: PacketWording) -> tuple[Block, ...]:
    held = fill(
        words.held_at if view.place else words.held,
        committee=view.committee,
        date=day(view.meeting_date, view.language),
        place=view.place,
    )
    count = len(shown(view))
    told = fill(words.count[count != 1], count=str(count))
    note = (Paragraph((Run(words.public_note),)),) if view.for_publication else ()
    return (Paragraph((Run(f"{held} {told}"),), Look.SUMMARY), *note)


def _agenda(view: PacketView, items: tuple[PacketItemView, ...], words: PacketWording) -> Table:
    tells = not view.for_publication
    fixed = _CASE + _FILES + (_PUBLISHED if tells else 0.0)
    columns = [
        Column(words.item, _WIDTH - fixed),
        Column(words.case, _CASE),
        Column(words.attachments, _FILES),
    ]
    if tells:
        columns.append(Column(words.published, _PUBLISHED))
    return Table(
        caption=fill(words.agenda_caption, date=day(view.meeting_date, view.language)),
        description=words.agenda_description,
        columns=tuple(columns),
        rows=tuple(_row(one, words, tells=tells) for one in items),
    )


def _row(item: PacketItemView, words: PacketWording, *, tells: bool) -> tuple[Cell, ...]:
    texts = [item_line(item), item.case_number or BLANK, ", ".join(item.attachments) or BLANK]
    if tells:
        texts.append(words.closed if item.is_closed else words.yes)
    return tuple(Cell(one) for one in texts)


def _publication(items: tuple[PacketItemView, ...], words: PacketWording) -> tuple[Block, ...]:
    lines = tuple((Run(item_line(one)),) for one in items if not one.is_closed)
    heading = page.heading(2, words.publication_heading)
    if not lines:
        return (heading, Paragraph((Run(words.publication_none),)))
    lead = Paragraph((Run(words.publication_lead),), Look.BEFORE_LIST)
    return (heading, lead, ListBlock(lines))


def _files(view: PacketView, words: PacketWording) -> tuple[Block, ...]:
    named = [(words.meeting_files, one) for one in view.attachments]
    named += [(item_line(item), one) for item in shown(view) for one in item.attachments]
    if not named:
        return ()
    lines = tuple((Run(f"{whose}: {name}"),) for whose, name in named)
    lead = Paragraph((Run(words.files_lead),), Look.BEFORE_LIST)
    return (page.heading(2, words.files_heading), lead, ListBlock(lines))
