"""The board in the browser: who may do what, deadlines, deferral, copying, folders, sections."""

import io
import re
import zipfile
from datetime import date

import pytest
from sqlalchemy import select

from portal.domain.agenda import AgendaItemState, DecisionKind, MeetingState
from portal.storage.models.committee import AgendaDecision, AgendaItem, Meeting
from tests import factories
from tests.integration.app_world import Browser, House

NO_BREAK = "\u00a0"
OTHERS = ("holder_a", "certifier", "reader", "pool_owner_1", "assessor", "approver")
NEVER = (*OTHERS, "committee_reader", "administrator")


def lay(house: House, state: AgendaItemState, **values: object) -> tuple[str, str, str]:
    """Write an item on a held meeting and a later, planned one; return the three ids."""
    with house.database.writing() as session:
        of = house.made.committee.id
        held = factories.meeting(session, of, date(2010, 6, 7), state=MeetingState.HELD)
        later = factories.meeting(session, of, date(2010, 9, 6))
        item = factories.agenda_item(
            session,
            house.made.scheme.id,
            house.made.summer.id,
            meetings=(held.id,),
            state=state,
            case_number="2010-131570",
            **values,
        )
        ids = (item.id, held.id, later.id)
        session.commit()
    return ids


def version(page: str) -> str:
    found = re.search(r'name="version"[^>]* value="([^"]+)"', page)
    assert found is not None
    return found.group(1)


def send(office: Browser, path: str, **typed: str) -> int:
    """Send a page's form as it was shown, with what is typed in it."""
    shown = version(office.get(path).text)
    return office.post(path, {"version": shown, **typed}).status_code


@pytest.mark.parametrize("who", NEVER)
def test_nobody_but_the_office_sends_a_step(house: House, who: str) -> None:
    item, held, later = lay(house, AgendaItemState.SCHEDULED)
    browser = house.as_person(who)
    everything = {"version": "1", "reason": "x", "kind": "approved", "meeting_id": later}
    own, at_held, at_later = f"/dagsordenspunkter/{item}", f"/moeder/{held}", f"/moeder/{later}"
    for path in (
        *(f"{own}/skridt/{one}" for one in ("submit", "approve")),
        *(f"{own}/begrund/{one}" for one in ("send_back", "withdraw", "reopen")),
        *(f"{own}/{one}" for one in ("moede", "udsaet", "beslutning", "kopier")),
        *(f"{at_held}/skridt/{one}" for one in ("close_agenda", "hold", "approve_minutes")),
        *(f"{at_later}/{one}" for one in ("aflys", "ret", "raekkefoelge")),
        "/moeder/nyt",
    ):
        assert browser.post(path, everything).status_code == 404, path
    for path in (f"/moeder/{held}/mappe.zip", f"/dagsordenspunkter/{item}/mappe.zip"):
        assert browser.get(path).status_code == 404
    with house.database.reading() as session:
        assert session.get_one(AgendaItem, item).state is AgendaItemState.SCHEDULED
        assert session.get_one(Meeting, later).state is MeetingState.PLANNED


def test_a_meeting_is_planned_with_its_deadlines_and_a_warning_about_the_day(house: House) -> None:
    office = house.as_person("secretariat")
    office.get("/moeder/nyt")
    facts = {"committee_id": house.made.committee.id, "on": "5.9.2010", "place": "Sal 2"}
    answer = office.post("/moeder/nyt", facts)
    assert answer.status_code == 303
    page = office.get(answer.location).text.replace(NO_BREAK, " ")
    assert "er ikke en arbejdsdag" in page
    assert send(office, f"{answer.location}/ret", on="6.9.2010", place="Sal 2") == 303
    page = office.get(answer.location).text.replace(NO_BREAK, " ")
    assert "er ikke en arbejdsdag" not in page.split("<dl", 1)[1]
    for day in ("23. august 2010", "30. august 2010", "31. august 2010"):
        assert day in page
    assert "arbejdsdage tilbage" in page
    assert office.post("/moeder/nyt", {**facts, "on": "6.9.2010"}).status_code == 422


def test_an_item_is_deferred_from_its_page_with_the_words_the_document_gets(house: House) -> None:
    item, _held, later = lay(house, AgendaItemState.SCHEDULED)
    office, path = house.as_person("secretariat"), f"/dagsordenspunkter/{item}"
    shown = office.get(f"{path}/udsaet").text.replace(NO_BREAK, " ")
    assert "(Udsat sag)" in shown
    assert "Udsat fra BIU mødet den 7. juni 2010." in shown
    assert send(office, f"{path}/udsaet", meeting_id=later, reason="", figures="frozen") == 422
    typed = {"meeting_id": later, "reason": "Ikke nået.", "figures": "frozen"}
    assert send(office, f"{path}/udsaet", **typed) == 303
    page = office.get(path).text.replace(NO_BREAK, " ")
    assert "(Udsat sag) (2010-131570)" in page
    assert "Udsat fra mødet 7. juni 2010: Ikke nået." in page
    assert "Tallene som de var" in page
    board = office.get("/moeder").text.replace(NO_BREAK, " ")
    assert "Udsat til 6. september 2010" in board


def test_a_decision_is_written_corrected_and_read_in_the_document(house: House) -> None:
    item, held, _later = lay(house, AgendaItemState.SCHEDULED)
    office, path = house.as_person("secretariat"), f"/dagsordenspunkter/{item}"
    typed = {"kind": "approved", "text": "Godkendt uden bemærkninger.", "dissent": "A stemte imod."}
    assert send(office, f"{path}/beslutning", **{**typed, "kind": ""}) == 422
    assert send(office, f"{path}/beslutning", **typed) == 303
    assert send(office, f"{path}/beslutning", **typed) == 422
    correction = {**typed, "text": "Godkendt.", "reason": "Skrivefejl."}
    assert send(office, f"{path}/beslutning/ret", **{**correction, "reason": ""}) == 422
    assert send(office, f"{path}/beslutning/ret", **correction) == 303
    page = office.get(path).text
    for words in (
        "BIU 1/2010",
        "Godkendt uden bemærkninger.",
        "Rettet: Skrivefejl.",
        "A stemte imod.",
    ):
        assert words in page
    for form in ("ret", "tekst/summary"):
        assert office.get(f"{path}/{form}").status_code == 409
    shown = version(office.get(f"{path}/beslutning/ret").text)
    late = {"version": shown, "title": "Nyt", "meeting_on": "7.6.2010", "number": "1"}
    assert office.post(f"{path}/ret", late).status_code == 422
    plain = office.get(f"{path}/punkt.txt").text
    assert "Beslutning" in plain
    assert "Rettet: Skrivefejl." in plain
    office.get(path)
    assert office.post(f"/moeder/{held}/skridt/approve_minutes").status_code == 303
    assert [mail.about_id for mail in house.mails("item_decided")] == [item]
    with house.database.reading() as session:
        rows = session.scalars(select(AgendaDecision).order_by(AgendaDecision.version)).all()
        assert [row.kind for row in rows] == [DecisionKind.APPROVED] * 2


def test_an_item_is_copied_as_bare_markup_and_plain_text(house: House) -> None:
    item, _held, _later = lay(house, AgendaItemState.SCHEDULED, title="Punkt <b>1</b>")
    office, path = house.as_person("secretariat"), f"/dagsordenspunkter/{item}"
    markup = office.get(f"{path}/punkt.html").text
    assert "Punkt &lt;b&gt;1&lt;/b&gt;" in markup
    assert "<ol><li>at " in markup
    assert not re.search(r"class=|style=|<script|<span", markup)
    assert "1. at " in office.get(f"{path}/punkt.txt").text
    assert send(office, f"{path}/kopier", external_case="E-77", external_document="D-8") == 303
    assert "E-77 / D-8" in office.get(path).text


def test_a_folder_holds_every_document_and_a_list_without_formulas(house: House) -> None:
    item, held, _later = lay(house, AgendaItemState.SCHEDULED, title="=1+1", is_closed=True)
    office = house.as_person("secretariat")
    office.get(f"/dagsordenspunkter/{item}")
    assert office.post("/dokumenter", {"kind": "agenda-item", "item": item}).status_code == 303
    for path in (f"/dagsordenspunkter/{item}/mappe.zip", f"/moeder/{held}/mappe.zip"):
        folder = zipfile.ZipFile(io.BytesIO(office.get(path).data))
        names = folder.namelist()
        assert len(names) == 2
        listed = folder.read("indhold.csv")
        assert listed.startswith(b"\xef\xbb\xbf")
        text = listed.decode("utf-8-sig")
        assert ";2010-131570;" in text
        assert not re.search(r"(^|;)=", text, re.MULTILINE)


def test_the_committees_reader_sees_meetings_and_only_what_was_released(house: House) -> None:
    item, held, later = lay(house, AgendaItemState.SCHEDULED, title="Hemmelig endnu")
    reader = house.as_person("committee_reader")
    for path in ("/moeder", f"/moeder/{held}", f"/moeder/{later}"):
        answer = reader.get(path)
        assert answer.status_code == 200
        assert "Hemmelig endnu" not in answer.text
    assert reader.get(f"/dagsordenspunkter/{item}").status_code == 404


def test_the_office_chooses_sections_and_their_order(house: House) -> None:
    item, _held, _later = lay(house, AgendaItemState.SCHEDULED)
    chief, office = house.as_person("administrator"), house.as_person("secretariat")
    address, plain = "/opsaetning/dagsorden", f"/dagsordenspunkter/{item}/punkt.txt"
    line = {"preset": "odense", "opens_with_case_line": "y"}
    assert send(chief, address, **line) == 303
    text = office.get(plain).text
    assert "Åbent - 2010-131570" in text
    assert text.index("Indstilling") < text.index("Sagsfremstilling") < text.index("Økonomi")
    assert send(chief, address, **line, move="up:economy") == 303
    text = office.get(plain).text
    assert text.index("Økonomi") < text.index("Sagsfremstilling")
    assert send(chief, address, preset="region_hovedstaden") == 303
    assert "Tidsplan og videre proces" in office.get(plain).text
    assert office.get(address).status_code == 404
    assert chief.post(address, {"preset": "odense", "version": "old"}).status_code == 409
