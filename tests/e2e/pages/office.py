"""The secretariat's and the administrator's pages: people, projects, rounds, agenda items."""

from dataclasses import dataclass
from datetime import date, timedelta

from tests.e2e.visitor import Visitor


def shown(day: date) -> str:
    """Return a day as people write it."""
    return f"{day.day}.{day.month}.{day.year}"


@dataclass(frozen=True, slots=True)
class NewProject:
    """A project to register."""

    name: str
    scheme: str
    holder: str
    owner: str
    begins: date
    ends: date


def invite(visitor: Visitor, *, name: str, address: str, organisation: str, role: str) -> None:
    """Invite a person with a role in an organisation."""
    visitor.follow("Personer", visitor.page.locator("nav.fr-menu"))
    visitor.follow("Inviter en person")
    visitor.write("Navn", name)
    visitor.write("Mailadresse", address)
    visitor.pick("Organisation", organisation)
    visitor.pick("Rolle", role)
    visitor.pick("Gælder for", organisation)
    visitor.press("Send invitationen")
    visitor.sees(f"Invitationen er sendt til {address}.")


def register(visitor: Visitor, project: NewProject) -> None:
    """Register a project that is large enough to be monitored."""
    visitor.follow("Projekter", visitor.page.locator("nav.fr-menu"))
    visitor.follow("Registrér projekt")
    visitor.pick("Ordning", project.scheme)
    visitor.write("Projektets navn", project.name)
    visitor.write("Begynder", shown(project.begins))
    visitor.write("Slutter", shown(project.ends))
    visitor.pick("Projektholder", project.holder)
    visitor.page.get_by_label("Projektejer 1").select_option(label=project.owner)
    visitor.write("Årligt budget i alt", "400.000")
    visitor.write("Hvem betaler", project.owner)
    visitor.write("År", str(project.begins.year))
    visitor.write("Beløb", "300.000")
    visitor.page.get_by_text("Kommunale penge", exact=True).first.click()
    visitor.press("Registrér projektet")
    visitor.sees("Projektet er registreret.")
    visitor.sees("Monitoreres")


def take_step(visitor: Visitor, step: str, reason: str = "") -> None:
    """Lead the project on the page one step on in its life, with a reason where one is asked."""
    visitor.choose("Næste skridt", step)
    if reason:
        visitor.write("Begrundelse", reason, visitor.page.locator("#fase"))
    visitor.press("Gør det")


def open_round(visitor: Visitor, *, scheme: str, name: str, today: date) -> None:
    """Plan a round that is about today, and open it."""
    visitor.follow("Runder", visitor.page.locator("nav.fr-menu"))
    visitor.follow(f"Planlæg en runde {scheme}")
    visitor.write("Rundens navn", name)
    for label, days in (
        ("Perioden begynder", -60),
        ("Perioden slutter", 0),
        ("Runden åbnes", 0),
        ("Frist for rapporter", 14),
        ("Vurderinger godkendt senest", 28),
        ("Offentliggørelse", 42),
    ):
        visitor.write(label, shown(today + timedelta(days=days)))
    visitor.press("Gem runden")
    visitor.heading(f"Planlagt runde: {name}")
    visitor.press("Åbn runden")
    visitor.heading(f"Runde {name}")


def create_item(visitor: Visitor, *, round_name: str, title: str, meeting: date) -> None:
    """Create the agenda item about a round."""
    visitor.follow("Møder", visitor.page.locator("nav.fr-menu"))
    visitor.follow("Nyt punkt")
    visitor.pick("Runde", round_name)
    visitor.write("Titel", title)
    visitor.write("Sagsnummer", "2026-1")
    visitor.write("Mødets dato", shown(meeting))
    visitor.write("Punkt nummer", "4")
    visitor.press("Opret punktet")
    visitor.heading(title)
