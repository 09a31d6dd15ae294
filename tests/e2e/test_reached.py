"""The pages that are looked at are all the pages there are."""

from werkzeug.routing import Map

from tests.e2e.conftest import Enter
from tests.e2e.crawl import NOT_PAGES, reach, sent_to
from tests.e2e.pages.entrance import enter_as
from tests.e2e.portal_process import PortalProcess
from tests.e2e.reading import read
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


SENT_ELSEWHERE = frozenset(
    {
        "account.demo_enter",
        "account.invitation",
        "assessments.log_notice",
        "reports.autosave",
        "security.reset_password",
    }
)
"""Forms that stand on none of the pages that are reached; the journeys send them."""


def test_every_page_and_every_form_is_reached_by_somebody(
    portal: PortalProcess, visit: Enter, routes: Map
) -> None:
    reached: set[str] = set()
    sent: set[str] = set()
    for played in ROLES:
        visitor = visit(portal)
        enter_as(visitor, played.person)
        found = reach(visitor.page.request, portal.address, routes)
        assert not found.faults
        reached |= set(found.pages) | found.files
        for text in found.texts.values():
            forms = read(visitor.page, text).forms
            sent |= {sent_to(form.action, routes) for form in forms if form.method == "post"}
    assert answering(routes, "GET") - NOT_PAGES - reached == ELSEWHERE
    assert answering(routes, "POST") - sent == SENT_ELSEWHERE


def answering(routes: Map, method: str) -> set[str]:
    """Return the endpoints that answer a method."""
    return {rule.endpoint for rule in routes.iter_rules() if method in (rule.methods or ())}
