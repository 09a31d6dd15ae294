"""A report keeps itself while it is written; two who write the same field are shown both texts."""

import re

from playwright.sync_api import Locator, expect

from tests.e2e.conftest import Enter
from tests.e2e.inspection import Inspector
from tests.e2e.pages.entrance import enter_as
from tests.e2e.portal_process import PortalProcess
from tests.e2e.trail import WRITTEN_SENT, Trail
from tests.e2e.visitor import Visitor

HOLDER = "Ea Eksempelsen"
PROJECT = "Mentorer fra gaden"
STORY = "Hvad har I gjort siden sidst?"
SAVED = re.compile(r"Gemt kl\. \d{2}\.\d{2}")


def story(visitor: Visitor) -> Locator:
    """Return the field of the report's first step that is told in own words."""
    return visitor.field(STORY)


def open_first_step(visitor: Visitor) -> None:
    """Open the first step of the report that the holder has begun."""
    enter_as(visitor, HOLDER)
    visitor.follow("Projekter", visitor.page.locator("nav.fr-menu"))
    visitor.follow(PROJECT, visitor.page.locator("main"))
    visitor.follow(re.compile("Kladde"), visitor.page.locator("#rapporter"))
    visitor.follow(re.compile("Aktiviteter"), visitor.page.locator(".fr-steps-wide"))
    expect(visitor.page.locator("p.fr-eyebrow")).to_have_text("Trin 1 af 5")


def type_and_wait(visitor: Visitor, text: str) -> None:
    """Type like a person, and wait until the page says that it is kept."""
    with visitor.page.expect_response(lambda answer: answer.url.endswith("/gem")) as kept:
        story(visitor).fill("")
        story(visitor).press_sequentially(text)
    assert kept.value.ok
    expect(visitor.page.locator("#gemt")).to_have_text(SAVED)


def test_what_was_typed_is_there_after_the_page_is_opened_again(
    portal: PortalProcess, visit: Enter, inspector: Inspector, trail: Trail
) -> None:
    holder = visit(portal)
    open_first_step(holder)
    type_and_wait(holder, "48 unge har en mentor nu.")
    holder.page.reload()
    expect(story(holder)).to_have_value("48 unge har en mentor nu.")
    expect(holder.page.locator("#gemt")).to_have_text(SAVED)
    inspector.done()
    assert trail.sent >= WRITTEN_SENT


def test_a_line_that_is_down_is_told_and_the_text_is_kept_when_it_is_up_again(
    portal: PortalProcess, visit: Enter
) -> None:
    holder = visit(portal)
    open_first_step(holder)
    holder.page.route("**/gem", lambda route: route.abort())
    story(holder).fill("Skrevet i en tunnel.")
    expect(holder.page.locator("#gemt")).to_contain_text("Ikke gemt endnu")
    holder.page.unroute("**/gem")
    expect(holder.page.locator("#gemt")).to_have_text(SAVED)
    holder.page.reload()
    expect(story(holder)).to_have_value("Skrevet i en tunnel.")


def test_two_who_write_the_same_field_are_shown_both_texts(
    portal: PortalProcess, visit: Enter, inspector: Inspector
) -> None:
    first, second = visit(portal), visit(portal)
    open_first_step(first)
    open_first_step(second)
    type_and_wait(first, "Skrevet ved det første bord.")
    story(second).fill("Skrevet ved det andet bord.")
    second.press("Gem", second.page.locator("#rapport"))
    second.heading("I har skrevet i det samme felt")
    versions = second.page.locator(".fr-version")
    expect(versions.nth(0)).to_contain_text("Skrevet ved det første bord.")
    expect(versions.nth(1)).to_contain_text("Skrevet ved det andet bord.")
    second.page.get_by_text("Begge tekster, rettet til her").click()
    second.write("Den samlede tekst", "Skrevet ved begge borde.")
    second.press("Gem det valgte")
    expect(story(second)).to_have_value("Skrevet ved begge borde.")
    first.page.reload()
    expect(story(first)).to_have_value("Skrevet ved begge borde.")
    inspector.done()
