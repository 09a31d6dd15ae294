"""Each open item of an agreed plan is told of in the project's next report, until it is done."""

from datetime import date

import pytest

from portal.domain.action_plan import ActionPlanState
from portal.domain.rag import Rag
from portal.domain.reports import ReportState
from portal.storage import models
from tests import factories
from tests.integration.action_plans.given import COMPLETE, TOLD, Given, kept, plan_in
from tests.integration.app_world import House
from tests.integration.reports.desk import ReportDesk, lay_out


def agreed_in_spring(house: House, *items: dict[str, object]) -> Given:
    """Write an agreed plan of project A after its red in spring."""
    made = house.made
    told = {"holder_notified_at": TOLD, "owners_notified_at": TOLD}
    with house.database.writing() as session:
        red = factories.assessment(session, made.project_a.id, made.spring.id, Rag.RED, **told)
        row = factories.action_plan(session, red, state=ActionPlanState.AGREED)
        row.items = [
            models.ActionItem(position=place, **{**COMPLETE, **each})
            for place, each in enumerate(items or ({},), 1)
        ]
        session.flush()
        given = Given(row.id, [one.id for one in row.items])
        session.commit()
        return given


@pytest.fixture
def given(house: House) -> Given:
    """Return an agreed plan of two items, after the red of spring."""
    return agreed_in_spring(house, {}, {"what": "Fast leder", "who": "BUF"})


@pytest.fixture
def desk(house: House) -> ReportDesk:
    """Return the desk of project A's report of summer, not begun."""
    return lay_out(house)


def told(given: Given, first: dict[str, str], second: dict[str, str]) -> dict[str, str]:
    """Return the texts of the risks' step with what is told of both items."""
    pairs = zip(given.item_ids, (first, second), strict=True)
    return {f"tiltag-{one}-{name}": text for one, texts in pairs for name, text in texts.items()}


def test_each_open_item_stands_in_the_next_report(desk: ReportDesk, given: Given) -> None:
    page = desk.house.as_person("holder_a").get(f"{desk.path}/trin/risks").text
    assert "Tiltag: Aftale med tre skoler" in page
    assert "Tiltag: Fast leder" in page
    assert given.path in page


def test_a_report_is_not_sent_before_each_item_is_told_of(desk: ReportDesk, given: Given) -> None:
    holder = desk.house.as_person("holder_a")
    desk.write(holder, risks=told(given, {"comment": "To har sagt ja."}, {}))
    page = holder.get(f"{desk.path}/tjek").text
    assert "Skriv, hvordan det går med tiltaget" in page
    assert "Fast leder" in page
    assert f"#tiltag-{given.item_ids[1]}-comment" in page
    assert f"#tiltag-{given.item_ids[0]}-comment" not in page


def test_a_day_to_come_is_told(desk: ReportDesk, given: Given) -> None:
    holder = desk.house.as_person("holder_a")
    desk.write(holder, risks=told(given, {"done_on": "9.7.2010"}, {"comment": "Opslået."}))
    assert "Dagen er ikke kommet endnu." in holder.get(f"{desk.path}/tjek").text


def sent(desk: ReportDesk, given: Given) -> None:
    """Send a report in which the first item is done and the second on its way."""
    holder = desk.house.as_person("holder_a")
    first = {"done_on": "1.7.2010", "comment": "Alle tre har skrevet under."}
    desk.write(holder, risks=told(given, first, {"comment": "Stillingen er slået op."}))
    assert desk.send(holder).status_code == 303


def test_what_is_done_is_closed_when_the_report_is_sent(desk: ReportDesk, given: Given) -> None:
    sent(desk, given)
    first, second = sorted(kept(desk.house, given.plan_id).items, key=lambda one: one.position)
    assert first.done_on == date(2010, 7, 1)
    assert second.done_on is None
    assert kept(desk.house, given.plan_id).state is ActionPlanState.AGREED


def test_what_was_told_is_shown_to_the_assessor_the_pool_owner_and_in_the_report(
    desk: ReportDesk, given: Given
) -> None:
    sent(desk, given)
    made, words = desk.house.made, "Stillingen er slået op."
    rating = f"/vurderinger/{made.project_a.id}/{made.summer.id}"
    assert words in desk.house.as_person("assessor").get(rating).text
    owner = desk.house.as_person("pool_owner_1")
    assert words in owner.get(given.path).text
    assert words in owner.get(desk.path).text


def test_a_new_version_may_say_that_it_is_not_done_after_all(
    desk: ReportDesk, given: Given
) -> None:
    sent(desk, given)
    house = desk.house
    desk.put(ReportState.RETURNED)
    holder = house.as_person("holder_a")
    page = desk.open(holder, "risks")
    assert page.typed[f"tiltag-{given.item_ids[0]}-done_on"] == "1.7.2010"
    page.type({f"tiltag-{given.item_ids[0]}-done_on": ""}).save(go="next")
    assert desk.send(holder).status_code == 303
    assert {one.done_on for one in kept(house, given.plan_id).items} == {None}


def test_it_saves_itself_and_never_overwrites_somebody_else(desk: ReportDesk, given: Given) -> None:
    name = f"tiltag-{given.item_ids[0]}-comment"
    one = desk.open(desk.house.as_person("holder_a"), "risks")
    other = desk.open(desk.house.as_person("certifier"), "risks")
    assert one.type({name: "To skoler har sagt ja."}).autosave().status_code == 200
    answer = other.type({name: "Vi har ringet til tre."}).save(go="stay")
    assert answer.status_code == 409
    assert "To skoler har sagt ja." in answer.text
    assert "Vi har ringet til tre." in answer.text
    assert desk.texts[name] == "To skoler har sagt ja."


def test_a_plan_of_the_same_round_waits_for_the_next_report(desk: ReportDesk) -> None:
    plan_in(desk.house, ActionPlanState.AGREED)
    page = desk.house.as_person("holder_a").get(f"{desk.path}/trin/risks").text
    assert "Tiltag:" not in page


@pytest.mark.parametrize("state", [ActionPlanState.SUBMITTED, ActionPlanState.LAPSED])
def test_only_agreed_plans_are_followed(
    desk: ReportDesk, given: Given, state: ActionPlanState
) -> None:
    with desk.house.database.writing() as session:
        session.get_one(models.ActionPlan, given.plan_id).state = state
        session.commit()
    page = desk.house.as_person("holder_a").get(f"{desk.path}/trin/risks").text
    assert "Tiltag:" not in page
