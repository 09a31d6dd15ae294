"""The words of a suggested rating's arithmetic, Danish and English."""

from dataclasses import dataclass

from docgen.views import Language


@dataclass(frozen=True, slots=True)
class SuggestionWording:
    """The levels that are rated, in full and as they fit a column, and the lines of arithmetic."""

    activity_level: str
    result_level: str
    activity: str
    result: str
    overall: str
    milestones: str
    criterion: str
    none: str
    worst_counts: str


DA = SuggestionWording(
    activity_level="Aktivitetsniveau",
    result_level="Resultatniveau",
    activity="Aktivitet",
    result="Resultat",
    overall="Samlet",
    milestones="milepæle",
    criterion="kriterium {number}",
    none="{level} har intet forslag, fordi der mangler for mange tal.",
    worst_counts="Samlet gælder det dårligste niveau: {word}.",
)
EN = SuggestionWording(
    activity_level="Activity level",
    result_level="Result level",
    activity="Activity",
    result="Result",
    overall="Overall",
    milestones="milestones",
    criterion="criterion {number}",
    none="{level} has no suggestion, because too many figures are missing.",
    worst_counts="Overall the worse level holds: {word}.",
)
WORDING: dict[Language, SuggestionWording] = {"da": DA, "en": EN}
