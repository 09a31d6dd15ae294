"""The table of projects and rounds."""

from functools import lru_cache

from docgen.blocks import Cell, Column, ColumnKind, Table
from docgen.compose import page
from docgen.compose.formats import BLANK, enumerate_words
from docgen.compose.sentences import fill
from docgen.views import AgendaItemView
from docgen.wording.agenda_item import AgendaItemWording

_MEASURE = 160.0
_STATUS_WIDTHS = (27.0, 22.0, 26.0)
_PROJECT_SHARE = 0.506


def table(view: AgendaItemView, words: AgendaItemWording) -> Table:
    """Return one row a project: name, holder and one status column a round, oldest first."""
    rounds = enumerate_words(view.rounds, view.language)
    name = page.table_name(1, view.language)
    return Table(
        caption=fill(words.table_caption, table=name, rounds=rounds),
        description=fill(words.table_description, count=str(len(view.rows)), rounds=rounds),
        columns=_columns(view, words),
        rows=tuple(
            (
                Cell(row.project),
                _owner(row.owner),
                *(page.status(cell) for cell in row.cells),
            )
            for row in view.rows
        ),
        legend=page.rating_legend(view.language),
    )


@lru_cache(maxsize=256)
def _owner(name: str) -> Cell:
    return Cell(name or BLANK)


def _columns(view: AgendaItemView, words: AgendaItemWording) -> tuple[Column, ...]:
    widths = _status_widths(len(view.rounds))
    names = _MEASURE - sum(widths)
    project = round(names * _PROJECT_SHARE, 1)
    return (
        Column(words.project, project),
        Column(words.owner, round(names - project, 1)),
        *(
            Column(fill(words.status, round=name), width, ColumnKind.STATUS, tail=name)
            for name, width in zip(view.rounds, widths, strict=True)
        ),
    )


def _status_widths(count: int) -> tuple[float, ...]:
    """Return the widths of the status columns, the last one wider for its longer words."""
    if count == len(_STATUS_WIDTHS):
        return _STATUS_WIDTHS
    if count < len(_STATUS_WIDTHS):
        return (27.0,) * count
    return (round(75.0 / count, 1),) * count
