"""The worker makes what was asked for, keeps it whole, and tells why when it cannot."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from portal.clock import SteeredClock
from portal.config import Settings
from portal.demo.load import load_demo
from portal.domain.documents import RequestState
from portal.domain.permissions import Actor
from portal.jobs.documents import DocumentMaker
from portal.jobs.worker import Worker
from portal.services.document_requests import request_document
from portal.services.documents.types import DocumentKind
from portal.storage.document_store import DocumentStore
from portal.storage.engine import Database
from portal.storage.history import seal
from portal.storage.history_check import verify
from portal.storage.models import DocumentRequest, GeneratedDocument, Person
from portal.storage.queries.people import actor_of
from portal.storage.queries.schemes import rounds, schemes
from tests.integration.waiting import make_all

ON = date(2010, 7, 8)


@pytest.fixture
def loaded(database: Database, clock: SteeredClock) -> Database:
    load_demo(database, clock)
    return database


@pytest.fixture
def maker(loaded: Database, clock: SteeredClock, tmp_path: Path) -> Iterator[DocumentMaker]:
    made = DocumentMaker(loaded, DocumentStore(tmp_path / "documents"), clock)
    yield made
    made.close()


def _office(database: Database) -> Actor:
    with database.reading() as session:
        person_id = session.scalars(select(Person.id).where(Person.name.like("Sofie%"))).one()
        return actor_of(session, person_id, ON)


def _ask(database: Database, clock: SteeredClock, file_format: str) -> str:
    by = _office(database)
    with database.writing() as session:
        [july] = [one for one in rounds(session, schemes(session)[0].id) if one.name == "juli 2010"]
        asked = request_document(
            session,
            DocumentKind.AGENDA_ITEM,
            {"round": july.id},
            file_format=file_format,
            language="da",
            by=by,
            at=clock.now(),
        )
        seal(session)
        session.commit()
    return asked


def test_what_was_asked_for_is_made_and_kept(
    loaded: Database, clock: SteeredClock, maker: DocumentMaker, tmp_path: Path
) -> None:
    asked = _ask(loaded, clock, "docx")
    make_all(maker, loaded)
    with loaded.reading() as session:
        request = session.get_one(DocumentRequest, asked)
        assert (request.state, request.error) == (RequestState.DONE, "")
        made = session.get_one(GeneratedDocument, request.document_id)
        content = DocumentStore(tmp_path / "documents").get(made.sha256)
        assert content[:2] == b"PK"
        assert len(content) == made.size
        assert made.filename.endswith(".docx")
        assert verify(session).is_whole


def test_what_cannot_be_made_is_told_to_who_asked(
    loaded: Database, clock: SteeredClock, maker: DocumentMaker
) -> None:
    asked = _ask(loaded, clock, "docx")
    with loaded.writing() as session:
        session.get_one(DocumentRequest, asked).arguments = {"round": "der er ingen"}
        session.commit()
    following = _ask(loaded, clock, "txt")
    make_all(maker, loaded)
    make_all(maker, loaded)
    with loaded.reading() as session:
        failed = session.get_one(DocumentRequest, asked)
        assert failed.state is RequestState.FAILED
        assert failed.error
        assert session.get_one(DocumentRequest, following).state is RequestState.DONE


def test_a_sweep_that_fails_does_not_stop_the_worker(tmp_path: Path, clock: SteeredClock) -> None:
    worker = Worker(Settings(environment="demo", instance=tmp_path), clock)
    worker.sweep()
    worker.sweep()
    worker.close()
