"""One portal with its places for all tests of promises; every case finds it as it was."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from portal.clock import SteeredClock
from portal.demo.load import load_demo
from portal.storage.engine import Database
from tests.integration.app_world import open_house
from tests.integration.promises.town import Town, open_town
from tests.integration.promises.visitors import Grounds, open_grounds

A_DAY = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def grounds(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grounds]:
    """Return the portal with own and other objects for twelve people, all logged in."""
    folder = tmp_path_factory.mktemp("promises")
    shutil.copyfile(sqlite_template, folder / "promises.sqlite")
    database = Database(f"sqlite:///{folder / 'promises.sqlite'}")
    opened = open_grounds(open_house(database, SteeredClock(), folder, alone=True))
    yield opened
    opened.close()
    database.close()


@pytest.fixture(scope="session")
def town(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """Return the demo municipality on a day in its current round, everybody logged in."""
    folder = tmp_path_factory.mktemp("town")
    shutil.copyfile(sqlite_template, folder / "town.sqlite")
    database, clock = Database(f"sqlite:///{folder / 'town.sqlite'}"), SteeredClock(A_DAY)
    load_demo(database, clock)
    opened = open_town(database, clock, folder)
    yield opened
    opened.close()
    database.close()
