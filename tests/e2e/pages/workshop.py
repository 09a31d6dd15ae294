"""The workshop: what projectholder and secretariat agree on, box by box."""

from datetime import date
from itertools import pairwise

from tests.e2e.pages.office import shown
from tests.e2e.visitor import Visitor

CHAIN = (
    ("Aktivitet", "To trænere hver uge"),
    ("Ydelse", "80 unge deltager fast"),
    ("Virkning", "De unge trives bedre"),
    ("Langsigtet effekt", "Færre konflikter i kvarteret"),
)


def begin(visitor: Visitor) -> None:
    """Begin the workshop of the project on the page, with the problem."""
    visitor.follow("Begynd workshoppen")
    visitor.press("Begynd workshoppen")
    visitor.follow("Skriv problemet")
    visitor.write("Problemet", "Unge i kvarteret mangler et fællesskab.")
    visitor.press("Gem")


def draw_theory(visitor: Visitor) -> None:
    """Draw the boxes and the arrows between them."""
    visitor.heading("Forandringsteori")
    for kind, text in CHAIN:
        visitor.follow("Tilføj boks")
        visitor.pick("Hvad er det?", kind)
        visitor.write("Tekst i boksen", text)
        visitor.press("Gem")
    for (_kind, here), (_next, there) in pairwise(CHAIN):
        visitor.follow("Tilføj pil")
        for label, text in (("Fra", here), ("Til", there)):
            visitor.pick(label, text)
        visitor.write("Antagelse", "De unge kommer igen")
        visitor.press("Gem")
    visitor.follow("Tilbage til workshoppen")


def add_criterion(visitor: Visitor, *, box: str, label: str, target: str, due: date) -> None:
    """Agree on one success criterion, measured from nothing up."""
    visitor.follow("Tilføj succeskriterium")
    visitor.write("Hvad skal være nået?", label)
    visitor.pick("Hører til boksen", box)
    visitor.write("Hvem handler det om?", "Unge på 13-18 år")
    visitor.write("Hvordan måles det?", "Protokol og spørgeskema")
    visitor.write("Enhed", "unge")
    visitor.write("Målet", target)
    visitor.write("Nås senest", shown(due))
    visitor.write("Startmåling", "0")
    visitor.write("Startmålingen er taget", shown(date(due.year - 2, 1, 4)))
    visitor.press("Gem")


def add_milestone(visitor: Visitor, *, title: str, planned: date) -> None:
    """Agree on one milestone."""
    visitor.follow("Tilføj milepæl")
    visitor.write("Milepæl", title)
    visitor.write("Planlagt", shown(planned))
    visitor.press("Gem")


def add_risk(visitor: Visitor, text: str) -> None:
    """Agree on one risk."""
    visitor.follow("Tilføj risiko")
    visitor.write("Hvad kan gå galt?", text)
    visitor.choose("Sandsynlighed", "3")
    visitor.choose("Konsekvens", "4")
    visitor.write("Det gør vi", "Vi siger til i god tid")
    visitor.press("Gem")
