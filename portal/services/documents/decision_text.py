"""How a committee's decision reads in a document and on a page."""

from portal.domain.agenda import DecisionKind
from portal.i18n import gettext as _
from portal.i18n import lazy_, speaking
from portal.storage.queries.meetings import DecisionRow

OUTCOMES = {
    DecisionKind.APPROVED: lazy_("Godkendt"),
    DecisionKind.APPROVED_WITH_CHANGES: lazy_("Godkendt med ændringer"),
    DecisionKind.TAKEN_NOTE: lazy_("Taget til efterretning"),
    DecisionKind.DISCUSSED: lazy_("Drøftet"),
    DecisionKind.REJECTED: lazy_("Afvist"),
    DecisionKind.DEFERRED: lazy_("Udsat"),
    DecisionKind.REFERRED: lazy_("Henvist"),
}


def decision_text(row: DecisionRow, language: str) -> str:
    """Return a decision as paragraphs: its outcome and number, its words, and who dissented."""
    with speaking(language):
        outcome = str(OUTCOMES[row.kind])
        first = f"{outcome} ({row.number})." if row.number else f"{outcome}."
        parts = [first, row.text]
        if row.dissent:
            parts.append(_("Mindretal: %(text)s", text=row.dissent))
        if row.correction_reason:
            parts.append(_("Rettet: %(reason)s", reason=row.correction_reason))
    return "\n\n".join(part for part in parts if part.strip())
