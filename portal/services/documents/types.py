"""The types of document, each with what must be named to make one."""

from dataclasses import dataclass
from enum import StrEnum

from portal.domain.letters import LetterKind
from portal.i18n import lazy_


class DocumentKind(StrEnum):
    """The documents the house can make."""

    ACTION_PLAN = "action-plan"
    AGENDA_ITEM = "agenda-item"
    ORIENTATION_LETTER = "orientation-letter"
    ROUND_REPORT = "round-report"
    WORKSHOP = "workshop"
    RED_TWICE_ITEM = "red-twice-item"
    SECOND_RED_LETTER = "second-red-letter"
    RED_NOTICE = "red-notice"
    REMINDER_LETTER = "reminder-letter"
    DECISION_LETTER = "decision-letter"
    CORRECTION_LETTER = "correction-letter"
    PACKET = "packet"
    PUBLICATION_LIST = "publication-list"


LETTER_DOCUMENTS = {
    LetterKind.ORIENTATION: DocumentKind.ORIENTATION_LETTER,
    LetterKind.RED_NOTICE: DocumentKind.RED_NOTICE,
    LetterKind.SECOND_RED: DocumentKind.SECOND_RED_LETTER,
    LetterKind.REMINDER: DocumentKind.REMINDER_LETTER,
    LetterKind.DECISION: DocumentKind.DECISION_LETTER,
    LetterKind.CORRECTION: DocumentKind.CORRECTION_LETTER,
}
"""Which type of document a letter is written as."""


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of document: its name for people and the names of its arguments."""

    kind: DocumentKind
    name: str
    arguments: tuple[str, ...]
    optional: tuple[str, ...] = ()


DOCUMENT_TYPES = (
    DocumentType(
        DocumentKind.ACTION_PLAN,
        lazy_("Et projekts handlingsplan efter en rød vurdering"),
        ("project", "round"),
        ("scheme",),
    ),
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
    DocumentType(
        DocumentKind.RED_TWICE_ITEM,
        lazy_("Dagsordenspunkt om et projekt, der er rødt to gange"),
        ("project",),
        ("scheme",),
    ),
    DocumentType(
        DocumentKind.SECOND_RED_LETTER,
        lazy_("Brev til udvalget om et projekt, der er rødt to gange"),
        ("project",),
        ("scheme",),
    ),
    DocumentType(
        DocumentKind.RED_NOTICE, lazy_("Varsel om rød vurdering"), ("project",), ("scheme",)
    ),
    DocumentType(
        DocumentKind.REMINDER_LETTER,
        lazy_("Påmindelse om rapport eller handlingsplan"),
        ("project",),
        ("scheme",),
    ),
    DocumentType(
        DocumentKind.DECISION_LETTER,
        lazy_("Udvalgets beslutning til projektholderen"),
        ("project",),
        ("scheme",),
    ),
    DocumentType(
        DocumentKind.CORRECTION_LETTER,
        lazy_("Rettelse til et udvalg, der har fået brev"),
        ("project",),
        ("scheme",),
    ),
    DocumentType(
        DocumentKind.PACKET,
        lazy_("Mødemappe med dagsorden, sager og bilag"),
        ("meeting",),
        ("scheme", "public"),
    ),
    DocumentType(
        DocumentKind.PUBLICATION_LIST,
        lazy_("Punkter til offentliggørelse, uden lukkede punkter"),
        ("meeting",),
        ("scheme",),
    ),
)


def document_type(kind: str) -> DocumentType | None:
    """Return the type with a name, None when there is none."""
    return next((one for one in DOCUMENT_TYPES if one.kind.value == kind), None)
