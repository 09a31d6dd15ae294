"""The words of codes and states: rules speak in codes, pages in the reader's language."""

from collections.abc import Mapping
from enum import StrEnum

from portal.domain.actors import Role
from portal.domain.rag import CellKind, Rag
from portal.domain.verdict import Fact, Reason
from portal.web.wording import (
    reasons_attachments,
    reasons_committee,
    reasons_documents,
    reasons_house,
    reasons_people,
    reasons_project,
    reasons_rating,
    reasons_report,
    reasons_workshop,
)
from portal.web.wording.facts import shown
from portal.web.wording.states import RAG_MEANINGS, WORDS

REASONS: Mapping[str, str] = {
    **reasons_house.TEXTS,
    **reasons_people.TEXTS,
    **reasons_project.TEXTS,
    **reasons_workshop.TEXTS,
    **reasons_report.TEXTS,
    **reasons_rating.TEXTS,
    **reasons_committee.TEXTS,
    **reasons_documents.TEXTS,
    **reasons_attachments.TEXTS,
}


def reason_text(code: str, facts: Mapping[str, Fact] | None = None) -> str:
    """Return what a person is told about a broken rule, with its facts filled in.

    Raises:
        KeyError: no text was written for the code.
    """
    return str(REASONS[str(code)]) % shown(facts or {})


def told(reason: Reason) -> str:
    """Return the text of one reason of a verdict."""
    return reason_text(reason.code, reason.facts)


def word(member: StrEnum) -> str:
    """Return the word of one member of an enumeration of the domain.

    Raises:
        KeyError: the enumeration has no words.
    """
    return str(WORDS[type(member)][member])


def words(kind: type[StrEnum]) -> list[tuple[str, str]]:
    """Return value and word of every member, for the choices of a form."""
    return [(member.value, word(member)) for member in kind]


def role_word(role: Role) -> str:
    """Return the word of a role."""
    return word(role)


def rag_word(rag: Rag) -> str:
    """Return the word of a colour: "Grøn", "Gul" or "Rød"."""
    return word(rag)


def rag_meaning(rag: Rag) -> str:
    """Return what a colour means: good progress, some problems, considerable problems (R4)."""
    return str(RAG_MEANINGS[rag])


def cell_word(kind: CellKind) -> str:
    """Return what an overview prints in a cell of a kind; an assessed one prints its colour."""
    return word(kind)
