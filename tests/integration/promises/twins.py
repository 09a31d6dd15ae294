"""Two worlds from one seed that differ in one unpublished rating, and people who walk in both (A4).

Clock, chance and tokens are given, so that two worlds without a difference answer alike to the
last byte. What one person is answered in one world is kept whole and laid beside the other.
"""

import re
import shutil
import sqlite3
from collections.abc import Generator
from contextvars import copy_context
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from random import Random
from urllib.parse import urldefrag

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from docgen.render import render
from portal.app import create_app
from portal.clock import SteeredClock
from portal.config import Settings
from portal.domain.actors import SYSTEM, Role, ScopeKind
from portal.domain.assessments import AssessmentState
from portal.domain.rag import Rag
from portal.domain.reports import ReportState
from portal.domain.rounds import RoundState
from portal.services.document_requests import claim_request, compose_requested, finish_request
from portal.services.documents import document_theme
from portal.services.notices import count_notices, queue_notices
from portal.services.public_forms import keep_form
from portal.storage import models, outbox
from portal.storage.document_store import DocumentStore
from portal.storage.engine import Database
from portal.storage.history import seal
from portal.tokens import seeded
from tests import factories
from tests.integration.app_world import SECRET, TOKEN
from tests.integration.compiled_templates import COMPILED

NOW = datetime(2010, 7, 26, 9, 0, tzinfo=UTC)
OUT = datetime(2010, 5, 7, 8, 0, tzinfo=UTC)
LINK = re.compile(r'<a [^>]*href="(/[^"]*)"')
OWN = (
    "/opgaver", "/projekter/{project_id}", "/overblik/{published_id}",
    "/overblik/projekter/{project_id}", "/overblik/projekter/{project_id}/{published_id}",
    "/overblik/projekter/{project_id}/{round_id}",
)  # fmt: skip
"""The pages of the project that differs, public and not."""
STARTS = (
    "/", "/overblik", "/overblik?sprog=en", "/konto", "/projekter", "/dokumenter",
    "/projekter?q=r%C3%B8d", "/projekter?q=zebra", "/projekter?sorter=navn&ned=1",
    "/projekter?fase=active", "/handlingsplaner", "/hjaelp", "/nowhere",
)  # fmt: skip
WORDS: dict[str, str | int] = {
    "part": "boks", "way": "op", "step": "activities", "duty": "forlaeng", "field": "activity",
    "code": "summary", "number": 1, "place": 1,
}  # fmt: skip
NOT_WALKED = frozenset({"static", "account.speak", "security.logout", "security.login"})


@dataclass(frozen=True, slots=True)
class Answer:
    """All that somebody is answered, byte for byte."""

    asked: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class Stage:
    """How far the unpublished rating has come, and who has been told of it by then."""

    name: str
    state: AssessmentState
    told: frozenset[str] = frozenset()


PROPOSED = Stage("proposed", AssessmentState.PROPOSED)
APPROVED = Stage("approved", AssessmentState.APPROVED)
HOLDER_TOLD = Stage("holder told", AssessmentState.APPROVED, frozenset({"holder_b"}))
ALL_TOLD = Stage("all told", AssessmentState.APPROVED, frozenset({"holder_b", "pool_owner_2"}))

OUTSIDE = (
    "anonymous", "holder_a", "reader", "certifier", "pool_owner_1", "committee_reader",
    "holder_b", "reader_b", "pool_owner_2",
)  # fmt: skip
"""Everybody but the office; those of project B are outside until they have been told."""


@dataclass(slots=True)
class World:
    """One of the two worlds: the portal over a town, with the ids of the project that differs."""

    app: Flask
    database: Database
    pristine: Path
    ids: dict[str, str]
    people: dict[str, str]

    def begin(self) -> None:
        """Put the world back to its first day."""
        file = str(self.database.engine.url.database)
        with sqlite3.connect(self.pristine) as kept, sqlite3.connect(file) as live:
            kept.backup(live)
        kept.close()
        live.close()

    def close(self) -> None:
        """Close every connection."""
        self.app.extensions["database"].close()
        self.database.close()


def open_world(template: Path, folder: Path, rag: Rag, stage: Stage) -> World:
    """Return a world in which project B's rating of the closed round has a colour."""
    folder.mkdir()
    file = folder / "world.sqlite"
    shutil.copyfile(template, file)
    database, clock = Database(f"sqlite:///{file}"), SteeredClock(NOW)
    with database.writing() as session, seeded(1):
        made = factories.world(session)
        ids = _town(session, made)
        people = {who: person.id for who, person in made.people.items()}
        session.commit()
    with database.writing() as session, seeded(2):
        _rate(session, ids, rag, stage)
        seal(session)
        session.commit()
    app = create_app(
        Settings(
            environment="demo", secret_key=SECRET, base_url="http://localhost",
            database_url=f"sqlite:///{file}", instance=folder,
        ),
        clock=clock,
    )  # fmt: skip
    app.jinja_env.bytecode_cache = COMPILED
    pristine = folder / "pristine.sqlite"
    with sqlite3.connect(file) as live, sqlite3.connect(pristine) as kept:
        live.backup(kept)
    live.close()
    kept.close()
    return World(app, database, pristine, ids, people)


def _town(session: Session, made: factories.World) -> dict[str, str]:
    """Write what both worlds have: a published round, a closed one with all reports, papers."""
    made.people["reader_b"] = factories.person(session, "Bente Bagved", password="closed")
    factories.assignment(
        session, made.people["reader_b"].id, Role.PROJECT_READER, ScopeKind.PROJECT,
        made.project_b.id,
    )  # fmt: skip
    for person in made.people.values():
        person.password = "closed"
    for project, rag in ((made.project_a, Rag.YELLOW), (made.project_b, Rag.GREEN)):
        agreed = factories.workshop(session, project.id)
        for of_round in (made.spring, made.summer):
            factories.report(
                session, project.id, of_round.id, state=ReportState.ACCEPTED,
                workshop_id=agreed.id, receipt_number=f"R-{of_round.position}-{project.number}",
            )  # fmt: skip
        published = factories.assessment(
            session, project.id, made.spring.id, rag, state=AssessmentState.PUBLISHED,
            published_at=OUT,
        )  # fmt: skip
        keep_form(session, published, at=OUT)
    factories.assessment(session, made.project_a.id, made.summer.id, Rag.GREEN)
    made.summer.state = RoundState.CLOSED
    held = factories.meeting(session, made.committee.id, date(2010, 8, 23))
    item = factories.agenda_item(session, made.scheme.id, made.spring.id, meetings=(held.id,))
    session.flush()
    asked = select(models.Report.id).where(
        models.Report.project_id == made.project_b.id, models.Report.round_id == made.summer.id
    )
    return {
        "project_id": made.project_b.id,
        "round_id": made.summer.id,
        "published_id": made.spring.id,
        "scheme_id": made.scheme.id,
        "report_id": session.scalars(asked).one(),
        "item_id": item.id,
        "meeting_id": held.id,
        "committee_id": made.committee.id,
    }


def _rate(session: Session, ids: dict[str, str], rag: Rag, stage: Stage) -> None:
    """Write the one difference, with everything that a red one brings about."""
    row = factories.assessment(
        session, ids["project_id"], ids["round_id"], rag, state=stage.state,
        proposed_at=NOW - timedelta(hours=3),
    )  # fmt: skip
    if rag is not Rag.RED or stage.state is not AssessmentState.APPROVED:
        return
    at = NOW - timedelta(hours=2)
    link = f"http://localhost/projekter/{ids['project_id']}"
    queue_notices(session, row, link=link, by=SYSTEM, at=at)
    kinds = {"holder_b": "holder", "pool_owner_2": "pool_owner"}
    told = {kinds[who] for who in stage.told}
    asked = select(models.RedNotice).where(models.RedNotice.assessment_id == row.id)
    for notice in session.scalars(asked.order_by(models.RedNotice.id)).all():
        if notice.recipient_kind.value in told and notice.mail_id is not None:
            outbox.mark_sent(session, notice.mail_id, at)
            count_notices(session, notice.mail_id, at, plans_at="http://localhost/handlingsplaner")


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the libraries' clock stand, and give them the chance that a world is given."""
    monkeypatch.setattr("time.time", NOW.timestamp)
    monkeypatch.setattr("flask_wtf.csrf.os", _Chance())


class _Chance:
    """Stands where a library asks the machine for chance; the answer is always the same."""

    @staticmethod
    def urandom(length: int) -> bytes:
        """Return bytes that only look like chance."""
        return Random(length).randbytes(length)


@dataclass(slots=True)
class Walker:
    """One person in one world, with a browser that carries cookie and token along."""

    world: World
    who: str
    client: FlaskClient
    token: str = ""

    def ask(self, path: str, data: dict[str, str] | None = None, method: str = "") -> Answer:
        """Send one request and keep all of its answer."""
        how = method or ("GET" if data is None else "POST")
        body = None if data is None else {"csrf_token": self.token, **data}
        answer: TestResponse = self.client.open(
            path, method=how, data=body, buffered=True, headers={"Referer": "http://localhost/"}
        )
        if answer.mimetype == "text/html" and (found := TOKEN.search(answer.text)):
            self.token = found.group(1)
        return Answer(f"{how} {path}", answer.status_code, tuple(answer.headers), answer.data)


@dataclass(frozen=True, slots=True)
class Way:
    """How far somebody walks: pages by links in each language, every address, papers."""

    pages: int = 30
    knocks: bool = False
    papers: bool = True


def walk(world: World, who: str, way: Way) -> Generator[Answer]:
    """Yield all that somebody is answered in a world, request after request in the same order."""
    world.begin()
    with seeded(3):
        walker = Walker(world, who, FlaskClient(world.app, world.app.response_class))
        yield walker.ask("/login")
        if who != "anonymous":
            yield walker.ask("/demo/ind", {"person": world.people[who]})
        for language in ("da", "en"):
            yield walker.ask(f"/sprog/{language}")
            yield from _follow(walker, way.pages)
        if way.knocks:
            yield from _knock(walker)
        if way.papers:
            yield from _papers(walker)
        yield from _mails(world)


def _follow(walker: Walker, pages: int) -> Generator[Answer]:
    """Follow the links from the first pages on, a bounded number of them."""
    waiting = [*OWN, *STARTS]
    waiting = [path.format(**walker.world.ids) for path in waiting]
    known = set(waiting)
    for _page in range(pages):
        if not waiting:
            return
        answer = walker.ask(waiting.pop(0))
        yield answer
        for link in LINK.findall(answer.body.decode(errors="replace")):
            path = urldefrag(link.replace("&amp;", "&")).url
            if path not in known and not path.startswith(("/static", "/sprog")):
                known.add(path)
                waiting.append(path)


def _knock(walker: Walker) -> Generator[Answer]:
    """Knock at every address of the project that differs, and send nothing much to it."""
    adapter = walker.world.app.url_map.bind("localhost")
    for rule in walker.world.app.url_map.iter_rules():
        if rule.endpoint in NOT_WALKED:
            continue
        given: dict[str, str | int] = {
            name: {**WORDS, **walker.world.ids}.get(name, "xxxxxxxxxxxx") for name in rule.arguments
        }
        path = adapter.build(rule.endpoint, given)
        methods = rule.methods or set()
        if "GET" in methods:
            yield walker.ask(path)
            if path.startswith("/overblik"):
                yield walker.ask(path, method="HEAD")
        if "POST" in methods:
            yield walker.ask(path, {})


def _papers(walker: Walker) -> Generator[Answer]:
    """Ask for the report of the project that differs, as Word and as PDF, and fetch the files."""
    for file_format in ("docx", "pdf"):
        data = {
            "kind": "round-report",
            "report": walker.world.ids["report_id"],
            "format": file_format,
        }
        answer = walker.ask("/dokumenter", data)
        yield answer
        if file_format == "pdf" and answer.status == HTTPStatus.SEE_OTHER:
            _print(walker.world)
        while (where := dict(answer.headers).get("Location", "")).startswith("/dokumenter/"):
            answer = walker.ask(where)
            yield answer
    yield walker.ask("/dokumenter")


def _print(world: World) -> None:
    """Do the worker's work in the world's own time: make the document that waits."""
    store: DocumentStore = world.app.extensions["documents"]
    with world.database.writing() as session:
        asked = claim_request(session, NOW)
        session.commit()
    assert asked is not None
    with world.database.reading() as session:
        claimed = compose_requested(session, asked, NOW)
    content = render(claimed.composed.blocks, "pdf", document_theme())
    with world.database.writing() as session:
        finish_request(session, store, claimed, content, NOW)
        seal(session)
        session.commit()


def _mails(world: World) -> Generator[Answer]:
    """Yield the mails to all but the office and those whom a red rating is told."""
    inside = {world.people[who] for who in ("holder_b", "pool_owner_2")}
    asked = select(models.OutboundMail).order_by(models.OutboundMail.id)
    with world.database.reading() as session:
        found = [
            (mail.id, mail.address, mail.subject, mail.body, mail.kind, mail.queued_at)
            for mail in session.scalars(asked)
            if mail.person_id not in inside
        ]
    yield Answer("mails", len(found), (), repr(found).encode())


def first_difference(green: World, red: World, who: str, way: Way) -> str:
    """Return the first request that two worlds answer differently; nothing when none does.

    Both are walked in step, each with a chance of its own, and no further than the difference.
    """
    walks = tuple((copy_context(), walk(world, who, way)) for world in (green, red))
    try:
        while True:
            one, other = (context.run(next, steps, None) for context, steps in walks)
            if one is None and other is None:
                return ""
            if one != other:
                return other.asked if other is not None else "fewer answers"
    finally:
        for context, steps in walks:
            context.run(steps.close)
