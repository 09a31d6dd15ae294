"""Agenda items: written from a round, placed and moved, mended by section, never overwritten."""

import re

from sqlalchemy import select

from portal.domain.agenda import MeetingState
from portal.storage.models.committee import AgendaItem, AgendaSection, Meeting, MeetingPlacement
from tests.integration.app_world import Browser, House

FACTS = {
    "title": "Monitorering af integrationsprojekter, juli 2010",
    "case_number": "2010-131570",
    "meeting_on": "23.8.2010",
    "number": "4",
}
VERSION = re.compile(r'name="version"[^>]* value="(\d+)"')
NO_BREAK = "\u00a0"


def created(house: House, office: Browser, **changed: str) -> str:
    """Create the item about the summer round and return its address."""
    office.get("/dagsordenspunkter/nyt")
    answer = office.post(
        "/dagsordenspunkter/nyt", {"round_id": house.made.summer.id, **FACTS, **changed}
    )
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def version_of(page: str) -> str:
    found = VERSION.search(page)
    assert found is not None
    return found.group(1)


def save(office: Browser, path: str, version: str = "", **changed: str) -> int:
    """Save an item's facts as its page sends them, and return the answer's status."""
    shown = version_of(office.get(f"{path}/ret").text)
    answer = office.post(f"{path}/ret", {**FACTS, "version": version or shown, **changed})
    return answer.status_code


def test_an_item_is_created_and_reads_as_it_will_be_printed(house: House) -> None:
    office = house.as_person("secretariat")
    path = created(house, office)
    page = office.get(path).text
    assert "4. Monitorering af integrationsprojekter, juli 2010 (2010-131570)" in page
    assert "Udsat" not in page.split("<main", 1)[1]
    assert path in office.get("/dagsordenspunkter").text


def test_a_round_that_has_its_item_is_offered_no_second_one(house: House) -> None:
    office = house.as_person("secretariat")
    created(house, office)
    assert house.made.summer.id not in office.get("/dagsordenspunkter/nyt").text
    again = office.post("/dagsordenspunkter/nyt", {"round_id": house.made.summer.id, **FACTS})
    assert again.status_code == 422
    with house.database.reading() as session:
        assert session.query(AgendaItem).count() == 1


def test_a_wrong_date_is_put_right_and_is_no_deferral(house: House) -> None:
    office = house.as_person("secretariat")
    path = created(house, office)
    assert save(office, path, meeting_on="6.9.2010", number="7") == 303
    page = office.get(path).text.replace(NO_BREAK, " ")
    assert "7. Monitorering af integrationsprojekter, juli 2010 (2010-131570)" in page
    assert "Udsat fra" not in page
    with house.database.reading() as session:
        places = session.scalars(select(MeetingPlacement)).all()
        assert [(one.meeting.on.isoformat(), one.number) for one in places] == [("2010-09-06", 7)]


def test_an_item_on_a_closed_agenda_is_deferred_and_not_just_moved(house: House) -> None:
    office = house.as_person("secretariat")
    path = created(house, office)
    with house.database.writing() as session:
        meeting = session.scalars(select(Meeting)).one()
        meeting.state = MeetingState.AGENDA_CLOSED
        session.commit()
    shown = version_of(office.get(f"{path}/ret").text)
    answer = office.post(f"{path}/ret", {**FACTS, "meeting_on": "6.9.2010", "version": shown})
    assert answer.status_code == 422
    assert "Udsæt sagen" in answer.text
    assert save(office, path, number="5") == 303


def test_an_item_that_somebody_saved_meanwhile_is_not_overwritten(house: House) -> None:
    office, other = house.as_person("secretariat"), house.as_person("secretariat")
    path = created(house, office)
    stale = version_of(other.get(f"{path}/ret").text)
    assert save(office, path, number="5") == 303
    answer = other.post(f"{path}/ret", {**FACTS, "title": "Mit", "version": stale})
    assert answer.status_code == 409
    assert 'value="Mit"' in answer.text
    assert "Fejl: " in answer.text
    assert "5. Monitorering" in office.get(path).text
    for meddled in ("", "x", "-1", "9" * 40):
        other.get(f"{path}/ret")
        assert other.post(f"{path}/ret", {**FACTS, "version": meddled}).status_code == 409


def test_a_section_is_rewritten_and_brought_back(house: House) -> None:
    office = house.as_person("secretariat")
    path = created(house, office)
    links = re.findall(rf'href="({path}/tekst/[^"]+)"', office.get(path).text)
    assert links
    for link in links:
        form = office.get(link)
        own = f"Kontorets egne ord &<{link[-4:]}>\r\n\r\nAndet afsnit {{{{ x }}}}"
        sent = office.post(link, {"text": own, "version": version_of(form.text), "go": "save"})
        assert sent.status_code == 303
        page = office.get(path).text
        assert "Kontorets egne ord &amp;&lt;" in page
        assert "Rettet af kontoret" in page
        again = office.get(link).text
        reset = office.post(link, {"version": version_of(again), "go": "reset"})
        assert reset.status_code == 303
        assert "Kontorets egne ord" not in office.get(path).text
    with house.database.reading() as session:
        assert not session.query(AgendaSection).count()


def test_a_section_saved_from_an_old_page_is_refused_and_its_text_kept(house: House) -> None:
    office, other = house.as_person("secretariat"), house.as_person("secretariat")
    path = created(house, office)
    link = re.findall(rf'href="({path}/tekst/[^"]+)"', office.get(path).text)[0]
    stale = version_of(other.get(link).text)
    office.get(link)
    office.post(link, {"text": "Først", "version": stale, "go": "save"})
    answer = other.post(link, {"text": "Senere", "version": stale, "go": "save"})
    assert answer.status_code == 409
    assert ">Senere</textarea>" in answer.text.replace("\r\n", "")
    reset = other.post(link, {"text": "Senere", "version": stale, "go": "reset"})
    assert reset.status_code == 409
    assert "Først" in office.get(path).text


def test_wrong_facts_are_told_at_their_fields_and_kept(house: House) -> None:
    office = house.as_person("secretariat")
    path = created(house, office)
    wrong = {
        "title": "x" * 251,
        "case_number": "x" * 41,
        "meeting_on": "31.9.2010",
        "number": "fire",
    }
    shown = version_of(office.get(f"{path}/ret").text)
    for name, text in {**wrong, "title": ""}.items() | wrong.items():
        answer = office.post(f"{path}/ret", {**FACTS, "version": shown, name: text})
        assert answer.status_code == 422
        assert "<title>Fejl: " in answer.text
        assert f'id="{name}-error"' in answer.text
        assert f'href="#{name}"' in answer.text
        assert f'value="{text}"' in answer.text
    empty = office.post("/dagsordenspunkter/nyt", {})
    assert empty.status_code == 422
    assert empty.text.count("-error") >= 4


def test_strange_texts_break_nothing(house: House) -> None:
    office = house.as_person("secretariat")
    path = created(house, office, title="a\x00\x0b&<b>{{ 7*7 }}")
    page = office.get(path).text
    assert "a&amp;&lt;b&gt;{{ 7*7 }}" in page
    link = re.findall(rf'href="({path}/tekst/[^"]+)"', page)[0]
    for text in ("\x00", " \r\n ", "x" * 12_001, "]]></w:t>", "\u202e" * 40, "- \r\n-\r\n"):
        shown = version_of(office.get(link).text)
        answer = office.post(link, {"text": text, "version": shown, "go": "save"})
        assert answer.status_code in {303, 422}
        assert office.get(path).status_code == 200
        office.get("/dokumenter")
        word = office.post("/dokumenter", {"kind": "agenda-item", "round": house.made.summer.id})
        assert word.status_code == 303, text


def test_only_the_office_writes_items_and_others_find_none(house: House) -> None:
    office = house.as_person("secretariat")
    path = created(house, office)
    link = re.findall(rf'href="({path}/tekst/[^"]+)"', office.get(path).text)[0]
    for who in ("assessor", "approver"):
        browser = house.as_person(who)
        assert browser.get(path).status_code == 200
        for forbidden in (f"{path}/ret", link, "/dagsordenspunkter/nyt"):
            assert browser.get(forbidden).status_code == 404
            assert browser.post(forbidden, {**FACTS, "version": "1"}).status_code == 404
    for who in ("holder_a", "committee_reader", "pool_owner_1", "administrator", "reader"):
        browser = house.as_person(who)
        for forbidden in (
            path,
            f"{path}/ret",
            link,
            "/dagsordenspunkter",
            "/dagsordenspunkter/nyt",
        ):
            assert browser.get(forbidden).status_code == 404
    assert office.get("/dagsordenspunkter/findesikke").status_code == 404
    assert office.get(f"{path}/tekst/findesikke").status_code == 404
    assert office.post(f"{path}/tekst/findesikke", {"text": "x"}).status_code == 404


def test_model_fields_posted_along_change_nothing(house: House) -> None:
    office = house.as_person("secretariat")
    path = created(house, office)
    item_id = path.rsplit("/", 1)[-1]
    meddling = {
        "state": "decided",
        "scheme_id": "x",
        "id": "x",
        "round_id": house.made.spring.id,
        "created_at": "1999-01-01",
        "placements-0-number": "9",
    }
    assert save(office, path, **meddling) == 303
    with house.database.reading() as session:
        item = session.get_one(AgendaItem, item_id)
        assert (item.state.value, item.scheme_id) == ("draft", house.made.scheme.id)
        assert item.round_id == house.made.summer.id
        assert item.created_at == house.clock.now()
