"""What several documents take from the house: sender, decision, and the language they speak."""

from typing import cast

from sqlalchemy.orm import Session

from docgen.views import DecisionReferenceView, Language, SenderView
from portal import i18n
from portal.storage.queries.organisations import municipality
from portal.storage.queries.schemes import SchemeRow


class DocumentGap(Exception):
    """Something that a document cannot be made without is missing; told in words."""


def as_language(code: str) -> Language:
    """Return a language as the document engine knows it."""
    return cast(Language, code if code in {"da", "en"} else "da")


def spoken() -> Language:
    """Return the language now spoken."""
    return as_language(i18n.language())


def sender(session: Session, unit: str) -> SenderView:
    """Return the municipality as sender, with the unit named under it."""
    found = municipality(session)
    return SenderView(found.name if found else "", unit, found.address if found else "")


def decision(scheme: SchemeRow) -> DecisionReferenceView:
    """Return the political decision a scheme rests on."""
    return DecisionReferenceView(
        scheme.decision_body, scheme.decision_date, scheme.decision_reference
    )
