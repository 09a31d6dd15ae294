"""What is wrong is told first, in focus, with links to the fields and the same words there (F3)."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import Enter
from tests.e2e.inspection import Inspector
from tests.e2e.pages.entrance import enter_as
from tests.e2e.portal_process import PortalProcess

ADMINISTRATOR = "Anna Adminsen"
OFFICE = "Sofie Sekretærsen"
HOLDER = "Ea Eksempelsen"
ASSESSOR = "Vera Vurdersen"
APPROVER = "Gorm Godkendsen"
STOP = "Stop monitoreringen"
SCHEME = "Unge i fællesskab"
DRAFT = ("Teater i opgangen", "Version 1")
THEORY = (*DRAFT, "Ret forandringsteorien")
REPORT = ("Mentorer fra gaden", "Kladde")

SPOIL = """(button) => {
  for (const field of button.form.querySelectorAll("input, textarea, select")) {
    if (["hidden", "checkbox", "radio", "submit"].includes(field.type)) continue;
    if (field.tagName === "SELECT") {
      if (field.options.length && field.options[0].value === "") field.selectedIndex = 0;
    } else field.value = ["decimal", "numeric"].includes(field.inputMode) ? "mange" : "";
  }
}"""

FAULTS = """() => {
  const faults = [];
  const summary = document.querySelector("main > :first-child");
  if (!document.title.startsWith("Fejl:")) faults.push("title: " + document.title);
  if (!summary || !summary.matches(".fr-errors")) return [...faults, "no summary first in main"];
  if (document.activeElement !== summary) faults.push("the summary has no focus");
  const links = Array.from(summary.querySelectorAll("a"));
  if (!links.length) faults.push("the summary has no links");
  for (const link of links) {
    const said = link.textContent.trim();
    const goal = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!goal) { faults.push("leads nowhere: " + said + " " + link.hash); continue; }
    const own = goal.matches("input:not([type=radio]), textarea, select");
    const marked = own ? goal : goal.closest("fieldset");
    if (!marked) { faults.push("leads to no field: " + said); continue; }
    if (own && marked.getAttribute("aria-invalid") !== "true") {
      faults.push("not marked as invalid: " + marked.id);
    }
    const words = (marked.getAttribute("aria-describedby") || "").split(" ")
      .map((id) => document.getElementById(id)).filter(Boolean)
      .concat(Array.from(marked.querySelectorAll(".form-error-message")))
      .map((each) => each.textContent);
    if (!words.some((each) => each.includes(said))) {
      faults.push("other words at the field " + marked.id + ": " + said);
    }
    link.click();
    if (!goal.contains(document.activeElement) && document.activeElement !== goal) {
      faults.push("the link does not bring the focus to " + goal.id);
    }
  }
  return faults;
}"""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A form sent with nothing in it: who sends it, where it stands, by which button."""

    name: str
    person: str
    start: str
    way: tuple[str, ...]
    button: str


MISTAKES = (
    Mistake("log in", "", "/login", (), "Log på"),
    Mistake("forgotten password", "", "/glemt-adgangskode", (), "Send"),
    Mistake("new password", ADMINISTRATOR, "/konto/adgangskode", (), "adgangskode"),
    Mistake("own name", ADMINISTRATOR, "/konto", (), "Gem navnet"),
    Mistake("invitation", ADMINISTRATOR, "/personer/ny", (), "Send invitationen"),
    Mistake("contact", ADMINISTRATOR, "/opsaetning/kommune", (), "Gem"),
    Mistake("rules", ADMINISTRATOR, "/opsaetning", (f"Ordningens regler {SCHEME}",), "Gem"),
    Mistake("registration", OFFICE, "/projekter/nyt", (), "Registrér projektet"),
    Mistake("project", OFFICE, "/projekter", ("Natbasket på Havnepladsen", "Ret projektet"), "Gem"),
    Mistake("monitoring", OFFICE, "/projekter", ("Natbasket på Havnepladsen",), STOP),
    Mistake("round", OFFICE, "/runder", (f"Planlæg en runde {SCHEME}",), "Gem runden"),
    Mistake("agenda item", OFFICE, "/dagsordenspunkter/nyt", (), "Opret punktet"),
    Mistake("placing", OFFICE, "/dagsordenspunkter", ("Monitorering", "Ret"), "Gem"),
    Mistake("problem", OFFICE, "/projekter", (*THEORY, "Ret problemet"), "Gem"),
    Mistake("box", OFFICE, "/projekter", (*THEORY, "Tilføj boks"), "Gem"),
    Mistake("arrow", OFFICE, "/projekter", (*THEORY, "Tilføj pil"), "Gem"),
    Mistake("criterion", OFFICE, "/projekter", (*DRAFT, "Tilføj succeskriterium"), "Gem"),
    Mistake("milestone", OFFICE, "/projekter", (*DRAFT, "Tilføj milepæl"), "Gem"),
    Mistake("risk", OFFICE, "/projekter", (*DRAFT, "Tilføj risiko"), "Gem"),
    Mistake("criteria of a report", HOLDER, "/projekter", (*REPORT, "Succeskriterier"), "Gem"),
    Mistake("economy of a report", HOLDER, "/projekter", (*REPORT, "Økonomi"), "Gem"),
    Mistake("rating", ASSESSOR, "/vurderinger", ("Unge fortæller byen",), "Foreslå"),
    Mistake("question", OFFICE, "/vurderinger", ("Lektiecafé i tårnet",), "Returnér rapporten"),
    Mistake("second thoughts", APPROVER, "/vurderinger", ("Cykelværkstedet",), "Send tilbage"),
)


def spoil_and_send(page: Page, button: str) -> None:
    """Empty a form, write words where numbers belong, and send it."""
    pressed = page.locator("main").get_by_role("button", name=button, include_hidden=True).first
    pressed.evaluate(SPOIL)
    with page.expect_navigation():
        pressed.evaluate("(button) => button.click()")


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_told_first_and_leads_to_its_field(
    portal: PortalProcess, visit: Enter, inspector: Inspector, mistake: Mistake
) -> None:
    visitor = visit(portal)
    if mistake.person:
        enter_as(visitor, mistake.person)
    visitor.open(mistake.start)
    for link in mistake.way:
        visitor.follow(link)
    spoil_and_send(visitor.page, mistake.button)
    faults = visitor.page.evaluate(FAULTS)
    inspector.look_once(visitor.page)
    assert not faults, "\n".join(faults)
    inspector.done()
