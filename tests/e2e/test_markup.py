"""Markup in a text stays text, wherever it is shown: nothing runs, and no node is put in (B2)."""

from functools import partial

from playwright.sync_api import Browser, Route
from werkzeug.routing import Map

from tests.e2e.conftest import Enter, People
from tests.e2e.crawl import reach
from tests.e2e.guard import Guard
from tests.e2e.hostile_portal import free_texts
from tests.e2e.hostile_texts import CLOSED, HOSTILE, OPENED, PRODUCT, RAN
from tests.e2e.pages.entrance import enter_by_id
from tests.e2e.portal_process import PortalProcess
from tests.e2e.roles import ROLES
from tests.e2e.sameness import Looked

PLANTED = {
    f"<script>{RAN}()</script>": "ran: ",
    "<script>alert(1)</script>": "ran: dialog",
    "<img src=data:,x>": "refused: ",
    "<b2-node>x</b2-node>": "foreign element",
    "<p onclick=x()>x</p>": "foreign attribute",
    "<a href=javascript:x()>x</a>": "leads away",
    f"<p>{PRODUCT}</p>": "a template ran",
    f"<p>{OPENED}0.0{CLOSED}&lt; &gt;{OPENED}{CLOSED}</p>": "changed",
}
"""A fault of every kind, and the word by which it is told."""


def test_no_page_of_anybody_runs_or_takes_in_what_stands_in_a_text(
    hostile: tuple[PortalProcess, People], visit: Enter, routes: Map
) -> None:
    portal, people = hostile
    guard, looked = Guard(), Looked()
    for played in ROLES:
        visitor = visit(portal)
        guard.watch(visitor.page)
        enter_by_id(visitor, people[played.person])
        found = reach(visitor.page.request, portal.address, routes)
        assert not found.faults, "\n".join(found.faults)
        for address in (each for each, text in found.texts.items() if looked.is_new(text)):
            visitor.page.goto(f"{portal.address}{address}")
            guard.look(visitor.page)
    assert not guard.faults, "\n".join([f"{len(guard.faults)} faults", *guard.faults[:60]])
    assert guard.texts == set(range(len(HOSTILE)))
    assert len(guard.places) > 2 / 3 * len(list(free_texts())), "most columns are seen on a page"


def give(text: str, route: Route) -> None:
    """Answer a request with a page of some text."""
    policy = "default-src 'self'; script-src 'unsafe-inline'"
    headers = {"Content-Security-Policy": policy}
    route.fulfill(body=text, content_type="text/html; charset=utf-8", headers=headers)


def test_a_planted_text_is_caught_whatever_it_does(browser: Browser) -> None:
    for planted, word in PLANTED.items():
        guard = Guard()
        page = browser.new_page()
        guard.watch(page)
        page.route("**/*", partial(give, planted))
        page.goto("http://127.0.0.1/side")
        guard.look(page)
        page.close()
        assert any(word in fault for fault in guard.faults), f"{planted}: {guard.faults}"
