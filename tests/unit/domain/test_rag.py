"""Colours are ordered by severity and a closing project keeps its rating."""

import pytest

from portal.domain.rag import (
    Assessed,
    AssessedLater,
    Cell,
    CellKind,
    Closing,
    Ended,
    NotDue,
    NotMonitored,
    NotReported,
    Rag,
    cell_kind,
    rating_of,
    worst,
)

CELLS: list[Cell] = [
    Assessed(Rag.RED),
    Closing(Rag.RED),
    Ended(),
    NotMonitored(),
    NotDue(Rag.GREEN, "marts 2010"),
    NotReported(),
    AssessedLater("Late"),
]


def test_red_is_worse_than_yellow_is_worse_than_green() -> None:
    assert Rag.RED > Rag.YELLOW > Rag.GREEN
    assert Rag.GREEN <= Rag.GREEN
    assert Rag.RED >= Rag.YELLOW
    assert Rag.YELLOW.worse(Rag.GREEN) is Rag.YELLOW
    assert worst([]) is None


def test_every_cell_has_its_own_kind() -> None:
    assert [cell_kind(cell) for cell in CELLS] == list(CellKind)


@pytest.mark.parametrize("cell", CELLS)
def test_only_assessed_and_rated_closing_cells_carry_a_rating(cell: Cell) -> None:
    carries = isinstance(cell, Assessed | Closing)
    assert rating_of(cell) is (Rag.RED if carries else None)
    assert rating_of(Closing()) is None
