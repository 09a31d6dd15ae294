"""The action plan: what it is about, its items, what the reports told of them, support."""

from docgen.blocks import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Document,
    Heading,
    Look,
    Paragraph,
    Run,
    Table,
)
from docgen.compose import page
from docgen.compose.formats import BLANK, day
from docgen.compose.sentences import Kept, fill, paragraphs, say
from docgen.views.action_plan import ActionPlanView, PlanItemView
from docgen.wording.action_plan import WORDING, ActionPlanWording


def compose(view: ActionPlanView, wording: ActionPlanWording | None = None) -> Document:
    """Return the plan as a document; without wording, the standard words are used."""
    words = wording or WORDING[view.language]
    title = fill(words.title, project=view.short_name)
    counter = page.Counter(view.language)
    body: list[Block] = [
        Heading(1, (Run(title),)),
        Paragraph(say(words.summary, round=Kept(view.round_name)), Look.SUMMARY),
        *_led(words.lapsed, view.lapsed_because),
        page.heading(2, words.facts_heading),
        _facts(view, words, counter),
        page.heading(2, words.items_heading),
        *_items(view, words, counter),
        *_followed(view, words),
        *_support(view, words),
    ]
    return page.document(
        view,
        title,
        body,
        upper=fill(words.round, round=view.round_name),
        footer=fill(words.footer, project=view.short_name, round=view.round_name),
    )


def _facts(view: ActionPlanView, words: ActionPlanWording, counter: page.Counter) -> Table:
    dates = (
        (words.requested, view.requested_on),
        (words.due, view.due),
        (words.submitted, view.submitted_on),
        (words.agreed, view.agreed_on),
    )
    rows = (
        (words.project, view.project),
        (words.holder, view.holder),
        (words.rated, fill(words.rated_red, round=view.round_name)),
        (words.state, view.state),
        *((term, day(on, view.language)) for term, on in dates if on is not None),
    )
    caption = fill(words.facts_caption, table=counter.next_table())
    return Table(
        caption=caption,
        description=caption,
        columns=(Column(words.fact, 41), Column(words.content, 119)),
        rows=tuple((Cell(term), Cell(text)) for term, text in rows if text),
    )


def _items(
    view: ActionPlanView, words: ActionPlanWording, counter: page.Counter
) -> tuple[Block, ...]:
    if not view.items:
        return (Paragraph(say(words.no_items)),)
    caption = fill(words.items_caption, table=counter.next_table())
    table = Table(
        caption=caption,
        description=caption,
        columns=(
            Column(words.item, 10),
            Column(words.what, 44),
            Column(words.who, 27),
            Column(words.when, 27),
            Column(words.seen_by, 30),
            Column(words.status, 22, ColumnKind.MARK),
        ),
        rows=tuple(_row(number, item, view) for number, item in enumerate(view.items, 1)),
    )
    comments = [
        block
        for number, item in enumerate(view.items, 1)
        for block in _led(fill(words.comment, number=str(number)), item.comment)
    ]
    return (table, *comments, *_told(view, words))


def _row(number: int, item: PlanItemView, view: ActionPlanView) -> tuple[Cell, ...]:
    return (
        Cell(str(number)),
        Cell(item.what or BLANK),
        Cell(item.who or BLANK),
        Cell(BLANK if item.due is None else day(item.due, view.language)),
        Cell(item.seen_by or BLANK),
        page.status(item.state),
    )


def _told(view: ActionPlanView, words: ActionPlanWording) -> tuple[Paragraph, ...]:
    if view.told_on is None:
        return ()
    on = Kept(day(view.told_on, view.language))
    return (Paragraph(say(words.told, name=view.told_by or BLANK, date=on)),)


def _followed(view: ActionPlanView, words: ActionPlanWording) -> tuple[Block, ...]:
    found = [
        block
        for number, item in enumerate(view.items, 1)
        for one in item.followed
        for block in _led(f"{number}. {one.source}.", one.text)
    ]
    return (page.heading(2, words.followed_heading), *found) if found else ()


def _support(view: ActionPlanView, words: ActionPlanWording) -> tuple[Block, ...]:
    if not view.support_wanted:
        return ()
    return (
        page.heading(2, words.support_heading),
        *_led(words.support_wanted, view.support_wanted),
        *_led(words.support_answer, view.support_answer),
    )


def _led(lead: str, text: str) -> tuple[Paragraph, ...]:
    """Return the text's paragraphs, the first one led in by a strong word."""
    blocks = paragraphs(text)
    if not blocks:
        return ()
    opening = Paragraph((Run(lead, strong=True), Run(" "), *blocks[0].runs))
    return (opening, *blocks[1:])
