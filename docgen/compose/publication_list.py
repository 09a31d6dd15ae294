"""The list of a meeting's items for publication: numbers, titles and case numbers."""

from docgen.blocks import Block, Cell, Column, Document, Look, Paragraph, Run, Table
from docgen.compose import page
from docgen.compose.formats import BLANK, day
from docgen.compose.sentences import fill
from docgen.views.publication_list import PublicationItemView, PublicationListView
from docgen.wording import items as item_words
from docgen.wording.publication_list import WORDING, PublicationListWording

_NUMBER, _TITLE, _CASE = 18.0, 104.0, 38.0


def compose(view: PublicationListView, wording: PublicationListWording | None = None) -> Document:
    """Return the list as a document; without wording, the standard words are used."""
    words = wording or WORDING[view.language]
    date = day(view.meeting_date, view.language)
    title = fill(words.title, committee=view.committee, date=date)
    held = fill(
        words.held_at if view.place else words.held,
        committee=view.committee,
        date=date,
        place=view.place,
    )
    body: list[Block] = [page.heading(1, title), Paragraph((Run(held),), Look.SUMMARY)]
    if view.items:
        body += [Paragraph((Run(words.lead),)), _table(view, words)]
    else:
        body.append(Paragraph((Run(words.none),)))
    return page.document(
        view,
        title,
        body,
        upper=page.meeting_line(view.meeting_date, view.language),
        footer=fill(words.footer, date=date),
    )


def title_of(item: PublicationItemView, view: PublicationListView) -> str:
    """Return an item's title, marked when it was deferred to this meeting."""
    mark = item_words.WORDING[view.language].deferred_mark
    return f"{item.title} {mark}" if item.is_deferred else item.title


def _table(view: PublicationListView, words: PublicationListWording) -> Table:
    return Table(
        caption=fill(words.caption, date=day(view.meeting_date, view.language)),
        description=words.description,
        columns=(
            Column(words.number, _NUMBER),
            Column(words.item, _TITLE),
            Column(words.case, _CASE),
        ),
        rows=tuple(
            (
                Cell(str(one.number) if one.number is not None else BLANK),
                Cell(title_of(one, view)),
                Cell(one.case_number or BLANK),
            )
            for one in view.items
        ),
    )
