"""A whole round is published at once, and never before those concerned were told."""

from datetime import timedelta

import pytest

from portal.domain.assessments import AssessmentState
from portal.domain.rag import CellKind, Rag
from portal.domain.report_states import ReportState
from portal.domain.rounds import RoundState
from portal.storage import models
from tests import factories
from tests.integration.app_world import House
from tests.integration.rounds.given import (
    events,
    mail_server_accepts,
    rated,
    report_came,
    round_is,
    state_of,
)


def publish(house: House) -> int:
    """Let the office publish the summer round, and return the status of the answer."""
    office = house.as_person("secretariat")
    return office.post(f"/runder/{house.made.summer.id}/offentliggoer").status_code


def test_one_project_that_is_not_ready_holds_the_whole_round(house: House) -> None:
    rated(house, house.made.project_a, Rag.GREEN)
    report_came(house, house.made.project_b)
    round_is(house, RoundState.CLOSED)
    page = house.as_person("secretariat").get(f"/runder/{house.made.summer.id}/offentliggoer").text
    assert "Der er ikke foreslået en vurdering." in page
    assert "Zebrafelter på skolevejen" in page
    assert publish(house) == 409
    assert state_of(house, house.made.project_a) is AssessmentState.APPROVED


def test_a_red_without_notices_is_never_published(house: House) -> None:
    rated(house, house.made.project_a, Rag.RED)
    rated(house, house.made.project_b, Rag.GREEN)
    round_is(house, RoundState.CLOSED)
    page = house.as_person("secretariat").get(f"/runder/{house.made.summer.id}/offentliggoer").text
    assert "Projektholderen har ikke fået varsel om rødt." in page
    assert publish(house) == 409
    assert state_of(house, house.made.project_b) is AssessmentState.APPROVED


def test_a_red_is_published_once_everybody_was_told(house: House) -> None:
    rated(house, house.made.project_a, Rag.RED, state=AssessmentState.PROPOSED, approved_at=None)
    rated(house, house.made.project_b, Rag.GREEN)
    approver = house.as_person("approver")
    path = f"/vurderinger/{house.made.project_a.id}/{house.made.summer.id}/godkend"
    approver.post(path, {"version": "1", "told": "1"})
    mail_server_accepts(house)
    round_is(house, RoundState.CLOSED)
    assert publish(house) == 409
    house.clock.move(timedelta(minutes=5))
    for _time in range(2):
        assert publish(house) == 303
    assert events(house, "round_published") == 1
    with house.database.reading() as session:
        for row in session.query(models.Assessment):
            assert row.state is AssessmentState.PUBLISHED
            assert row.published_at == house.clock.now()
        summer = session.get_one(models.ReportingRound, house.made.summer.id)
        assert summer.state is RoundState.PUBLISHED


def test_an_open_round_is_not_published(house: House) -> None:
    rated(house, house.made.project_a, Rag.GREEN)
    rated(house, house.made.project_b, Rag.GREEN)
    assert publish(house) == 409


def test_what_stands_where_there_is_no_rating_is_frozen(house: House) -> None:
    rated(house, house.made.project_a, Rag.GREEN)
    with house.database.writing() as session:
        factories.report(
            session,
            house.made.project_b.id,
            house.made.summer.id,
            state=ReportState.NOT_SUBMITTED,
            submitted_at=None,
        )
        session.commit()
    round_is(house, RoundState.CLOSED)
    assert publish(house) == 303
    with house.database.reading() as session:
        kept = session.query(models.RoundStanding).one()
        assert (kept.project_id, kept.kind) == (house.made.project_b.id, CellKind.NOT_REPORTED)


def stand(house: House, **changed: str) -> tuple[int, str]:
    """Say why project B has no rating."""
    prefix = f"p{house.made.project_b.id}-"
    typed = {"kind": "assessed_later", "reason": "Tallene kommer i august.", **changed}
    path = f"/runder/{house.made.summer.id}/offentliggoer/{house.made.project_b.id}"
    answer = house.as_person("secretariat").post(
        path, {prefix + name: text for name, text in typed.items()}
    )
    return answer.status_code, answer.text


def test_a_project_is_judged_later_with_a_reason_and_follows_as_a_supplement(house: House) -> None:
    rated(house, house.made.project_a, Rag.GREEN)
    report_came(house, house.made.project_b)
    round_is(house, RoundState.CLOSED)
    assert stand(house)[0] == 303
    assert publish(house) == 303
    with house.database.writing() as session:
        factories.assessment(session, house.made.project_b.id, house.made.summer.id, Rag.YELLOW)
        session.commit()
    office = house.as_person("secretariat")
    assert "Tillæg til runden" in office.get(f"/runder/{house.made.summer.id}").text
    assert office.post(f"/runder/{house.made.summer.id}/tillaeg").status_code == 303
    assert state_of(house, house.made.project_b) is AssessmentState.PUBLISHED


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"reason": " "}, "Skriv en begrundelse."),
        ({"reason": "n" * 1_001}, "for lang"),
        ({"kind": "assessed"}, "Vælg en af mulighederne"),
        ({"kind": "closing"}, "Vælg en af mulighederne"),
    ],
)
def test_a_standing_without_sense_is_refused(
    house: House, changed: dict[str, str], told: str
) -> None:
    report_came(house, house.made.project_b)
    round_is(house, RoundState.CLOSED)
    status, text = stand(house, **changed)
    assert status == 422
    assert told in text


def test_a_proposed_rating_cannot_be_hidden_as_judged_later(house: House) -> None:
    rated(house, house.made.project_b, Rag.RED, state=AssessmentState.PROPOSED, approved_at=None)
    round_is(house, RoundState.CLOSED)
    status, text = stand(house)
    assert status == 422
    assert "Derfor kan vurderingen ikke udskydes." in text


def test_a_standing_can_be_taken_back(house: House) -> None:
    report_came(house, house.made.project_b)
    round_is(house, RoundState.CLOSED)
    stand(house)
    path = f"/runder/{house.made.summer.id}/offentliggoer/{house.made.project_b.id}"
    assert house.as_person("secretariat").post(path, {"do": "clear"}).status_code == 303
    with house.database.reading() as session:
        assert session.query(models.RoundStanding).count() == 0
