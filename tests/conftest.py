"""What every test stands on: no way out of the machine, and a clock that stands still."""

import gc
import socket
from collections.abc import Iterator
from typing import Any

import pytest

from portal import i18n
from portal.clock import SteeredClock

LOOPBACK = ("127.", "::1", "localhost")


class NoWayOut(Exception):
    """A test tried to reach beyond this machine."""


def pytest_collection_finish() -> None:
    """Let the search for what nobody holds any more pass over thousands of waiting tests."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def stay_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection beyond loopback."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        beyond = isinstance(address, tuple) and not str(address[0]).startswith(LOOPBACK)
        if beyond:
            raise NoWayOut(str(address[0]))
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def in_danish() -> Iterator[None]:
    """Speak Danish, whatever a test before this one spoke."""
    with i18n.speaking("da"):
        yield


@pytest.fixture
def clock() -> SteeredClock:
    """Return a clock that stands at noon on 8 July 2010 until it is moved."""
    return SteeredClock()
