"""Mine opgaver: everybody sees what waits for them, and when nothing does, what comes next."""

import pytest

from portal.domain.assessments import AssessmentState
from portal.domain.rag import Rag
from portal.domain.reports import ReportState
from portal.domain.workshop import WorkshopState
from tests import factories
from tests.integration.app_world import House

EVERYBODY = (
    "reader",
    "holder_a",
    "holder_b",
    "certifier",
    "pool_owner_1",
    "pool_owner_2",
    "assessor",
    "approver",
    "committee_reader",
    "secretariat",
    "administrator",
)


def write_report(house: House, state: ReportState, **values: object) -> str:
    with house.database.writing() as session:
        made = factories.report(
            session,
            house.made.project_a.id,
            house.made.summer.id,
            state=state,
            submitted_at=None,
            **values,
        )
        session.commit()
        return made.id


@pytest.mark.parametrize("who", EVERYBODY)
def test_everybody_has_the_page_and_is_told_what_comes_next(house: House, who: str) -> None:
    answer = house.as_person(who).get("/opgaver")
    assert answer.status_code == 200
    assert "Mine opgaver" in answer.text
    assert "Du har ingen opgaver lige nu" in answer.text or "Du har " in answer.text


def test_nobody_else_sees_the_page(house: House) -> None:
    answer = house.browser().get("/opgaver")
    assert answer.status_code == 302
    assert "/login" in answer.location


def test_a_holder_sees_what_is_due_when_and_how_far(house: House) -> None:
    report_id = write_report(house, ReportState.DRAFT)
    page = house.as_person("holder_a").get("/opgaver").text
    assert "Du har 1 opgave." in page
    assert "Åben familieskole" in page
    assert "Rapport, juli 2010" in page
    assert "Frist 9.\u00a0juli 2010 kl.\u00a023.59" in page
    assert "I morgen. Dækker 1.\u00a0april 2010 – 30.\u00a0juni 2010." in page
    assert "0 af 5 trin er færdige" in page
    assert f"/rapporter/{report_id}" in page
    assert "Rapport, juli 2010" not in house.as_person("holder_b").get("/opgaver").text
    assert "Rapport, juli 2010" not in house.as_person("reader").get("/opgaver").text


def test_a_returned_report_says_why(house: House) -> None:
    write_report(house, ReportState.RETURNED, reason="Tallet for K1 mangler.")
    page = house.as_person("holder_a").get("/opgaver").text
    assert "Sendt tilbage: Tallet for K1 mangler." in page


def test_a_sent_report_waits_for_others_and_for_the_office_and_the_assessor(house: House) -> None:
    write_report(house, ReportState.SUBMITTED)
    assert "Venter på andre" in house.as_person("holder_a").get("/opgaver").text
    assert "Gennemgå rapporten, juli 2010" in house.as_person("secretariat").get("/opgaver").text
    assert "Vurdér rapporten, juli 2010" in house.as_person("assessor").get("/opgaver").text
    assert "Vurdér rapporten" not in house.as_person("approver").get("/opgaver").text


def test_an_assessor_is_not_asked_about_the_own_organisation(house: House) -> None:
    write_report(house, ReportState.SUBMITTED)
    with house.database.writing() as session:
        person = session.get(type(house.made.people["assessor"]), house.made.people["assessor"].id)
        assert person is not None
        person.organisation_id = house.made.holder_a.id
        session.commit()
    assert "Vurdér rapporten" not in house.as_person("assessor").get("/opgaver").text


def test_an_approver_sees_proposals_but_not_the_own_ones(house: House) -> None:
    write_report(house, ReportState.SUBMITTED)
    approver = house.made.people["approver"].id
    with house.database.writing() as session:
        for project, by in ((house.made.project_a, approver), (house.made.project_b, None)):
            factories.assessment(
                session,
                project.id,
                house.made.summer.id,
                Rag.YELLOW,
                state=AssessmentState.PROPOSED,
                proposed_by_id=by,
                proposed_at=house.clock.now(),
            )
        session.commit()
    page = house.as_person("approver").get("/opgaver").text
    assert "Godkend vurderingen, juli 2010" in page
    assert "Zebrafelter på skolevejen" in page
    assert "Åben familieskole" not in page
    assert "Gul" not in house.as_person("holder_a").get("/opgaver").text


def test_workshops_wait_for_the_one_whose_turn_it_is(house: House) -> None:
    with house.database.writing() as session:
        factories.workshop(
            session, house.made.project_a.id, state=WorkshopState.PROPOSED, agreed_at=None
        )
        session.commit()
    wanted = "Underskriv workshoppen, version 1"
    assert wanted in house.as_person("holder_a").get("/opgaver").text
    assert wanted not in house.as_person("secretariat").get("/opgaver").text
    assert wanted not in house.as_person("holder_b").get("/opgaver").text


def test_the_latest_rating_shows_only_what_may_be_seen(house: House) -> None:
    with house.database.writing() as session:
        factories.assessment(
            session,
            house.made.project_a.id,
            house.made.spring.id,
            Rag.GREEN,
            state=AssessmentState.PUBLISHED,
            published_at=house.made.spring.published_at,
            rationale="76 af 85 familier.",
        )
        factories.assessment(session, house.made.project_a.id, house.made.summer.id, Rag.RED)
        session.commit()
    page = house.as_person("holder_a").get("/opgaver").text
    assert "76 af 85 familier." in page
    assert "god fremdrift" in page
    assert "Rød" not in page


def test_english_is_spoken_to_the_last_word(house: House) -> None:
    browser = house.as_person("holder_a")
    browser.get("/sprog/en")
    page = browser.get("/opgaver", **{"Accept-Language": "en"}).text
    assert "My tasks" in page or "Mine opgaver" in page
