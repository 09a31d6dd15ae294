"""The words, tones and shapes of status cells in documents (F5: never colour alone)."""

from docgen.compose.sentences import fill
from docgen.views import Shape, StatusCell, Tone
from docgen.wording import shared, statuses
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
from portal.services.documents.sources import spoken

LOOKS: dict[Rag, tuple[Tone, Shape]] = {
    Rag.GREEN: ("green", "circle"),
    Rag.YELLOW: ("yellow", "triangle"),
    Rag.RED: ("red", "square"),
}


def rag_word(rag: Rag) -> str:
    """Return a colour's word in the language now spoken."""
    words = shared.WORDING[spoken()]
    match rag:
        case Rag.GREEN:
            return words.green
        case Rag.YELLOW:
            return words.yellow
        case Rag.RED:
            return words.red


def rag_cell(rag: Rag) -> StatusCell:
    """Return the cell of a rating."""
    tone, shape = LOOKS[rag]
    return StatusCell(rag.value, rag_word(rag), tone, shape)


def optional_rag_cell(rag: Rag | None) -> StatusCell | None:
    """Return the cell of a rating, None where there is none."""
    return None if rag is None else rag_cell(rag)


def status_cell(cell: Cell) -> StatusCell:
    """Return how an overview prints a project's cell in a round."""
    match cell:
        case Assessed(rag):
            return rag_cell(rag)
        case NotMonitored():
            return StatusCell("not_monitored", "–")
        case NotDue():
            return StatusCell("not_due", _not_due(cell), "neutral", "lozenge")
        case _:
            return _told(cell)


def _told(cell: Closing | Ended | NotReported | AssessedLater) -> StatusCell:
    words = statuses.WORDING[spoken()]
    match cell:
        case Closing():
            return StatusCell("closing", words.closing, "neutral", "hollow_square")
        case Ended():
            return StatusCell("ended", words.ended, "neutral", "hollow_circle")
        case NotReported():
            return StatusCell("not_reported", words.not_reported, "neutral", "lozenge")
        case AssessedLater():
            return StatusCell("assessed_later", words.assessed_later, "neutral", "lozenge")


def _not_due(cell: NotDue) -> str:
    words = statuses.WORDING[spoken()]
    if cell.last_rag is None or not cell.last_round_name:
        return words.not_due
    return fill(
        words.not_due_since,
        colour=rag_word(cell.last_rag).lower(),
        round=cell.last_round_name,
    )
