"""The history is append-only: tampering is found, and many writers make one chain."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from portal.domain.actors import PUBLIC, SYSTEM, Actor
from portal.storage.engine import Database
from portal.storage.history import Head, head, record, seal
from portal.storage.history_check import verify
from tests.factories import NOW

SOMEBODY = Actor(person_id="abc", name="Nogen")
GUARDS = {
    "audit_event": ("audit_event_keep", "audit_event_keep_row"),
    "audit_change": ("audit_change_keep", "audit_change_keep_row"),
    "audit_head": ("audit_head_keep", "audit_head_keep_row"),
}

TAMPERINGS = (
    "UPDATE audit_event SET actor_id = 'false' WHERE seq = :seq",
    "UPDATE audit_event SET action = 'false' WHERE seq = :seq",
    "UPDATE audit_event SET object_kind = 'false' WHERE seq = :seq",
    "UPDATE audit_event SET object_id = 'false' WHERE seq = :seq",
    "UPDATE audit_event SET previous_hash = 'false' WHERE seq = :seq",
    "UPDATE audit_event SET hash = 'false' WHERE seq = :seq",
    "UPDATE audit_event SET facts = '{}' WHERE seq = :seq",
    "UPDATE audit_event SET at = '2010-01-01 00:00:00.000000' WHERE seq = :seq",
    "UPDATE audit_change SET before = 'false' WHERE seq = :seq",
    "UPDATE audit_change SET after = 'false' WHERE seq = :seq",
    "UPDATE audit_change SET salt = 'false' WHERE seq = :seq",
    "UPDATE audit_change SET after = NULL WHERE seq = :seq",
    "UPDATE audit_change SET field = 'false' WHERE seq = :seq AND field = 'name'",
    "DELETE FROM audit_change WHERE seq = :seq AND field = 'name'",
    "UPDATE audit_head SET count = count - 1",
    "UPDATE audit_head SET hash = 'false'",
)


def tell(database: Database, number: int = 1, *, begin: int = 0) -> None:
    with database.writing() as session:
        for each in range(begin, begin + number):
            record(
                session,
                by=SOMEBODY,
                at=NOW,
                action="project_renamed",
                kind="project",
                object_id=f"p{each}",
                changes={"name": (f"Før {each}", f"Efter {each}"), "note": (None, "Æ")},
                facts={"number": each},
            )
        assert seal(session)
        session.commit()


def drop_guards(database: Database, table: str) -> None:
    with database.writing_engine.begin() as connection:
        for name in GUARDS[table]:
            on = f" ON {table}" if connection.dialect.name == "postgresql" else ""
            connection.execute(text(f"DROP TRIGGER {name}{on}"))


def run(database: Database, statement: str, **values: object) -> None:
    with database.writing_engine.begin() as connection:
        connection.execute(text(statement), values)


def test_events_are_chained_and_the_chain_is_whole(database: Database) -> None:
    tell(database, 3)
    tell(database, 2, begin=3)
    with database.reading() as session:
        found = verify(session)
        assert found.is_whole
        assert found.head == head(session)
        assert found.head.count == 5


def test_nothing_is_sealed_when_nothing_happened(session: Session) -> None:
    assert not seal(session)
    assert head(session) == Head(0, "")


def test_a_savepoint_rolled_back_takes_only_its_own_events_along(database: Database) -> None:
    def told(session: Session, object_id: str) -> None:
        record(session, by=SYSTEM, at=NOW, action="noted", kind="project", object_id=object_id)

    with database.writing() as session:
        told(session, "before")
        attempt = session.begin_nested()
        told(session, "within")
        attempt.rollback()
        told(session, "after")
        assert seal(session)
        session.commit()
    with database.reading() as session:
        assert head(session).count == 2
        kept = session.execute(text("SELECT object_id FROM audit_event ORDER BY seq"))
        assert kept.scalars().all() == ["before", "after"]


def test_what_is_rolled_back_never_happened(database: Database) -> None:
    with database.writing() as session:
        record(session, by=SYSTEM, at=NOW, action="a", kind="k", object_id="1")
        session.rollback()
        session.execute(text("SELECT 1"))
        session.rollback()
        assert not seal(session)
    with database.reading() as session:
        assert head(session).count == 0


def test_an_event_names_who_acted_and_leaves_unchanged_fields_out(database: Database) -> None:
    with database.writing() as session:
        for by in (SOMEBODY, SYSTEM, PUBLIC):
            record(
                session,
                by=by,
                at=NOW,
                action="a",
                kind="k",
                object_id="1",
                changes={"same": ("x", "x"), "other": ("x", "y")},
            )
        seal(session)
        session.commit()
        actors = session.scalars(text("SELECT actor_id FROM audit_event ORDER BY seq")).all()
        fields = session.scalars(text("SELECT DISTINCT field FROM audit_change")).all()
    assert actors == ["abc", "system", None]
    assert fields == ["other"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET action = 'nothing' WHERE seq = 1",
        "UPDATE audit_event SET hash = '' WHERE seq = 1",
        "DELETE FROM audit_event WHERE seq = 2",
        "DELETE FROM audit_event",
        "UPDATE audit_change SET after = 'x'",
        "UPDATE audit_change SET before = NULL",
        "UPDATE audit_change SET before = NULL, after = NULL, salt = NULL, field = 'x'",
        "DELETE FROM audit_change",
        "UPDATE audit_head SET count = 0",
        "DELETE FROM audit_head",
    ],
)
def test_the_database_refuses_to_rewrite_history(database: Database, statement: str) -> None:
    tell(database, 3)
    with pytest.raises(DBAPIError):
        run(database, statement)
    with database.reading() as session:
        assert verify(session).is_whole


def test_retention_may_empty_values_and_the_chain_still_holds(database: Database) -> None:
    tell(database, 3)
    run(database, "UPDATE audit_change SET before = NULL, after = NULL, salt = NULL WHERE seq = 2")
    with database.reading() as session:
        assert verify(session).is_whole
        kept = session.scalars(text("SELECT facts FROM audit_event WHERE seq = 2")).one()
        assert "Efter" not in str(kept)


def test_tampering_is_found_100_times_in_100(database: Database) -> None:
    tell(database, 12)
    with database.reading() as session:
        known = head(session)
    for table in GUARDS:
        drop_guards(database, table)
    source = Random(2010)
    found = 0
    for _ in range(100):
        seq = source.randint(1, 12)
        statement = text(source.choice(TAMPERINGS))
        with database.writing() as session:
            session.execute(statement, {"seq": seq} if ":seq" in statement.text else {})
            found += not verify(session, known).is_whole
            session.rollback()
    assert found == 100


def test_a_cut_tail_is_found_by_an_end_kept_elsewhere(database: Database) -> None:
    tell(database, 5)
    with database.reading() as session:
        known = head(session)
    for table in GUARDS:
        drop_guards(database, table)
    run(database, "DELETE FROM audit_change WHERE seq > 3")
    run(database, "DELETE FROM audit_event WHERE seq > 3")
    run(
        database,
        "UPDATE audit_head SET count = 3, hash = (SELECT hash FROM audit_event WHERE seq = 3)",
    )
    with database.reading() as session:
        assert verify(session).is_whole
        assert [fault.code for fault in verify(session, known).faults] == ["cut"]


def test_eight_writers_at_once_make_one_unbroken_chain(
    database: Database, new_database: Callable[..., Database]
) -> None:
    def write(number: int) -> None:
        for each in range(10):
            tell(database, 1, begin=number * 10 + each)

    with ThreadPoolExecutor(8) as writers:
        list(writers.map(write, range(8)))
    with database.reading() as session:
        found = verify(session)
    assert found.is_whole
    assert found.head.count == 80
