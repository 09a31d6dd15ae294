"""Several write one plan and lose nothing; support is asked for; strangers see none of it."""

import pytest

from portal.domain.action_plan import ActionPlanState, ItemReview
from portal.storage import models
from tests.integration.action_plans.given import kept, plan_in, reviewed
from tests.integration.app_world import House
from tests.integration.page_checks import without_tokens


def version_on(page: str) -> str:
    """Return the mark in an item's form."""
    return page.split('name="version"')[1].split('value="')[1].split('"', maxsplit=1)[0]


def test_who_saves_after_somebody_else_sees_both_texts_and_loses_none(house: House) -> None:
    given = plan_in(house, ActionPlanState.DRAFTED)
    holder, owner = house.as_person("holder_a"), house.as_person("pool_owner_1")
    mark = version_on(holder.get(given.item_path).text)
    first = {"version": mark, "what": "Aftale med fire skoler", "who": "BUF", "due": "1.9.2010"}
    assert owner.post(given.item_path, first).status_code == 303
    answer = holder.post(given.item_path, {**first, "what": "Aftale med fem skoler"})
    assert answer.status_code == 409
    assert "Aftale med fire skoler" in answer.text
    assert "Aftale med fem skoler" in answer.text
    again = {**first, "what": "Aftale med fem skoler", "version": version_on(answer.text)}
    assert holder.post(given.item_path, again).status_code == 303


def test_what_was_removed_comes_back_to_its_place(house: House) -> None:
    given = plan_in(house, ActionPlanState.DRAFTED, {}, {"what": "Fast leder"})
    holder = house.as_person("holder_a")
    assert holder.post(f"{given.item_path}/fjern").status_code == 303
    page = holder.get(given.path).text
    assert "Tiltaget er fjernet: Aftale med tre skoler" in page
    assert holder.post(f"{given.item_path}/fortryd").status_code == 303
    page = holder.get(given.path).text
    assert page.index("Aftale med tre skoler") < page.index("Fast leder")


def test_what_an_item_lacks_is_told_at_its_field(house: House) -> None:
    given = plan_in(house, ActionPlanState.DRAFTED, {"who": "", "due": None})
    holder = house.as_person("holder_a")
    page = holder.get(given.path).text
    mark = page.split('name="trin-version"')[1].split('value="')[1].split('"')[0]
    answer = holder.post(f"{given.path}/send", {"trin-version": mark})
    assert answer.status_code == 422
    assert f"{given.item_path}?mangler=1#who" in answer.text
    page = holder.get(f"{given.item_path}?mangler=1").text
    assert "Skriv, hvem der gør det." in page
    assert "Skriv, hvornår det er gjort." in page
    assert "Skriv, hvad der skal gøres." not in page


def test_a_changed_item_is_reviewed_again(house: House) -> None:
    agreed = reviewed(ItemReview.AGREED)
    given = plan_in(house, ActionPlanState.RETURNED, agreed, reviewed(ItemReview.RETURNED, "Hvem?"))
    holder = house.as_person("holder_a")
    mark = version_on(holder.get(given.item_path).text)
    typed = {"version": mark, "what": "Aftale med fire skoler", "who": "BUF", "due": "1.9.2010"}
    assert holder.post(given.item_path, typed).status_code == 303
    first, second = sorted(kept(house, given.plan_id).items, key=lambda one: one.position)
    assert first.review is ItemReview.OPEN
    assert (second.review, second.comment) == (ItemReview.RETURNED, "Hvem?")


def test_support_is_asked_for_and_answered(house: House) -> None:
    given = plan_in(house, ActionPlanState.DRAFTED)
    owner, office = house.as_person("pool_owner_1"), house.as_person("secretariat")
    assert owner.post(f"{given.path}/stoette", {"stoette-wanted": " "}).status_code == 422
    wish = {"stoette-wanted": "Hjælp til at finde skoler."}
    assert owner.post(f"{given.path}/stoette", wish).status_code == 303
    assert {mail.address for mail in house.mails("support_asked")} == {
        house.addresses["secretariat"]
    }
    tasks = office.get("/opgaver").text
    assert "Svar om støtte til handlingsplanen" in tasks
    assert given.path in tasks
    assert owner.post(f"{given.path}/svar", {"svar-answer": "Ja."}).status_code == 404
    answer = {"svar-answer": "Vi ringer til tre skoler."}
    assert office.post(f"{given.path}/svar", answer).status_code == 303
    assert "Vi ringer til tre skoler." in house.mails("support_answered")[0].body
    assert "Vi ringer til tre skoler." in owner.get(given.path).text
    assert "Svar om støtte" not in office.get("/opgaver").text


def test_agreeing_takes_the_word_that_the_project_was_told(house: House) -> None:
    given = plan_in(house, ActionPlanState.SUBMITTED)
    owner = house.as_person("pool_owner_1")
    review = {
        "version": version_on(owner.get(given.path).text),
        "do": "agree",
        f"{given.item_ids[0]}-review": "agreed",
    }
    refused = owner.post(f"{given.path}/gennemgang", review)
    assert refused.status_code == 422
    assert "Bekræft, at projektet ved" in refused.text
    assert kept(house, given.plan_id).items[0].review is ItemReview.OPEN
    assert owner.post(f"{given.path}/gennemgang", {**review, "told": "y"}).status_code == 303
    plan = kept(house, given.plan_id)
    assert plan.project_told_by_id == house.made.people["pool_owner_1"].id
    with house.database.reading() as session:
        (entry,) = session.query(models.JournalEntry).filter_by(object_id=plan.id)
        assert entry.theme == "action_plan"


@pytest.mark.parametrize("who", ["holder_b", "pool_owner_2", "committee_reader", "administrator"])
def test_who_was_not_told_finds_no_plan_anywhere(house: House, who: str) -> None:
    given = plan_in(house, ActionPlanState.SUBMITTED)
    stranger = house.as_person(who)
    missing = stranger.get("/handlingsplaner/zzzzzzzzzzzz")
    found = stranger.get(given.path)
    assert found.status_code == missing.status_code == 404
    assert without_tokens(found).replace(given.plan_id, "") == without_tokens(missing).replace(
        "zzzzzzzzzzzz", ""
    )
    assert given.plan_id not in stranger.get("/handlingsplaner").text
    assert given.plan_id not in stranger.get("/opgaver").text
    asked = {"kind": "action-plan", "plan": given.plan_id, "format": "docx"}
    assert stranger.post("/dokumenter", asked).status_code == 404


def test_the_project_knows_of_its_plan_only_once_it_was_told(house: House) -> None:
    given = plan_in(house)
    with house.database.writing() as session:
        plan = session.get_one(models.ActionPlan, given.plan_id)
        session.get_one(models.Assessment, plan.assessment_id).holder_notified_at = None
        session.commit()
    assert house.as_person("holder_a").get(given.path).status_code == 404
    assert house.as_person("pool_owner_1").get(given.path).status_code == 200


def test_a_plan_is_fetched_as_word(house: House) -> None:
    given = plan_in(house, ActionPlanState.AGREED)
    owner = house.as_person("pool_owner_1")
    asked = {"kind": "action-plan", "plan": given.plan_id, "format": "docx"}
    answer = owner.post("/dokumenter", asked)
    assert answer.status_code == 303
    assert owner.get(answer.location).data.startswith(b"PK")
