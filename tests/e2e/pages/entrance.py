"""Coming in and going out: the demo's start page, an invitation, the log-off button."""

import re

from playwright.sync_api import expect

from tests.e2e.mistakes import try_out
from tests.e2e.visitor import Visitor

PASSWORD = "seks venlige heste synger"


def enter_as(visitor: Visitor, name: str) -> None:
    """Enter the demo as one of its invented people."""
    visitor.open("/")
    visitor.press(f"Gå ind som {name}")
    visitor.heading("Mine opgaver")


def accept_invitation(visitor: Visitor, link: str, name: str) -> None:
    """Follow the link of an invitation and choose name and password."""
    visitor.open(link)
    visitor.heading("Velkommen til Fremdrift")
    if visitor.looking:
        try_out(visitor)
    visitor.write("Dit navn", name)
    visitor.write("Adgangskode", PASSWORD)
    visitor.write("Adgangskode igen", PASSWORD)
    visitor.press("Opret min konto")
    visitor.sees("Velkommen. Din konto er klar.")


def enter_by_id(visitor: Visitor, person_id: str) -> None:
    """Enter the demo as the person with an id."""
    visitor.open("/")
    form = visitor.page.locator("form").filter(has=visitor.page.locator(f"[value='{person_id}']"))
    visitor.press(re.compile(""), form.first)


def log_in(visitor: Visitor, address: str) -> None:
    """Log in with address and password."""
    visitor.open("/login")
    visitor.write("Mailadresse", address)
    visitor.write("Adgangskode", PASSWORD)
    visitor.press("Log på", visitor.page.locator("main"))
    visitor.heading("Mine opgaver")


def log_off(visitor: Visitor) -> None:
    """Log off, and find that the private pages are closed."""
    visitor.press("Log af")
    visitor.page.goto(f"{visitor.address}/opgaver")
    expect(visitor.page).to_have_url(re.compile(r"/login"))


def menu(visitor: Visitor) -> list[str]:
    """Return the entries of the main menu."""
    return [text.strip() for text in visitor.page.locator("nav.fr-menu a").all_inner_texts()]
