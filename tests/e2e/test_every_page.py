"""Every page a role can reach: no fault axe finds, no sideways scroll, no noise (F1, F5, F7)."""

import pytest
from playwright.sync_api import Page
from werkzeug.routing import Map

from tests.e2e.conftest import Enter
from tests.e2e.crawl import Reach, reach
from tests.e2e.inspection import Inspector
from tests.e2e.pages.entrance import enter_as
from tests.e2e.portal_process import PortalProcess
from tests.e2e.reading import Ledger, read
from tests.e2e.roles import ROLES, Played
from tests.e2e.sameness import Looked

SAID = frozenset({"reports.step", "reports.check"})
"""Pages that are one of several steps."""

LOOKED = Looked()
"""What was looked at for the roles before."""


@pytest.mark.parametrize("played", ROLES, ids=lambda played: played.role)
def test_every_page_of_a_role_is_free_of_faults(
    portal: PortalProcess,
    visit: Enter,
    inspector: Inspector,
    routes: Map,
    played: Played,
) -> None:
    visitor = visit(portal)
    enter_as(visitor, played.person)
    for language in ("da", "en"):
        inspector.speak(visitor.page, language, f"{portal.address}/opgaver")
        found = reach(visitor.page.request, portal.address, routes)
        inspector.faults.extend(found.faults)
        inspector.faults.extend(enter_all(visitor.page, found).faults)
        for address in found.chosen():
            if LOOKED.is_new(found.texts[address]):
                visitor.page.goto(f"{portal.address}{address}")
                inspector.look_once(visitor.page)
    inspector.done()


def enter_all(page: Page, found: Reach) -> Ledger:
    """Return what all pages that were reached show: lights, tables and steps."""
    ledger = Ledger()
    for endpoint, addresses in found.pages.items():
        for address in addresses:
            reading = read(page, found.texts[address])
            ledger.enter(address, reading)
            if endpoint in SAID and reading.steps != 1:
                ledger.faults.append(f"{address}: a step that does not say which it is")
    return ledger
