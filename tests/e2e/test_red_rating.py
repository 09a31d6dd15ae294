"""A red rating is approved, its notices read; a call is noted; a PDF is waited for."""

import re

from portal.clock import SystemClock, local_date
from tests.e2e.conftest import Enter
from tests.e2e.inspection import Inspector
from tests.e2e.mistakes import try_out
from tests.e2e.pages.entrance import enter_as
from tests.e2e.pages.office import shown
from tests.e2e.portal_process import PortalProcess
from tests.e2e.trail import NOTICE_SEEN, NOTICE_SENT, PAPER_SEEN, Trail
from tests.e2e.visitor import Visitor

PROJECT = "Unge fortæller byen"
TRIES = 60


def at_project(visitor: Visitor, name: str) -> None:
    """Sit somebody down at the project's rating in the round that is open."""
    enter_as(visitor, name)
    visitor.open("/vurderinger")
    visitor.follow(PROJECT, visitor.page.locator("main"))


def test_a_red_rating_is_approved_after_its_notices_are_read(
    own_portal: PortalProcess, visit: Enter, inspector: Inspector, trail: Trail
) -> None:
    assessor, approver, office = (visit(own_portal, looking=True) for _ in range(3))
    at_project(assessor, "Vera Vurdersen")
    for level in ("Aktivitetsniveau", "Resultatniveau", "Samlet"):
        assessor.choose(level, "Rød")
    assessor.write("Begrundelse", "For få unge er med, og værkstedet er lukket.")
    assessor.press("Foreslå og gå til næste")

    at_project(approver, "Gorm Godkendsen")
    approver.follow("Læs varslerne og godkend")
    approver.heading(f"Godkend rød vurdering: {PROJECT}")
    own_portal.mailbox.knows_nobody = True
    approver.press("Godkend rød og send varslerne")

    at_project(office, "Sofie Sekretærsen")
    log = office.page.get_by_role("link", name=re.compile("^Notér brev eller opkald"))
    for _ in range(TRIES):
        if log.count():
            break
        office.page.wait_for_timeout(1000)
        office.page.reload()
    office.follow(re.compile("^Notér brev eller opkald"))
    try_out(office)
    office.write("Dag", shown(local_date(SystemClock().now())))
    office.write("Notat", "Ringede og fortalte, at vurderingen er rød.")
    office.press("Gem notatet")
    office.heading(PROJECT)
    inspector.done()
    assert trail.seen >= NOTICE_SEEN
    assert trail.sent >= NOTICE_SENT


def test_a_pdf_is_waited_for_and_fetched(
    own_portal: PortalProcess, visit: Enter, inspector: Inspector, trail: Trail
) -> None:
    office = visit(own_portal, looking=True)
    enter_as(office, "Sofie Sekretærsen")
    office.open("/dokumenter")
    office.press(re.compile("^Hent som PDF"))
    page = office.page
    for _ in range(TRIES):
        page.wait_for_timeout(1000)
        answer = page.request.get(page.url)
        if answer.headers["content-type"] == "application/pdf":
            assert answer.body().startswith(b"%PDF")
            inspector.done()
            assert trail.seen >= PAPER_SEEN
            return
    raise AssertionError("the PDF never came")
