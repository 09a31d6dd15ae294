"""A forgotten password is chosen anew by a mailed link, and then lets in."""

from tests.e2e.conftest import Enter
from tests.e2e.inspection import Inspector
from tests.e2e.mistakes import try_out
from tests.e2e.pages.entrance import PASSWORD, log_in
from tests.e2e.portal_process import PortalProcess
from tests.e2e.trail import PASSWORD_SEEN, PASSWORD_SENT, Trail

ADDRESS = "otto.oevesen@demo.example"


def test_a_forgotten_password_is_chosen_anew(
    portal: PortalProcess, visit: Enter, inspector: Inspector, trail: Trail
) -> None:
    visitor = visit(portal, looking=True)
    visitor.open("/login")
    visitor.follow("Glemt adgangskode?")
    visitor.write("Mailadresse", ADDRESS)
    visitor.press("Send mig et link")
    visitor.open(portal.mailbox.link_to(ADDRESS))
    try_out(visitor)
    visitor.write("Ny adgangskode", PASSWORD)
    visitor.write("Ny adgangskode igen", PASSWORD)
    visitor.press("Gem adgangskoden")
    log_in(visit(portal), ADDRESS)
    inspector.done()
    assert trail.seen >= PASSWORD_SEEN
    assert trail.sent >= PASSWORD_SENT
