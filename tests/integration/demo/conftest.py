"""One loaded demo for all tests that only read it."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from portal.clock import SteeredClock
from portal.demo.load import load_demo
from portal.storage.engine import Database

TODAY = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def demo(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Return a database with the demo as loaded on 20 November 2026."""
    file = tmp_path_factory.mktemp("demo") / "demo.sqlite"
    shutil.copyfile(sqlite_template, file)
    database = Database(f"sqlite:///{file}")
    assert load_demo(database, SteeredClock(TODAY))
    yield database
    database.close()


@pytest.fixture
def reading(demo: Database) -> Iterator[Session]:
    """Return a reading session on the loaded demo."""
    with demo.reading() as session:
        yield session
