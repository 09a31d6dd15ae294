"""Brings a whole portal up: port, web server, database with demo, and worker, in this order."""

import os
import socket
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from portal.config import PREFIX, Settings, refuse_unsafe
from portal.serving import port as ports
from portal.serving.household import LOOK_SECONDS, Household
from portal.serving.words import WAIT_HANDLE, CannotServe

START_SECONDS = 60.0
STEP_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Service:
    """What is served, and where."""

    settings: Settings
    host: str
    port: int
    workers: int

    @property
    def address(self) -> str:
        """The address people type."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{shown}:{self.port}"


def as_demo(service: Service) -> Service:
    """Return the service as a demo on this machine alone.

    Raises:
        CannotServe: Others than this machine could reach it.
    """
    if not ports.is_loopback(service.host):
        raise CannotServe("demo_beyond_loopback")
    settings = replace(service.settings, environment="demo", base_url=service.address)
    return replace(service, settings=settings)


def serve(service: Service, ready: Callable[[str], None]) -> bool:
    """Serve until asked to stop; return whether it ended because it was asked to.

    Args:
        service: What is served, and where.
        ready: Told the address once the portal answers.

    Raises:
        CannotServe: The database belongs to somebody else, or nothing ever answered.
        PortUnavailable: The port cannot be used.
        UnsafeSettings: A production installation could harm its people.
    """
    refuse_unsafe(service.settings)
    household = Household()
    household.obey_signals()
    environ = {**os.environ, **_environ(service.settings)}
    with ports.listen(service.host, service.port) as listening:
        service.settings.instance.mkdir(parents=True, exist_ok=True)
        try:
            _bring_up(household, service, listening, environ)
            if _wait(household, service):
                ready(service.address)
            return household.watch()
        finally:
            household.end()


def _bring_up(
    household: Household, service: Service, listening: socket.socket, environ: Mapping[str, str]
) -> None:
    """Start the children; the web server loads meanwhile and waits for the database."""
    if os.name == "nt":
        listening.close()
        _prepare(service)
        household.start(_waitress(service), environ)
    else:
        waiting, word = os.pipe()
        server, handle = _gunicorn(service, listening.fileno()), listening.fileno()
        told = {**environ, WAIT_HANDLE: str(waiting)}
        household.start(server, told, keep=(handle, waiting))
        os.close(waiting)
        with os.fdopen(word, "wb"):
            _prepare(service)
    household.start(("-m", "portal.cli", "worker"), environ)


def _prepare(service: Service) -> None:
    from portal.serving.preparing import prepare  # noqa: PLC0415 - heavy; the server starts first

    prepare(service.settings, service.address)


def _environ(settings: Settings) -> Mapping[str, str]:
    return {
        f"{PREFIX}INSTANCE": str(settings.instance),
        f"{PREFIX}ENVIRONMENT": settings.environment,
        f"{PREFIX}BASE_URL": settings.base_url,
    }


def _gunicorn(service: Service, handle: int) -> tuple[str, ...]:
    return (
        "-m",
        "gunicorn",
        "portal.serving.application:application()",
        f"--bind=fd://{handle}",
        f"--workers={service.workers}",
        "--worker-class=gthread",
        "--threads=4",
        "--keep-alive=75",
        "--timeout=60",
        "--graceful-timeout=5",
        "--log-level=warning",
        "--no-control-socket",
        "--preload",
    )


def _waitress(service: Service) -> tuple[str, ...]:
    return (
        "-m",
        "waitress",
        f"--listen={service.host}:{service.port}",
        "--threads=8",
        "--call",
        "portal.serving.application:application",
    )


def _wait(household: Household, service: Service) -> bool:
    """Return whether the portal answered before it was asked to stop."""
    deadline = time.monotonic() + START_SECONDS
    while not household.stopping.is_set():
        if ports.answers(service.host, service.port, STEP_SECONDS):
            return True
        if not household.is_whole() or time.monotonic() > deadline:
            raise CannotServe("no_answer")
        time.sleep(LOOK_SECONDS)
    return False
