"""The colour matrix: projects down, rounds across, problems on top."""

from dataclasses import dataclass

from flask import request, url_for

from portal.domain.overview import gravity, worse_than_before
from portal.domain.permissions import Action
from portal.domain.policy import SchemePolicy
from portal.domain.rag import Assessed, Cell, CellKind, NotDue, NotMonitored, cell_kind
from portal.domain.rounds import RoundState
from portal.i18n import _, show_date
from portal.storage.queries.matrix import Matrix, MatrixRow, matrix
from portal.storage.queries.schemes import RoundRow
from portal.web import transaction
from portal.web.access import actor
from portal.web.rounds.office import schemes_for, today
from portal.web.rounds.red_words import reds_words
from portal.web.wording import cell_word, rag_word

WAITING = "waiting"
KINDS = ("green", "yellow", "red", "closing", "ended", "not_due", "not_reported", "assessed_later",
         "waiting", "not_monitored")  # fmt: skip


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell of the matrix."""

    kind: str
    word: str
    worse: bool
    draft: bool
    note: str


@dataclass(frozen=True, slots=True)
class ColumnView:
    """One round across the top."""

    name: str
    note: str


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """One project."""

    name: str
    href: str
    owners: str
    reds: str
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """The whole matrix of a scheme."""

    scheme_id: str
    scheme_name: str
    schemes: tuple[tuple[str, str], ...]
    columns: tuple[ColumnView, ...]
    lines: tuple[MatrixLine, ...]
    totals: tuple[tuple[tuple[str, int, str], ...], ...]
    kinds: tuple[str, ...]


def matrix_page() -> MatrixPage | None:
    """Return the matrix of the scheme asked for, else of the first; None when there is none."""
    schemes = schemes_for(Action.VIEW_MATRIX)
    asked = request.args.get("ordning", "")
    chosen = next((one for one in schemes if one.id == asked), None)
    if chosen is None and (asked or not schemes):
        return None
    chosen = chosen or schemes[0]
    found = matrix(transaction.session(), actor(), today(), chosen.id)
    rows = [row for row in found.rows if any(_shown(cell) for cell in row.cells)]
    lines = [
        _line(found, row, chosen.policy)
        for row in sorted(rows, key=lambda row: (*gravity(row.cells), row.number))
    ]
    shown = {cell.kind for line in lines for cell in line.cells}
    return MatrixPage(
        scheme_id=chosen.id,
        scheme_name=chosen.name,
        schemes=tuple((one.id, one.name) for one in schemes),
        columns=tuple(ColumnView(one.name, _column_note(one)) for one in found.rounds),
        lines=tuple(lines),
        totals=tuple(_totals(lines, place) for place in range(len(found.rounds))),
        kinds=tuple(kind for kind in KINDS if kind in shown or kind in {"green", "yellow", "red"}),
    )


def _shown(cell: Cell | None) -> bool:
    return not isinstance(cell, NotMonitored)


def _line(found: Matrix, row: MatrixRow, policy: SchemePolicy) -> MatrixLine:
    known = tuple(cell if cell is not None else NotMonitored() for cell in row.cells)
    return MatrixLine(
        name=row.name,
        href=url_for("projects.show", project_id=row.project_id),
        owners=" / ".join(row.owners),
        reds=reds_words(row.reds(policy)),
        cells=tuple(
            _cell(cell, of_round, worse=worse_than_before(known, place))
            for place, (cell, of_round) in enumerate(zip(row.cells, found.rounds, strict=True))
        ),
    )


def _cell(cell: Cell | None, of_round: RoundRow, *, worse: bool) -> CellView:
    draft = of_round.published_at is None
    match cell:
        case None:
            return CellView(WAITING, _("Afventer"), worse=False, draft=False, note="")
        case Assessed(rag=rag):
            return CellView(rag.value, rag_word(rag), worse=worse, draft=draft, note="")
        case NotDue(last_rag=last, last_round_name=name) if last is not None:
            note = _("sidst %(rag)s, %(round)s", rag=rag_word(last).lower(), round=name)
            return CellView("not_due", cell_word(CellKind.NOT_DUE), False, False, note)
        case _:
            kind = cell_kind(cell)
            return CellView(kind.value, cell_word(kind), worse=False, draft=False, note="")


def _column_note(one: RoundRow) -> str:
    if one.published_at is not None:
        return _("offentliggjort %(day)s", day=show_date(one.published_at.date()))
    return (
        _("lukket, ikke offentlig")
        if one.state is RoundState.CLOSED
        else _("i gang, ikke offentlig")
    )


def _totals(lines: list[MatrixLine], place: int) -> tuple[tuple[str, int, str], ...]:
    counted = [line.cells[place] for line in lines]
    words = {cell.kind: cell.word for cell in counted}
    found = []
    for kind in KINDS:
        number = sum(cell.kind == kind for cell in counted)
        if number:
            found.append((kind, number, _counted(kind, number, words[kind])))
    return tuple(found)


def _counted(kind: str, number: int, word: str) -> str:
    match kind:
        case "green":
            return _("grøn") if number == 1 else _("grønne")
        case "yellow":
            return _("gul") if number == 1 else _("gule")
        case "red":
            return _("rød") if number == 1 else _("røde")
        case "not_monitored":
            return _("ikke med")
        case _:
            return word.lower()
