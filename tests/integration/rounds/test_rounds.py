"""Rounds are proposed on working days, opened once, and followed without leaving anybody behind."""

from datetime import date

import pytest

from portal.domain.report_states import ReportState
from portal.domain.rounds import ReportingInterval, RoundState
from portal.services.rounds import propose_round
from portal.services.working_calendar import holidays_of
from portal.storage import models
from tests import factories
from tests.integration.app_world import House
from tests.integration.rounds.given import events, report_came


def dates(**changed: str) -> dict[str, str]:
    """Return what the office types to plan a round."""
    typed = {
        "name": "oktober 2010",
        "period_start": "1.7.2010",
        "period_end": "30.9.2010",
        "opens_on": "20.9.2010",
        "due": "8.10.2010",
        "assess_by": "22.10.2010",
        "publish_on": "29.10.2010",
    }
    return {**typed, **changed}


def planned(house: House) -> str:
    """Plan the next round and return its address."""
    office = house.as_person("secretariat")
    answer = office.post(f"/runder/ny/{house.made.scheme.id}", dates())
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def reports_of(house: House, round_id: str) -> list[models.Report]:
    """Return the reports of a round."""
    with house.database.reading() as session:
        return list(session.query(models.Report).filter_by(round_id=round_id))


def test_the_next_round_is_proposed_on_working_days(house: House) -> None:
    with house.database.reading() as session:
        plan = propose_round(session, house.made.scheme.id, date(2010, 7, 8))
    assert (plan.period_start, plan.period_end) == (date(2010, 7, 1), date(2010, 9, 30))
    for day in (plan.opens_on, plan.due, plan.assess_by, plan.publish_on):
        assert day.weekday() < 5
        assert day not in holidays_of(day.year)
    page = house.as_person("secretariat").get(f"/runder/ny/{house.made.scheme.id}").text
    assert 'value="30.9.2010"' in page


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"name": ""}, "Skriv rundens navn"),
        ({"name": "JULI 2010"}, "En anden runde hedder det samme"),
        ({"name": "n" * 81}, "for lang"),
        ({"due": "soon"}, "Skriv dag, måned og år"),
        ({"due": ""}, "Skriv dagen"),
        ({"period_end": "1.1.2009"}, "Perioden slutter, før den begynder."),
        ({"due": "1.9.2010"}, "før runden åbnes"),
        ({"assess_by": "1.10.2010"}, "før fristen for rapporter"),
        ({"publish_on": "10.10.2010"}, "før vurderingerne er godkendt"),
    ],
)
def test_a_plan_that_does_not_hold_is_told_at_its_field(
    house: House, changed: dict[str, str], told: str
) -> None:
    office = house.as_person("secretariat")
    answer = office.post(f"/runder/ny/{house.made.scheme.id}", dates(**changed))
    assert answer.status_code == 422
    assert told in answer.text
    assert 'value="22.10.2010"' in answer.text or changed.get("assess_by", "") in answer.text


def test_a_planned_round_is_changed_until_it_opens(house: House) -> None:
    path = planned(house)
    office = house.as_person("secretariat")
    assert office.post(path, dates(name="efterår 2010")).status_code == 303
    assert "efterår 2010" in office.get(path).text
    office.post(f"{path}/aabn")
    assert office.post(path, dates(name="vinter 2010")).status_code == 422
    assert "efterår 2010" in office.get(path).text


def test_opening_makes_a_report_for_each_project_and_tells_its_writers_once(house: House) -> None:
    with house.database.writing() as session:
        agreed = factories.workshop(session, house.made.project_a.id).id
        session.commit()
    path = planned(house)
    office = house.as_person("secretariat")
    for _time in range(2):
        assert office.post(f"{path}/aabn").status_code == 303
    made = reports_of(house, path.rsplit("/", 1)[1])
    assert {one.project_id for one in made} == {
        house.made.project_a.id,
        house.made.project_b.id,
    }
    assert all(one.state is ReportState.NOT_STARTED for one in made)
    assert agreed in {one.workshop_id for one in made}
    told = [mail.address for mail in house.mails("round_opened")]
    assert told.count(house.addresses["holder_a"]) == 1
    assert told.count(house.addresses["holder_b"]) == 1
    assert house.addresses["reader"] not in told
    assert events(house, "round_opened") == 1


def test_a_project_that_reports_once_a_year_is_left_out(house: House) -> None:
    with house.database.writing() as session:
        project = session.get_one(models.Project, house.made.project_b.id)
        project.interval = ReportingInterval.YEARLY
        session.commit()
    path = planned(house)
    house.as_person("secretariat").post(f"{path}/aabn")
    made = reports_of(house, path.rsplit("/", 1)[1])
    assert [one.project_id for one in made] == [house.made.project_a.id]


def test_closing_twice_closes_once(house: House) -> None:
    office = house.as_person("secretariat")
    for _time in range(2):
        assert office.post(f"/runder/{house.made.summer.id}/luk").status_code == 303
    assert events(house, "round_closed") == 1


def test_the_counts_of_who_waits_sum_to_all(house: House) -> None:
    report_came(house, house.made.project_a)
    with house.database.writing() as session:
        factories.report(
            session,
            house.made.project_b.id,
            house.made.summer.id,
            state=ReportState.DRAFT,
            submitted_at=None,
        )
        session.commit()
    office = house.as_person("secretariat")
    page = office.get(f"/runder/{house.made.summer.id}").text
    waits = page.split('class="fr-waits"')[1].split("</nav>")[0]
    assert sum(int(part.split("</b>")[0]) for part in waits.split("<b>")[1:]) == 2
    only = office.get(f"/runder/{house.made.summer.id}?venter=projektholder").text
    assert "Zebrafelter på skolevejen" in only
    assert "Viser 1 af 2 projekter." in only


def test_a_reminder_goes_to_the_chosen_projects_and_not_twice_within_the_hour(
    house: House,
) -> None:
    with house.database.writing() as session:
        for project in (house.made.project_a, house.made.project_b):
            factories.report(
                session,
                project.id,
                house.made.summer.id,
                state=ReportState.DRAFT,
                submitted_at=None,
            )
        session.commit()
    office = house.as_person("secretariat")
    chosen = {"project": house.made.project_b.id}
    for _time in range(2):
        assert office.post(f"/runder/{house.made.summer.id}/paamind", chosen).status_code == 303
    assert [mail.address for mail in house.mails("report_reminder")] == [
        house.addresses["holder_b"]
    ]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"until": ""}, "Skriv den nye frist"),
        ({"until": "9.7.2010"}, "skal ligge efter"),
        ({"until": "never"}, "Skriv dag, måned og år"),
        ({"reason": ""}, "Skriv en begrundelse."),
        ({"reason": "n" * 1_001}, "for lang"),
    ],
)
def test_a_deadline_is_extended_with_day_and_reason(
    house: House, changed: dict[str, str], told: str
) -> None:
    with house.database.writing() as session:
        one = factories.report(
            session,
            house.made.project_b.id,
            house.made.summer.id,
            state=ReportState.DRAFT,
            submitted_at=None,
        )
        session.commit()
        report_id = one.id
    office = house.as_person("secretariat")
    path = f"/runder/{house.made.summer.id}/frist"
    asked = {"project": house.made.project_b.id}
    assert "Zebrafelter på skolevejen" in office.post(path, asked).text
    typed = {**asked, "until": "30.7.2010", "reason": "Sygdom hos lederen."}
    answer = office.post(path, {**typed, **changed})
    assert answer.status_code == 422
    assert told in answer.text
    assert office.post(path, typed).status_code == 303
    with house.database.reading() as session:
        kept = session.get_one(models.Report, report_id)
        assert (kept.extended_to, kept.extension_reason) == (
            date(2010, 7, 30),
            "Sygdom hos lederen.",
        )
    assert "Sygdom hos lederen." in house.mails("report_extended")[0].body


@pytest.mark.parametrize(
    "who", ["holder_a", "pool_owner_1", "assessor", "approver", "committee_reader", "administrator"]
)
def test_rounds_are_the_offices_alone(house: House, who: str) -> None:
    browser = house.as_person(who)
    base = f"/runder/{house.made.summer.id}"
    for path in ("/runder", base, f"{base}/liste.csv", f"/runder/ny/{house.made.scheme.id}"):
        assert browser.get(path).status_code == 404
    for step in ("", "/aabn", "/luk", "/paamind", "/frist", "/vurder", "/offentliggoer"):
        assert browser.post(base + step, {"project": "x"}).status_code == 404


def test_what_does_not_exist_is_not_found(house: House) -> None:
    office = house.as_person("secretariat")
    for path in ("/runder/x", "/runder/ny/x", "/runder/x/offentliggoer", "/runder/x/liste.csv"):
        assert office.get(path).status_code == 404
    for path in ("/runder/x", "/runder/ny/x", "/runder/x/aabn", "/runder/x/luk", "/runder/x/frist"):
        assert office.post(path, dates()).status_code == 404


def test_chosen_projects_that_are_foreign_change_nothing(house: House) -> None:
    office = house.as_person("secretariat")
    base = f"/runder/{house.made.summer.id}"
    for step in ("/paamind", "/frist", "/vurder"):
        assert office.post(base + step, {"project": "nothing"}).status_code == 303
    assert house.mails("report_reminder") == []


def test_no_field_beyond_the_form_changes_a_round(house: House) -> None:
    path = planned(house)
    hostile = {column.name: "published" for column in models.ReportingRound.__table__.columns}
    house.as_person("secretariat").post(path, {**hostile, **dates()})
    with house.database.reading() as session:
        kept = session.get_one(models.ReportingRound, path.rsplit("/", 1)[1])
        assert kept.state is RoundState.PLANNED
        assert kept.published_at is None
        assert kept.scheme_id == house.made.scheme.id
