"""Every role comes in from the demo's start page, sees its own menu and pages, and goes out."""

import pytest

from tests.e2e.conftest import Enter
from tests.e2e.inspection import Inspector
from tests.e2e.pages.entrance import enter_as, log_off, menu
from tests.e2e.portal_process import PortalProcess
from tests.e2e.roles import ROLES, Played


@pytest.mark.parametrize("played", ROLES, ids=lambda played: played.role)
def test_a_role_finds_its_own_menu_and_pages_and_logs_off(
    portal: PortalProcess, visit: Enter, inspector: Inspector, played: Played
) -> None:
    visitor = visit(portal)
    enter_as(visitor, played.person)
    assert menu(visitor) == list(played.menu)
    for entry in played.menu:
        visitor.follow(entry, visitor.page.locator("nav.fr-menu"))
        visitor.heading(entry)
    log_off(visitor)
    inspector.done()
