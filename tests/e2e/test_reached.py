"""The pages that are looked at are all the pages there are."""

from werkzeug.routing import Map

from tests.e2e.conftest import Enter
from tests.e2e.crawl import NOT_PAGES, reach
from tests.e2e.pages.entrance import enter_as
from tests.e2e.portal_process import PortalProcess
from tests.e2e.roles import ROLES

ELSEWHERE = frozenset(
    {
        "account.forgot_sent",
        "account.invitation",
        "assessments.confirm_red",
        "assessments.log_notice",
        "documents.fetch",
        "documents.wait",
        "reports.receipt",
        "security.login",
        "security.reset_password",
        "workshop.index",
    }
)
"""What no link of the demo leads to; the journeys walk through it."""


def test_every_page_is_reached_by_somebody(
    portal: PortalProcess, visit: Enter, routes: Map
) -> None:
    reached: set[str] = set()
    for played in ROLES:
        visitor = visit(portal)
        enter_as(visitor, played.person)
        found = reach(visitor.page.request, portal.address, routes)
        assert not found.faults
        reached |= set(found.pages) | found.files
    there = {rule.endpoint for rule in routes.iter_rules() if "GET" in (rule.methods or ())}
    missing = there - NOT_PAGES - reached
    assert missing == ELSEWHERE, " ".join(sorted(missing))
