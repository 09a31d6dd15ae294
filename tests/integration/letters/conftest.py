"""The portal with its people, and a worker that makes documents."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.clock import SteeredClock
from portal.storage.engine import Database
from tests.integration.app_world import House, open_house


@pytest.fixture
def house(database: Database, clock: SteeredClock, tmp_path: Path) -> Iterator[House]:
    """Return the portal on plain http, as the demo runs."""
    opened = open_house(database, clock, tmp_path)
    yield opened
    opened.app.extensions["database"].close()
