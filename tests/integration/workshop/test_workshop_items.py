"""Boxes, arrows, criteria, milestones and risks: written, refused in words, moved and removed."""

from decimal import Decimal

import pytest
from sqlalchemy import select

from portal.storage.models.workshops import (
    Milestone,
    Risk,
    SuccessCriterion,
)
from tests.integration.app_world import House
from tests.integration.workshop.desk import a_draft, criterion, latest, mark


def test_the_overview_draws_theory_milestones_and_risks_with_words_beside(house: House) -> None:
    page = house.as_person("holder_a").get(a_draft(house)).text
    assert page.count("<svg") >= 4
    for text in (
        "Vis forandringsteorien som liste",
        "A1: De kommer",
        "Succeskriterium K1",
        "5 af 5 er opfyldt.",
        "M1",
        "3 × 4 = 12",
        "høj",
        "Det gør vi",
    ):
        assert text in page, text


def test_boxes_are_written_moved_and_removed_with_their_arrows(house: House) -> None:
    path = a_draft(house)
    browser = house.as_person("holder_a")
    browser.get(f"{path}/boks/ny")
    answer = browser.post(f"{path}/boks/ny", {"kind": "activity", "text": "Hjemmebesøg"})
    assert answer.status_code == 303
    listed = browser.get(answer.location).text
    assert listed.index("Møder</a>") < listed.index("Hjemmebesøg</a>")
    made = next(node for node in latest(house).nodes if node.text == "Hjemmebesøg")
    browser.post(f"{path}/boks/{made.key}/op")
    moved = browser.get(f"{path}/forandringsteori").text
    assert moved.index("Hjemmebesøg</a>") < moved.index("Møder</a>")
    seen = mark(browser, f"{path}/boks/families")
    browser.post(
        f"{path}/boks/families", {"kind": "outcome", "text": "Familier trives", "version": seen}
    )
    assert "Familier trives" in browser.get(path).text
    assert "Boksens pile fjernes også." in browser.get(f"{path}/boks/families").text
    browser.post(f"{path}/boks/families/slet")
    kept = latest(house)
    assert [node.text for node in kept.nodes] == ["Hjemmebesøg", "Møder"] or len(kept.nodes) == 2
    assert kept.links == []
    assert kept.criteria[0].node_key is None
    assert "Vælg den boks i forandringsteorien" in browser.get(path).text


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({}, "Vælg, hvor pilen begynder."),
        ({"from_node": "fremmed", "to_node": "families"}, "Vælg en af mulighederne"),
        ({"from_node": "meetings", "to_node": "meetings"}, "tilbage til sin egen boks"),
        ({"from_node": "families", "to_node": "meetings"}, "En pil skal føre fremad"),
        ({"from_node": "meetings", "to_node": "families"}, "allerede en pil"),
    ],
)
def test_an_arrow_that_cannot_be_drawn_is_refused_in_words(
    house: House, data: dict[str, str], told: str
) -> None:
    path = a_draft(house)
    browser = house.as_person("holder_a")
    browser.get(f"{path}/pil/ny")
    typed = {**data, "assumption": "Det, jeg tror."}
    answer = browser.post(f"{path}/pil/ny", typed)
    assert answer.status_code == 422
    assert told in answer.text
    assert "Det, jeg tror." in answer.text
    assert len(latest(house).links) == 1


def test_an_arrow_is_drawn_changed_and_removed(house: House) -> None:
    path = a_draft(house)
    browser = house.as_person("secretariat")
    browser.get(path)
    browser.post(f"{path}/boks/ny", {"kind": "impact", "text": "Børn klarer sig"})
    made = next(node for node in latest(house).nodes if node.text == "Børn klarer sig")
    data = {"from_node": "families", "to_node": made.key, "assumption": "De bliver ved."}
    assert browser.post(f"{path}/pil/ny", data).status_code == 303
    link = next(each for each in latest(house).links if each.to_key == made.key)
    seen = mark(browser, f"{path}/pil/{link.id}")
    changed = {**data, "assumption": "De flytter ikke.", "version": seen}
    assert browser.post(f"{path}/pil/{link.id}", changed).status_code == 303
    assert "De flytter ikke." in browser.get(path).text
    browser.post(f"{path}/pil/{link.id}/slet")
    assert len(latest(house).links) == 1


def test_a_criterion_keeps_every_field(house: House) -> None:
    path = a_draft(house)
    browser = house.as_person("holder_a")
    browser.get(f"{path}/kriterium/ny")
    typed = criterion(
        house,
        indicator="Interview i hjemmet",
        key="y",
        weight="2",
        **{"path-0-on": "31.12.2009", "path-0-value_then": "30"},
    )
    answer = browser.post(f"{path}/kriterium/ny", typed)
    assert answer.status_code == 303, answer.text
    with house.database.reading() as session:
        made = session.scalars(
            select(SuccessCriterion).where(SuccessCriterion.label.contains("80"))
        ).one()
        assert (made.target, made.weight, made.is_key, made.group) == (
            Decimal(80),
            2,
            True,
            "Familier i området",
        )
        assert made.level.value == "result"
        assert [(str(each.on), each.value) for each in made.path] == [("2009-12-31", Decimal(30))]
    shown = browser.get(f"{path}/kriterium/{made.key}").text
    for text in ("Interview i hjemmet", "31.12.2009", "1.11.2008", "Familier i området"):
        assert text in shown


def test_a_half_criterion_is_saved_and_the_smart_check_says_what_is_missing(house: House) -> None:
    path = a_draft(house)
    browser = house.as_person("holder_a")
    browser.get(f"{path}/kriterium/ny")
    half = {"label": "Kvinderne får mere viden", "weight": "1", "node": ""}
    chosen = {"direction": "up", "accumulation": "snapshot", "measure": "scored"}
    answer = browser.post(f"{path}/kriterium/ny", {**half, **chosen})
    assert answer.status_code == 303
    page = browser.get(path).text
    for text in (
        "5 ting mangler",
        "Skriv, hvem det handler om.",
        "Skriv målet som et tal.",
        "Skriv startmålingen, eller hvorfor den mangler.",
    ):
        assert text in page or "4 ting mangler" in page, text


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("label", "", "Skriv, hvad der skal være nået."),
        ("label", "x" * 501, "1 tegn for lang"),
        ("node", "fremmed", "Vælg en af mulighederne"),
        ("node", "start", "Vælg en af mulighederne"),
        ("target", "ca. 80", "Skriv et tal"),
        ("target", "1e9", "Skriv et tal"),
        ("target", "0,0000001", "for mange decimaler"),
        ("due", "i morgen", "Skriv dag, måned og år"),
        ("direction", "sidelæns", "Vælg en af mulighederne"),
        ("weight", "0", "et helt tal fra 1 til 100"),
        ("weight", "1,5", "Skriv et helt tal."),
        ("weight", "", "Skriv vægten"),
        ("tolerance", "-1", "Udsvinget kan ikke være mindre end 0."),
        ("baseline_on", "32.1.2009", "Skriv dag, måned og år"),
        ("path-0-on", "1.1.2009", "Skriv den værdi"),
        ("path-0-value_then", "20", "Skriv datoen for punktet."),
    ],
)
def test_a_wrong_field_of_a_criterion_is_told_and_what_was_typed_stands(
    house: House, field: str, typed: str, told: str
) -> None:
    path = a_draft(house)
    browser = house.as_person("holder_a")
    browser.get(f"{path}/kriterium/ny")
    answer = browser.post(
        f"{path}/kriterium/ny", criterion(house, **{"indicator": "Står her.", field: typed})
    )
    assert answer.status_code == 422
    assert told in answer.text
    assert "Står her." in answer.text
    assert len(latest(house).criteria) == 1


def test_points_of_the_path_come_by_a_button(house: House) -> None:
    path = a_draft(house)
    browser = house.as_person("holder_a")
    browser.get(f"{path}/kriterium/ny")
    answer = browser.post(f"{path}/kriterium/ny", criterion(house, flere="path", label="Halvt"))
    assert answer.status_code == 200
    assert 'name="path-3-on"' in answer.text
    assert "Halvt" in answer.text
    assert "Fejl:" not in answer.text


@pytest.mark.parametrize(
    ("part", "data", "told"),
    [
        ("boks", {}, "Skriv teksten i boksen."),
        ("boks", {"kind": "activity", "text": "   "}, "Skriv teksten i boksen."),
        ("boks", {"kind": "idé", "text": "Møder"}, "Vælg en af mulighederne"),
        ("boks", {"kind": "activity", "text": "x" * 301}, "1 tegn for lang"),
        ("milepael", {}, "Skriv milepælens navn."),
        ("milepael", {"title": "Kursus", "baseline_date": "snart"}, "Skriv dag, måned og år"),
        (
            "milepael",
            {"title": "Kursus", "baseline_date": "1.2.2010", "reached_on": "9.7.2010"},
            "ikke være nået i fremtiden",
        ),
        ("risiko", {}, "Skriv, hvad der kan gå galt."),
        ("risiko", {"text": "Regn", "likelihood": "6", "impact": "1"}, "Vælg en af mulighederne"),
        ("risiko", {"text": "Regn", "likelihood": "x", "impact": "1"}, "Vælg en af mulighederne"),
        ("risiko", {"text": "Regn", "likelihood": "2"}, "Vælg en af mulighederne"),
        ("pil", {"assumption": "y" * 301}, "1 tegn for lang"),
    ],
)
def test_bad_input_is_told_and_saves_nothing(
    house: House, part: str, data: dict[str, str], told: str
) -> None:
    path = a_draft(house)
    browser = house.as_person("holder_a")
    browser.get(f"{path}/{part}/ny")
    answer = browser.post(f"{path}/{part}/ny", data)
    assert answer.status_code == 422
    assert told in answer.text
    kept = latest(house)
    counts = [len(each) for each in (kept.nodes, kept.links, kept.milestones, kept.risks)]
    assert counts == [2, 1, 1, 1]


@pytest.mark.parametrize(
    ("path_end", "model", "data", "shown"),
    [
        (
            "milepael/start",
            Milestone,
            {"title": "Andet møde", "baseline_date": "1.3.2009", "reached_on": "5.3.2009"},
            "4 dage for sent",
        ),
        (
            "risiko/few",
            Risk,
            {"text": "Ingen lokaler", "likelihood": "2", "impact": "2", "owner": "Skolen"},
            "2 × 2 = 4",
        ),
    ],
)
def test_milestones_and_risks_are_changed_and_removed(
    house: House, path_end: str, model: type, data: dict[str, str], shown: str
) -> None:
    path = a_draft(house)
    browser = house.as_person("holder_a")
    seen = mark(browser, f"{path}/{path_end}")
    answer = browser.post(f"{path}/{path_end}", {**data, "version": seen})
    assert answer.status_code == 303
    assert shown in browser.get(path).text
    browser.post(f"{path}/{path_end}/slet")
    with house.database.reading() as session:
        assert session.scalars(select(model)).all() == []


def test_two_who_change_the_same_box_see_each_others_text(house: House) -> None:
    path = a_draft(house)
    mine, theirs = house.as_person("holder_a"), house.as_person("secretariat")
    seen = mark(mine, f"{path}/boks/meetings")
    other = mark(theirs, f"{path}/boks/meetings")
    theirs.post(f"{path}/boks/meetings", {"kind": "activity", "text": "Fester", "version": other})
    data = {"kind": "activity", "text": "Ugentlige møder", "version": seen}
    answer = mine.post(f"{path}/boks/meetings", data)
    assert answer.status_code == 409
    assert "En anden har gemt, mens du skrev." in answer.text
    assert "Ugentlige møder" in answer.text
    assert "Fester" in answer.text
    new = answer.text.split('name="version"')[1].split('value="')[1].split('"')[0]
    assert mine.post(f"{path}/boks/meetings", {**data, "version": new}).status_code == 303


def test_two_who_write_in_different_boxes_do_not_disturb_each_other(house: House) -> None:
    path = a_draft(house)
    mine, theirs = house.as_person("holder_a"), house.as_person("secretariat")
    seen = mark(mine, f"{path}/boks/meetings")
    other = mark(theirs, f"{path}/boks/families")
    theirs.post(f"{path}/boks/families", {"kind": "outcome", "text": "Fest", "version": other})
    answer = mine.post(
        f"{path}/boks/meetings", {"kind": "activity", "text": "Kaffe", "version": seen}
    )
    assert answer.status_code == 303
    assert {node.text for node in latest(house).nodes} == {"Fest", "Kaffe"}


@pytest.mark.parametrize("part", ["boks", "pil", "kriterium", "milepael", "risiko"])
def test_an_item_that_is_not_there_is_not_found(house: House, part: str) -> None:
    path = a_draft(house)
    browser = house.as_person("holder_a")
    assert browser.get(f"{path}/{part}/ingen").status_code == 404
    assert browser.post(f"{path}/{part}/ingen", {}).status_code == 404
    assert browser.post(f"{path}/{part}/ingen/slet").status_code == 404
    assert browser.get(f"{path}/andet/ny").status_code == 404
