"""Every page a role can reach: no fault axe finds, no sideways scroll, no noise (F1, F5, F7)."""

import pytest
from werkzeug.routing import Map

from tests.e2e.conftest import Enter
from tests.e2e.crawl import reach
from tests.e2e.inspection import Inspector
from tests.e2e.pages.entrance import enter_as
from tests.e2e.portal_process import PortalProcess
from tests.e2e.roles import ROLES, Played


@pytest.mark.parametrize("played", ROLES, ids=lambda played: played.role)
def test_every_page_of_a_role_is_free_of_faults(
    portal: PortalProcess, visit: Enter, inspector: Inspector, routes: Map, played: Played
) -> None:
    visitor = visit(portal)
    enter_as(visitor, played.person)
    found = reach(visitor.page.request, portal.address, routes)
    inspector.faults.extend(found.faults)
    for language in ("da", "en"):
        inspector.speak(visitor.page, language, f"{portal.address}/opgaver")
        for address in found.chosen():
            visitor.page.goto(f"{portal.address}{address}")
            inspector.look_once(visitor.page)
    inspector.done()
