"""The section on risks, alike in report and workshop result."""

from docgen.blocks import Block, Cell, Column, ColumnKind, Table
from docgen.compose import page
from docgen.compose.formats import BLANK
from docgen.compose.sentences import fill
from docgen.views import Language, RiskRowView
from docgen.wording.risks import WORDING


def section(
    risks: tuple[RiskRowView, ...], counter: page.Counter, language: Language
) -> tuple[Block, ...]:
    """Return heading and table of risks, nothing without risks."""
    if not risks:
        return ()
    words = WORDING[language]
    name = counter.next_table()
    table = Table(
        caption=fill(words.caption, table=name),
        description=fill(words.description, count=str(len(risks))),
        columns=(
            Column(words.risk, 46),
            Column(words.score, 14, ColumnKind.NUMBER),
            Column(words.band, 24, ColumnKind.STATUS),
            Column(words.owner, 32),
            Column(words.mitigation, 44),
        ),
        rows=tuple(
            (
                Cell(risk.text or BLANK),
                Cell(str(risk.likelihood * risk.impact)),
                page.status(risk.band),
                Cell(risk.owner or BLANK),
                Cell(risk.mitigation or BLANK),
            )
            for risk in risks
        ),
        note=words.note,
    )
    return (page.heading(2, words.heading), table)
