"""A plan is asked for once holder and owners have all been told, and lapses with its rating."""

from datetime import date

import pytest

from portal.domain.action_plan import ActionPlanState
from portal.domain.assessments import AssessmentState
from portal.domain.policy import SchemePolicy
from portal.domain.rag import Rag
from portal.storage import models
from portal.storage.queries.schemes import policy_to_json
from tests.integration.action_plans.given import kept, plans
from tests.integration.app_world import House
from tests.integration.rounds.given import events, mail_server_accepts, rated


def approved_red(house: House) -> str:
    """Let the approver approve a red rating of project A, and return the assessment's address."""
    made = house.made
    proposed = {"state": AssessmentState.PROPOSED, "approved_at": None}
    rated(house, made.project_a, Rag.RED, **proposed)
    path = f"/vurderinger/{made.project_a.id}/{made.summer.id}"
    answer = house.as_person("approver").post(f"{path}/godkend", {"version": "1", "told": "1"})
    assert answer.status_code == 303
    return path


def test_a_plan_is_asked_for_when_all_have_been_told_and_not_before(house: House) -> None:
    approved_red(house)
    assert plans(house) == []
    mail_server_accepts(house)
    (plan,) = plans(house)
    assert plan.state is ActionPlanState.REQUESTED
    assert plan.project_id == house.made.project_a.id
    assert plan.due == date(2010, 7, 22), "ten working days after 8 July 2010"
    assert events(house, "plan_requested") == 1


def test_the_days_are_a_setting_of_the_scheme(house: House) -> None:
    with house.database.writing() as session:
        scheme = session.get_one(models.MonitoringScheme, house.made.scheme.id)
        scheme.policy = policy_to_json(SchemePolicy(plan_working_days=3))
        session.commit()
    approved_red(house)
    mail_server_accepts(house)
    assert plans(house)[0].due == date(2010, 7, 13)


def test_the_pool_owner_is_asked_and_the_project_gets_a_copy(house: House) -> None:
    approved_red(house)
    mail_server_accepts(house)
    mails = {mail.address: mail.body for mail in house.mails("plan_requested")}
    owner, holder = house.addresses["pool_owner_1"], house.addresses["holder_a"]
    assert {owner, holder} <= mails.keys()
    assert not {house.addresses["pool_owner_2"], house.addresses["holder_b"]} & mails.keys()
    assert "Du har ansvaret for planen" in mails[owner]
    assert "Puljeholderen har ansvaret for planen" in mails[holder]
    assert all("22. juli 2010" in body.replace("\u00a0", " ") for body in mails.values())


def test_a_logged_call_counts_as_the_last_notice_too(house: House) -> None:
    with house.database.writing() as session:
        session.query(models.RoleAssignment).filter_by(
            person_id=house.made.people["pool_owner_1"].id
        ).delete()
        session.commit()
    approved_red(house)
    mail_server_accepts(house)
    assert plans(house) == []
    with house.database.reading() as session:
        asked = session.query(models.RedNotice).filter_by(mail_id=None)
        notice_id = asked.one().id
    typed = {"channel": "call", "on": "8.7.2010", "note": "Talte med lederen."}
    office = house.as_person("secretariat")
    assert office.post(f"/vurderinger/varsler/{notice_id}/log", typed).status_code == 303
    (plan,) = plans(house)
    bodies = [mail.body for mail in house.mails("plan_requested")]
    assert bodies
    assert all(f"http://localhost/handlingsplaner/{plan.id}" in body for body in bodies)


def test_nothing_is_asked_for_twice(house: House) -> None:
    approved_red(house)
    mail_server_accepts(house)
    mail_server_accepts(house)
    assert len(plans(house)) == 1


@pytest.mark.parametrize("rag", [Rag.GREEN, Rag.YELLOW])
def test_no_other_colour_asks_for_a_plan(house: House, rag: Rag) -> None:
    rated(house, house.made.project_a, rag)
    mail_server_accepts(house)
    assert plans(house) == []


def test_the_plan_lapses_with_the_reason_for_which_the_rating_is_opened_again(house: House) -> None:
    path = approved_red(house)
    mail_server_accepts(house)
    approver = house.as_person("approver")
    page = approver.get(path).text
    lock = page.split('id="igen-version"')[1].split('value="')[1].split('"')[0]
    reason = {"igen-version": lock, "igen-reason": "Tallet var talt forkert."}
    assert approver.post(f"{path}/genaabn", reason).status_code == 303
    plan = kept(house, plans(house)[0].id)
    assert plan.state is ActionPlanState.LAPSED
    assert plan.lapsed_because == "Tallet var talt forkert."
    told = {mail.address: mail.body for mail in house.mails("plan_lapsed")}
    assert {house.addresses["pool_owner_1"], house.addresses["holder_a"]} <= told.keys()
    assert all("Tallet var talt forkert." in body for body in told.values())
