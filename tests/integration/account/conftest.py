"""The portal on https, for the tests of accounts."""

from pathlib import Path

import pytest

from portal.clock import SteeredClock
from portal.storage.engine import Database
from tests.integration.app_world import House, open_house


@pytest.fixture
def safe_house(database: Database, clock: SteeredClock, tmp_path: Path) -> House:
    """Return the portal as production runs it: https, one known host name."""
    return open_house(
        database,
        clock,
        tmp_path,
        environment="production",
        base_url="https://portal.example",
        trusted_hosts="portal.example",
    )
