"""The colour matrix is for those who judge, and shows what got worse and who is red twice."""

from datetime import UTC, date, datetime, timedelta

import pytest

from portal.domain.assessments import AssessmentState
from portal.domain.policy import RedTwice
from portal.domain.rag import Rag
from portal.domain.rounds import RoundState
from portal.storage import models
from tests import factories
from tests.integration.app_world import House
from tests.integration.rounds.given import rated


def judged_twice(house: House) -> None:
    """Let project A be green in spring and yellow in summer, and project B green in spring."""
    with house.database.writing() as session:
        for project in (house.made.project_a, house.made.project_b):
            factories.assessment(
                session,
                project.id,
                house.made.spring.id,
                Rag.GREEN,
                state=AssessmentState.PUBLISHED,
                published_at=house.made.spring.published_at,
            )
        session.commit()
    rated(house, house.made.project_a, Rag.YELLOW)


@pytest.mark.parametrize("who", ["secretariat", "assessor", "approver"])
def test_those_who_judge_see_the_matrix_with_what_got_worse(house: House, who: str) -> None:
    judged_twice(house)
    page = house.as_person(who).get("/runder/matrix").text
    assert page.count("Dårligere end sidst") == 1
    assert page.index("Åben familieskole") < page.index("Zebrafelter på skolevejen")
    assert "Afventer" in page


@pytest.mark.parametrize(
    "who",
    ["holder_a", "reader", "certifier", "pool_owner_1", "committee_reader", "administrator"],
)
def test_others_do_not_learn_that_there_is_a_matrix(house: House, who: str) -> None:
    browser = house.as_person(who)
    assert browser.get("/runder/matrix").status_code == 404
    assert browser.get("/runder/matrix.csv").status_code == 404


def test_a_foreign_scheme_is_not_found(house: House) -> None:
    assert house.as_person("assessor").get("/runder/matrix?ordning=x").status_code == 404


def test_the_file_holds_no_formula(house: House) -> None:
    judged_twice(house)
    with house.database.writing() as session:
        session.get_one(models.Project, house.made.project_a.id).name = "=HYPERLINK(1)"
        session.commit()
    answer = house.as_person("secretariat").get("/runder/matrix.csv")
    assert answer.mimetype == "text/csv"
    text = answer.data.decode("utf-8-sig")
    assert "'=HYPERLINK(1);" in text
    assert "Zebrafelter på skolevejen;" in text


@pytest.mark.parametrize(("counting", "twice"), [(RedTwice.ANY_TWO, 1), (RedTwice.CONSECUTIVE, 0)])
def test_red_twice_is_counted_as_the_scheme_has_chosen(
    house: House, counting: RedTwice, twice: int
) -> None:
    """Red in December, yellow in March and red now: two reds that do not follow each other."""
    out = datetime(2010, 2, 1, 8, tzinfo=UTC)
    with house.database.writing() as session:
        winter = factories.reporting_round(
            session,
            house.made.scheme.id,
            "december 2009",
            position=0,
            state=RoundState.PUBLISHED,
            period_start=date(2009, 10, 1),
            period_end=date(2009, 12, 31),
            published_at=out,
        )
        session.get_one(models.MonitoringScheme, house.made.scheme.id).policy = {
            "red_twice": counting.value
        }
        for of_round, rag in ((winter.id, Rag.RED), (house.made.spring.id, Rag.YELLOW)):
            factories.assessment(
                session,
                house.made.project_a.id,
                of_round,
                rag,
                state=AssessmentState.PUBLISHED,
                holder_notified_at=out - timedelta(days=1),
                owners_notified_at=out - timedelta(days=1),
                published_at=out,
            )
        session.commit()
    rated(house, house.made.project_a, Rag.RED)
    office = house.as_person("secretariat")
    assert office.get(f"/runder/{house.made.summer.id}").text.count("Rød to gange") == twice
    assert "Rød to gange" not in office.get("/runder/matrix").text
