"""A person at a browser, who opens, presses and writes as the words on the page say."""

import re
from re import Pattern

from playwright.sync_api import Locator, Page, expect

from tests.e2e.inspection import Inspector

YES = "Ja, fortsæt"


def words(label: str) -> Pattern[str]:
    """Return a pattern of a field's label, whether or not it is marked as optional."""
    return re.compile(rf"^\s*{re.escape(label)}( \(valgfrit\))?\s*$")


class Visitor:
    """One person's browser on one portal; looking, it has every new kind of page inspected."""

    def __init__(
        self, page: Page, address: str, inspector: Inspector, *, scripted: bool = True
    ) -> None:
        """Sit down at an empty browser."""
        self.page = page
        self.address = address
        self.inspector = inspector
        self.scripted = scripted
        self.looking = False
        inspector.listen(page)

    @property
    def path(self) -> str:
        """Where the browser is, without the portal's address."""
        return self.page.url.removeprefix(self.address)

    def open(self, path: str) -> None:
        """Open a page by its address."""
        answer = self.page.goto(path if path.startswith("http") else f"{self.address}{path}")
        assert answer is not None
        assert answer.ok, f"{answer.status} {path}"
        self.arrived()

    def follow(self, name: str | Pattern[str], within: Locator | None = None) -> None:
        """Follow a link."""
        with self.page.expect_navigation(url=lambda url: "#" not in url):
            (within or self.page).get_by_role("link", name=name).first.click()
        self.arrived()

    def press(self, name: str | Pattern[str], within: Locator | None = None) -> None:
        """Press a button that sends something; say yes where the page asks first."""
        button = (within or self.page).get_by_role("button", name=name).first
        asks = button.and_(
            self.page.locator("form[data-confirm] button, button[data-confirm]")
        ).count()
        with self.page.expect_navigation():
            button.click()
            if asks and self.scripted:
                self.page.get_by_role("button", name=YES).click()
        self.arrived()

    def write(self, label: str, text: str, within: Locator | None = None) -> None:
        """Write in a field."""
        self.field(label, within).fill(text)

    def field(self, label: str, within: Locator | None = None) -> Locator:
        """Return a field by its label."""
        labelled = (within or self.page).get_by_label(words(label))
        return labelled.and_(self.page.locator("input, select, textarea")).first

    def pick(self, label: str, option: str, within: Locator | None = None) -> None:
        """Pick the first of a list in which some words stand."""
        field = self.field(label, within)
        found = field.locator("option").filter(has_text=option).first
        field.select_option(value=found.get_attribute("value"))

    def choose(self, question: str, answer: str) -> None:
        """Choose one of the answers to a question."""
        group = self.page.locator("fieldset").filter(
            has=self.page.locator("legend").filter(has_text=question)
        )
        group.last.get_by_text(answer, exact=True).first.click()

    def panel(self, heading: str) -> Locator:
        """Return the innermost part of the page under a heading."""
        head = self.page.get_by_role("heading", name=heading)
        return self.page.locator("section, .fr-panel").filter(has=head).last

    def sees(self, text: str | Pattern[str]) -> None:
        """Expect words somewhere on the page."""
        expect(self.page.locator("main")).to_contain_text(text)

    def heading(self, text: str | Pattern[str]) -> None:
        """Expect the page's main heading."""
        expect(self.page.locator("h1")).to_contain_text(text)

    def arrived(self) -> None:
        """Wait until the page is there, and look at it."""
        self.page.wait_for_load_state("load")
        if self.looking:
            self.inspector.look(self.page)
