"""Where a case is replayed: a database of its own, a steered clock, a worker and a folder."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date
from pathlib import Path
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.clock import SteeredClock, local_date
from portal.demo.diary import instant
from portal.domain.documents import RequestState
from portal.domain.permissions import Actor
from portal.i18n import show_date
from portal.services.document_requests import request_document
from portal.services.documents.types import DocumentKind
from portal.storage.document_store import DocumentStore
from portal.storage.engine import Database
from portal.storage.history import seal
from portal.storage.models import DocumentRequest, GeneratedDocument, Person
from portal.storage.queries.people import actor_of
from portal.storage.whole_files import write_whole

LINK = "https://fremdrift.example"
"""Where the mails of the case say the portal is."""

PATIENCE = 120.0
"""How many seconds the worker may take for the papers of one step."""

T = TypeVar("T")

UNDER_WAY = (RequestState.QUEUED, RequestState.RUNNING)


class ReplayStopped(Exception):
    """A paper of the case could not be made; the text says why."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What runs the case: its database, its clock, and a worker that does what is due."""

    database: Database
    clock: SteeredClock
    sweep: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Output:
    """Where the papers go, in which forms, and who is told of each step."""

    folder: Path
    formats: tuple[str, ...]
    say: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Stage:
    """Lets people act on a day, each act in a transaction of its own, as requests do."""

    machine: Machine
    output: Output
    store: DocumentStore

    def on(self, day: date, hour: int = 9, minute: int = 0) -> None:
        """Set the clock."""
        self.machine.clock.instant = instant(day, hour, minute).astimezone(UTC)

    @property
    def today(self) -> date:
        """The day of the clock."""
        return local_date(self.machine.clock.now())

    def act(self, name: str, do: Callable[[Session, Actor], T]) -> T:
        """Let somebody do one thing, and the worker what follows from it."""
        at = self.machine.clock.now()
        with self.machine.database.writing() as session:
            person_id = session.scalars(select(Person.id).where(Person.name == name)).one()
            found = do(session, actor_of(session, person_id, local_date(at)))
            seal(session)
            session.commit()
        self.work()
        return found

    def read(self, look: Callable[[Session], T]) -> T:
        """Return what a look into the database finds."""
        with self.machine.database.reading() as session:
            return look(session)

    def tell(self, text: str) -> None:
        """Tell of a step on the day of the clock."""
        self.output.say(f"{show_date(self.today)}  {text}")

    def work(self) -> None:
        """Let the worker send and make everything that waits.

        Raises:
            ReplayStopped: A document could not be made, or took too long.
        """
        deadline = time.monotonic() + PATIENCE
        self.machine.sweep()
        while self._waits():
            if time.monotonic() > deadline:
                raise ReplayStopped(str(self.output.folder))
            time.sleep(0.02)
            self.machine.sweep()
        failed = select(DocumentRequest.error).where(DocumentRequest.state == RequestState.FAILED)
        for error in self.read(lambda session: session.scalars(failed.limit(1)).all()):
            raise ReplayStopped(error)

    def paper(
        self, name: str, kind: DocumentKind, arguments: Mapping[str, str], who: str
    ) -> tuple[Path, ...]:
        """Let somebody ask for a document, and write it into the folder in every form."""
        written: list[Path] = []
        for form in self.output.formats:
            at = self.machine.clock.now()
            asked = self.act(
                who,
                lambda session, by, form=form, at=at: request_document(  # type: ignore[misc]
                    session, kind, arguments, file_format=form, language="da", by=by, at=at
                ),
            )
            file = self.output.folder / f"{name}.{form}"
            write_whole(file, self._made(asked), mode=0o644)
            written.append(file)
        return tuple(written)

    def _made(self, request_id: str) -> bytes:
        asked = (
            select(GeneratedDocument.sha256)
            .join(DocumentRequest, DocumentRequest.document_id == GeneratedDocument.id)
            .where(DocumentRequest.id == request_id)
        )
        return self.store.get(self.read(lambda session: session.scalars(asked).one()))

    def _waits(self) -> int:
        asked = select(func.count()).where(DocumentRequest.state.in_(UNDER_WAY))
        return self.read(lambda session: session.scalar(asked)) or 0
