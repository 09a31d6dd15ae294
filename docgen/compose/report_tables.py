"""The tables and curves of the round report."""

from decimal import Decimal

from docgen.blocks import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Figure,
    LegendEntry,
    Shape,
    Table,
    Tone,
)
from docgen.compose import curve, page
from docgen.compose.formats import BLANK, day, enumerate_words, kroner, measure, number
from docgen.compose.sentences import fill
from docgen.views import CriterionRowView, DevelopmentView, RatingRowView, RoundReportView
from docgen.wording.round_report import RoundReportWording

_PLACES = 2


def facts(view: RoundReportView, words: RoundReportWording, counter: page.Counter) -> Table:
    """Return what the project is: name, holder, target group, period, funding, spending."""
    period = f"{day(view.period_from, view.language)} – {day(view.period_to, view.language)}"
    rows = (
        (words.project, view.project),
        (words.holder, view.holder),
        (words.target_group, view.target_group),
        (words.period, period),
        (words.funding, _funding(view, words)),
        (words.spent, _spent(view, words)),
    )
    caption = fill(words.project_caption, table=counter.next_table())
    return Table(
        caption=caption,
        description=caption,
        columns=(Column(words.fact, 31), Column(words.content, 129)),
        rows=tuple((Cell(fact), Cell(content)) for fact, content in rows if content),
    )


def _total(view: RoundReportView) -> Decimal:
    return sum((line.amount for line in view.funding), Decimal(0))


def _funding(view: RoundReportView, words: RoundReportWording) -> str:
    parts = tuple(
        fill(words.funding_part, amount=kroner(line.amount, view.language), source=line.source)
        for line in view.funding
    )
    if len(parts) < 2:
        return "".join(parts)
    return fill(
        words.funding_parts,
        total=kroner(_total(view), view.language),
        parts=enumerate_words(parts, view.language),
    )


def _spent(view: RoundReportView, words: RoundReportWording) -> str:
    if view.spent is None:
        return ""
    total = _total(view)
    amount = kroner(view.spent, view.language)
    until = day(view.reported_until, view.language)
    if not total:
        return fill(words.spent_text, amount=amount, date=until)
    share = number(100 * view.spent / total, view.language, places=0)
    return fill(words.spent_share, amount=amount, date=until, share=share)


def ratings(view: RoundReportView, words: RoundReportWording, counter: page.Counter) -> Table:
    """Return own, suggested and fixed rating of each level, with the limits under it."""
    caption = fill(words.rating_caption, table=counter.next_table())
    green = number(view.green_from, view.language, _PLACES)
    yellow = number(view.yellow_from, view.language, _PLACES)
    return Table(
        caption=caption,
        description=caption,
        columns=(
            Column(words.level, 46),
            Column(words.own, 38, ColumnKind.STATUS),
            Column(words.suggested, 38, ColumnKind.STATUS),
            Column(words.fixed_rating, 38, ColumnKind.STATUS),
        ),
        rows=tuple(_rating_row(row, view) for row in view.ratings),
        legend=(
            LegendEntry(fill(words.green_from, limit=green), Tone.GREEN, Shape.CIRCLE),
            LegendEntry(fill(words.yellow_from, limit=yellow), Tone.YELLOW, Shape.TRIANGLE),
            LegendEntry(fill(words.red_below, limit=yellow), Tone.RED, Shape.SQUARE),
        ),
    )


def _rating_row(row: RatingRowView, view: RoundReportView) -> tuple[Cell, ...]:
    index = ""
    if row.suggested is not None and row.suggested_index is not None:
        index = f" ({number(row.suggested_index, view.language, _PLACES)})"
    return (
        Cell(row.level),
        page.status(row.own),
        page.status(row.suggested, index),
        page.status(row.fixed),
    )


def criteria(view: RoundReportView, words: RoundReportWording, counter: page.Counter) -> Table:
    """Return each criterion's figures on the last day of the period."""
    until = day(view.reported_until, view.language)
    caption = fill(words.criteria_caption, table=counter.next_table(), date=until)
    numbers = (words.start, words.planned, words.reached, words.target, words.index)
    widths = (15, 18, 16, 15, 14)
    return Table(
        caption=caption,
        description=caption,
        columns=(
            Column(words.criterion, 59),
            Column(words.level, 23),
            *(
                Column(title, width, ColumnKind.NUMBER)
                for title, width in zip(numbers, widths, strict=True)
            ),
        ),
        rows=tuple(_criterion_row(row, view) for row in view.criteria),
        note=words.index_note,
    )


def _criterion_row(row: CriterionRowView, view: RoundReportView) -> tuple[Cell, ...]:
    figures = (row.baseline, row.planned, row.reached, row.target)
    index = BLANK if row.index is None else number(row.index, view.language, _PLACES)
    return (
        Cell(f"{row.number}. {row.text}"),
        Cell(row.level),
        *(Cell(measure(value, row.unit, view.language)) for value in figures),
        Cell(index),
    )


def developments(
    view: RoundReportView, words: RoundReportWording, counter: page.Counter
) -> tuple[Block, ...]:
    """Return for each development its heading, its curve where one can be drawn, its table."""
    blocks: list[Block] = []
    for development in view.developments:
        if development.points:
            blocks += _development(development, view, words, counter)
    return tuple(blocks)


def _development(
    development: DevelopmentView,
    view: RoundReportView,
    words: RoundReportWording,
    counter: page.Counter,
) -> list[Block]:
    title = fill(words.development_heading, number=str(development.criterion))
    blocks: list[Block] = [page.heading(2, title)]
    behind = development.label
    if curve.can_draw(development):
        name = counter.next_figure()
        behind = name[:1].lower() + name[1:]
        blocks.append(
            Figure(
                caption=fill(words.figure_caption, figure=name, label=development.label),
                alt=_alt(development, view, words),
                drawing=curve.draw(development, view.language, words.planned, words.reached),
            )
        )
    caption = fill(words.figures_caption, table=counter.next_table(), figure=behind)
    return [*blocks, _points(development, view, words, caption)]


def _alt(development: DevelopmentView, view: RoundReportView, words: RoundReportWording) -> str:
    points = "; ".join(
        fill(
            words.figure_point,
            date=day(point.on, view.language),
            planned=measure(point.planned, development.unit, view.language),
            reached=measure(point.reached, development.unit, view.language),
        )
        for point in development.points
    )
    first, last = development.points[0].on, development.points[-1].on
    return fill(
        words.figure_alt,
        first=day(first, view.language),
        last=day(last, view.language),
        points=points,
    )


def _points(
    development: DevelopmentView, view: RoundReportView, words: RoundReportWording, caption: str
) -> Table:
    return Table(
        caption=caption,
        description=caption,
        columns=(
            Column(words.measured_on, 46),
            Column(words.planned, 34, ColumnKind.NUMBER),
            Column(words.reached, 34, ColumnKind.NUMBER),
            Column(words.index, 34, ColumnKind.NUMBER),
        ),
        rows=tuple(
            (
                Cell(day(point.on, view.language)),
                Cell(measure(point.planned, development.unit, view.language)),
                Cell(measure(point.reached, development.unit, view.language)),
                Cell(BLANK if point.index is None else number(point.index, view.language, 2)),
            )
            for point in development.points
        ),
    )


def milestones(view: RoundReportView, words: RoundReportWording, counter: page.Counter) -> Table:
    """Return each milestone with its agreed date, the date reached or expected, and its state."""
    written = day(view.received_on or view.written_on, view.language)
    caption = fill(words.milestones_caption, table=counter.next_table(), date=written)
    return Table(
        caption=caption,
        description=caption,
        columns=(
            Column(words.milestone, 59),
            Column(words.agreed, 35),
            Column(words.reached_or_expected, 35),
            Column(words.status, 31, ColumnKind.MARK),
        ),
        rows=tuple(
            (
                Cell(row.title),
                Cell(day(row.agreed, view.language)),
                Cell(
                    BLANK
                    if row.reached_or_expected is None
                    else day(row.reached_or_expected, view.language)
                ),
                page.status(row.state),
            )
            for row in view.milestones
        ),
    )


def measures(view: RoundReportView, words: RoundReportWording, counter: page.Counter) -> Table:
    """Return each item of the action plan with who, when, and what the report tells of it."""
    caption = fill(words.measures_caption, table=counter.next_table())
    return Table(
        caption=caption,
        description=caption,
        columns=(
            Column(words.measure, 46),
            Column(words.who, 29),
            Column(words.when, 31),
            Column(words.told, 54),
        ),
        rows=tuple(
            (
                Cell(row.what or BLANK),
                Cell(row.who or BLANK),
                Cell(BLANK if row.due is None else day(row.due, view.language)),
                Cell(row.told or BLANK),
            )
            for row in view.measures
        ),
    )
