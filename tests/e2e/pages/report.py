"""The project's report: five steps, a receipt."""

import re

from playwright.sync_api import expect

from tests.e2e.visitor import Visitor


def begin(visitor: Visitor, project: str) -> None:
    """Go from the tasks to the first step of a project's report."""
    visitor.open("/opgaver")
    visitor.follow(re.compile(f"^Begynd rapporten.*{re.escape(project)}$"))
    expect(visitor.page.locator(".fr-eyebrow")).to_have_text("Trin 1 af 5")


def go_on(visitor: Visitor, number: int) -> None:
    """Save the step and go to the next one."""
    with visitor.page.expect_navigation():
        visitor.page.locator("button[name=go][value=next]").click()
    visitor.arrived()
    expect(visitor.page.locator(".fr-eyebrow")).to_have_text(f"Trin {number} af 5")


def write(visitor: Visitor, *, values: tuple[str, ...]) -> None:
    """Write every step of a report whose project goes well, up to the check page."""
    page = visitor.page
    page.get_by_text("Planen holder, der er intet nyt").click()
    visitor.write("Hvad har I gjort siden sidst?", "Træningen er i gang hver uge.")
    go_on(visitor, 2)
    for place, value in enumerate(values):
        page.get_by_label("Hvad er tallet nu?").nth(place).fill(value)
    visitor.write("Hvad er der kommet ud af det?", "De unge bliver ved med at komme.")
    go_on(visitor, 3)
    go_on(visitor, 4)
    visitor.write("Hvor meget har projektet brugt i alt?", "150.000")
    for group in page.locator(".fr-ratings").all():
        group.get_by_text("Grøn", exact=True).click()
    go_on(visitor, 5)


def send(visitor: Visitor) -> str:
    """Send the report from the check page and return the number of its receipt."""
    visitor.press(re.compile("^Send"), visitor.page.locator("#send"))
    visitor.heading("Rapporten er sendt")
    return visitor.page.locator(".fr-receipt-number").inner_text()
