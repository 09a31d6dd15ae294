"""A project is judged in steps, by those who may, and nothing typed is lost."""

import re

import pytest

from portal.domain.actors import Role, ScopeKind
from portal.domain.assessments import AssessmentState
from portal.domain.rag import Rag
from portal.domain.report_states import ReportState
from portal.services.suggestions import from_json, judge, to_json
from portal.storage import models
from portal.storage.queries.people import actor_of
from portal.storage.queries.reports import report
from tests import factories
from tests.integration.app_world import House
from tests.integration.rounds.given import events, latest, report_came, state_of

WHY = "60 af 100 familier er nået. Resten kommer til efteråret."


def address(house: House, step: str = "") -> str:
    """Return the address of project A's assessment in the summer round."""
    made = house.made
    return f"/vurderinger/{made.project_a.id}/{made.summer.id}{step}"


def decision(**changed: str) -> dict[str, str]:
    """Return what an assessor chooses who follows the suggestion."""
    typed = {
        "activity": "green",
        "result": "yellow",
        "overall": "yellow",
        "rationale": WHY,
        "version": "0",
        "do": "propose",
    }
    return {**typed, **changed}


def lock_in(page: str) -> str:
    """Return the version that a page has shown."""
    found = re.search(r'name="version"[^>]*value="(\d+)"', page)
    assert found is not None
    return found.group(1)


def proposed(house: House) -> None:
    """Let the assessor propose what the rules suggest."""
    report_came(house, house.made.project_a)
    assert house.as_person("assessor").post(address(house), decision()).status_code == 303


def test_the_suggestion_is_shown_line_by_line_as_one_can_recalculate_it(house: House) -> None:
    report_came(house, house.made.project_a, reached=59)
    page = house.as_person("assessor").get(address(house)).text
    for figure in ("(59 − 0) / (100 − 0) = 0,590", "0,590 / 1,000 = 0,59", "606 / 606 dage"):
        assert figure in page
    assert "Samlet forslag" in page


def test_a_proposal_accepts_the_report_and_keeps_the_suggestion(house: House) -> None:
    proposed(house)
    with house.database.reading() as session:
        row = latest(session, house.made.project_a)
        assert row is not None
        assert (row.state, row.rag) == (AssessmentState.PROPOSED, Rag.YELLOW)
        assert (row.suggested_activity, row.suggested_result) == (Rag.GREEN, Rag.YELLOW)
        sent = session.query(models.Report).filter_by(project_id=house.made.project_a.id).one()
        assert sent.state is ReportState.ACCEPTED
        kept = from_json(row.suggestion)
        assessor = actor_of(session, house.made.people["assessor"].id, factories.TODAY)
        shown = report(session, assessor, factories.TODAY, sent.id)
        assert shown is not None
        judged = judge(session, shown)
    assert judged is not None
    assert kept is not None
    assert to_json(kept) == to_json(judged.arithmetic)
    assert kept.lines[0].index == judged.arithmetic.lines[0].index


def test_yellow_and_deviations_are_not_proposed_without_a_rationale(house: House) -> None:
    report_came(house, house.made.project_a)
    assessor = house.as_person("assessor")
    answer = assessor.post(address(house), decision(rationale=" "))
    assert answer.status_code == 422
    assert "Skriv begrundelsen for vurderingen." in answer.text
    assert answer.text.count(" checked") == 3
    answer = assessor.post(
        address(house), decision(activity="green", result="green", overall="green", rationale="")
    )
    assert answer.status_code == 422
    assert "afviger fra forslaget" in answer.text
    assert state_of(house, house.made.project_a) is None


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"overall": ""}, "Vælg den samlede farve."),
        ({"overall": "blue"}, "Vælg en af mulighederne"),
        ({"rationale": "æ" * 2_001}, "1 tegn for lang"),
        ({"version": "abc"}, "En anden har gemt"),
        ({"version": "99999999999999999999"}, "En anden har gemt"),
        ({"version": ""}, "En anden har gemt"),
    ],
)
def test_bad_input_is_told_and_what_was_typed_stays(
    house: House, changed: dict[str, str], told: str
) -> None:
    report_came(house, house.made.project_a)
    answer = house.as_person("assessor").post(address(house), decision(**changed))
    assert answer.status_code in {409, 422}
    assert told in answer.text
    assert changed.get("rationale", WHY) in answer.text
    assert state_of(house, house.made.project_a) is None


def test_signs_no_document_can_hold_are_taken_out(house: House) -> None:
    report_came(house, house.made.project_a)
    assessor = house.as_person("assessor")
    assessor.post(address(house), decision(rationale="Nå\x00et\x07 60"))
    with house.database.reading() as session:
        row = latest(session, house.made.project_a)
        assert row is not None
        assert row.rationale == "Nået 60"


def test_who_saves_after_somebody_else_keeps_the_text_and_can_save_again(house: House) -> None:
    report_came(house, house.made.project_a)
    first, second = house.as_person("assessor"), house.as_person("assessor")
    assert first.post(address(house), decision(do="save")).status_code == 303
    mine = decision(do="save", rationale="Min egen lange begrundelse.")
    answer = second.post(address(house), mine)
    assert answer.status_code == 409
    assert "Min egen lange begrundelse." in answer.text
    again = second.post(address(house), {**mine, "version": lock_in(answer.text)})
    assert again.status_code == 303


def test_sending_twice_proposes_once(house: House) -> None:
    report_came(house, house.made.project_a)
    assessor = house.as_person("assessor")
    for _time in range(2):
        assert assessor.post(address(house), decision()).status_code == 303
    assert events(house, "assessment_proposed") == 1


def test_nothing_is_judged_before_the_report_came(house: House) -> None:
    answer = house.as_person("assessor").post(address(house), decision())
    assert answer.status_code == 422
    assert "Rapporten er ikke sendt endnu." in answer.text
    assert WHY in answer.text


def test_an_approver_approves_once_and_sees_who_proposed(house: House) -> None:
    proposed(house)
    approver = house.as_person("approver")
    page = approver.get(address(house)).text
    assert "Foreslået af Assessor" in page
    lock = lock_in(page)
    for _time in range(2):
        approver.post(address(house, "/godkend"), {"version": lock})
    assert state_of(house, house.made.project_a) is AssessmentState.APPROVED
    assert events(house, "assessment_approved") == 1


def test_nobody_approves_the_own_proposal(house: House) -> None:
    with house.database.writing() as session:
        assessor = house.made.people["assessor"].id
        scheme = house.made.scheme.id
        factories.assignment(session, assessor, Role.APPROVER, ScopeKind.SCHEME, scheme)
        session.commit()
    proposed(house)
    both = house.as_person("assessor")
    assert "En anden skal godkende den." in both.get(address(house)).text
    assert both.post(address(house, "/godkend"), {"version": "1"}).status_code == 422
    assert state_of(house, house.made.project_a) is AssessmentState.PROPOSED


def test_a_small_office_may_let_its_people_approve_their_own(house: House) -> None:
    with house.database.writing() as session:
        scheme = session.get_one(models.MonitoringScheme, house.made.scheme.id)
        scheme.policy = {"own_proposals_may_be_approved": True}
        assessor = house.made.people["assessor"].id
        factories.assignment(session, assessor, Role.APPROVER, ScopeKind.SCHEME, scheme.id)
        session.commit()
    proposed(house)
    both = house.as_person("assessor")
    lock = lock_in(both.get(address(house)).text)
    both.post(address(house, "/godkend"), {"version": lock})
    assert state_of(house, house.made.project_a) is AssessmentState.APPROVED


def test_an_assessor_never_judges_projects_of_the_own_organisation(house: House) -> None:
    report_came(house, house.made.project_a)
    with house.database.writing() as session:
        person = session.get_one(models.Person, house.made.people["assessor"].id)
        person.organisation_id = house.made.holder_a.id
        session.commit()
    assessor = house.as_person("assessor")
    assert "din egen organisation" in assessor.get(address(house)).text
    answer = assessor.post(address(house), decision())
    assert "din egen organisation" in answer.text
    assert state_of(house, house.made.project_a) is None


def test_a_proposal_goes_back_with_a_reason(house: House) -> None:
    proposed(house)
    approver = house.as_person("approver")
    empty = approver.post(
        address(house, "/tilbage"), {"tilbage-version": "1", "tilbage-reason": ""}
    )
    assert empty.status_code == 422
    assert "Skriv, hvad der skal overvejes igen." in empty.text
    lock = lock_in(approver.get(address(house)).text)
    sent = {"tilbage-version": lock, "tilbage-reason": "Se på ventelisten."}
    assert approver.post(address(house, "/tilbage"), sent).status_code == 303
    assert "Se på ventelisten." in house.as_person("assessor").get(address(house)).text


def test_the_office_returns_a_report_with_a_question(house: House) -> None:
    report_came(house, house.made.project_a)
    office = house.as_person("secretariat")
    assert office.post(address(house, "/retur"), {"retur-reason": ""}).status_code == 422
    asked = {"retur-reason": "Hvordan er de 60 talt?"}
    assert office.post(address(house, "/retur"), asked).status_code == 303
    assert "Hvordan er de 60 talt?" in house.mails("report_returned")[0].body


@pytest.mark.parametrize(
    "who", ["holder_a", "reader", "certifier", "pool_owner_1", "committee_reader", "administrator"]
)
def test_others_do_not_learn_that_there_are_assessments(house: House, who: str) -> None:
    report_came(house, house.made.project_a)
    browser = house.as_person(who)
    for path in ("/vurderinger", address(house), address(house, "/varsel")):
        assert browser.get(path).status_code == 404
    for step in ("", "/godkend", "/tilbage", "/genaabn", "/retur"):
        assert browser.post(address(house, step), decision()).status_code == 404


def test_what_does_not_exist_is_not_found(house: House) -> None:
    assessor = house.as_person("assessor")
    summer = house.made.summer.id
    for path in (f"/vurderinger/nothing/{summer}", f"/vurderinger/{house.made.project_a.id}/x"):
        assert assessor.get(path).status_code == 404
        assert assessor.post(path, decision()).status_code == 404
    assert assessor.get("/vurderinger?runde=x").status_code == 404


def test_no_field_beyond_the_form_changes_anything(house: House) -> None:
    report_came(house, house.made.project_a)
    hostile = {
        column.name: "red" if "rag" in column.name else "2010-07-08"
        for column in models.Assessment.__table__.columns
        if column.name not in {"activity", "result", "rationale"}
    }
    house.as_person("assessor").post(address(house), {**hostile, **decision(do="save")})
    with house.database.reading() as session:
        row = latest(session, house.made.project_a)
        assert row is not None
        assert (row.state, row.rag, row.number) == (AssessmentState.DRAFT, Rag.YELLOW, 1)
        assert row.published_at is None
        assert row.approved_by_id is None
        assert row.project_id == house.made.project_a.id


def test_the_list_puts_what_waits_on_top(house: House) -> None:
    proposed(house)
    report_came(house, house.made.project_b)
    page = house.as_person("assessor").get("/vurderinger").text
    assert page.index("Zebrafelter på skolevejen") < page.index("Åben familieskole")
