"""For whom a document is composed: everything it tells depends on who reads it, and when."""

from dataclasses import dataclass
from datetime import date

from docgen.views import Language
from portal.domain.actors import Actor
from portal.domain.permissions import Action, may
from portal.services.documents.sources import as_language
from portal.storage.queries.schemes import SchemeRow


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, on which day, in which language."""

    by: Actor
    today: date
    language: str

    @property
    def speaks(self) -> Language:
        """The language as the document engine knows it."""
        return as_language(self.language)

    def may(self, action: Action, of_scheme: SchemeRow) -> bool:
        """Return whether they may do this with the documents of a scheme."""
        facts = of_scheme.document_facts
        return may(self.by, action, facts, self.today, of_scheme.policy).allowed
