"""The portal with its people, for all tests of accounts."""

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


@pytest.fixture
def safe_house(database: Database, clock: SteeredClock, tmp_path: Path) -> Iterator[House]:
    """Return the portal as production runs it: https, one known host name."""
    opened = open_house(
        database,
        clock,
        tmp_path,
        environment="production",
        base_url="https://portal.example",
        trusted_hosts="portal.example",
    )
    yield opened
    opened.app.extensions["database"].close()
