"""The colours (farve) and the kinds of cell a project can have in a round's overview."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never


class Rag(StrEnum):
    """Green good progress, yellow some problems, red considerable problems (R4).

    Colours are ordered by severity, not by the alphabet.

    >>> sorted([Rag.RED, Rag.GREEN, Rag.YELLOW]) == [Rag.GREEN, Rag.YELLOW, Rag.RED]
    True
    >>> Rag.GREEN.worse(Rag.YELLOW) is Rag.YELLOW
    True
    """

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"

    @property
    def severity(self) -> int:
        """How bad the colour is: 0 green, 1 yellow, 2 red."""
        return {"green": 0, "yellow": 1, "red": 2}[self.value]

    def worse(self, other: "Rag") -> "Rag":
        """Return the more severe of the two."""
        return self if self.severity >= other.severity else other

    def __lt__(self, other: str) -> bool:
        """Return whether this colour is less severe."""
        return self.severity < Rag(other).severity

    def __le__(self, other: str) -> bool:
        """Return whether this colour is at most as severe."""
        return self.severity <= Rag(other).severity

    def __gt__(self, other: str) -> bool:
        """Return whether this colour is more severe."""
        return self.severity > Rag(other).severity

    def __ge__(self, other: str) -> bool:
        """Return whether this colour is at least as severe."""
        return self.severity >= Rag(other).severity


def worst(colours: Iterable[Rag | None]) -> Rag | None:
    """Return the most severe of the colours given, None when there is none.

    >>> worst([None, Rag.GREEN, Rag.RED])
    <Rag.RED: 'red'>
    """
    return max((colour for colour in colours if colour is not None), default=None)


class CellKind(StrEnum):
    """The kinds of cell, for choosing words and shapes."""

    ASSESSED = "assessed"
    CLOSING = "closing"
    ENDED = "ended"
    NOT_MONITORED = "not_monitored"
    NOT_DUE = "not_due"
    NOT_REPORTED = "not_reported"
    ASSESSED_LATER = "assessed_later"


@dataclass(frozen=True, slots=True)
class Assessed:
    """The project was rated in the round."""

    rag: Rag


@dataclass(frozen=True, slots=True)
class Closing:
    """The project is closing; a rating it has is kept and counts, but is not shown."""

    rag: Rag | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """The project ended since the round before."""


@dataclass(frozen=True, slots=True)
class NotMonitored:
    """The project was not monitored in the round."""


@dataclass(frozen=True, slots=True)
class NotDue:
    """The project does not report in the round; `because` says why when there is a reason."""

    last_rag: Rag | None = None
    last_round_name: str | None = None
    because: str | None = None


@dataclass(frozen=True, slots=True)
class NotReported:
    """A report was due and none came."""


@dataclass(frozen=True, slots=True)
class AssessedLater:
    """A report came and is judged after publication; `because` is the reason given."""

    because: str | None = None


Cell = Assessed | Closing | Ended | NotMonitored | NotDue | NotReported | AssessedLater


def cell_kind(cell: Cell) -> CellKind:  # noqa: PLR0911 - one return a kind, checked as complete
    """Return the kind of the cell.

    >>> cell_kind(Assessed(Rag.GREEN)).value
    'assessed'
    """
    match cell:
        case Assessed():
            return CellKind.ASSESSED
        case Closing():
            return CellKind.CLOSING
        case Ended():
            return CellKind.ENDED
        case NotMonitored():
            return CellKind.NOT_MONITORED
        case NotDue():
            return CellKind.NOT_DUE
        case NotReported():
            return CellKind.NOT_REPORTED
        case AssessedLater():
            return CellKind.ASSESSED_LATER
        case _:
            assert_never(cell)


def rating_of(cell: Cell | None) -> Rag | None:
    """Return the rating a cell carries: of an assessed project or of a rated closing one.

    >>> rating_of(Closing(Rag.RED)).value
    'red'
    """
    match cell:
        case Assessed(rag=rag) | Closing(rag=rag):
            return rag
        case _:
            return None
