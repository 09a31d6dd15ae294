"""What people do about a red rating: rate, tell, plan, and take a case to its committees."""

from datetime import date

from playwright.sync_api import Locator

from portal.i18n import show_date
from tests.e2e.pages import report
from tests.e2e.pages.office import shown
from tests.e2e.visitor import Visitor

LEVELS = ("Aktivitetsniveau", "Resultatniveau", "Samlet")


def at_rating(visitor: Visitor, project: str) -> None:
    """Open a project's rating in the round that is rated now."""
    visitor.open("/vurderinger")
    visitor.follow(project, visitor.page.locator("main"))


def propose_red(visitor: Visitor, project: str, rationale: str) -> None:
    """Propose red on every level, with a rationale."""
    at_rating(visitor, project)
    for level in LEVELS:
        visitor.choose(level, "Rød")
    visitor.write("Begrundelse", rationale)
    visitor.press("Foreslå og gå til næste")


def approve_red(visitor: Visitor, project: str) -> None:
    """Read the notices, and approve."""
    at_rating(visitor, project)
    visitor.follow("Læs varslerne og godkend")
    visitor.heading(f"Godkend rød vurdering: {project}")
    visitor.press("Godkend rød og send varslerne")


def at_plan(visitor: Visitor, project: str, round_name: str) -> None:
    """Open the plan that a round's red has asked for."""
    visitor.open("/handlingsplaner")
    row = visitor.page.locator("main tr, main li").filter(has_text=round_name)
    visitor.follow(project, row.filter(has_text=project).first)
    visitor.heading("Handlingsplan")


def add_item(visitor: Visitor, what: str, who: str, due: date, seen_by: str) -> None:
    """Write one item of the plan on the page."""
    visitor.follow("Tilføj et tiltag")
    visitor.write("Hvad skal gøres?", what)
    visitor.write("Hvem gør det?", who)
    visitor.write("Hvornår er det gjort?", shown(due))
    visitor.write("Hvordan kan man se det?", seen_by)
    visitor.press("Gem")


def item(visitor: Visitor, what: str) -> Locator:
    """Return the box of one item."""
    return visitor.page.locator(".fr-item").filter(has_text=what)


def agree(visitor: Visitor) -> None:
    """Agree every item and the plan, say that the project was told, and begin."""
    for box in visitor.page.locator(".fr-item").all():
        box.get_by_text("Enig", exact=True).click()
    visitor.page.get_by_label("Projektet er orienteret om reglen om to røde").check()
    visitor.press("Aftal planen")
    visitor.sees("Planen er aftalt. Projektet får besked.")
    visitor.press("Planen er i gang")


def at_case(visitor: Visitor, project: str) -> None:
    """Open the case of a project that is red twice."""
    visitor.open("/sager")
    visitor.follow(project, visitor.page.locator("main"))
    visitor.heading(project)


def publish(visitor: Visitor, round_name: str) -> None:
    """Publish a round that is closed, with nothing missing."""
    visitor.open("/runder")
    visitor.follow(round_name, visitor.page.locator("main"))
    visitor.follow("Gå til offentliggørelse")
    visitor.press("Offentliggør runden")
    visitor.sees("Runden er offentliggjort med")


def plan_meeting(visitor: Visitor, committee: str, on: date) -> None:
    """Plan a meeting of a committee."""
    visitor.open("/moeder/nyt")
    visitor.pick("Udvalg", committee)
    visitor.write("Dato", shown(on))
    visitor.write("Sted", "Rådhuset")
    visitor.press("Planlæg mødet")


def bring_to_agenda(visitor: Visitor) -> None:
    """Send the item on the page to approval, approve it, and put it on its agenda."""
    visitor.press("Send til godkendelse")
    visitor.press("Godkend punktet")
    visitor.follow("Sæt på dagsordenen")
    visitor.press("Sæt på dagsordenen")
    visitor.sees("På dagsordenen")


def hold(visitor: Visitor, on: date) -> None:
    """Close the agenda of the meeting of a day, and note that it was held."""
    visitor.open("/moeder")
    visitor.follow(show_date(on), visitor.page.locator("main"))
    visitor.press("Luk dagsordenen")
    visitor.press("Notér mødet som holdt")


def decide(visitor: Visitor, path: str, outcome: str, text: str) -> None:
    """Write what the committee decided on an item."""
    visitor.open(path)
    visitor.follow("Skriv beslutningen")
    visitor.pick("Udfald", outcome)
    visitor.write("Beslutningens tekst", text)
    visitor.press("Gem beslutningen")


def number_letter(visitor: Visitor, case_number: str, address: str = "") -> None:
    """Give the letter on the page its case number and perhaps an address, and approve it."""
    visitor.follow("Ret modtager og emne", visitor.page.locator("#brevet"))
    visitor.write("Sagsnummer", case_number)
    if address:
        visitor.write("Modtagerens mailadresse", address)
    visitor.press("Gem")
    visitor.press("Godkend brevet")


def think_twice_of(visitor: Visitor, committee: str, reason: str) -> None:
    """Bring the case on the page to one more committee, and leave it out again."""
    visitor.page.get_by_text("Skriv til endnu et udvalg").click()
    visitor.pick("Udvalg", committee)
    visitor.press("Tilføj udvalget")
    visitor.follow(f"Udelad {committee}")
    visitor.write("Begrundelse", reason)
    visitor.press("Udelad udvalget")
    visitor.sees(f"Udeladt: {reason}")


def tell_of_the_end(visitor: Visitor, decision: tuple[str, ...]) -> None:
    """Write and send the report of a project that reads that it is to close."""
    page = visitor.page
    visitor.write("Ventes nået den", "30.9.2010")
    for box in page.get_by_label("Planen holder, der er intet nyt").all()[1:]:
        box.check()
    visitor.write("Hvad har I gjort siden sidst?", "Aftalerne med skolerne er sagt op.")
    report.go_on(visitor, 2)
    for box in page.get_by_label("Hvad er tallet nu?").all():
        box.fill("12")
    visitor.write("Hvad er der kommet ud af det?", "Tolv børn er optaget.")
    report.go_on(visitor, 3)
    for words in decision:
        visitor.sees(words)
    for box in page.get_by_label("Hvordan går det med tiltaget?").all():
        box.fill("Tiltaget er standset, fordi projektet lukker.")
    report.go_on(visitor, 4)
    visitor.write("Hvor meget har projektet brugt i alt?", "395.000")
    for group in page.locator(".fr-ratings").all():
        group.get_by_text("Rød", exact=True).click()
    report.go_on(visitor, 5)
    report.send(visitor)
