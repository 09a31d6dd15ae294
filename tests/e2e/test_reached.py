"""The pages that are looked at are all the pages there are."""

from werkzeug.routing import Map

from tests.e2e.conftest import Enter
from tests.e2e.crawl import NOT_PAGES, START, reach, sent_to
from tests.e2e.pages.entrance import enter_as
from tests.e2e.portal_process import PortalProcess
from tests.e2e.reading import read
from tests.e2e.roles import ROLES

PUBLIC = ("/overblik",)
"""Where somebody begins who has no account."""

ELSEWHERE = frozenset(
    {
        "account.forgot_sent",
        "account.invitation",
        "assessments.confirm_red",
        "assessments.log_notice",
        "cases.answer",
        "cases.omit",
        "cases.withdraw",
        "committee.item_folder",
        "committee.meeting_folder",
        "committee.schedule",
        "documents.fetch",
        "documents.registered_file",
        "documents.wait",
        "letters.posted",
        "reports.receipt",
        "security.reset_password",
        "workshop.index",
    }
)
"""What no link of the demo leads to; journeys and the tests of each part walk through it."""


LINKED_WHEN_MAILED = frozenset({"security.reset_password"})
"""The demo shows the link of a mail to whoever may see the person it went to."""

SENT_ELSEWHERE = frozenset(
    {
        "account.demo_enter",
        "account.end_device",
        "account.end_other_devices",
        "account.invitation",
        "action_plans.begin",
        "action_plans.complete",
        "action_plans.restore_item",
        "admin.open_account",
        "assessments.drop_correction",
        "assessments.log_notice",
        "assessments.publish_correction",
        "assessments.resend_notice",
        "cases.add",
        "cases.answer",
        "cases.omit",
        "cases.withdraw",
        "committee.do_schedule",
        "documents.publish_release",
        "documents.release",
        "documents.upload",
        "letters.posted",
        "letters.send",
        "projects.monitor",
        "reports.autosave",
        "rounds.edit",
        "rounds.open_round",
        "rounds.publish",
        "rounds.supplement",
        "security.reset_password",
        "workshop.agree",
        "workshop.begin",
        "workshop.move_item",
        "workshop.restore_item",
        "workshop.rework",
        "workshop.sign",
    }
)
"""Forms that no page offers in the state the demo is in."""


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
    missing = answering(routes, "GET") - NOT_PAGES - reached
    assert missing | LINKED_WHEN_MAILED == ELSEWHERE
    assert answering(routes, "POST") - sent <= SENT_ELSEWHERE


def answering(routes: Map, method: str) -> set[str]:
    """Return the endpoints that answer a method."""
    return {rule.endpoint for rule in routes.iter_rules() if method in (rule.methods or ())}
