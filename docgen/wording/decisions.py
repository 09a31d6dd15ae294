"""How a committee's decision reads, Danish and English."""

from collections.abc import Mapping
from dataclasses import dataclass

from docgen.views import Language


@dataclass(frozen=True, slots=True)
class CommitteeDecisionWording:
    """The outcomes by their code, and the sentences that may follow one."""

    outcomes: Mapping[str, str]
    numbered: str
    unnumbered: str
    dissent: str
    corrected: str


DA = CommitteeDecisionWording(
    outcomes={
        "approved": "Godkendt",
        "approved_with_changes": "Godkendt med ændringer",
        "taken_note": "Taget til efterretning",
        "discussed": "Drøftet",
        "rejected": "Afvist",
        "deferred": "Udsat",
        "referred": "Henvist",
    },
    numbered="{outcome} ({number}).",
    unnumbered="{outcome}.",
    dissent="Mindretal: {text}",
    corrected="Rettet: {reason}",
)
EN = CommitteeDecisionWording(
    outcomes={
        "approved": "Approved",
        "approved_with_changes": "Approved with changes",
        "taken_note": "Taken note of",
        "discussed": "Discussed",
        "rejected": "Rejected",
        "deferred": "Deferred",
        "referred": "Referred",
    },
    numbered="{outcome} ({number}).",
    unnumbered="{outcome}.",
    dissent="Minority: {text}",
    corrected="Corrected: {reason}",
)
WORDING: dict[Language, CommitteeDecisionWording] = {"da": DA, "en": EN}
