"""A project drafts its action plan; the pool owner returns an item, and agrees the mended plan."""

from playwright.sync_api import Locator

from tests.e2e.conftest import Enter
from tests.e2e.inspection import Inspector
from tests.e2e.pages.entrance import enter_as
from tests.e2e.portal_process import PortalProcess
from tests.e2e.trail import PLAN_SENT, Trail
from tests.e2e.visitor import Visitor

PROJECT = "Svømning efter skole"
FIRST, SECOND = "Aftale om to ugentlige timer", "Spørge forældrene"


def at_plan(visitor: Visitor) -> None:
    """Open the project's plan from the list of plans."""
    visitor.open("/handlingsplaner")
    visitor.follow(PROJECT, visitor.page.locator("main"))
    visitor.heading("Handlingsplan")


def item(visitor: Visitor, what: str) -> Locator:
    """Return the box of one item."""
    return visitor.page.locator(".fr-item").filter(has_text=what)


def test_a_plan_is_drafted_returned_and_agreed(
    own_portal: PortalProcess, visit: Enter, inspector: Inspector, trail: Trail
) -> None:
    holder, owner = (visit(own_portal, looking=True) for _ in range(2))
    enter_as(holder, "Tilde Tænktsen")
    at_plan(holder)
    holder.press("Send planen til puljeholder")
    holder.sees("Mangler: hvem, hvornår.")
    holder.page.get_by_role("link", name="Tiltag 2. Mangler: hvem, hvornår.").click()
    holder.page.wait_for_url("**mangler=1**")
    holder.arrived()
    holder.sees("Skriv, hvem der gør det.")
    holder.write("Hvem gør det?", "Klubbens formand")
    holder.write("Hvornår er det gjort?", "15.12.2026")
    holder.press("Gem")
    holder.press("Fjern", item(holder, FIRST))
    holder.sees("Tiltaget er fjernet")
    holder.press("Fortryd")
    holder.press("Flyt op", item(holder, SECOND))
    holder.press("Send planen til puljeholder")
    holder.sees("Planen er sendt til puljeholderen.")

    enter_as(owner, "Rikke Rammesen")
    at_plan(owner)
    item(owner, FIRST).get_by_text("Enig", exact=True).click()
    item(owner, SECOND).get_by_text("Retur", exact=True).click()
    owner.press("Send planen retur")
    owner.sees("Skriv, hvad der skal ændres i tiltaget.")
    owner.write("Hvad skal rettes?", "Spørg også de unge.", item(owner, SECOND))
    owner.press("Send planen retur")
    owner.sees("Planen er sendt tilbage til projektet.")

    at_plan(holder)
    holder.sees("Spørg også de unge.")
    holder.follow("Ret", item(holder, SECOND))
    holder.write("Hvordan kan man se det?", "Svar fra forældre og unge")
    holder.press("Gem")
    holder.press("Send planen til puljeholder")

    at_plan(owner)
    item(owner, SECOND).get_by_text("Enig", exact=True).click()
    owner.press("Aftal planen")
    owner.sees("Bekræft, at projektet ved")
    owner.page.get_by_label("Projektet er orienteret om reglen om to røde").check()
    owner.press("Aftal planen")
    owner.sees("Planen er aftalt. Projektet får besked.")
    owner.press("Planen er i gang")
    owner.sees("Planen er i gang")
    inspector.done()
    assert trail.sent >= PLAN_SENT
