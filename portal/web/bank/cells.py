"""How the public pages show a cell: its kind, which gives shape and tone, and its words."""

from dataclasses import dataclass

from portal.domain.rag import Assessed, AssessedLater, Cell, CellKind, NotDue, Rag, cell_kind
from portal.i18n import _
from portal.web.wording import cell_word, rag_meaning, rag_word


@dataclass(frozen=True, slots=True)
class PublicCell:
    """One cell: kind, word, and more words where they help."""

    kind: str
    word: str
    note: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether the project was not in the round."""
        return self.kind == CellKind.NOT_MONITORED.value


def public_cell(cell: Cell, *, withdrawn: bool = False) -> PublicCell:
    """Return how a cell is shown."""
    if withdrawn:
        return PublicCell("waiting", _("Trukket tilbage"))
    match cell:
        case Assessed(rag=rag):
            return PublicCell(rag.value, rag_word(rag))
        case NotDue(last_rag=last, last_round_name=name, because=because):
            note = "" if last is None else _last(last, name or "")
            return PublicCell("not_due", cell_word(CellKind.NOT_DUE), note or reason_words(because))
        case AssessedLater(because=because):
            return PublicCell(
                "assessed_later", cell_word(CellKind.ASSESSED_LATER), reason_words(because)
            )
        case _:
            kind = cell_kind(cell)
            return PublicCell(kind.value, cell_word(kind))


def colour(rag: Rag | None) -> PublicCell | None:
    """Return a colour with its word and what it means."""
    return None if rag is None else PublicCell(rag.value, rag_word(rag), rag_meaning(rag))


def reason_words(because: str | None) -> str:
    """Return the reason of a cell: what a person wrote, or the words of the rule's code."""
    known = {
        "paused": _("Projektet er på pause."),
        "interval": _("Projektet rapporterer sjældnere."),
        "exempted": _("Projektet er fritaget."),
    }
    return known.get(because or "", because or "")


def _last(rag: Rag, name: str) -> str:
    return _("sidst %(rag)s, %(round)s", rag=rag_word(rag).lower(), round=name)
