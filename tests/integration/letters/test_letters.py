"""Letters are written, approved and sent; what was sent stays and is in the journal (G1, G3)."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import timedelta

import docx
import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from portal.domain.agenda import DecisionKind
from portal.domain.letters import LetterKind, LetterState
from portal.domain.rag import Rag
from portal.services.document_requests import claim_request, compose_requested, finish_request
from portal.services.letter_sending import complete_sending
from portal.storage import models
from portal.storage.history import seal
from tests.integration.app_world import Browser, House
from tests.integration.cases.stage import Stage

VERSION = re.compile(r'name="version"[^>]*value="(\d+)"')


def case_letter(house: House, decision: DecisionKind | None = DecisionKind.APPROVED) -> str:
    """Open a case with its drafted letter, decided on if wished, and return the letter's id."""
    with house.database.writing() as session:
        made = replace(house.made, session=session)
        stage = Stage(session, made, made.actor("secretariat"))
        stage.rate(Rag.RED)
        stage.rate(Rag.RED)
        stage.follow()
        if decision is not None:
            stage.decide(decision)
        letter_id = stage.letters(LetterKind.SECOND_RED)[0].id
        session.commit()
    return letter_id


def version(office: Browser, path: str) -> str:
    """Return the version that a page shows."""
    found = VERSION.search(office.get(path).text)
    assert found is not None
    return found.group(1)


def write_to(house: House, office: Browser, letter_id: str) -> None:
    """Give a letter a mail address."""
    path = f"/breve/{letter_id}/ret"
    facts = {
        "recipient": "Børne- og Ungdomsudvalget",
        "email": "udvalg@proevekoebing.example",
        "addressee": "Børne- og Ungdomsudvalget\r\nRådhuset",
        "subject": "",
        "case_number": "2010-058846",
        "version": version(office, path),
    }
    assert office.post(path, facts).status_code == 303


def step(office: Browser, letter_id: str, name: str, **more: str) -> int:
    """Take a step with a letter, as its page offers it."""
    seen = version(office, f"/breve/{letter_id}")
    answer = office.post(f"/breve/{letter_id}/{name}", {"version": seen, **more})
    return answer.status_code


def work(house: House) -> None:
    """Do what the worker does with the request that waits, without its child."""
    store = house.app.extensions["documents"]
    with house.database.writing() as session:
        request_id = claim_request(session, house.clock.now())
        assert request_id is not None
        claimed = compose_requested(session, request_id, house.clock.now())
        finish_request(session, store, claimed, b"%PDF-1.7", house.clock.now())
        complete_sending(session, request_id, house.clock.now())
        seal(session)
        session.commit()


def letter(house: House, letter_id: str) -> models.Letter:
    """Return a letter as it stands."""
    with house.database.reading() as session:
        return session.get_one(models.Letter, letter_id)


def test_a_letter_goes_by_mail_with_its_pdf_and_into_the_journal_at_once(house: House) -> None:
    letter_id, office = case_letter(house), house.as_person("secretariat")
    write_to(house, office, letter_id)
    assert step(office, letter_id, "godkend") == 303
    assert step(office, letter_id, "send") == 303
    assert letter(house, letter_id).state is LetterState.APPROVED
    assert "Brevet er på vej" in office.get(f"/breve/{letter_id}").text
    work(house)
    row = letter(house, letter_id)
    assert (row.state, row.sent_at) == (LetterState.SENT, house.clock.now())
    assert row.accessible_from == house.clock.now().date() + timedelta(days=1)
    [mail] = house.mails("letter_sent")
    assert (mail.address, mail.document_id) == ("udvalg@proevekoebing.example", row.document_id)
    assert "Det kan I beslutte" in mail.body
    with house.database.reading() as session:
        asked = select(models.JournalEntry).where(models.JournalEntry.object_id == letter_id)
        [entry] = session.scalars(asked)
        case = session.get_one(models.EscalationCase, row.case_id)
        assert case.state.value == "letters_sent"
    assert (entry.case_number, entry.document_id) == ("2010-058846", row.document_id)
    page = office.get("/journal").text
    assert entry.title in page.replace("&#34;", '"')
    assert "9.7.2010" in office.get("/journal.csv?sag=2010-058846").text


@pytest.mark.parametrize("decision", [None, DecisionKind.DEFERRED, DecisionKind.REFERRED])
def test_no_letter_of_a_case_leaves_before_the_committee_has_said_yes(
    house: House, decision: DecisionKind | None
) -> None:
    letter_id, office = case_letter(house, decision), house.as_person("secretariat")
    write_to(house, office, letter_id)
    assert step(office, letter_id, "godkend") == 303
    page = office.get(f"/breve/{letter_id}").text
    assert "Send på mail" not in page
    assert "Brevet kan ikke sendes endnu" in page
    assert step(office, letter_id, "send") == 409
    assert letter(house, letter_id).state is LetterState.APPROVED


def test_a_letter_that_was_posted_has_the_day_it_was_posted(house: House) -> None:
    letter_id, office = case_letter(house), house.as_person("secretariat")
    assert step(office, letter_id, "godkend") == 303
    path = f"/breve/{letter_id}/sendt-med-post"
    seen = version(office, path)
    early = {"posted_on": "1.5.2010", "version": seen}
    assert office.post(path, early).status_code == 422
    today = {"posted_on": "8.7.2010", "version": seen}
    assert office.post(path, today).status_code == 303
    work(house)
    row = letter(house, letter_id)
    assert row.state is LetterState.SENT
    assert not house.mails("letter_sent")


def test_a_sent_letter_is_frozen_on_the_page_and_in_the_database(house: House) -> None:
    letter_id, office = case_letter(house), house.as_person("secretariat")
    write_to(house, office, letter_id)
    step(office, letter_id, "godkend")
    step(office, letter_id, "send")
    work(house)
    page = office.get(f"/breve/{letter_id}").text
    assert "/tekst/" not in page
    for name in ("godkend", "annuller", "send"):
        answer = office.post(f"/breve/{letter_id}/{name}", {"version": "9"})
        assert answer.status_code in {404, 409}
    with house.database.writing() as session, pytest.raises(DBAPIError):
        session.execute(text("UPDATE letter SET subject = 'x' WHERE id = :id"), {"id": letter_id})


def test_parts_are_rewritten_and_brought_back(house: House) -> None:
    letter_id, office = case_letter(house), house.as_person("secretariat")
    links = re.findall(
        rf'href="(/breve/{letter_id}/tekst/[^"]+)"', office.get(f"/breve/{letter_id}").text
    )
    assert len(links) >= 5
    for link in links:
        own = {"text": f"Egne ord &<{link[-3:]}>", "version": version(office, link), "go": "save"}
        assert office.post(link, own).status_code == 303
        assert "Egne ord &amp;&lt;" in office.get(f"/breve/{letter_id}").text
        reset = {"text": "", "version": version(office, link), "go": "reset"}
        assert office.post(link, reset).status_code == 303
    assert "Egne ord" not in office.get(f"/breve/{letter_id}").text


def test_several_letters_come_in_one_word_file_and_in_a_zip(house: House) -> None:
    office = house.as_person("secretariat")
    made = house.made
    office.get("/breve/nyt")
    new = {"kind": "orientation", "project_id": "", "round_id": ""}
    assert office.post("/breve/nyt", new).status_code == 422
    with house.database.reading() as session:
        ids = list(session.scalars(select(models.Committee.id).order_by(models.Committee.id)))
    sent = office.client.post(
        "/breve/nyt",
        data={**new, "recipients": [f"committee:{one}" for one in ids], "csrf_token": office.token},
        base_url=office.base_url,
        headers={"Referer": f"{office.base_url}/"},
    )
    assert sent.status_code == 303
    assert made.scheme.id
    chosen = re.findall(r'name="brev" value="([^"]+)"', office.get("/breve").text)
    assert len(chosen) == len(ids)
    query = "&".join(f"brev={one}" for one in chosen)
    whole = docx.Document(io.BytesIO(office.get(f"/breve/samlet?{query}&form=docx").data))
    assert sum(one.text.startswith("Kære ") for one in whole.paragraphs) == len(ids)
    with zipfile.ZipFile(io.BytesIO(office.get(f"/breve/samlet?{query}&form=zip").data)) as files:
        assert len(files.namelist()) == len(ids)


def test_only_the_office_finds_letters_cases_and_the_journal(house: House) -> None:
    letter_id = case_letter(house)
    row = letter(house, letter_id)
    for who in ("holder_b", "pool_owner_2", "assessor", "approver", "committee_reader"):
        browser = house.as_person(who)
        for path in (
            "/breve",
            f"/breve/{letter_id}",
            "/sager",
            f"/sager/{row.case_id}",
            "/journal",
        ):
            assert browser.get(path).status_code == 404
