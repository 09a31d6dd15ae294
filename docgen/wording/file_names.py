"""The words of a document's file name, Danish and English."""

from dataclasses import dataclass

from docgen.views import Language


@dataclass(frozen=True, slots=True)
class FileNameWording:
    """One field a type of document; letters and hyphens are made of it elsewhere."""

    action_plan: str
    agenda_item: str
    letter: str
    orientation_letter: str
    packet: str
    public_packet: str
    publication_list: str
    round_report: str
    workshop: str


DA = FileNameWording(
    action_plan="handlingsplan {project} {round}",
    agenda_item="dagsordenspunkt {title}",
    letter="brev {subject}",
    orientation_letter="orienteringsbrev",
    packet="mødemappe {committee} {date}",
    public_packet="dagsorden til offentliggørelse {committee} {date}",
    publication_list="punkter til offentliggørelse {committee} {date}",
    round_report="rapport {round} {project}",
    workshop="workshop {project} version {version}",
)
EN = FileNameWording(
    action_plan="action plan {project} {round}",
    agenda_item="agenda item {title}",
    letter="letter {subject}",
    orientation_letter="orientation letter",
    packet="meeting papers {committee} {date}",
    public_packet="agenda for publication {committee} {date}",
    publication_list="items for publication {committee} {date}",
    round_report="report {round} {project}",
    workshop="workshop {project} version {version}",
)
WORDING: dict[Language, FileNameWording] = {"da": DA, "en": EN}
