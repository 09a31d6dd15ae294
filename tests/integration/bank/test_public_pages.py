"""The public reads what is published, alike for everybody, and nothing else (R146, A7)."""

import pytest

from portal.domain.rag import CellKind
from portal.storage import models
from tests import factories
from tests.integration.app_world import House


def _form(house: House) -> str:
    return f"/overblik/projekter/{house.made.project_a.id}/{house.made.summer.id}"


def test_before_it_is_published_nothing_is_there(ready: House) -> None:
    browser, made = ready.browser(), ready.made
    front = browser.get("/overblik").text
    assert "juli 2010" not in front
    assert "marts 2010" in front
    for address in (
        f"/overblik/{made.summer.id}",
        f"/overblik/projekter/{made.project_a.id}",
        _form(ready),
    ):
        answer = browser.get(address)
        assert answer.status_code == 404, address
        assert answer.headers["Cache-Control"] == "no-store"


def test_a_published_round_shows_its_table_figures_and_text(out: House) -> None:
    browser = out.browser()
    assert "juli 2010" in browser.get("/overblik").text
    page = browser.get(f"/overblik/{out.made.summer.id}").text
    assert "2 projekter er med i monitoreringen i juli 2010." in page
    assert "1 er vurderet grønt og 1 er vurderet gult." in page
    assert "Åben familieskole" in page
    assert "Zebrafelter på skolevejen" in page
    assert "Afsluttet siden sidste runde" in page


def test_a_project_shows_its_colours_its_goals_and_the_way_to_its_report(out: House) -> None:
    page = out.browser().get(f"/overblik/projekter/{out.made.project_a.id}").text
    assert "100 familier deltager" in page
    assert _form(out) in page
    assert "<svg" in page
    assert "60" in page


def test_the_published_report_holds_what_the_list_allows_and_nothing_else(out: House) -> None:
    with out.database.writing() as session:
        report = session.query(models.Report).filter_by(project_id=out.made.project_a.id).one()
        report.economy_text, report.reason = "hemmelig økonomi", "intern grund"
        session.commit()
    page = out.browser().get(_form(out)).text
    assert "Vi har holdt fire møder." in page
    assert "60 familier har deltaget." in page
    for hidden in ("hemmelig økonomi", "intern grund", "Se rapporten.", "Få frivillige"):
        assert hidden not in page


def test_what_is_out_stays_as_it_was_published(out: House) -> None:
    with out.database.writing() as session:
        report = session.query(models.Report).filter_by(project_id=out.made.project_a.id).one()
        report.activity_text = "Noget helt andet."
        session.commit()
    page = out.browser().get(_form(out)).text
    assert "Vi har holdt fire møder." in page
    assert "Noget helt andet." not in page


@pytest.mark.parametrize("who", ["", "secretariat", "holder_a"])
def test_a_public_page_is_the_same_for_everybody(out: House, who: str) -> None:
    plain = out.browser().get(_form(out))
    browser = out.as_person(who) if who else out.browser()
    browser.get("/sprog/en")
    answer = browser.get(_form(out), **{"Accept-Language": "en"})
    assert answer.data == plain.data
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert "Vary" not in answer.headers
    assert "Set-Cookie" not in answer.headers


def test_the_language_stands_in_the_address_and_in_every_way_on(out: House) -> None:
    page = out.browser().get(f"{_form(out)}?sprog=en").text
    assert '<html lang="en">' in page
    assert "Public overview" in page
    assert f"/overblik/{out.made.summer.id}?sprog=en" in page
    assert f'href="{_form(out)}" lang="da"' in page
    assert '<html lang="da">' in out.browser().get(f"{_form(out)}?sprog=xx").text


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (CellKind.CLOSING, "Projektet lukker"),
        (CellKind.ENDED, "Er afsluttet"),
        (CellKind.NOT_REPORTED, "Ikke indrapporteret"),
        (CellKind.ASSESSED_LATER, "Tallene kommer i august."),
        (CellKind.NOT_DUE, "Tallene kommer i august."),
    ],
)
def test_a_project_without_a_colour_says_why(house: House, kind: CellKind, words: str) -> None:
    with house.database.writing() as session:
        session.add(
            models.RoundStanding(
                project_id=house.made.project_a.id,
                round_id=house.made.spring.id,
                kind=kind,
                reason="Tallene kommer i august.",
                set_at=factories.NOW,
            )
        )
        session.commit()
    page = house.browser().get(f"/overblik/{house.made.spring.id}").text
    assert words in page


def test_the_way_to_the_public_pages_stands_at_the_foot_of_every_page(house: House) -> None:
    assert 'href="/overblik"' in house.browser().get("/").text
    assert 'href="/overblik"' in house.as_person("holder_a").get("/konto").text
