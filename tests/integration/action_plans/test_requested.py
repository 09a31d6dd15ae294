"""A plan is asked for once holder and owners have all been told, and lapses with its rating."""

from datetime import date

import pytest

from portal.domain.action_plan import ActionPlanState
from portal.domain.assessments import AssessmentState, Ratings
from portal.domain.policy import SchemePolicy
from portal.domain.rag import Rag
from portal.services.assessments import Place
from portal.services.corrections import (
    Correction,
    correct_assessment,
    standing,
    withdraw_assessment,
)
from portal.storage import models
from portal.storage.history import seal
from portal.storage.queries.people import actor_of
from portal.storage.queries.schemes import policy_to_json
from tests.factories import TODAY, action_plan
from tests.integration.action_plans.given import kept, plans, told_red
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


def out_with_plan(house: House, state: ActionPlanState) -> tuple[str, Place]:
    """Publish a red rating of project A that has a plan; return the plan, and where it stands."""
    made = house.made
    red = told_red(house, state=AssessmentState.PUBLISHED, published_at=house.clock.now())
    with house.database.writing() as session:
        plan = action_plan(session, session.get_one(models.Assessment, red), state=state)
        found = standing(session, made.project_a.id, made.summer.id)
        assert found is not None
        place = Place(made.project_a.id, made.summer.id, found.mark)
        session.commit()
        return plan.id, place


def changed(house: House, place: Place, wanted: Rag | None) -> None:
    """Correct what is out to a colour, or withdraw it."""
    with house.database.writing() as session:
        by = actor_of(session, house.made.people["approver"].id, TODAY)
        link, at, why = "http://localhost/her", house.clock.now(), "Tallet var forkert."
        if wanted is None:
            withdraw_assessment(session, place, why, link=link, by=by, at=at)
        else:
            fresh = Correction(Ratings(overall=wanted), "Se rapporten.", why)
            correct_assessment(session, place, fresh, link=link, by=by, at=at)
        seal(session)
        session.commit()


@pytest.mark.parametrize("wanted", [Rag.YELLOW, None], ids=["corrected", "withdrawn"])
def test_a_plan_lapses_when_the_red_that_is_out_is_no_longer_red(
    house: House, wanted: Rag | None
) -> None:
    plan_id, place = out_with_plan(house, ActionPlanState.AGREED)
    changed(house, place, wanted)
    assert kept(house, plan_id).state is ActionPlanState.LAPSED
    assert kept(house, plan_id).lapsed_because == "Tallet var forkert."
    assert house.mails("plan_lapsed")


@pytest.mark.parametrize("state", [ActionPlanState.AGREED, ActionPlanState.COMPLETED])
def test_a_plan_follows_a_correction_that_stays_red_unless_it_has_ended(
    house: House, state: ActionPlanState
) -> None:
    plan_id, place = out_with_plan(house, state)
    before = kept(house, plan_id).assessment_id
    changed(house, place, Rag.RED)
    assert kept(house, plan_id).state is state
    follows = kept(house, plan_id).assessment_id != before
    assert follows is (state is ActionPlanState.AGREED)
    assert house.mails("plan_lapsed") == []
