"""Every status in a document has its word, tone and a shape of its own, in both languages (F5)."""

import pytest

from portal.domain.rag import (
    Assessed,
    AssessedLater,
    Cell,
    Closing,
    Ended,
    NotDue,
    NotMonitored,
    NotReported,
    Rag,
)
from portal.i18n import speaking
from portal.services.documents.cells import optional_rag_cell, rag_cell, status_cell

WORDS: list[tuple[Cell, str, str]] = [
    (Assessed(Rag.GREEN), "Grøn", "Green"),
    (Assessed(Rag.YELLOW), "Gul", "Yellow"),
    (Assessed(Rag.RED), "Rød", "Red"),
    (Closing(), "Projektet lukker", "The project is closing"),
    (Ended(), "Er afsluttet", "Has ended"),
    (NotMonitored(), "–", "–"),
    (NotDue(), "Ikke i denne runde", "Not in this round"),
    (
        NotDue(Rag.RED, "marts 2010"),
        "Ikke i denne runde (rød i marts 2010)",
        "Not in this round (red in marts 2010)",
    ),
    (NotReported(), "Ikke indrapporteret", "Not reported"),
    (AssessedLater(), "Vurderes senere", "Assessed later"),
]


@pytest.mark.parametrize(("cell", "danish", "english"), WORDS)
def test_each_kind_of_cell_has_its_word(cell: Cell, danish: str, english: str) -> None:
    assert status_cell(cell).word == danish
    with speaking("en"):
        assert status_cell(cell).word == english


def test_colours_differ_in_word_tone_and_shape() -> None:
    cells = [rag_cell(rag) for rag in Rag]
    for part in ("word", "tone", "shape"):
        assert len({getattr(cell, part) for cell in cells}) == len(cells)


def test_no_cell_has_a_tone_without_a_shape() -> None:
    for cell, _danish, _english in WORDS:
        shown = status_cell(cell)
        assert shown.tone == "none" or shown.shape != "none"


def test_a_rating_that_is_not_given_has_no_cell() -> None:
    assert optional_rag_cell(None) is None
    assert optional_rag_cell(Rag.RED) == rag_cell(Rag.RED)
