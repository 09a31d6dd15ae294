"""The workshop is seen by those near it, drawn with words beside, and keeps to its own form."""

import pytest
from sqlalchemy import select

from portal.domain.workshop import WorkshopState
from portal.storage.models.workshops import (
    CausalLink,
    ResultNode,
    Workshop,
)
from tests.integration.app_world import House
from tests.integration.workshop.desk import a_draft, agreed, criterion, home, latest, mark


@pytest.mark.parametrize("who", ["holder_b", "pool_owner_2"])
def test_a_foreign_workshop_is_not_there(house: House, who: str) -> None:
    path = a_draft(house)
    browser = house.as_person(who)
    for address in (home(house), path, f"{path}/projektor", f"{path}/forandringsteori"):
        assert browser.get(address).status_code == 404
    for address in (f"{path}/foreslaa", f"{path}/boks/ny", f"{path}/risiko/few/slet"):
        assert browser.post(address, {"kind": "activity", "text": "Nyt"}).status_code == 404
    assert house.as_person("holder_a").get(f"{home(house)}/2").status_code == 404


@pytest.mark.parametrize("who", ["reader", "assessor", "pool_owner_1", "approver"])
def test_who_only_reads_sees_the_workshop_and_changes_nothing(house: House, who: str) -> None:
    path = a_draft(house)
    browser = house.as_person(who)
    page = browser.get(path).text
    assert "100 familier deltager" in page
    assert "Tilføj" not in page
    for step in ("foreslaa", "boks/ny", "kriterium/hundred/slet", "problem", "underskriv", "aftal"):
        assert browser.post(f"{path}/{step}", {"text": "x"}).status_code == 404


def test_the_projector_shows_the_theory_alone(house: House) -> None:
    page = house.as_person("holder_a").get(f"{a_draft(house)}/projektor").text
    assert "Hvad fører til hvad?" in page
    assert "Hovedmenu" not in page


def test_fields_that_a_form_does_not_have_are_ignored(house: House) -> None:
    path = a_draft(house)
    browser = house.as_person("holder_a")
    browser.get(f"{path}/kriterium/ny")
    extra = {
        "state": "agreed",
        "project_id": house.made.project_b.id,
        "workshop_id": "andet",
        "role": "secretariat",
        "rag": "green",
        "published_at": "2010-01-01",
        "original_target": "1",
        "level": "activity",
        "position": "99",
        "id": "mitid",
    }
    assert browser.post(f"{path}/kriterium/ny", criterion(house, **extra)).status_code == 303
    seen = mark(browser, f"{path}/problem")
    frame = {"problem": "Nyt problem", "version": seen, "number": "7", **extra}
    assert browser.post(f"{path}/problem", frame).status_code == 303
    kept = latest(house)
    assert (kept.state, kept.number, kept.problem) == (WorkshopState.DRAFT, 1, "Nyt problem")
    made = next(each for each in kept.criteria if each.label.startswith("80"))
    assert made.original_target is None
    assert made.level.value == "result"
    assert made.id != "mitid"
    with house.database.reading() as session:
        foreign = session.scalars(
            select(Workshop).where(Workshop.project_id == house.made.project_b.id)
        ).all()
        assert foreign == []


def test_control_characters_and_markup_stay_harmless_text(house: House) -> None:
    path = a_draft(house)
    browser = house.as_person("holder_a")
    browser.get(f"{path}/boks/ny")
    text = "M\x00øde\x0b <b>fed</b> ]]> {{ 7*7 }} \ud7ff"
    assert browser.post(f"{path}/boks/ny", {"kind": "activity", "text": text}).status_code == 303
    page = browser.get(path).text
    assert "&lt;b&gt;fed&lt;/b&gt;" in page
    assert "<b>fed</b>" not in page
    with house.database.reading() as session:
        kept = session.scalars(select(ResultNode.text).where(ResultNode.text.contains("fed"))).one()
        assert kept.startswith("Møde <b>")
        assert session.scalars(select(CausalLink)).all() != []


@pytest.mark.parametrize("part", ["problem", "boks/ny", "boks/meetings", "risiko/few"])
def test_what_is_put_forward_or_agreed_is_written_no_more(house: House, part: str) -> None:
    path = agreed(house)
    browser = house.as_person("holder_a")
    browser.get(path)
    before = latest(house).problem
    written = "Skrevet, mens en anden fik versionen aftalt, og ikke gemt."
    for answer in (
        browser.get(f"{path}/{part}"),
        browser.post(f"{path}/{part}", {"text": written}),
    ):
        assert answer.status_code == 409
        assert "Versionen er ikke længere et udkast." in answer.text
    assert written in answer.text
    assert latest(house).problem == before
