"""The words, tones and shapes of status cells in documents (F5: never colour alone)."""

from docgen.views import Shape, StatusCell, Tone
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
from portal.i18n import gettext as _

LOOKS: dict[Rag, tuple[Tone, Shape]] = {
    Rag.GREEN: ("green", "circle"),
    Rag.YELLOW: ("yellow", "triangle"),
    Rag.RED: ("red", "square"),
}


def rag_word(rag: Rag) -> str:
    """Return a colour's word in the language now spoken."""
    match rag:
        case Rag.GREEN:
            return _("Grøn")
        case Rag.YELLOW:
            return _("Gul")
        case Rag.RED:
            return _("Rød")


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
    match cell:
        case Closing():
            return StatusCell("closing", _("Projektet lukker"), "neutral", "hollow_square")
        case Ended():
            return StatusCell("ended", _("Er afsluttet"), "neutral", "hollow_circle")
        case NotReported():
            return StatusCell("not_reported", _("Ikke indrapporteret"), "neutral", "lozenge")
        case AssessedLater():
            return StatusCell("assessed_later", _("Vurderes senere"), "neutral", "lozenge")


def _not_due(cell: NotDue) -> str:
    if cell.last_rag is None or not cell.last_round_name:
        return _("Ikke i denne runde")
    return _(
        "Ikke i denne runde (%(colour)s i %(round)s)",
        colour=rag_word(cell.last_rag).lower(),
        round=cell.last_round_name,
    )
