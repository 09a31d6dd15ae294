"""The tables of the item about a project that is red twice."""

from docgen.blocks import Cell, Column, ColumnKind, Table
from docgen.compose import page, red_twice_texts
from docgen.compose.formats import BLANK, capital, day, measure
from docgen.compose.sentences import fill
from docgen.views import RedTwiceItemView
from docgen.wording.red_twice_item import RedTwiceItemWording


def facts(view: RedTwiceItemView, words: RedTwiceItemWording, counter: page.Counter) -> Table:
    """Return whose project it is, who pays for it, and which committee it belongs to."""
    committee = words.committee[0 if len(view.recipients) == 1 else 1]
    rows = (
        (words.project, view.project.name),
        (words.owner, view.project.owner),
        (words.pool, view.project.pool),
        (words.pool_owner, view.project.pool_owner),
        (committee, ", ".join(view.recipients)),
    )
    caption = fill(words.facts_caption, table=counter.next_table())
    return Table(
        caption=caption,
        description=caption,
        columns=(Column(words.fact, 47), Column(words.content, 113)),
        rows=tuple((Cell(fact), Cell(content)) for fact, content in rows if content),
    )


def rounds(view: RedTwiceItemView, words: RedTwiceItemWording, counter: page.Counter) -> Table:
    """Return one row a round: its rating, and what followed it."""
    caption = fill(
        words.rounds_caption, table=counter.next_table(), rounds=red_twice_texts.rounds(view)
    )
    return Table(
        caption=caption,
        description=caption,
        columns=(
            Column(words.round, 36),
            Column(words.rating, 26, ColumnKind.STATUS),
            Column(words.follow_up, 98),
        ),
        rows=tuple(
            (Cell(capital(one.name)), page.status(one.rating), Cell(one.note or BLANK))
            for one in view.rounds
        ),
    )


def reached(view: RedTwiceItemView, words: RedTwiceItemWording, counter: page.Counter) -> Table:
    """Return one row a success criterion: planned by now, and reached."""
    caption = fill(words.reached_caption, table=counter.next_table(), round=view.rounds[-1].name)
    return Table(
        caption=caption,
        description=caption,
        columns=(
            Column(words.criterion, 94),
            Column(words.planned, 33, ColumnKind.NUMBER),
            Column(words.reached, 33, ColumnKind.NUMBER),
        ),
        rows=tuple(
            (
                Cell(one.criterion),
                Cell(measure(one.planned, one.unit, view.language)),
                Cell(measure(one.reached, one.unit, view.language)),
            )
            for one in view.reached
        ),
    )


def plan(view: RedTwiceItemView, words: RedTwiceItemWording, counter: page.Counter) -> Table:
    """Return one row an item of the action plan: what, who, when, and how it stands."""
    caption = fill(words.plan_caption, table=counter.next_table())
    return Table(
        caption=caption,
        description=caption,
        columns=(
            Column(words.what, 62),
            Column(words.who, 40),
            Column(words.when, 30),
            Column(words.status, 28, ColumnKind.MARK),
        ),
        rows=tuple(
            (
                Cell(one.what),
                Cell(one.who or BLANK),
                Cell(day(one.due, view.language) if one.due is not None else BLANK),
                page.status(one.status),
            )
            for one in view.plan
        ),
    )
