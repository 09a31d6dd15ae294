"""Not even a bug can publish a red rating early, or change what is out (A5)."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import permutations, product

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from portal.domain.rag import Rag
from portal.storage.engine import Database
from portal.storage.models import ReportVersion
from tests.factories import (
    agenda_item,
    assessment,
    decision,
    escalation_case,
    letter,
    meeting,
    person,
    report,
    world,
)

EARLY = datetime(2010, 7, 1, 12, 0, tzinfo=UTC)
LATER = datetime(2010, 7, 1, 12, 0, 0, 1, tzinfo=UTC)
LAST = datetime(2010, 7, 2, 12, 0, tzinfo=UTC)
TIMES = (None, EARLY, LATER, LAST)
COLUMNS = ("holder_notified_at", "owners_notified_at", "published_at")


@pytest.fixture
def red(database: Database) -> str:
    with database.writing() as session:
        made = world(session)
        found = assessment(session, made.project_a.id, made.summer.id, Rag.RED).id
        session.commit()
    return found


@pytest.fixture
def raw(database: Database) -> Iterator[Connection]:
    with database.writing_engine.connect() as connection:
        yield connection
        connection.rollback()


def written(raw: Connection, at: datetime | None) -> object:
    """Return an instant as the tables hold it: fixed-width text on SQLite."""
    if at is None or raw.dialect.name == "postgresql":
        return at
    return at.strftime("%Y-%m-%d %H:%M:%S.%f")


def accepted(raw: Connection, statement: str, **values: object) -> bool:
    point = raw.begin_nested()
    try:
        raw.execute(text(statement), values)
    except DBAPIError:
        point.rollback()
        return False
    point.commit()
    return True


def set_times(raw: Connection, one: str, times: Mapping[str, datetime | None]) -> bool:
    columns = ", ".join(f"{name} = :{name}" for name in times)
    values = {name: written(raw, at) for name, at in times.items()}
    statement = f"UPDATE assessment SET {columns} WHERE id = :id"  # noqa: S608 - our own columns
    return accepted(raw, statement, id=one, **values)


def test_red_is_published_only_after_both_were_told_whatever_is_null(
    raw: Connection, red: str
) -> None:
    wrong = []
    for holder, owners, published in product(TIMES, repeat=3):
        point = raw.begin_nested()
        done = set_times(raw, red, dict(zip(COLUMNS, (holder, owners, published), strict=True)))
        allowed = published is None or (
            holder is not None and owners is not None and holder < published and owners < published
        )
        if done is not allowed:
            wrong.append((holder, owners, published))
        point.rollback()
    assert not wrong


def test_no_order_of_events_gets_a_red_rating_out_too_early(raw: Connection, red: str) -> None:
    steps = {"holder_notified_at": EARLY, "owners_notified_at": LATER, "published_at": LAST}
    for order in permutations(steps):
        point = raw.begin_nested()
        done = {name: set_times(raw, red, {name: steps[name]}) for name in order}
        assert done["published_at"] is (order[-1] == "published_at")
        point.rollback()


def test_a_green_rating_cannot_turn_red_once_it_is_out(raw: Connection, red: str) -> None:
    assert accepted(raw, "UPDATE assessment SET rag = 'green' WHERE id = :id", id=red)
    assert set_times(raw, red, {"published_at": LAST})
    for rag in ("red", "yellow", None):
        assert not accepted(raw, "UPDATE assessment SET rag = :rag WHERE id = :id", rag=rag, id=red)
    assert not accepted(raw, "UPDATE assessment SET activity = NULL WHERE id = :id", id=red)
    assert not accepted(raw, "UPDATE assessment SET result = NULL WHERE id = :id", id=red)
    assert not set_times(raw, red, {"published_at": None})
    assert not set_times(raw, red, {"published_at": EARLY})
    assert not accepted(raw, "UPDATE assessment SET project_id = 'other' WHERE id = :id", id=red)


def test_what_is_published_is_never_deleted(raw: Connection, red: str) -> None:
    times = dict(zip(COLUMNS, (EARLY, LATER, LAST), strict=True))
    assert set_times(raw, red, times)
    assert not accepted(raw, "DELETE FROM assessment WHERE id = :id", id=red)
    assert not accepted(raw, "DELETE FROM assessment")


def test_what_is_not_published_can_be_changed_and_deleted(raw: Connection, red: str) -> None:
    assert accepted(raw, "UPDATE assessment SET rag = 'yellow' WHERE id = :id", id=red)
    assert accepted(raw, "DELETE FROM assessment WHERE id = :id", id=red)


def test_a_published_one_may_be_marked_as_corrected_or_withdrawn(raw: Connection, red: str) -> None:
    assert set_times(raw, red, dict(zip(COLUMNS, (EARLY, LATER, LAST), strict=True)))
    for state in ("published", "corrected", "withdrawn"):
        assert accepted(
            raw,
            "UPDATE assessment SET state = :state, note = 'x' WHERE id = :id",
            state=state,
            id=red,
        )


def test_nothing_without_a_colour_is_published(raw: Connection, red: str) -> None:
    assert accepted(raw, "UPDATE assessment SET rag = NULL WHERE id = :id", id=red)
    assert not set_times(raw, red, {"published_at": LAST})


def test_red_cannot_be_inserted_as_published(raw: Connection, red: str) -> None:
    copied = (
        "INSERT INTO assessment (id, project_id, round_id, number, state, suggestion, rag,"
        " rationale, note, created_at, published_at, version)"
        " SELECT 'copy', project_id, round_id, 2, state, suggestion, :rag,"
        " rationale, note, created_at, :at, 1 FROM assessment WHERE id = :id"
    )
    at = written(raw, LAST)
    assert not accepted(raw, copied, id=red, rag="red", at=at)
    assert accepted(raw, copied, id=red, rag="green", at=at)


def test_a_report_that_was_sent_stays_as_it_was_sent(database: Database, raw: Connection) -> None:
    with database.writing() as session:
        made = world(session)
        sent = report(session, made.project_a.id, made.summer.id)
        session.add(
            ReportVersion(
                id="v1",
                report_id=sent.id,
                number=1,
                receipt_number="R-2010-07-01-ABCD",
                submitted_at=EARLY,
                submitted_by_id=made.people["holder_a"].id,
                content={"a": "b"},
            )
        )
        session.commit()
    assert not accepted(raw, "UPDATE report_version SET receipt_number = 'R'")
    assert not accepted(raw, "DELETE FROM report_version")


def test_a_decision_is_never_changed_and_a_correction_is_a_new_version(
    database: Database, raw: Connection
) -> None:
    with database.writing() as session:
        made = world(session)
        held = meeting(session, made.committee.id, made.summer.due)
        item = agenda_item(session, made.scheme.id, made.summer.id, meetings=(held.id,))
        decision(session, item.placements[0])
        session.commit()
    assert not accepted(raw, "UPDATE agenda_decision SET text = 'andet'")
    assert not accepted(raw, "DELETE FROM agenda_decision")


def test_a_letter_stays_as_it_was_sent(database: Database, raw: Connection) -> None:
    with database.writing() as session:
        made = world(session)
        draft = letter(session, made.scheme.id).id
        session.commit()
    assert accepted(raw, "UPDATE letter SET subject = 'nyt' WHERE id = :id", id=draft)
    sent = written(raw, EARLY)
    assert accepted(raw, "UPDATE letter SET sent_at = :at WHERE id = :id", at=sent, id=draft)
    assert not accepted(raw, "UPDATE letter SET subject = 'andet' WHERE id = :id", id=draft)
    assert not accepted(raw, "UPDATE letter SET sent_at = NULL WHERE id = :id", id=draft)
    assert not accepted(raw, "DELETE FROM letter WHERE id = :id", id=draft)


def test_a_project_has_one_open_case_at_most(database: Database, raw: Connection) -> None:
    with database.writing() as session:
        made = world(session)
        first = escalation_case(session, made.project_a.id, made.summer.id).id
        second = escalation_case(session, made.project_a.id, state="closed").id
        session.commit()
    assert not accepted(raw, "UPDATE escalation_case SET state = 'open' WHERE id = :id", id=second)
    assert accepted(raw, "UPDATE escalation_case SET state = 'withdrawn' WHERE id = :id", id=first)
    assert accepted(raw, "UPDATE escalation_case SET state = 'open' WHERE id = :id", id=second)


def test_the_database_holds_periods_scales_and_keys_together(
    database: Database, raw: Connection
) -> None:
    with database.writing() as session:
        made = world(session)
        someone = person(session, "Åse Ærlig")
        session.commit()
    assert not accepted(raw, "UPDATE project SET ends_on = '2001-01-01'")
    assert not accepted(raw, "UPDATE role_assignment SET valid_to = '2001-01-01'")
    assert not accepted(raw, "UPDATE reporting_round SET period_end = '2001-01-01'")
    assert not accepted(
        raw, "UPDATE person SET organisation_id = 'nobody' WHERE id = :id", id=someone.id
    )
    assert not accepted(raw, "UPDATE project SET number = 1")
    assert made.project_a.number == 1
