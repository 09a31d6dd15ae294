"""The tables of the workshop result, and the lines that say more about each criterion."""

from docgen.blocks import Cell, Column, ColumnKind, Paragraph, Run, Table
from docgen.compose import page
from docgen.compose.formats import BLANK, day, measure
from docgen.compose.logic_model import ORDER
from docgen.compose.sentences import fill
from docgen.views import WorkshopCriterionView, WorkshopView
from docgen.wording.workshop import WorkshopWording


def facts(view: WorkshopView, words: WorkshopWording, counter: page.Counter) -> Table:
    """Return the project's name, holder and period."""
    caption = fill(words.project_caption, table=counter.next_table())
    period = f"{day(view.period_from, view.language)} – {day(view.period_to, view.language)}"
    rows = ((words.project, view.project), (words.holder, view.holder), (words.period, period))
    return Table(
        caption=caption,
        description=caption,
        columns=(Column(words.fact, 31), Column(words.content, 129)),
        rows=tuple((Cell(fact), Cell(content or BLANK)) for fact, content in rows),
    )


def model(view: WorkshopView, words: WorkshopWording, counter: page.Counter) -> Table:
    """Return the steps in the model's order, each with what it leads to."""
    caption = fill(words.model_caption, table=counter.next_table())
    texts = {node.id: node.text for node in view.nodes}
    nodes = sorted(view.nodes, key=lambda node: ORDER.index(node.kind))
    rows = []
    for node in nodes:
        targets = [
            texts[link.to_id]
            for link in view.links
            if link.from_id == node.id and link.to_id in texts
        ]
        rows.append(
            (
                Cell(words.kinds[node.kind]),
                Cell(node.text),
                Cell("; ".join(targets) or BLANK),
            )
        )
    return Table(
        caption=caption,
        description=caption,
        columns=(Column(words.step, 31), Column(words.text, 66), Column(words.leads_to, 63)),
        rows=tuple(rows),
    )


def assumptions(view: WorkshopView, words: WorkshopWording, counter: page.Counter) -> Table:
    """Return the links that rest on an assumption."""
    caption = fill(words.assumptions_caption, table=counter.next_table())
    texts = {node.id: node.text for node in view.nodes}
    return Table(
        caption=caption,
        description=caption,
        columns=(
            Column(words.from_step, 48),
            Column(words.to_step, 48),
            Column(words.assumption, 64),
        ),
        rows=tuple(
            (
                Cell(texts.get(link.from_id, BLANK)),
                Cell(texts.get(link.to_id, BLANK)),
                Cell(link.assumption),
            )
            for link in view.links
            if link.assumption
        ),
    )


def criteria(view: WorkshopView, words: WorkshopWording, counter: page.Counter) -> Table:
    """Return the criteria with baseline, target and due date."""
    caption = fill(words.criteria_caption, table=counter.next_table())
    return Table(
        caption=caption,
        description=caption,
        columns=(
            Column(words.criterion, 66),
            Column(words.level, 24),
            Column(words.start, 17, ColumnKind.NUMBER),
            Column(words.target, 17, ColumnKind.NUMBER),
            Column(words.due, 36, ColumnKind.NUMBER),
        ),
        rows=tuple(
            (
                Cell(f"{row.number}. {row.text}"),
                Cell(row.level),
                Cell(measure(row.baseline, row.unit, view.language)),
                Cell(measure(row.target, row.unit, view.language)),
                Cell(day(row.due, view.language)),
            )
            for row in view.criteria
        ),
    )


def details(view: WorkshopView, words: WorkshopWording) -> tuple[Paragraph, ...]:
    """Return what the table has no room for, one paragraph a criterion."""
    return tuple(
        Paragraph(
            (
                Run(fill(words.remark, number=str(row.number)), strong=True),
                Run(f" {_detail(row, view, words)}"),
            )
        )
        for row in view.criteria
    )


def _detail(row: WorkshopCriterionView, view: WorkshopView, words: WorkshopWording) -> str:
    sentences = [words.directions[row.direction]]
    if row.tolerance is not None and row.tolerance:
        tolerance = measure(row.tolerance, row.unit, view.language)
        sentences.append(fill(words.tolerance, tolerance=tolerance))
    if row.baseline_on is not None:
        sentences.append(fill(words.start_on, date=day(row.baseline_on, view.language)))
    elif row.baseline_missing:
        sentences.append(fill(words.missing, reason=row.baseline_missing))
    if row.group:
        sentences.append(fill(words.group, group=row.group))
    if row.key:
        sentences.append(words.key)
    return " ".join(sentences)


def milestones(view: WorkshopView, words: WorkshopWording, counter: page.Counter) -> Table:
    """Return the agreed milestones with their dates."""
    caption = fill(words.milestones_caption, table=counter.next_table())
    return Table(
        caption=caption,
        description=caption,
        columns=(
            Column(words.milestone, 110),
            Column(words.at_latest, 38, ColumnKind.NUMBER),
        ),
        rows=tuple((Cell(row.title), Cell(day(row.due, view.language))) for row in view.milestones),
    )
