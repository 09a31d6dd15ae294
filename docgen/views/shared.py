"""Values that several documents share: sender, decision, status cell, section order."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Language = Literal["da", "en"]
Tone = Literal["none", "green", "yellow", "red", "neutral", "accent"]
Shape = Literal["none", "circle", "triangle", "square", "hollow_square", "hollow_circle", "lozenge"]


@dataclass(frozen=True, slots=True)
class SenderView:
    """Who sends the document: the municipality, the unit in the header, the footer's address."""

    municipality: str
    unit: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class DecisionReferenceView:
    """The political decision a scheme rests on: body, date and e.g. "BR 28.05.09 punkt 42".

    What is not known of it is empty, the date None.
    """

    body: str
    decided_on: date | None
    reference: str


@dataclass(frozen=True, slots=True)
class StatusCell:
    """One status cell: machine kind, the word that is printed, its tone and its shape.

    A cell that is not monitored has the word "–", tone "none" and shape "none".
    """

    kind: str
    word: str
    tone: Tone = "none"
    shape: Shape = "none"


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """One section of a document: its code, its heading, and the parts of text it takes in order."""

    code: str
    heading: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RiskRowView:
    """One risk: text, likelihood and impact (1 to 5), the band it falls in, owner, mitigation."""

    text: str
    likelihood: int
    impact: int
    band: StatusCell
    owner: str = ""
    mitigation: str = ""
