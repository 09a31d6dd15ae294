"""The words of the table of risks, Danish and English."""

from dataclasses import dataclass

from docgen.views import Language


@dataclass(frozen=True, slots=True)
class RiskWording:
    """Headings of the section and its table."""

    heading: str
    caption: str
    description: str
    risk: str
    score: str
    band: str
    owner: str
    mitigation: str
    note: str


DA = RiskWording(
    heading="Risici",
    caption="{table}. Risici og hvad der gøres ved dem",
    description="{count} risici med sandsynlighed gange konsekvens, niveau, ansvarlig og tiltag.",
    risk="Risiko",
    score="Tal",
    band="Niveau",
    owner="Ansvarlig",
    mitigation="Tiltag",
    note="Tallet er sandsynlighed gange konsekvens, begge fra 1 til 5.",
)
EN = RiskWording(
    heading="Risks",
    caption="{table}. Risks and what is done about them",
    description="{count} risks with likelihood times impact, band, owner and mitigation.",
    risk="Risk",
    score="Score",
    band="Band",
    owner="Owner",
    mitigation="Mitigation",
    note="The score is likelihood times impact, both from 1 to 5.",
)
WORDING: dict[Language, RiskWording] = {"da": DA, "en": EN}
