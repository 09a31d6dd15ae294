"""The standard words of the list of items for publication, Danish and English."""

from dataclasses import dataclass

from docgen.views import Language


@dataclass(frozen=True, slots=True)
class PublicationListWording:
    """One field a sentence or heading."""

    title: str
    held: str
    held_at: str
    lead: str
    none: str
    caption: str
    description: str
    number: str
    item: str
    case: str
    footer: str


DA = PublicationListWording(
    title="Punkter til offentliggørelse, {committee}, {date}",
    held="{committee} holder møde den {date}.",
    held_at="{committee} holder møde den {date}, {place}.",
    lead="Punkterne har de numre, de har på dagsordenen.",
    none="Ingen punkter på dagsordenen kan offentliggøres.",
    caption="Punkter til offentliggørelse fra mødet den {date}",
    description="En række for hvert punkt med nummer, titel og sagsnummer.",
    number="Punkt",
    item="Titel",
    case="Sagsnummer",
    footer="Punkter til offentliggørelse, mødet den {date}",
)
EN = PublicationListWording(
    title="Items for publication, {committee}, {date}",
    held="{committee} meets on {date}.",
    held_at="{committee} meets on {date}, {place}.",
    lead="The items have the numbers they have on the agenda.",
    none="No item on the agenda can be published.",
    caption="Items for publication from the meeting on {date}",
    description="One row for each item with its number, title and case number.",
    number="Item",
    item="Title",
    case="Case number",
    footer="Items for publication, meeting on {date}",
)

WORDING: dict[Language, PublicationListWording] = {"da": DA, "en": EN}
