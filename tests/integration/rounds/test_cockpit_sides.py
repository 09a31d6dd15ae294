"""Under the cockpit's table stand the days ahead and the mail that was sent."""

from sqlalchemy import event, select

from portal.domain.outbox import MailState
from portal.storage.models.records import OutboundMail
from tests.integration.app_world import Browser, House
from tests.integration.rounds.test_rounds import planned

NO_BREAK = "\N{NO-BREAK SPACE}"


def opened(house: House) -> tuple[Browser, str]:
    """Open the next round and return the office's browser and the cockpit's address."""
    path = planned(house)
    office = house.as_person("secretariat")
    office.get(path)
    assert office.post(f"{path}/aabn").status_code == 303
    return office, path


def part(page: str, heading: str) -> str:
    after = page.partition(f">{heading}</h2>")[2]
    return after.partition("</section>")[0].replace(NO_BREAK, " ")


def test_the_days_ahead_stand_in_order_with_the_working_days_left(house: House) -> None:
    office, path = opened(house)
    days = part(office.get(path).text, "Frister")
    places = [
        days.index(text) for text in ("8. oktober 2010", "22. oktober 2010", "29. oktober 2010")
    ]
    assert places == sorted(places)
    assert days.count("arbejdsdage") == 3
    reports = {"project": house.made.project_a.id, "until": "15.10.2010", "reason": "Sygdom"}
    assert office.post(f"{path}/frist", reports).status_code == 303
    days = part(office.get(path).text, "Frister")
    assert "Forlænget frist" in days
    assert f"15. oktober 2010, {house.made.project_a.name}" in days


def test_mail_of_the_round_stands_with_its_project_and_its_standing(house: House) -> None:
    office, path = opened(house)
    sent = part(office.get(path).text, "Sendt post")
    assert house.made.project_a.name in sent
    assert "Venter" in sent
    with house.database.writing() as session:
        for row in session.scalars(select(OutboundMail).order_by(OutboundMail.id)):
            row.state = MailState.FAILED
        session.commit()
    assert "Ikke sendt" in part(office.get(path).text, "Sendt post")


def test_more_mail_asks_no_more_of_the_database(house: House) -> None:
    office, path = opened(house)
    asked: list[str] = []
    engine = house.app.extensions["database"].engine
    event.listen(engine, "before_cursor_execute", lambda *call: asked.append(call[2]))
    office.get(path)
    first = len(asked)
    office.post(f"{path}/paamind", {"only": house.made.project_a.id})
    asked.clear()
    office.get(path)
    assert len(asked) == first
