"""One portal with its places for all tests of promises; every case finds it as it was."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.clock import SteeredClock
from portal.storage.engine import Database
from tests.integration.app_world import open_house
from tests.integration.promises.visitors import Grounds, open_grounds


@pytest.fixture(scope="session")
def grounds(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Grounds]:
    """Return the portal with own and other objects for twelve people, all logged in."""
    folder = tmp_path_factory.mktemp("promises")
    shutil.copyfile(sqlite_template, folder / "promises.sqlite")
    database = Database(f"sqlite:///{folder / 'promises.sqlite'}")
    opened = open_grounds(open_house(database, SteeredClock(), folder))
    yield opened
    opened.close()
    database.close()
