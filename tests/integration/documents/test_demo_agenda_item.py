"""The agenda item of the demo, through the pages, says of each project what the sources say."""

import csv
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest
from sqlalchemy import select

from portal.app import create_app
from portal.clock import SteeredClock
from portal.config import Settings
from portal.demo.load import load_demo
from portal.storage.engine import Database
from portal.storage.models.people import Person, RoleAssignment
from portal.storage.models.schemes import ReportingRound
from portal.web.account.identity import hashed
from tests.integration.app_world import PASSWORD, SECRET, Browser
from tests.integration.page_checks import watch

SOURCE = Path(__file__).parent / "monitored_projects.csv"
TITLE = "4. Monitorering af integrationsprojekter, juli 2010 (Udsat sag) (2010-131570)"


@pytest.fixture
def office(sqlite_template: Path, tmp_path: Path) -> Iterator[tuple[Browser, str]]:
    """Return the demo's secretariat at a browser, and the id of the round juli 2010."""
    file = tmp_path / "demo.sqlite"
    shutil.copyfile(sqlite_template, file)
    database = Database(f"sqlite:///{file}")
    clock = SteeredClock(datetime(2026, 11, 20, 9, 30, tzinfo=UTC))
    load_demo(database, clock)
    app = create_app(
        Settings(
            environment="demo",
            secret_key=SECRET,
            base_url="http://localhost",
            database_url=f"sqlite:///{file}",
            instance=tmp_path,
        ),
        clock=clock,
    )
    watch(app)
    with database.writing() as session, app.app_context():
        of_round = session.scalars(
            select(ReportingRound).where(ReportingRound.name == "juli 2010")
        ).one()
        person = session.scalars(
            select(Person)
            .join(RoleAssignment, RoleAssignment.person_id == Person.id)
            .where(
                RoleAssignment.role == "secretariat",
                RoleAssignment.scope_id == of_round.scheme_id,
            )
            .order_by(Person.id)
        ).first()
        assert person is not None
        person.password = hashed(PASSWORD)
        email, round_id = person.email, of_round.id
        session.commit()
    browser = Browser(app.test_client(), "http://localhost")
    assert browser.log_in(email).status_code == 302
    yield browser, round_id
    app.extensions["database"].close()
    database.close()


def test_each_status_cell_has_the_word_of_the_source(office: tuple[Browser, str]) -> None:
    browser, round_id = office
    browser.get("/dokumenter")
    answer = browser.post("/dokumenter", {"kind": "agenda-item", "round": round_id})
    assert answer.status_code == 303, answer.text
    opened = docx.Document(BytesIO(browser.get(answer.location).data))
    assert opened.paragraphs[0].text.replace("\u00a0", " ") == TITLE
    with SOURCE.open(encoding="utf-8") as lines:
        source = list(csv.DictReader(lines))
    columns = [name for name in source[0] if name.startswith("status_")]
    table = next(one for one in opened.tables if len(one.columns) == 2 + len(columns))
    rows = [[cell.text.strip() for cell in row.cells] for row in table.rows][1:]
    assert len(rows) == len(source) == 10
    for printed, expected in zip(rows, source, strict=True):
        assert printed[0] == expected["project"]
        words = [text.lstrip("●▲■□○◊◇◆◻ \u00a0") for text in printed[2:]]
        assert words == [expected[name] or "–" for name in columns]
