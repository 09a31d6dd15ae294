"""The words of status cells in overviews, milestones and risks, Danish and English."""

from collections.abc import Mapping
from dataclasses import dataclass

from docgen.views import Language


@dataclass(frozen=True, slots=True)
class StatusWording:
    """One field a status; `bands` are the words of a risk's bands by their code."""

    closing: str
    ended: str
    not_due: str
    not_due_since: str
    not_reported: str
    assessed_later: str
    reached: str
    awaited: str
    awaited_late: str
    bands: Mapping[str, str]


DA = StatusWording(
    closing="Projektet lukker",
    ended="Er afsluttet",
    not_due="Ikke i denne runde",
    not_due_since="Ikke i denne runde ({colour} i {round})",
    not_reported="Ikke indrapporteret",
    assessed_later="Vurderes senere",
    reached="Nået",
    awaited="Ventes til tiden",
    awaited_late="Ventes senere end aftalt",
    bands={"low": "Lav", "medium": "Mellem", "high": "Høj"},
)
EN = StatusWording(
    closing="The project is closing",
    ended="Has ended",
    not_due="Not in this round",
    not_due_since="Not in this round ({colour} in {round})",
    not_reported="Not reported",
    assessed_later="Assessed later",
    reached="Reached",
    awaited="Expected on time",
    awaited_late="Expected later than agreed",
    bands={"low": "Low", "medium": "Medium", "high": "High"},
)
WORDING: dict[Language, StatusWording] = {"da": DA, "en": EN}
