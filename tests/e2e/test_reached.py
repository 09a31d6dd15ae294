"""The pages that are looked at are all the pages there are."""

from werkzeug.routing import Map

from tests.e2e.conftest import Enter
from tests.e2e.crawl import NOT_PAGES, START, reach, sent_to
from tests.e2e.pages.entrance import enter_as
from tests.e2e.portal_process import PortalProcess
from tests.e2e.reading import read
from tests.e2e.roles import ROLES
from tests.e2e.trail import SEEN, SENT

PUBLIC = ("/overblik",)
"""Where somebody begins who has no account."""

ELSEWHERE = frozenset(
    {
        "bank.attachment",
        "cases.withdraw",
        "committee.attachment",
        "committee.item_folder",
        "committee.meeting_folder",
        "reports.attachment",
        "security.reset_password",
    }
)
"""What neither a link of the demo leads to nor a journey; the tests of each part open it."""


LINKED_WHEN_MAILED = frozenset({"security.reset_password"})
"""The demo shows the link of a mail to whoever may see the person it went to."""

SENT_ELSEWHERE = frozenset(
    {
        "account.end_device",
        "account.end_other_devices",
        "action_plans.complete",
        "admin.open_account",
        "assessments.bounce_notice",
        "assessments.drop_correction",
        "assessments.publish_correction",
        "assessments.resend_notice",
        "cases.withdraw",
        "committee.change_attachment",
        "documents.release",
        "documents.upload",
        "projects.monitor",
        "reports.change_attachment",
        "rounds.edit",
        "rounds.supplement",
        "workshop.move_item",
        "workshop.restore_item",
        "workshop.rework",
    }
)
"""Forms that no page offers in the state the demo is in, and no journey sends."""


def test_every_page_and_every_form_is_reached_by_somebody(
    portal: PortalProcess, visit: Enter, routes: Map
) -> None:
    reached: set[str] = set()
    sent: set[str] = set()
    for played in (None, *ROLES):
        visitor = visit(portal)
        if played is not None:
            enter_as(visitor, played.person)
        start = PUBLIC if played is None else START
        found = reach(visitor.page.request, portal.address, routes, start)
        assert not found.faults, played
        reached |= set(found.pages) | found.files
        for text in found.texts.values():
            forms = read(visitor.page, text).forms
            sent |= {sent_to(form.action, routes) for form in forms if form.method == "post"}
    missing = answering(routes, "GET") - NOT_PAGES - reached - SEEN
    assert missing | LINKED_WHEN_MAILED == ELSEWHERE
    assert answering(routes, "POST") - sent - SENT <= SENT_ELSEWHERE


def answering(routes: Map, method: str) -> set[str]:
    """Return the endpoints that answer a method."""
    return {rule.endpoint for rule in routes.iter_rules() if method in (rule.methods or ())}
