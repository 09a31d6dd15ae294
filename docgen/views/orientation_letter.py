"""The letter that tells the committees how monitoring works (the Danish *orienteringsbrev*)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from docgen.views.shared import DecisionReferenceView, Language, SenderView


@dataclass(frozen=True, slots=True)
class OrientationLetterView:
    """Everything the letter prints; `recipients` are the committees of the salutation.

    `addressee` holds the address lines above the date (often empty), `own_committee` the one that
    sends, `signatory` the name under the greeting. `section_overrides` holds edited plain text by
    part code (see `docgen.compose.orientation_letter.editable_texts`); in the two process parts
    each line is one step.
    """

    language: Language
    sender: SenderView
    recipients: tuple[str, ...]
    own_committee: str
    subject: str
    decision: DecisionReferenceView
    threshold: Decimal
    signatory: str
    letter_date: date
    public_register: str
    addressee: tuple[str, ...] = ()
    signatory_title: str = ""
    case_number: str = ""
    section_overrides: Mapping[str, str] = field(default_factory=dict)

    @property
    def written_on(self) -> date:
        """The date above the letter."""
        return self.letter_date
