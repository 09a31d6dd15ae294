"""A served municipality for the benches: 150 projects, people who write, a packet to make."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from portal.config import PREFIX, Settings
from portal.domain.actors import Role, ScopeKind
from portal.domain.agenda import AgendaItemKind, AgendaItemState
from portal.domain.rag import Rag
from portal.domain.reports import ReportState
from portal.storage import migrate
from portal.storage.engine import Database
from tests import factories

PROJECTS, ITEMS = 150, 12
PATIENCE = 30
RATINGS = (Rag.GREEN, Rag.YELLOW, Rag.RED)


@dataclass(frozen=True, slots=True)
class Desk:
    """Somebody's place at work: who, and the report or meeting the work is about."""

    person_id: str
    about: str


@contextmanager
def served(instance: Path) -> Iterator[int]:
    """Serve an installation as production does and yield its port; take it down afterwards."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    process = subprocess.Popen(
        [sys.executable, "-m", "portal.cli", "serve", "--demo", "--port", str(port)],
        env={**os.environ, f"{PREFIX}INSTANCE": str(instance)},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        said = process.stdout.readline() if process.stdout is not None else ""
        if str(port) not in said:
            message = f"the portal did not come up: {said}"
            raise RuntimeError(message)
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=PATIENCE)


@dataclass(frozen=True, slots=True)
class TownHall:
    """Who writes reports, and which offices make a meeting's papers."""

    writers: tuple[Desk, ...]
    offices: tuple[Desk, ...]
    item_id: str


def found(instance: Path, writers: int, offices: int) -> TownHall:
    """Write the municipality into an installation's empty folder."""
    database = Database(Settings(environment="demo", instance=instance).database)
    migrate.upgrade(database)
    with database.writing() as session:
        made = factories.world(session)
        drafts = _projects(session, made)
        meeting = factories.meeting(session, made.committee.id, factories.TODAY + timedelta(60))
        item_id = _items(session, made, list(drafts), meeting.id)
        desks = tuple(_writer(session, *one) for one in list(drafts.items())[:writers])
        office = (Role.SECRETARIAT, ScopeKind.SCHEME, made.scheme.id)
        people = [_person(session, f"Kontor {number}", *office) for number in range(offices)]
        session.commit()
    database.close()
    return TownHall(desks, tuple(Desk(one, meeting.id) for one in people), item_id)


def _projects(session: Session, made: factories.World) -> dict[str, str]:
    """Write every project with its last report and rating; return the open report of each."""
    rest = [
        factories.project(
            session,
            made.scheme.id,
            made.holder_a.id,
            f"Projekt nummer {number} i en by med mange projekter",
            number=number,
            owners=(made.administration.id,),
            pool_id=made.pool_1.id,
        ).id
        for number in range(3, PROJECTS + 1)
    ]
    projects = [made.project_a.id, made.project_b.id, *rest]
    drafts = {}
    for place, project_id in enumerate(projects):
        rag = RATINGS[place % len(RATINGS)]
        factories.workshop(session, project_id)
        factories.report(session, project_id, made.spring.id)
        factories.assessment(session, project_id, made.spring.id, rag)
        drafts[project_id] = factories.report(
            session,
            project_id,
            made.summer.id,
            state=ReportState.DRAFT,
            submitted_at=None,
            activity_text="",
            result_text="",
            own_overall=None,
        ).id
    return drafts


def _items(session: Session, made: factories.World, projects: list[str], meeting_id: str) -> str:
    """Write the overview of all projects, and the items of some that are red twice."""
    scheduled, of_round = AgendaItemState.SCHEDULED, (made.scheme.id, made.spring.id)
    first = factories.agenda_item(session, *of_round, meetings=(meeting_id,), state=scheduled)
    for number, project_id in enumerate(projects[2 : 3 * ITEMS - 1 : 3], 5):
        item = factories.agenda_item(
            session,
            *of_round,
            meetings=(meeting_id,),
            state=scheduled,
            kind=AgendaItemKind.RED_TWICE,
            title=f"Projekt i rødt to gange i træk, nummer {number}",
        )
        item.placements[0].number = number
        factories.escalation_case(session, project_id, made.spring.id, agenda_item_id=item.id)
    return first.id


def _person(session: Session, name: str, role: Role, kind: ScopeKind, scope_id: str) -> str:
    made = factories.person(session, name, password="closed")
    factories.assignment(session, made.id, role, kind, scope_id)
    return made.id


def _writer(session: Session, project_id: str, report_id: str) -> Desk:
    editor = (Role.PROJECT_EDITOR, ScopeKind.PROJECT, project_id)
    return Desk(_person(session, f"Skriver {project_id}", *editor), report_id)
