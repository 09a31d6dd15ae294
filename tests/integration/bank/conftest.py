"""The portal with a published round, for the tests of the public pages."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from portal.clock import SteeredClock
from portal.domain.rag import Rag
from portal.domain.rounds import RoundState
from portal.storage.engine import Database
from tests.integration.app_world import House, open_house
from tests.integration.rounds.given import rated, round_is


@pytest.fixture
def house(database: Database, clock: SteeredClock, tmp_path: Path) -> Iterator[House]:
    """Return the portal on plain http, as the demo runs."""
    opened = open_house(database, clock, tmp_path)
    yield opened
    opened.app.extensions["database"].close()


@pytest.fixture
def ready(house: House) -> House:
    """Return the portal whose summer round is closed and lacks nothing: one green, one yellow."""
    rated(house, house.made.project_a, Rag.GREEN)
    rated(house, house.made.project_b, Rag.YELLOW)
    round_is(house, RoundState.CLOSED)
    return house


@pytest.fixture
def out(ready: House) -> House:
    """Return the portal whose summer round was published an hour ago."""
    office = ready.as_person("secretariat")
    answer = office.post(f"/runder/{ready.made.summer.id}/offentliggoer")
    assert answer.status_code == 303, answer.text
    ready.clock.move(timedelta(hours=1))
    return ready
