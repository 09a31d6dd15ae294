"""A round with a red in it is published and its item released in one step, and then read by all."""

from datetime import date, timedelta

from sqlalchemy import select

from portal.domain.assessments import AssessmentState
from portal.domain.journal import JournalDirection
from portal.domain.rag import Rag
from portal.domain.rounds import RoundState
from portal.storage import models
from tests import factories
from tests.integration.app_world import House
from tests.integration.rounds.given import events, mail_server_accepts, rated, round_is, state_of

MEETING = date(2010, 9, 6)
BUTTON = "Offentliggør runden og frigiv"


def drafted(house: House) -> str:
    """Let all be rated and told, and the office draft the item; return the document's id."""
    made = house.made
    rated(house, made.project_a, Rag.RED, state=AssessmentState.PROPOSED, approved_at=None)
    rated(house, made.project_b, Rag.GREEN)
    with house.database.writing() as session:
        planned = factories.meeting(session, made.committee.id, MEETING)
        factories.agenda_item(session, made.scheme.id, made.summer.id, meetings=(planned.id,))
        session.commit()
    path = f"/vurderinger/{made.project_a.id}/{made.summer.id}/godkend"
    house.as_person("approver").post(path, {"version": "1", "told": "1"})
    round_is(house, RoundState.CLOSED)
    office = house.as_person("secretariat")
    answer = office.post("/dokumenter", {"kind": "agenda-item", "round": made.summer.id})
    assert answer.status_code == 303, answer.text
    return answer.location.rpartition("/")[2]


def journal_of(house: House, document_id: str) -> list[models.JournalEntry]:
    """Return what the journal tells of a document."""
    asked = select(models.JournalEntry).where(models.JournalEntry.object_id == document_id)
    with house.database.reading() as session:
        return list(session.scalars(asked))


def test_a_round_is_published_and_its_item_released_in_one_step(house: House) -> None:
    document_id = drafted(house)
    office, reader = house.as_person("secretariat"), house.as_person("committee_reader")
    stranger = house.browser()
    assert mail_server_accepts(house) > 0
    house.clock.move(timedelta(minutes=5))
    page = office.get(f"/dokumenter/{document_id}/om").text
    assert BUTTON in page
    assert reader.get(f"/dokumenter/{document_id}").status_code == 404

    answer = office.post(f"/dokumenter/{document_id}/offentliggoer")
    assert answer.status_code == 303, answer.text
    page = office.get(answer.location).text
    assert "Runden er offentliggjort, og dokumentet er frigivet." in page
    assert BUTTON not in page
    assert reader.get(f"/dokumenter/{document_id}").status_code == 200
    public = stranger.get(f"/overblik/{house.made.summer.id}")
    assert house.made.project_a.name in public.text

    with house.database.reading() as session:
        row = session.get_one(models.GeneratedDocument, document_id)
        summer = session.get_one(models.ReportingRound, house.made.summer.id)
        assert (summer.state, summer.published_at) == (RoundState.PUBLISHED, house.clock.now())
        assert row.released_at == summer.published_at
        for one in session.scalars(select(models.Assessment)):
            assert (one.state, one.published_at) == (AssessmentState.PUBLISHED, row.released_at)
    assert (events(house, "round_published"), events(house, "document_released")) == (1, 1)
    went_out = journal_of(house, document_id)
    assert [(one.direction, one.document_id) for one in went_out] == [
        (JournalDirection.OUT, document_id)
    ]
    assert went_out[0].at == house.clock.now()
    assert went_out[0].accessible_from == house.clock.now().date() + timedelta(days=1)


def test_a_red_nobody_was_told_of_stays_in_the_house_with_its_item(house: House) -> None:
    document_id = drafted(house)
    office = house.as_person("secretariat")
    office.get(f"/dokumenter/{document_id}/om")
    assert office.post(f"/dokumenter/{document_id}/offentliggoer").status_code == 409
    assert state_of(house, house.made.project_a) is AssessmentState.APPROVED
    assert (events(house, "round_published"), events(house, "document_released")) == (0, 0)
    assert journal_of(house, document_id) == []
