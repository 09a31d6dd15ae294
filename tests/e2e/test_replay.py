"""The case of Skoler på X og tværs by hand: red, red again, the committees, decision and end."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest

from portal.demo.facts import AgendaFacts, PlanItemFacts, past_scheme_facts, plan_facts
from portal.demo.people import address
from portal.demo.red_case import (
    ANSWER,
    ANSWERED,
    CASE_NUMBER,
    ITEM_NUMBER,
    LETTER_SENT,
    MEETING,
    REFERENCE,
)
from portal.demo.replay_ground import APPROVER, ASSESSOR, EDITOR, OFFICE, OWNER
from portal.demo.replay_rounds import facts_of
from tests.e2e.conftest import Enter
from tests.e2e.inspection import Inspector
from tests.e2e.office_program import attached_text, opened_by_office_program, text_of
from tests.e2e.pages import office, red
from tests.e2e.pages.entrance import enter_as
from tests.e2e.pages.office import shown
from tests.e2e.steered_portal import SteeredPortal
from tests.e2e.trail import CASE_SEEN, CASE_SENT, Trail
from tests.e2e.visitor import Visitor

SCHOOLS, ENDED = "Skoler på X og tværs", "KVINFO"
FIRST, SECOND, THIRD = "december 2009", "marts 2010", "juli 2010"
OWN = "Beskæftigelses- og Integrationsudvalget"
OTHER, ITS_ADDRESS = "Børne- og Ungdomsudvalget", "buu@demo.example"
THIRD_COMMITTEE = "Socialudvalget"
VAGUE, PLAIN = "Flere skolestartere", "Ti flere børn fra Nørrebro"
COMMENT = "Sæt et tal på. Hvor mange børn?"
OPENING = "Udsat fra BIU mødet den 23. august 2010."
DAY = timedelta(days=1)
APPROVED = "Indstillingen blev godkendt."


@dataclass(frozen=True, slots=True)
class Company:
    """The people of the case, each at a browser, and the portal on its clock."""

    portal: SteeredPortal
    seats: dict[str, Visitor]
    folder: Path

    def on(self, day: date, *names: str, hour: int = 9) -> list[Visitor]:
        """Let a day come, and some people enter."""
        self.portal.on(day, hour)
        for name in names:
            enter_as(self.seats[name], name)
        return [self.seats[name] for name in names]

    def download(self, visitor: Visitor, name: str) -> Path:
        """Save the item on the page as a Word file."""
        with visitor.page.expect_download() as waiting:
            visitor.page.get_by_role("button", name="Hent som Word").first.click()
        waiting.value.save_as(self.folder / name)
        return self.folder / name


@pytest.fixture
def company(tmp_path: Path, visit: Enter) -> Iterator[Company]:
    """Return the people before the first round of 2009."""
    portal = SteeredPortal(tmp_path / "instance")
    names = (EDITOR, OWNER, ASSESSOR, APPROVER, OFFICE)
    try:
        yield Company(portal, {name: visit(portal) for name in names}, tmp_path)
    finally:
        portal.end()


def day_of(name: str, event: str) -> date:
    """Return a day of a round."""
    days = {key: value for key, value in facts_of(name).items() if isinstance(value, str)}
    return date.fromisoformat(days[event])


def rated_red(company: Company, name: str, rationale: str) -> None:
    """Play a round up to its notices: the schools by hand, the other projects by the services."""
    past = company.portal.past
    round_id = past.rounds.open(name)
    sent = past.rounds.report(name, round_id, past.ground.members)
    past.rounds.close(name, round_id)
    (assessor,) = company.on(day_of(name, "assessed"), ASSESSOR)
    red.propose_red(assessor, SCHOOLS, rationale)
    others = tuple(one for one in sent if one != past.ground.member())
    assert not past.rounds.judge(name, round_id, others)
    (approver,) = company.on(day_of(name, "approved"), APPROVER, hour=10)
    red.approve_red(approver, SCHOOLS)
    company.portal.settle()
    for person in (EDITOR, OWNER):
        notice = company.portal.mailbox.latest_to(address(person), "Varsel om rød vurdering")
        assert SCHOOLS in str(notice["Subject"])


def plan_written(company: Company, name: str, items: list[PlanItemFacts]) -> None:
    """Let the project write its plan on the day after the notices, and send it."""
    told_on = day_of(name, "approved")
    (holder,) = company.on(told_on + DAY, EDITOR)
    red.at_plan(holder, SCHOOLS, name)
    for one in items:
        due = told_on + timedelta(days=one["due"] or 0)
        red.add_item(holder, one["what"], one["who"], due, one["seen_by"])
    holder.press("Send planen til puljeholder")
    holder.sees("Planen er sendt til puljeholderen.")


def plan_returned(company: Company, name: str) -> None:
    """Let the pool owner return the item that says too little, and the project mend it."""
    (owner,) = company.on(day_of(name, "approved") + 3 * DAY, OWNER)
    red.at_plan(owner, SCHOOLS, name)
    for box in owner.page.locator(".fr-item").all():
        is_vague = VAGUE in box.inner_text()
        box.get_by_text("Retur" if is_vague else "Enig", exact=True).click()
    owner.write("Hvad skal rettes?", COMMENT, red.item(owner, VAGUE))
    owner.press("Send planen retur")
    (holder,) = company.on(day_of(name, "approved") + 4 * DAY, EDITOR)
    red.at_plan(holder, SCHOOLS, name)
    holder.sees(COMMENT)
    holder.follow("Ret", red.item(holder, VAGUE))
    holder.write("Hvad skal gøres?", PLAIN)
    holder.press("Gem")
    holder.press("Send planen til puljeholder")


def plan_agreed(company: Company, name: str) -> None:
    """Let the pool owner agree the plan."""
    (owner,) = company.on(day_of(name, "approved") + 7 * DAY, OWNER)
    red.at_plan(owner, SCHOOLS, name)
    red.agree(owner)
    owner.sees("Planen er i gang")


def published(company: Company, name: str) -> Visitor:
    """Let the office publish a round on its day."""
    (at_office,) = company.on(day_of(name, "published"), OFFICE, hour=11)
    red.publish(at_office, name)
    return at_office


def brought_and_decided(company: Company) -> Path:
    """Take the case's item to the meeting of 17 May, which approves it; return it as a file."""
    (at_office,) = company.on(MEETING - 14 * DAY, OFFICE)
    red.plan_meeting(at_office, OWN, MEETING)
    red.at_case(at_office, SCHOOLS)
    at_office.sees("Gør punktet færdigt og sæt det på et møde.")
    at_office.follow("Åbn dagsordenspunktet")
    path = at_office.path
    at_office.follow("Ret", at_office.page.locator("#punkt"))
    at_office.write("Sagsnummer", CASE_NUMBER)
    at_office.write("Mødets dato", shown(MEETING))
    at_office.write("Punkt nummer", str(ITEM_NUMBER))
    at_office.press("Gem")
    red.bring_to_agenda(at_office)
    file = company.download(at_office, "punkt.docx")
    (at_office,) = company.on(MEETING, OFFICE, hour=18)
    red.hold(at_office, MEETING)
    red.decide(at_office, path, "Godkendt", APPROVED)
    at_office.sees("BIU 1/2010")
    return file


def written_to(company: Company) -> EmailMessage:
    """Send the letter to the other committee by mail, and return the mail."""
    (at_office,) = company.on(LETTER_SENT, OFFICE)
    red.at_case(at_office, SCHOOLS)
    at_office.sees("Godkend og send brevene.")
    red.think_twice_of(at_office, THIRD_COMMITTEE, "Projektet hører ikke under udvalget.")
    at_office.follow(OTHER, at_office.page.locator("#breve"))
    red.number_letter(at_office, CASE_NUMBER, ITS_ADDRESS)
    at_office.press("Send på mail")
    at_office.sees("Brevet laves som PDF nu")
    company.portal.settle()
    return company.portal.mailbox.latest_to(ITS_ADDRESS, "er vurderet rødt to gange")


def ended(company: Company) -> None:
    """Let the project whose time is over leave the monitoring."""
    (at_office,) = company.on(date(2010, 5, 31), OFFICE)
    at_office.open("/projekter")
    at_office.follow(ENDED, at_office.page.locator("main"))
    office.take_step(at_office, "Begynd at lukke", "Projektperioden er slut.")
    office.take_step(at_office, "Afslut projektet")


def answered(company: Company) -> bytes:
    """Note what the other committee decided, post the holder's letter, let the project close."""
    (at_office,) = company.on(ANSWERED + DAY, OFFICE)
    red.at_case(at_office, SCHOOLS)
    at_office.follow(f"Notér svar {OTHER}")
    at_office.pick("Beslutning", "Projektet stopper")
    at_office.write("Dato", shown(ANSWERED))
    at_office.write("Udvalgets ord", ANSWER)
    at_office.write("Henvisning", REFERENCE)
    at_office.press("Notér svaret")
    at_office.follow("Børne- og Ungdomsforvaltningen", at_office.page.locator("#breve"))
    red.number_letter(at_office, CASE_NUMBER)
    at_office.follow("Sendt med posten")
    at_office.write("Sendt med posten den", shown(ANSWERED + DAY))
    at_office.press("Notér som sendt")
    company.portal.settle()
    at_office.open(at_office.path)
    link = at_office.page.get_by_role("link", name="Det brev, der blev sendt (PDF)")
    posted = at_office.page.request.get(f"{at_office.address}{link.get_attribute('href')}")
    red.at_case(at_office, SCHOOLS)
    at_office.follow(f"Åbn {SCHOOLS}")
    office.take_step(at_office, "Begynd at lukke", ANSWER)
    return posted.body()


def followed_up(company: Company, round_id: str) -> None:
    """Let the projects report in July; the schools read the decision and tell what follows."""
    past = company.portal.past
    others = tuple(one for one in past.ground.members if one != past.ground.member())
    sent = past.rounds.report(THIRD, round_id, others)
    (holder,) = company.on(day_of(THIRD, "submitted"), EDITOR, hour=15)
    holder.follow("Begynd rapporten", holder.page.locator(".fr-panel", has_text=SCHOOLS).first)
    red.tell_of_the_end(holder, (OTHER, "Projektet stopper", REFERENCE, ANSWER))
    past.rounds.close(THIRD, round_id)
    past.rounds.judge(THIRD, round_id, sent)


def published_with_its_item(company: Company, agenda: AgendaFacts) -> str:
    """Draft the item about July, publish the round and release the item in one; return its page."""
    first, second = (date.fromisoformat(one["on"]) for one in agenda["placements"])
    (at_office,) = company.on(day_of(THIRD, "published"), OFFICE)
    for day in (first, second):
        red.plan_meeting(at_office, OWN, day)
    at_office.open("/dagsordenspunkter/nyt")
    at_office.pick("Runde", THIRD)
    at_office.write("Titel", agenda["title"])
    at_office.write("Sagsnummer", agenda["case_number"])
    at_office.write("Mødets dato", shown(first))
    at_office.write("Punkt nummer", str(agenda["placements"][0]["number"]))
    at_office.press("Opret punktet")
    path = at_office.path
    company.download(at_office, "kladde.docx")
    at_office.open("/dokumenter/register")
    at_office.follow(agenda["title"], at_office.page.locator("main"))
    at_office.press("Offentliggør runden og frigiv")
    at_office.sees("Runden er offentliggjort, og dokumentet er frigivet.")
    return path


def deferred_and_decided(company: Company, agenda: AgendaFacts, path: str) -> Path:
    """Take the item about July over both meetings, and return it as it was deferred."""
    first, second = (date.fromisoformat(one["on"]) for one in agenda["placements"])
    (at_office,) = company.on(date.fromisoformat(agenda["placements"][0]["placed"]), OFFICE)
    at_office.open(path)
    red.bring_to_agenda(at_office)
    (at_office,) = company.on(first, OFFICE, hour=18)
    red.hold(at_office, first)
    at_office.open(path)
    at_office.follow("Udsæt")
    at_office.sees(OPENING)
    at_office.pick("Nyt møde", "6. september 2010")
    at_office.write("Grund", agenda["placements"][1]["reason"])
    at_office.press("Udsæt sagen")
    at_office.heading("(Udsat sag)")
    at_office.sees(OPENING)
    at_office.follow("Ret", at_office.page.locator("#punkt"))
    at_office.write("Punkt nummer", str(agenda["placements"][1]["number"]))
    at_office.press("Gem")
    file = company.download(at_office, "udsat.docx")
    (at_office,) = company.on(second, OFFICE, hour=18)
    red.hold(at_office, second)
    red.decide(at_office, path, "Godkendt", APPROVED)
    return file


def test_a_case_is_taken_from_the_first_red_to_its_end(
    company: Company, inspector: Inspector, trail: Trail
) -> None:
    first, second = (one["items"] for one in plan_facts() if one["project"] == SCHOOLS)
    rated_red(company, FIRST, "Kun 8 af 50 børn er optaget.")
    plan_written(company, FIRST, first[2:])
    plan_agreed(company, FIRST)
    published(company, FIRST)

    rated_red(company, SECOND, "11 af 50 børn er optaget.")
    plan_written(company, SECOND, second[1:3])
    plan_returned(company, SECOND)
    plan_agreed(company, SECOND)
    published(company, SECOND)

    item = brought_and_decided(company)
    letter = written_to(company)
    ended(company)
    third = company.portal.past.rounds.open(THIRD)
    decision = answered(company)
    followed_up(company, third)
    agenda = past_scheme_facts()["agenda"]
    path = published_with_its_item(company, agenda)
    overview = deferred_and_decided(company, agenda, path)

    (at_office,) = company.on(date(2010, 9, 8), OFFICE)
    red.at_case(at_office, SCHOOLS)
    at_office.press("Luk sagen")
    at_office.sees("Sagen er lukket.")
    inspector.done()

    text = opened_by_office_program(item)
    assert f"{ITEM_NUMBER}. Henvendelse til {OTHER}" in text
    assert PLAIN in " ".join(text.split())
    text = opened_by_office_program(overview)
    assert "4. Monitorering af integrationsprojekter, juli 2010" in text
    assert "(Udsat sag) (2010-131570)" in text
    assert f"besluttede {OTHER} den 15. juni 2010" in " ".join(text.split())
    assert OPENING in " ".join(text.split())
    assert "den 17. maj 2010 (punkt 5)" in attached_text(letter)
    assert REFERENCE in text_of(decision)
    assert trail.seen >= CASE_SEEN
    assert trail.sent >= CASE_SENT
