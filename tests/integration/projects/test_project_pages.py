"""Projects: everybody finds their own, the office registers them, and nothing typed is lost."""

from decimal import Decimal

import pytest
from sqlalchemy import select

from portal.domain.overview import ProjectPhase
from portal.storage.models.projects import FundingLine, Project, ProjectOwner
from portal.storage.models.records import AuditEvent
from tests.integration.app_world import House

NO_BREAK = "\u00a0"


def registration(house: House, **changed: str) -> dict[str, str]:
    """Return what an office types to register a project that the municipality pays 100,000 kr."""
    typed = {
        "scheme": house.made.scheme.id,
        "name": "Lektiecafé på Østerbro",
        "starts_on": "1.8.2010",
        "ends_on": "31.7.2012",
        "holder": house.made.holder_a.id,
        "owners-0-owner": house.made.other_administration.id,
        "owners-1-owner": house.made.administration.id,
        "yearly_budget": "120.000",
        "funding-0-source": "Integrationspuljen",
        "funding-0-year": "2010",
        "funding-0-amount": "100.000,00",
        "funding-0-municipal": "y",
        "funding-0-pool": house.made.pool_1.id,
        "interval": "every_round",
    }
    return {**typed, **changed}


def project_named(house: House, name: str) -> Project | None:
    with house.database.reading() as session:
        return session.scalars(select(Project).where(Project.name == name)).one_or_none()


@pytest.mark.parametrize(
    ("who", "own", "foreign"),
    [
        ("holder_a", "project_a", "project_b"),
        ("holder_b", "project_b", "project_a"),
        ("pool_owner_1", "project_a", "project_b"),
        ("reader", "project_a", "project_b"),
    ],
)
def test_people_see_their_own_projects_and_no_others(
    house: House, who: str, own: str, foreign: str
) -> None:
    browser = house.as_person(who)
    mine, other = getattr(house.made, own), getattr(house.made, foreign)
    listed = browser.get("/projekter").text
    assert mine.name in listed
    assert other.name not in listed
    assert browser.get(f"/projekter/{mine.id}").status_code == 200
    assert browser.get(f"/projekter/{other.id}").status_code == 404
    assert browser.get("/projekter/findesikke").status_code == 404


@pytest.mark.parametrize("who", ["holder_a", "pool_owner_1", "assessor", "approver", "reader"])
def test_only_the_office_reaches_the_forms(house: House, who: str) -> None:
    browser = house.as_person(who)
    own = house.made.project_a.id
    assert browser.get("/projekter/nyt").status_code == 404
    assert browser.get(f"/projekter/{own}/ret").status_code == 404
    for path in ("/projekter/nyt", f"/projekter/{own}/ret", f"/projekter/{own}/fase"):
        assert browser.post(path, registration(house)).status_code == 404
    assert "Ret projektet" not in browser.get(f"/projekter/{own}").text


def test_the_list_is_searched_filtered_and_sorted_by_its_address(house: House) -> None:
    browser = house.as_person("secretariat")
    found = browser.get("/projekter?q=FAMILIE").text
    assert "Åben familieskole" in found
    assert "Zebrafelter" not in found
    backwards = browser.get("/projekter?sorter=navn&ned=1").text
    assert backwards.index("Åben familieskole") < backwards.index("Zebrafelter")
    owned = browser.get(f"/projekter?ejer={house.made.other_administration.id}").text
    assert "Åben familieskole" not in owned
    assert "Ingen projekter passer" in browser.get("/projekter?fase=closing").text


@pytest.mark.parametrize(
    "query", ["side=0", "side=-1", "side=ni", "side=²", "sorter=x", "fase=x", "ejer=%00", "q=%25_"]
)
def test_a_strange_address_shows_a_list_all_the_same(house: House, query: str) -> None:
    assert house.as_person("secretariat").get(f"/projekter?{query}").status_code == 200


@pytest.mark.parametrize("path", ["/projekter/%00", "/rapporter/%00", "/runder/%00"])
def test_an_address_that_no_database_can_hold_is_a_missing_one(house: House, path: str) -> None:
    browser = house.as_person("secretariat")
    assert browser.get(path).status_code == 404
    browser.get("/projekter")
    asked = {"kind": "agenda-item", "round": "\x00", "format": "docx"}
    assert browser.post("/dokumenter", asked).status_code == 404


def test_a_long_list_is_cut_into_pages_that_keep_the_question(house: House) -> None:
    with house.database.writing() as session:
        for number in range(3, 33):
            session.add(
                Project(
                    scheme_id=house.made.scheme.id,
                    number=number,
                    name=f"Kursus {number:02}",
                    sort_key=f"kursus {number:02}",
                    search_key=f"kursus {number:02}",
                    starts_on=house.made.project_a.starts_on,
                    ends_on=house.made.project_a.ends_on,
                    holder_organisation_id=house.made.holder_a.id,
                    yearly_budget=Decimal(1),
                    created_at=house.clock.now(),
                )
            )
        session.commit()
    browser = house.as_person("secretariat")
    first = browser.get("/projekter?q=kursus").text
    assert "Viser 1–25 af 30" in first
    assert "q=kursus&amp;side=2" in first
    assert "Viser 26–30 af 30" in browser.get("/projekter?q=kursus&side=99").text


def test_a_registered_project_of_100_000_kr_is_monitored_at_once(house: House) -> None:
    browser = house.as_person("secretariat")
    browser.get("/projekter/nyt")
    answer = browser.post("/projekter/nyt", registration(house))
    assert answer.status_code == 303, answer.text
    page = browser.get(answer.location).text
    assert "Projektet er registreret." in page
    assert "Monitoreres siden 8." in page
    made = project_named(house, "Lektiecafé på Østerbro")
    assert made is not None
    assert made.is_monitored
    assert made.number == 3
    with house.database.reading() as session:
        owners = session.scalars(
            select(ProjectOwner.organisation_id)
            .where(ProjectOwner.project_id == made.id)
            .order_by(ProjectOwner.position)
        ).all()
        events = session.scalars(
            select(AuditEvent.action).where(AuditEvent.object_id == made.id)
        ).all()
    assert owners == [house.made.other_administration.id, house.made.administration.id]
    assert {"project_registered", "monitoring_began"} <= set(events)


def test_a_project_just_below_the_limit_is_not_monitored_and_the_page_says_why(
    house: House,
) -> None:
    browser = house.as_person("secretariat")
    browser.get("/projekter/nyt")
    typed = registration(house, **{"funding-0-amount": "99.999,99"})
    page = browser.get(browser.post("/projekter/nyt", typed).location).text
    assert "Projektet monitoreres ikke." in page
    assert f"Grænsen er mindst 100.000{NO_BREAK}kr." in page
    made = project_named(house, "Lektiecafé på Østerbro")
    assert made is not None
    assert not made.is_monitored


def test_an_empty_form_is_answered_with_what_to_write(house: House) -> None:
    browser = house.as_person("secretariat")
    browser.get("/projekter/nyt")
    answer = browser.post("/projekter/nyt", {"scheme": house.made.scheme.id, "holder": ""})
    assert answer.status_code == 422
    needed = ("Skriv projektets navn.", "Skriv, hvornår projektet begynder.", "Vælg projektholder.")
    for text in needed:
        assert answer.text.count(text) >= 2, text
    assert "<title>Fejl: Registrér projekt" in answer.text


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("name", "x" * 251, "1 tegn for lang"),
        ("description", "y" * 4_003, "3 tegn for lang"),
        ("starts_on", "31.2.2010", "Skriv dag, måned og år"),
        ("ends_on", "1.1.2010", "Projektet kan ikke slutte, før det begynder."),
        ("ends_on", "1.1.2099", "højst 15 år"),
        ("yearly_budget", "mange penge", "Skriv et tal"),
        ("yearly_budget", "-5", "mindre end 0"),
        ("yearly_budget", "9" * 30, "for stort"),
        ("holder", "fremmed", "Vælg en af mulighederne"),
        ("owners-0-owner", "fremmed", "Vælg en af mulighederne"),
        ("owners-1-owner", "OTHER", "Den samme projektejer er valgt to gange."),
        ("funding-0-year", "2031", "uden for projektets periode"),
        ("funding-0-year", "i år", "Skriv et tal"),
        ("funding-0-amount", "", "Skriv beløbet i kroner."),
        ("funding-0-pool", "fremmed", "Vælg en af mulighederne"),
        ("funding-0-municipal", "", "ikke markeret som kommunale penge"),
        ("focus_areas", "fremmed", "Vælg en af mulighederne"),
        ("interval", "hver dag", "Vælg en af mulighederne"),
        ("contact_email", "ikke en mail", "Skriv en mailadresse"),
        ("anchoring", "fremmed", "Vælg en af mulighederne"),
    ],
)
def test_a_wrong_field_is_told_and_everything_typed_stands(
    house: House, field: str, typed: str, told: str
) -> None:
    browser = house.as_person("secretariat")
    browser.get("/projekter/nyt")
    typed = house.made.other_administration.id if typed == "OTHER" else typed
    data = registration(house, **{field: typed, "purpose": "Formålet står her endnu."})
    if field == "funding-0-municipal":
        del data[field]
    answer = browser.post("/projekter/nyt", data)
    assert answer.status_code == 422, answer.location
    assert told in answer.text
    assert "Formålet står her endnu." in answer.text
    if len(typed) < 300 and typed and "fremmed" not in typed and field not in {"interval"}:
        assert typed in answer.text
    assert project_named(house, "Lektiecafé på Østerbro") is None


def test_control_characters_are_taken_out_and_markup_stays_text(house: House) -> None:
    browser = house.as_person("secretariat")
    browser.get("/projekter/nyt")
    name = "Caf\x0be <script>alert(1)</script> & \ufffe{{ 7*7 }}"
    answer = browser.post("/projekter/nyt", registration(house, name=name))
    page = browser.get(answer.location).text
    assert "Cafe &lt;script&gt;alert(1)&lt;/script&gt; &amp; {{ 7*7 }}" in page


def test_more_rows_come_by_a_button_and_nothing_typed_is_lost(house: House) -> None:
    browser = house.as_person("secretariat")
    browser.get("/projekter/nyt")
    answer = browser.post("/projekter/nyt", registration(house, flere="funding", name="Halvt navn"))
    assert answer.status_code == 200
    assert 'name="funding-3-source"' in answer.text
    assert "Halvt navn" in answer.text
    assert "Integrationspuljen" in answer.text
    assert "Fejl:" not in answer.text
    assert project_named(house, "Halvt navn") is None


def test_fields_that_a_form_does_not_have_are_ignored(house: House) -> None:
    browser = house.as_person("secretariat")
    browser.get("/projekter/nyt")
    extra = {
        "phase": "completed",
        "is_monitored": "",
        "number": "99",
        "id": "ownid",
        "role": "administrator",
        "rag": "green",
        "published_at": "2010-01-01",
        "created_at": "2000-01-01",
        "monitored_reason": "derfor",
    }
    answer = browser.post("/projekter/nyt", registration(house, **extra))
    assert answer.status_code == 303
    made = project_named(house, "Lektiecafé på Østerbro")
    assert made is not None
    assert made.phase is ProjectPhase.REGISTERED
    assert made.number == 3
    assert made.id != "ownid"
    assert made.monitored_reason == ""
    assert made.created_at == house.clock.now()


def edited(house: House, **changed: str) -> dict[str, str]:
    """Return what stands in the edit form of project A, with something changed."""
    typed = registration(
        house,
        name="Åben familieskole",
        version="1",
        starts_on="1.11.2008",
        ends_on="31.12.2010",
        **{"owners-1-owner": "", "owners-0-owner": house.made.administration.id},
    )
    return {**typed, **changed}


def test_an_edit_is_saved_and_told_to_the_history(house: House) -> None:
    browser = house.as_person("secretariat")
    path = f"/projekter/{house.made.project_a.id}/ret"
    assert "Åben familieskole" in browser.get(path).text
    answer = browser.post(path, edited(house, name="Åben skole"))
    assert answer.status_code == 303, answer.text
    assert "Åben skole" in browser.get(answer.location).text
    with house.database.reading() as session:
        actions = session.scalars(select(AuditEvent.action).order_by(AuditEvent.seq)).all()
    assert actions[-1] == "project_edited"


def test_two_editors_never_overwrite_each_other_unseen(house: House) -> None:
    browser, other = house.as_person("secretariat"), house.as_person("secretariat")
    path = f"/projekter/{house.made.project_a.id}/ret"
    browser.get(path)
    other.get(path)
    assert other.post(path, edited(house, name="Deres navn")).status_code == 303
    answer = browser.post(path, edited(house, name="Mit navn"))
    assert answer.status_code == 409
    assert "En anden har gemt, mens du skrev." in answer.text
    assert "Mit navn" in answer.text
    assert "Deres navn" in answer.text
    kept = project_named(house, "Deres navn")
    assert kept is not None
    again = browser.post(path, edited(house, name="Mit navn", version=str(kept.version)))
    assert again.status_code == 303


@pytest.mark.parametrize("version", ["", "0", "-1", "to", "²", "9" * 40])
def test_a_version_that_nobody_saw_saves_nothing(house: House, version: str) -> None:
    browser = house.as_person("secretariat")
    path = f"/projekter/{house.made.project_a.id}/ret"
    browser.get(path)
    answer = browser.post(path, edited(house, name="Nyt", version=version))
    assert answer.status_code == 409
    assert project_named(house, "Nyt") is None


def test_falling_below_the_limit_stops_nothing_but_asks_the_office(house: House) -> None:
    browser = house.as_person("secretariat")
    project_id = house.made.project_a.id
    browser.get(f"/projekter/{project_id}/ret")
    typed = edited(house, **{"funding-0-amount": "90000"})
    page = browser.get(browser.post(f"/projekter/{project_id}/ret", typed).location).text
    assert "Skal projektet stadig monitoreres?" in page
    assert (
        "Skal projektet stadig monitoreres?"
        not in house.as_person("assessor").get(f"/projekter/{project_id}").text
    )
    empty = browser.post(f"/projekter/{project_id}/monitorering", {"monitorering-reason": " "})
    assert empty.status_code == 422
    assert "Skriv en begrundelse." in empty.text
    decided = browser.post(
        f"/projekter/{project_id}/monitorering", {"monitorering-reason": "Vigtigt for udvalget."}
    )
    page = browser.get(decided.location).text
    assert "Monitoreres efter beslutning siden" in page
    assert "Vigtigt for udvalget." in page
    assert "Skal projektet stadig monitoreres?" not in page
    ended = browser.post(
        f"/projekter/{project_id}/monitorering/slut", {"monitorering-reason": "Aftalt med BIF."}
    )
    assert "Projektet monitoreres ikke." in browser.get(ended.location).text


def test_a_phase_changes_by_the_table_and_needs_its_reason(house: House) -> None:
    browser = house.as_person("secretariat")
    path = f"/projekter/{house.made.project_a.id}/fase"
    browser.get(f"/projekter/{house.made.project_a.id}")
    assert "Vælg en af mulighederne" in browser.post(path, {}).text
    assert browser.post(path, {"fase-action": "complete"}).status_code == 422
    silent = browser.post(path, {"fase-action": "pause"})
    assert silent.status_code == 422
    assert "Skriv en begrundelse." in silent.text
    paused = browser.post(path, {"fase-action": "pause", "fase-reason": "Lederen er syg."})
    assert "På pause" in browser.get(paused.location).text
    browser.post(path, {"fase-action": "resume"})
    browser.post(path, {"fase-action": "begin_closing", "fase-reason": "Pengene er brugt."})
    done = browser.post(path, {"fase-action": "complete"})
    assert "Afsluttet" in browser.get(done.location).text
    kept = project_named(house, "Åben familieskole")
    assert kept is not None
    assert kept.phase is ProjectPhase.COMPLETED
    assert str(kept.ended_on) == "2010-07-08"


def test_the_internal_note_is_seen_by_office_and_judges_alone(house: House) -> None:
    with house.database.writing() as session:
        row = session.get(Project, house.made.project_a.id)
        assert row is not None
        row.internal_note = "Kun til os selv."
        session.commit()
    path = f"/projekter/{house.made.project_a.id}"
    for who in ("secretariat", "assessor", "approver"):
        assert "Kun til os selv." in house.as_person(who).get(path).text
    for who in ("holder_a", "reader", "certifier", "pool_owner_1"):
        assert "Kun til os selv." not in house.as_person(who).get(path).text


def test_the_money_is_summed_and_the_municipal_part_told(house: House) -> None:
    with house.database.writing() as session:
        session.add(
            FundingLine(
                project_id=house.made.project_a.id,
                position=2,
                source="Fonden",
                year=2010,
                amount=Decimal(75_000),
                is_municipal=False,
            )
        )
        session.commit()
    page = house.as_person("holder_a").get(f"/projekter/{house.made.project_a.id}").text
    assert f"75.000{NO_BREAK}kr." in page
    assert page.count(f"250.000{NO_BREAK}kr.") >= 3
    assert "Ja, kommunen betaler nok" in page
