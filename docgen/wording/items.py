"""The words every item on an agenda has, Danish and English."""

from dataclasses import dataclass

from docgen.views import Language


@dataclass(frozen=True, slots=True)
class ItemWording:
    """The mark and the sentence of an item that was postponed, its case, and who recommends."""

    deferred_mark: str
    postponed: str
    open_case: str
    closed_case: str
    proposer: str


DA = ItemWording(
    deferred_mark="(Udsat sag)",
    postponed="Udsat fra {committee} mødet den {date}.",
    open_case="Åbent - {case}",
    closed_case="Lukket - {case}",
    proposer="{proposer} indstiller,",
)
EN = ItemWording(
    deferred_mark="(Deferred)",
    postponed="Deferred from the {committee} meeting on {date}.",
    open_case="Open - {case}",
    closed_case="Closed - {case}",
    proposer="{proposer} recommends",
)
WORDING: dict[Language, ItemWording] = {"da": DA, "en": EN}
