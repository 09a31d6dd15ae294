"""How a committee's decision reads in a document, on a page and in a mail."""

from docgen.compose.sentences import fill
from docgen.wording.decisions import WORDING
from portal.domain.agenda import DecisionKind
from portal.services.documents.sources import as_language
from portal.storage.queries.meetings import DecisionRow


def outcome_word(kind: DecisionKind, language: str) -> str:
    """Return what a committee decided in a word or two."""
    return WORDING[as_language(language)].outcomes[kind.value]


def decision_text(row: DecisionRow, language: str) -> str:
    """Return a decision as paragraphs: its outcome and number, its words, and who dissented."""
    words = WORDING[as_language(language)]
    outcome = outcome_word(row.kind, language)
    first = words.numbered if row.number else words.unnumbered
    parts = [fill(first, outcome=outcome, number=row.number), row.text]
    if row.dissent:
        parts.append(fill(words.dissent, text=row.dissent))
    if row.correction_reason:
        parts.append(fill(words.corrected, reason=row.correction_reason))
    return "\n\n".join(part for part in parts if part.strip())
