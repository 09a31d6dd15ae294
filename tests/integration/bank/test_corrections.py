"""What is published is corrected and withdrawn in sight of everybody, and never early."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from portal.domain.assessments import (
    ASSESSMENT_TRANSITIONS,
    AssessmentAction,
    AssessmentState,
    Ratings,
)
from portal.domain.errors import DomainError
from portal.domain.rag import Rag
from portal.services.assessments import Place
from portal.services.corrections import (
    Correction,
    correct_assessment,
    drop_correction,
    publish_correction,
    withdraw_assessment,
)
from portal.services.refusals import Missing
from portal.storage import models
from portal.storage.queries.people import actor_of
from tests import factories
from tests.integration.app_world import Browser, House
from tests.integration.rounds.given import events, mail_server_accepts

NOTE = "Et tal var regnet forkert."


def _desk(house: House) -> str:
    return f"/vurderinger/{house.made.project_a.id}/{house.made.summer.id}"


def _version(browser: Browser, house: House, prefix: str = "") -> str:
    page = browser.get(f"{_desk(house)}/ret").text
    found = re.search(rf'name="{prefix}version"[^>]* value="([^"]+)"', page)
    assert found is not None, page
    return found.group(1)


def _correct(house: House, rag: str, **more: str) -> tuple[int, str]:
    approver = house.as_person("approver")
    data = {
        "activity": rag,
        "result": rag,
        "overall": rag,
        "rationale": "Nye tal.",
        "note": NOTE,
        "version": _version(approver, house),
        **more,
    }
    answer = approver.post(f"{_desk(house)}/ret", data)
    return answer.status_code, answer.text


def _versions(house: House) -> list[tuple[AssessmentState, Rag | None, bool]]:
    with house.database.reading() as session:
        asked = session.query(models.Assessment).filter_by(project_id=house.made.project_a.id)
        return [
            (row.state, row.rag, row.published_at is not None)
            for row in asked.order_by(models.Assessment.number)
        ]


def _public(house: House) -> str:
    made = house.made
    return house.browser().get(f"/overblik/projekter/{made.project_a.id}/{made.summer.id}").text


def test_a_correction_is_a_new_version_and_the_old_one_stays_readable(out: House) -> None:
    assert _correct(out, "yellow")[0] == 303
    assert _versions(out) == [
        (AssessmentState.CORRECTED, Rag.GREEN, True),
        (AssessmentState.PUBLISHED, Rag.YELLOW, True),
    ]
    page = _public(out)
    assert NOTE in page
    assert "Tidligere versioner af vurderingen" in page
    assert "Grøn" in page
    overview = out.browser().get(f"/overblik/{out.made.summer.id}").text
    assert "Rettet" in overview
    assert NOTE in overview
    assert "2 er vurderet gule" in overview
    assert {mail.address for mail in out.mails("assessment_corrected")} >= {
        out.addresses["holder_a"], out.addresses["pool_owner_1"],
    }  # fmt: skip
    assert events(out, "assessment_corrected") == 1


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"note": " "}, "Skriv, hvorfor vurderingen rettes."),
        ({"overall": ""}, "Vælg den samlede farve."),
        ({"rationale": ""}, "Skriv begrundelsen for vurderingen."),
        ({"note": "Sagen om 010190-1234."}, "ligner et CPR-nummer"),
    ],
)
def test_a_correction_that_is_not_whole_is_refused(
    out: House, typed: dict[str, str], told: str
) -> None:
    status, page = _correct(out, "yellow", **typed)
    assert status == 422
    assert told in page
    assert len(_versions(out)) == 1


def test_one_that_becomes_red_waits_for_its_own_notices(out: House) -> None:
    before = _public(out)
    status, page = _correct(out, "red")
    assert status == 200
    assert "Ret til rød og send varslerne" in page
    assert len(_versions(out)) == 1
    assert _correct(out, "red", told="1")[0] == 303
    assert _versions(out)[1] == (AssessmentState.APPROVED, Rag.RED, False)
    assert _public(out) == before
    approver = out.as_person("approver")
    typed = {"venter-note": NOTE, "venter-version": _version(approver, out, "venter-")}
    refused = approver.post(f"{_desk(out)}/ret/offentliggoer", typed)
    assert refused.status_code == 422
    assert "Projektholderen har ikke fået varsel om rødt." in refused.text
    assert mail_server_accepts(out) == 3
    out.clock.move(timedelta(minutes=5))
    typed["venter-version"] = _version(approver, out, "venter-")
    assert approver.post(f"{_desk(out)}/ret/offentliggoer", typed).status_code == 303
    assert "Rød" in _public(out)
    assert NOTE in _public(out)


def test_a_waiting_correction_is_no_supplement_and_changes_no_figure(out: House) -> None:
    _correct(out, "red", told="1")
    office = out.as_person("secretariat")
    assert "Tillæg til runden" not in office.get(f"/runder/{out.made.summer.id}").text
    assert office.post(f"/runder/{out.made.summer.id}/tillaeg").status_code == 409
    row = re.search(r"Åben familieskole.*?</tr>", office.get("/runder/matrix").text, re.DOTALL)
    assert row is None or "Rød" not in row.group(0)


def test_a_waiting_correction_is_given_up_and_those_told_hear_of_it(out: House) -> None:
    _correct(out, "red", told="1")
    mail_server_accepts(out)
    approver = out.as_person("approver")
    typed = {"opgiv-reason": "Forkert", "opgiv-version": _version(approver, out, "opgiv-")}
    assert approver.post(f"{_desk(out)}/ret/opgiv", typed).status_code == 303
    assert [state for state, *_rest in _versions(out)] == [
        AssessmentState.PUBLISHED, AssessmentState.CORRECTED,
    ]  # fmt: skip
    assert len(out.mails("red_notice_correction")) == 3
    assert _correct(out, "yellow")[0] == 303
    assert _versions(out)[2] == (AssessmentState.PUBLISHED, Rag.YELLOW, True)


def test_one_that_stays_red_keeps_its_notices(out: House) -> None:
    _correct(out, "red", told="1")
    mail_server_accepts(out)
    out.clock.move(timedelta(minutes=5))
    approver = out.as_person("approver")
    typed = {"venter-note": NOTE, "venter-version": _version(approver, out, "venter-")}
    approver.post(f"{_desk(out)}/ret/offentliggoer", typed)
    out.clock.move(timedelta(minutes=5))
    assert _correct(out, "red", activity="yellow")[0] == 303
    with out.database.reading() as session:
        asked = session.query(models.Assessment).filter_by(project_id=out.made.project_a.id)
        rows = asked.order_by(models.Assessment.number).all()
        assert rows[2].state is AssessmentState.PUBLISHED
        assert rows[2].holder_notified_at == rows[1].holder_notified_at


def test_what_is_withdrawn_leaves_a_note_in_its_place(out: House) -> None:
    approver = out.as_person("approver")
    typed = {"tilbage-reason": NOTE, "tilbage-version": _version(approver, out, "tilbage-")}
    assert approver.post(f"{_desk(out)}/traek-tilbage", typed).status_code == 303
    page = _public(out)
    assert "Vurderingen er trukket tilbage" in page
    assert NOTE in page
    assert "Vi har holdt fire møder." not in page
    assert "Trukket tilbage" in out.browser().get(f"/overblik/{out.made.summer.id}").text
    assert len(out.mails("assessment_withdrawn")) >= 2


def test_a_note_with_a_cpr_number_is_not_left_in_a_ratings_place(out: House) -> None:
    approver = out.as_person("approver")
    reason = "Hun har nummeret 010190-1234."
    typed = {"tilbage-reason": reason, "tilbage-version": _version(approver, out, "tilbage-")}
    answer = approver.post(f"{_desk(out)}/traek-tilbage", typed)
    assert answer.status_code == 422
    assert "Der står noget, der ligner et CPR-nummer" in answer.text
    assert "Vi har holdt fire møder." in _public(out)


def test_somebody_who_comes_late_changes_nothing(out: House) -> None:
    approver = out.as_person("approver")
    version = _version(approver, out)
    assert _correct(out, "yellow")[0] == 303
    status, _page = _correct(out, "green", version=version)
    assert status == 409
    assert len(_versions(out)) == 2


@pytest.mark.parametrize("who", ["assessor", "holder_a", "pool_owner_1", "administrator"])
def test_nobody_else_corrects(out: House, who: str) -> None:
    browser = out.as_person(who)
    assert browser.get(f"{_desk(out)}/ret").status_code == 404
    for way in ("ret", "ret/offentliggoer", "ret/opgiv", "traek-tilbage"):
        assert browser.post(f"{_desk(out)}/{way}", {"version": "1"}).status_code == 404


STATES = {
    AssessmentState.DRAFT: False,
    AssessmentState.PROPOSED: False,
    AssessmentState.APPROVED: False,
    AssessmentState.PUBLISHED: True,
    AssessmentState.WITHDRAWN: True,
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("way", ["correct", "publish", "drop", "withdraw"])
def test_every_other_step_is_refused(house: House, state: AssessmentState, way: str) -> None:
    """Only a published rating is corrected or withdrawn; without one waiting nothing else goes."""
    at = factories.NOW + timedelta(hours=1)
    with house.database.writing() as session:
        row = factories.assessment(
            session, house.made.project_a.id, house.made.summer.id, Rag.GREEN, state=state,
            published_at=factories.NOW if STATES[state] else None,
        )  # fmt: skip
        by = actor_of(session, house.made.people["approver"].id, factories.TODAY)
        place = Place(row.project_id, row.round_id, 10_000 + row.version)
        wanted = Correction(Ratings(overall=Rag.YELLOW), "Nye tal.", NOTE)
        steps: dict[str, Callable[[], object]] = {
            "correct": lambda: correct_assessment(
                session, place, wanted, link="http://x/", by=by, at=at
            ),
            "publish": lambda: publish_correction(
                session, place, NOTE, link="http://x/", by=by, at=at
            ),
            "drop": lambda: drop_correction(session, place, NOTE, by=by, at=at),
            "withdraw": lambda: withdraw_assessment(
                session, place, NOTE, link="http://x/", by=by, at=at
            ),
        }
        action = {"correct": AssessmentAction.CORRECT, "withdraw": AssessmentAction.WITHDRAW}
        if way in action and ASSESSMENT_TRANSITIONS.row(state, action[way]) is not None:
            steps[way]()
            return
        with pytest.raises((DomainError, Missing)):
            steps[way]()
