"""The portal with a report to write in project A, for the tests of reports."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.clock import SteeredClock
from portal.storage.engine import Database
from tests.integration.app_world import House, open_house
from tests.integration.reports.desk import ReportDesk, lay_out


@pytest.fixture
def house(database: Database, clock: SteeredClock, tmp_path: Path) -> Iterator[House]:
    """Return the portal on plain http, as the demo runs."""
    opened = open_house(database, clock, tmp_path)
    yield opened
    opened.app.extensions["database"].close()


@pytest.fixture
def desk(house: House) -> ReportDesk:
    """Return the desk of project A's report in the open round, not begun."""
    return lay_out(house)
