"""Words that every document uses."""

from dataclasses import dataclass

from docgen.views import Language


@dataclass(frozen=True, slots=True)
class SharedWording:
    """Words of header, footer, tables and legends."""

    page: str
    of: str
    case: str
    meeting: str
    table: str
    figure: str
    green: str
    yellow: str
    red: str
    green_meaning: str
    yellow_meaning: str
    red_meaning: str
    not_in_round: str
    quotes: tuple[str, str]


DA = SharedWording(
    page="Side",
    of="af",
    case="Sagsnr. {case}",
    meeting="Møde den {date}",
    table="Tabel {number}",
    figure="Figur {number}",
    green="Grøn",
    yellow="Gul",
    red="Rød",
    green_meaning="Grøn: god fremdrift",
    yellow_meaning="Gul: visse problemer",
    red_meaning="Rød: betydelige problemer",
    not_in_round="– Ikke med i runden",
    quotes=("”", "”"),
)
EN = SharedWording(
    page="Page",
    of="of",
    case="Case {case}",
    meeting="Meeting on {date}",
    table="Table {number}",
    figure="Figure {number}",
    green="Green",
    yellow="Yellow",
    red="Red",
    green_meaning="Green: good progress",
    yellow_meaning="Yellow: some problems",
    red_meaning="Red: serious problems",
    not_in_round="– Not in this round",
    quotes=("“", "”"),
)
WORDING: dict[Language, SharedWording] = {"da": DA, "en": EN}
