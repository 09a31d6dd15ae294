"""From an invitation to the committee's agenda item, with scripts and without."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from portal.clock import SystemClock, local_date
from tests.e2e.conftest import Enter
from tests.e2e.inspection import Inspector
from tests.e2e.office_program import opened_by_office_program
from tests.e2e.pages import office, report, workshop
from tests.e2e.pages.entrance import accept_invitation, enter_as
from tests.e2e.pages.office import NewProject
from tests.e2e.portal_process import PortalProcess
from tests.e2e.trail import NEWCOMER_SEEN, NEWCOMER_SENT, Trail
from tests.e2e.visitor import Visitor

SCHEME = "Unge i fællesskab"
HOLDER = "Ungeklubben Krydset"
OWNER = "Kultur- og Fritidsforvaltningen"
ROUND = "efteråret"
TITLE = "Monitorering af ungeprojekter, efteråret"
PROJECT = "Klatrevæggen i Sydhavnen"
ADDRESS = "nanna@forening.example"
NANNA = "Nanna Nyansen"


@dataclass(frozen=True, slots=True)
class Company:
    """The people of the journey, each at a browser."""

    office: Visitor
    holder: Visitor
    assessor: Visitor
    approver: Visitor


def gather(portal: PortalProcess, visit: Enter, *, scripted: bool) -> Company:
    """Invite the new holder by mail and seat everybody at a browser."""
    administrator = visit(portal, scripted=scripted, looking=scripted)
    enter_as(administrator, "Anna Adminsen")
    office.invite(
        administrator, name=NANNA, address=ADDRESS, organisation=HOLDER, role="projektholder"
    )
    link = portal.mailbox.link_to(ADDRESS)
    assert link.startswith(portal.address)
    holder = visit(portal, scripted=scripted, looking=scripted)
    accept_invitation(holder, link, NANNA)
    seats = [visit(portal, scripted=scripted, looking=scripted) for _ in range(3)]
    for seat, name in zip(
        seats, ("Sofie Sekretærsen", "Vera Vurdersen", "Gorm Godkendsen"), strict=True
    ):
        enter_as(seat, name)
    return Company(seats[0], holder, seats[1], seats[2])


def agree(company: Company, today: date) -> None:
    """Register the project, fill the workshop, and sign it on both sides."""
    at_office = company.office
    ends = today + timedelta(days=300)
    project = NewProject(PROJECT, SCHEME, HOLDER, OWNER, today - timedelta(days=100), ends)
    office.register(at_office, project)
    office.take_step(at_office, "Tilbyd workshop")
    there = at_office.path
    workshop.begin(at_office)
    workshop.draw_theory(at_office)
    workshop.add_criterion(
        at_office, box="80 unge", label="Unge, der deltager fast", target="80", due=ends
    )
    workshop.add_criterion(
        at_office, box="trives", label="Unge, der trives bedre", target="60", due=ends
    )
    workshop.add_milestone(
        at_office, title="Væggen er taget i brug", planned=today + timedelta(days=30)
    )
    workshop.add_risk(at_office, "Hallen lukker om vinteren")
    at_office.press("Send til underskrift")
    company.holder.open("/opgaver")
    company.holder.follow("Læs og underskriv")
    company.holder.press("Underskriv for projektholderen")
    at_office.open(at_office.path)
    at_office.press("Underskriv for sekretariatet og aftal")
    at_office.open(there)
    at_office.sees("I gang")


def find(judge: Visitor) -> None:
    """Go to the project among those that are rated in the round."""
    judge.open("/vurderinger")
    judge.pick("Runde", ROUND)
    judge.press("Vis runden")
    judge.follow(PROJECT)


def rate(company: Company) -> None:
    """Assess the report with a rationale and approve it."""
    find(company.assessor)
    for level in ("Aktivitetsniveau", "Resultatniveau", "Samlet"):
        company.assessor.choose(level, "Gul")
    company.assessor.write("Begrundelse", "Deltagelsen er god, men hallen er usikker.")
    company.assessor.press("Foreslå og gå til næste")
    find(company.approver)
    company.approver.press("Godkend og gå til næste")


def download(visitor: Visitor, folder: Path) -> Path:
    """Save the item as a Word file."""
    file = folder / "punkt.docx"
    with visitor.page.expect_download() as waiting:
        visitor.page.get_by_role("button", name="Hent som Word").first.click()
    waiting.value.save_as(file)
    return file


@pytest.mark.parametrize("scripted", [True, False], ids=["with scripts", "without scripts"])
def test_a_new_holder_is_invited_and_the_committee_reads_of_the_project(
    own_portal: PortalProcess,
    visit: Enter,
    inspector: Inspector,
    trail: Trail,
    tmp_path: Path,
    *,
    scripted: bool,
) -> None:
    today = local_date(SystemClock().now())
    company = gather(own_portal, visit, scripted=scripted)
    agree(company, today)
    office.open_round(company.office, scheme=SCHEME, name=ROUND, today=today)
    company.office.sees(PROJECT)

    report.begin(company.holder, PROJECT)
    report.write(company.holder, values=("50", "30"))
    assert report.send(company.holder)

    rate(company)
    meeting = today + timedelta(days=60)
    office.create_item(company.office, round_name=ROUND, title=TITLE, meeting=meeting)
    text = opened_by_office_program(download(company.office, tmp_path))
    row = next(line for line in text.splitlines() if PROJECT in line)
    assert "Gul" in row, text
    inspector.done()
    assert trail.seen >= NEWCOMER_SEEN
    assert trail.sent >= NEWCOMER_SENT
