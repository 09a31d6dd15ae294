"""Nobody reads in public what they were not told first: notices of red, and their corrections."""

import pytest

from portal.domain.assessments import AssessmentState
from portal.domain.notices import RedNoticeState
from portal.domain.rag import Rag
from portal.services.notices import fail_notices
from portal.storage import models
from portal.storage.history import seal
from tests.integration.app_world import House
from tests.integration.rounds.given import (
    latest,
    mail_server_accepts,
    rated,
    state_of,
)


def address(house: House, step: str = "") -> str:
    """Return the address of project A's assessment in the summer round."""
    made = house.made
    return f"/vurderinger/{made.project_a.id}/{made.summer.id}{step}"


def proposed_red(house: House) -> None:
    """Let a red rating of project A stand proposed."""
    rated(house, house.made.project_a, Rag.RED, state=AssessmentState.PROPOSED, approved_at=None)


def approved_red(house: House) -> None:
    """Let the approver read the notices and approve."""
    proposed_red(house)
    approver = house.as_person("approver")
    assert (
        approver.post(address(house, "/godkend"), {"version": "1", "told": "1"}).status_code == 303
    )


def notices(house: House) -> list[models.RedNotice]:
    """Return all notices."""
    with house.database.reading() as session:
        asked = session.query(models.RedNotice).order_by(models.RedNotice.recipient_kind)
        return list(asked)


def test_red_is_approved_only_after_both_texts_were_shown(house: House) -> None:
    proposed_red(house)
    approver = house.as_person("approver")
    answer = approver.post(address(house, "/godkend"), {"version": "1"})
    assert answer.location.endswith("/varsel")
    assert state_of(house, house.made.project_a) is AssessmentState.PROPOSED
    page = approver.get(address(house, "/varsel")).text
    assert "Foreningen Ågade" in page
    assert "Integrationspuljen" in page
    assert "Se rapporten." in page


def test_approving_red_queues_a_mail_to_holder_and_pool_owner(house: House) -> None:
    approved_red(house)
    mails = house.mails("red_notice")
    told = {mail.address for mail in mails}
    assert house.addresses["holder_a"] in told
    assert house.addresses["pool_owner_1"] in told
    assert house.addresses["holder_b"] not in told
    assert {one.state for one in notices(house)} == {RedNoticeState.QUEUED}


def test_approving_twice_sends_the_notices_once(house: House) -> None:
    approved_red(house)
    before = len(house.mails("red_notice"))
    again = {"version": "1", "told": "1"}
    assert house.as_person("approver").post(address(house, "/godkend"), again).status_code == 303
    assert len(house.mails("red_notice")) == before


def test_a_notice_counts_from_the_moment_the_mail_server_accepted_it(house: House) -> None:
    approved_red(house)
    with house.database.reading() as session:
        row = latest(session, house.made.project_a)
        assert row is not None
        assert row.holder_notified_at is None
    assert mail_server_accepts(house) > 1
    with house.database.reading() as session:
        row = latest(session, house.made.project_a)
        assert row is not None
        assert row.holder_notified_at == house.clock.now()
        assert row.owners_notified_at == house.clock.now()


def test_a_refused_notice_does_not_count_and_is_sent_again(house: House) -> None:
    approved_red(house)
    first = notices(house)[0]
    with house.database.writing() as session:
        fail_notices(session, first.mail_id or "", house.clock.now())
        seal(session)
        session.commit()
    office = house.as_person("secretariat")
    assert "Ikke sendt" in office.get(address(house)).text
    assert office.post(f"/vurderinger/varsler/{first.id}/send-igen").status_code == 303
    assert {one.state for one in notices(house)} == {RedNoticeState.QUEUED}


def test_a_notice_that_came_back_counts_no_longer_until_it_is_sent_again(house: House) -> None:
    approved_red(house)
    mail_server_accepts(house)
    [*_to_holder, first] = notices(house)
    office = house.as_person("secretariat")
    assert "Notér, at mailen kom retur" in office.get(address(house)).text
    for _time in range(2):
        assert office.post(f"/vurderinger/varsler/{first.id}/kom-retur").status_code == 303
    assert "Kom retur" in office.get(address(house)).text
    assert len(house.mails("red_notice_undelivered")) == 1
    with house.database.reading() as session:
        row = latest(session, house.made.project_a)
        assert row is not None
        assert row.owners_notified_at is None
    assert office.post(f"/vurderinger/varsler/{first.id}/send-igen").status_code == 303
    mail_server_accepts(house)
    with house.database.reading() as session:
        row = latest(session, house.made.project_a)
        assert row is not None
        assert row.owners_notified_at == house.clock.now()


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"on": ""}, "Skriv dagen"),
        ({"on": "31.2.2010"}, "Skriv dag, måned og år"),
        ({"on": "1.1.2010"}, "en dag fra godkendelsen"),
        ({"on": "9.7.2010"}, "en dag fra godkendelsen"),
        ({"note": ""}, "Skriv, hvem der fik besked"),
        ({"note": "n" * 1_001}, "for lang"),
        ({"channel": "pigeon"}, "Vælg en af mulighederne"),
    ],
)
def test_a_call_is_logged_with_day_and_note_or_told_what_is_missing(
    house: House, changed: dict[str, str], told: str
) -> None:
    approved_red(house)
    office = house.as_person("secretariat")
    one = notices(house)[0]
    path = f"/vurderinger/varsler/{one.id}/log"
    typed = {"channel": "call", "on": "8.7.2010", "note": "Talte med lederen.", **changed}
    answer = office.post(path, typed)
    assert answer.status_code == 422
    assert told in answer.text
    good = {"channel": "call", "on": "8.7.2010", "note": "Talte med lederen."}
    for _time in range(2):
        assert office.post(path, good).status_code == 303
    logged = [each for each in notices(house) if each.state is RedNoticeState.LOGGED]
    assert [each.id for each in logged] == [one.id]


def test_notices_are_handled_by_the_office_alone(house: House) -> None:
    approved_red(house)
    one = notices(house)[0]
    for who in ("assessor", "approver", "holder_a", "pool_owner_1", "administrator"):
        browser = house.as_person(who)
        assert browser.get(f"/vurderinger/varsler/{one.id}/log").status_code == 404
        for step in ("send-igen", "kom-retur"):
            assert browser.post(f"/vurderinger/varsler/{one.id}/{step}").status_code == 404
    office = house.as_person("secretariat")
    assert office.get("/vurderinger/varsler/nothing/log").status_code == 404


def test_who_was_told_gets_a_correction_when_the_rating_is_opened_again(house: House) -> None:
    approved_red(house)
    sent = mail_server_accepts(house)
    approver = house.as_person("approver")
    page = approver.get(address(house)).text
    lock = page.split('id="igen-version"')[1].split('value="')[1].split('"')[0]
    empty = {"igen-version": lock, "igen-reason": ""}
    assert approver.post(address(house, "/genaabn"), empty).status_code == 422
    reason = {"igen-version": lock, "igen-reason": "Tallet var talt forkert."}
    assert approver.post(address(house, "/genaabn"), reason).status_code == 303
    corrections = house.mails("red_notice_correction")
    assert len(corrections) == sent
    assert all("Tallet var talt forkert." in mail.body for mail in corrections)
    assert state_of(house, house.made.project_a) is AssessmentState.DRAFT


def test_a_notice_that_was_not_sent_is_held_back_when_the_rating_is_opened_again(
    house: House,
) -> None:
    approved_red(house)
    approver = house.as_person("approver")
    reason = {"igen-version": "2", "igen-reason": "Tallet var talt forkert."}
    assert approver.post(address(house, "/genaabn"), reason).status_code == 303
    assert mail_server_accepts(house) == 0
    assert house.mails("red_notice_correction") == []


def test_a_recipient_without_people_waits_for_a_call(house: House) -> None:
    with house.database.writing() as session:
        session.query(models.RoleAssignment).filter_by(
            person_id=house.made.people["pool_owner_1"].id
        ).delete()
        session.commit()
    approved_red(house)
    page = house.as_person("secretariat").get(address(house)).text
    assert "Der er ingen at skrive til." in page
