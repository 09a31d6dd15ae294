"""The standard words of a meeting's packet, Danish and English."""

from dataclasses import dataclass

from docgen.views import Language


@dataclass(frozen=True, slots=True)
class PacketWording:
    """One field a sentence or heading; pairs are (one item, several)."""

    title: str
    held: str
    held_at: str
    count: tuple[str, str]
    public_note: str
    agenda_heading: str
    agenda_caption: str
    agenda_description: str
    item: str
    case: str
    attachments: str
    published: str
    yes: str
    closed: str
    publication_heading: str
    publication_lead: str
    publication_none: str
    meeting_files: str
    files_heading: str
    files_lead: str
    footer: str


DA = PacketWording(
    title="Dagsorden, {committee}, {date}",
    held="{committee} holder møde den {date}.",
    held_at="{committee} holder møde den {date}, {place}.",
    count=("Der er 1 sag på dagsordenen.", "Der er {count} sager på dagsordenen."),
    public_note="Dette er udgaven til offentliggørelse. Lukkede punkter er ikke med.",
    agenda_heading="Sager på dagsordenen",
    agenda_caption="Dagsorden for mødet den {date}",
    agenda_description="En række for hver sag med nummer, titel, sagsnummer og bilag.",
    item="Sag",
    case="Sagsnummer",
    attachments="Bilag",
    published="Offentliggøres",
    yes="Ja",
    closed="Nej, lukket punkt",
    publication_heading="Punkter til offentliggørelse",
    publication_lead="Disse punkter kan offentliggøres:",
    publication_none="Ingen punkter på dagsordenen kan offentliggøres.",
    meeting_files="Mødet",
    files_heading="Bilag som filer",
    files_lead="Disse bilag er filer og ligger ved siden af dette dokument:",
    footer="Dagsorden den {date}",
)
EN = PacketWording(
    title="Agenda, {committee}, {date}",
    held="{committee} meets on {date}.",
    held_at="{committee} meets on {date}, {place}.",
    count=("There is 1 item on the agenda.", "There are {count} items on the agenda."),
    public_note="This is the version for publication. Closed items are left out.",
    agenda_heading="Items on the agenda",
    agenda_caption="Agenda of the meeting on {date}",
    agenda_description="One row for each item with its number, title, case number and annexes.",
    item="Item",
    case="Case number",
    attachments="Annexes",
    published="Published",
    yes="Yes",
    closed="No, closed item",
    publication_heading="Items for publication",
    publication_lead="These items can be published:",
    publication_none="No item on the agenda can be published.",
    meeting_files="The meeting",
    files_heading="Annexes as files",
    files_lead="These annexes are files and lie beside this document:",
    footer="Agenda, {date}",
)

WORDING: dict[Language, PacketWording] = {"da": DA, "en": EN}
