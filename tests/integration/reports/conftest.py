"""The portal with a report to write in project A, for the tests of reports."""

import pytest

from tests.integration.app_world import House
from tests.integration.reports.desk import ReportDesk, lay_out


@pytest.fixture
def desk(house: House) -> ReportDesk:
    """Return the desk of project A's report in the open round, not begun."""
    return lay_out(house)
