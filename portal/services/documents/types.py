"""The types of document, each with what must be named to make one."""

from dataclasses import dataclass
from enum import StrEnum

from portal.i18n import lazy_


class DocumentKind(StrEnum):
    """The documents the house can make."""

    AGENDA_ITEM = "agenda-item"
    ORIENTATION_LETTER = "orientation-letter"
    ROUND_REPORT = "round-report"
    WORKSHOP = "workshop"


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of document: its name for people and the names of its arguments."""

    kind: DocumentKind
    name: str
    arguments: tuple[str, ...]
    optional: tuple[str, ...] = ()


DOCUMENT_TYPES = (
    DocumentType(
        DocumentKind.AGENDA_ITEM,
        lazy_("Dagsordenspunkt med overblik over en runde"),
        ("round",),
        ("scheme",),
    ),
    DocumentType(
        DocumentKind.ORIENTATION_LETTER,
        lazy_("Orienteringsbrev om monitoreringen"),
        (),
        ("scheme",),
    ),
    DocumentType(
        DocumentKind.ROUND_REPORT,
        lazy_("Et projekts rapport i en runde"),
        ("project", "round"),
        ("scheme",),
    ),
    DocumentType(
        DocumentKind.WORKSHOP,
        lazy_("Resultatet af et projekts workshop"),
        ("project",),
        ("scheme",),
    ),
)


def document_type(kind: str) -> DocumentType | None:
    """Return the type with a name, None when there is none."""
    return next((one for one in DOCUMENT_TYPES if one.kind.value == kind), None)
