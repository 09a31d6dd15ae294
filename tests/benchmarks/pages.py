"""The portal's pages on the demo municipality beside the floor: a bare page with one query."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from flask import Flask, render_template_string
from flask.testing import FlaskClient
from sqlalchemy import select, text

from portal.app import create_app
from portal.clock import SteeredClock
from portal.config import Settings
from portal.demo.load import load_demo
from portal.domain.reports import ReportState
from portal.storage import migrate
from portal.storage.engine import Database
from portal.storage.models import Person, Report, Workshop
from tests.benchmarks.rows import BenchRow

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
FLOOR_PAGE = "<!doctype html><html lang=en><title>{{ n }}</title><h1>{{ n }}</h1></html>"
GOAL_MS = 60.0
GOAL = f"<= {GOAL_MS:g} ms above the floor"


def rows(quick: bool) -> Iterable[BenchRow]:
    """Yield one row a page: the median of interleaved fetches, in this process's own time."""
    with TemporaryDirectory() as folder:
        settings = Settings(environment="demo", instance=Path(folder))
        database = Database(settings.database)
        migrate.upgrade(database)
        load_demo(database, SteeredClock(NOW))
        app = create_app(settings, clock=SteeredClock(NOW))
        floor = _floor(database).test_client()
        for name, person, path in _pages(database):
            client = app.test_client()
            _enter(client, database, person)
            yield _timed(name, client, path, floor, runs=5 if quick else 25)
        database.close()


def _floor(database: Database) -> Flask:
    app = Flask("floor")

    @app.get("/")
    def page() -> str:
        with database.reading() as session:
            number = session.execute(text("SELECT count(*) FROM project")).scalar_one()
        return render_template_string(FLOOR_PAGE, n=number)

    return app


def _enter(client: FlaskClient, database: Database, person: str) -> None:
    client.application.config["WTF_CSRF_ENABLED"] = False
    with database.reading() as session:
        person_id = session.scalar(select(Person.id).where(Person.name == person))
    answer = client.post("/demo/ind", data={"person": person_id})
    if answer.status_code not in {302, 303}:
        message = f"{person} was not let in: {answer.status_code}"
        raise RuntimeError(message)


def _pages(database: Database) -> tuple[tuple[str, str, str], ...]:
    with database.reading() as session:
        draft = session.scalars(select(Report).where(Report.state == ReportState.DRAFT)).first()
        sent = session.scalars(select(Report).where(Report.state == ReportState.SUBMITTED)).first()
        model = session.scalars(select(Workshop).order_by(Workshop.created_at)).first()
    if draft is None or sent is None or model is None:
        message = "the demo municipality lacks a page to time"
        raise RuntimeError(message)
    holder, office, judge = "Ea Eksempelsen", "Sofie Sekretærsen", "Vera Vurdersen"
    return (
        ("my tasks", holder, "/opgaver"),
        ("report, success criteria", holder, f"/rapporter/{draft.id}/trin/criteria"),
        ("report, check", holder, f"/rapporter/{draft.id}/tjek"),
        ("projects", office, "/projekter"),
        ("project", office, f"/projekter/{draft.project_id}"),
        ("workshop", office, f"/projekter/{model.project_id}/workshop"),
        ("cockpit of the round", office, f"/runder/{draft.round_id}"),
        ("colour matrix", office, "/runder/matrix"),
        ("assessment", judge, f"/vurderinger/{sent.project_id}/{sent.round_id}"),
    )


def _timed(name: str, client: FlaskClient, path: str, floor: FlaskClient, runs: int) -> BenchRow:
    ours, theirs = [], []
    for run in range(runs + 2):
        start = process_time()
        answer = client.get(path, follow_redirects=True)
        middle = process_time()
        floor.get("/")
        end = process_time()
        if answer.status_code != 200:
            message = f"{path} answered {answer.status_code}"
            raise RuntimeError(message)
        if run >= 2:
            ours.append((middle - start) * 1000)
            theirs.append((end - middle) * 1000)
    page, bare = median(ours), median(theirs)
    return BenchRow(
        f"page: {name}",
        page,
        "bare Flask page",
        bare,
        page / bare,
        GOAL,
        met=page - bare <= GOAL_MS,
    )
