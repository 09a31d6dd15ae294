"""Writers wait for each other and never fail (D5); readers change nothing (A8)."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Event

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from portal.domain.actors import SYSTEM
from portal.storage.engine import Database
from portal.storage.history import record, seal
from portal.storage.history_check import verify
from portal.storage.models import Municipality
from tests.factories import NOW, municipality

WRITERS = 200


def write(session: Session, number: int) -> None:
    """Read a row, change it, and seal: what a request that saves does."""
    row = session.query(Municipality).one()
    row.contact_text = f"Skrevet af {number}"
    record(session, by=SYSTEM, at=NOW, action="written", kind="municipality", object_id=row.id)
    seal(session)
    session.commit()


def test_200_connections_write_while_a_job_holds_the_lock_and_none_fails(
    database: Database,
) -> None:
    with database.writing() as session:
        municipality(session)
        session.commit()
    holding = Event()
    address = database.engine.url.render_as_string(hide_password=False)

    def job() -> None:
        with database.writing() as session:
            session.execute(text("UPDATE municipality SET name = name"))
            holding.set()
            time.sleep(0.2)
            write(session, 0)

    def person(number: int) -> None:
        with closing(Database(address)) as own, own.writing() as session:
            write(session, number)

    with ThreadPoolExecutor(25) as people:
        first = people.submit(job)
        holding.wait()
        done = [people.submit(person, number) for number in range(1, WRITERS)]
        faults = [one.exception() for one in (first, *done) if one.exception() is not None]
    assert not faults
    with database.reading() as session:
        assert verify(session).head.count == WRITERS
        assert verify(session).is_whole


def test_a_reading_session_cannot_write(database: Database) -> None:
    with database.writing() as session:
        municipality(session)
        session.commit()
    with database.reading() as session, pytest.raises(DBAPIError):
        session.execute(text("UPDATE municipality SET name = 'Andet'"))


def test_a_reading_session_sees_one_moment(database: Database) -> None:
    with database.writing() as session:
        municipality(session, name="Før")
        session.commit()
    asked = text("SELECT name FROM municipality")
    with database.reading() as reader:
        assert reader.scalar(asked) == "Før"
        with database.writing() as session:
            session.execute(text("UPDATE municipality SET name = 'Efter'"))
            session.commit()
        assert reader.scalar(asked) == "Før"
