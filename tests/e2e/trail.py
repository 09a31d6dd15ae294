"""What journeys walk through: the pages they open and the forms they send, by endpoint."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Page, Request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, RequestRedirect

CASE_SEEN = frozenset({
    "assessments.confirm_red",
    "cases.answer",
    "cases.omit",
    "committee.schedule",
    "documents.fetch",
    "documents.registered_file",
    "letters.posted",
    "reports.receipt",
})  # fmt: skip
"""Pages that the case of red twice leads through."""

CASE_SENT = frozenset({
    "account.demo_enter",
    "action_plans.begin",
    "cases.add",
    "cases.answer",
    "cases.omit",
    "committee.do_schedule",
    "documents.publish_release",
    "letters.posted",
    "letters.send",
    "rounds.publish",
})  # fmt: skip
"""Forms that are sent in the case of red twice."""

NEWCOMER_SEEN = frozenset({"account.invitation", "reports.receipt", "workshop.index"})
NEWCOMER_SENT = frozenset({
    "account.demo_enter",
    "account.invitation",
    "rounds.open_round",
    "workshop.agree",
    "workshop.begin",
    "workshop.sign",
})  # fmt: skip
"""What somebody new walks through, from the invitation to the committee's item."""

NOTICE_SEEN = frozenset({"assessments.confirm_red", "assessments.log_notice"})
NOTICE_SENT = frozenset({"assessments.log_notice"})
"""What is done about a notice that does not arrive."""

PAPER_SEEN = frozenset({"documents.wait"})
"""The way to a PDF."""

PASSWORD_SEEN = frozenset({"account.forgot_sent"})
PASSWORD_SENT = frozenset({"security.reset_password"})
"""The way to a new password."""

PLAN_SENT = frozenset({"action_plans.begin", "action_plans.restore_item"})
"""What an action plan's people send on its way."""

WRITTEN_SENT = frozenset({"reports.autosave"})
"""What a report sends while it is written."""

SEEN = CASE_SEEN | NEWCOMER_SEEN | NOTICE_SEEN | PAPER_SEEN | PASSWORD_SEEN
SENT = CASE_SENT | NEWCOMER_SENT | NOTICE_SENT | PASSWORD_SENT | PLAN_SENT | WRITTEN_SENT


@dataclass
class Trail:
    """Notes every page that is opened and every form that is sent, by the portal's own names."""

    routes: Map
    seen: set[str] = field(default_factory=set)
    sent: set[str] = field(default_factory=set)

    def follow(self, page: Page) -> None:
        """Note what a browser asks for from now on."""
        page.on("request", self._note)

    def _note(self, request: Request) -> None:
        path, method = urlsplit(request.url).path, request.method
        try:
            endpoint, _arguments = self.routes.bind("localhost").match(path, method=method)
        except (HTTPException, RequestRedirect):
            return
        (self.sent if method == "POST" else self.seen).add(str(endpoint))
