"""The worker: hears the bell, looks by itself every second, and never stops for one failure."""

import logging
import time
from threading import Event

from portal.clock import Clock
from portal.config import Settings
from portal.jobs.bell import Bell
from portal.jobs.documents import DocumentMaker
from portal.jobs.outgoing import send_due
from portal.storage.document_store import DocumentStore
from portal.storage.engine import Database

LISTEN_SECONDS = 0.1
SWEEP_SECONDS = 1.0

log = logging.getLogger(__name__)


class Worker:
    """Sends mail and makes documents until it is asked to stop."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        """Prepare the worker of an installation; nothing is opened yet."""
        self._settings, self._clock = settings, clock
        self._database = Database(settings.database)
        store = DocumentStore(settings.documents)
        self._documents = DocumentMaker(self._database, store, clock)
        self._bell = Bell(settings.instance, self.sweep)

    def sweep(self) -> None:
        """Do everything that is due now."""
        try:
            send_due(self._database, self._settings, self._clock)
            self._documents.make_due()
        except Exception:
            log.exception("a sweep failed; the next one tries again")

    def run(self, stop: Event) -> None:
        """Work until the event is set."""
        next_look = 0.0
        try:
            while not stop.is_set():
                if self._heard():
                    next_look = time.monotonic() + SWEEP_SECONDS
                elif time.monotonic() >= next_look:
                    self.sweep()
                    next_look = time.monotonic() + SWEEP_SECONDS
                stop.wait(LISTEN_SECONDS)
        finally:
            self.close()

    def close(self) -> None:
        """Let go of the child that makes PDFs and of the database."""
        self._documents.close()
        self._database.close()

    def _heard(self) -> bool:
        try:
            return self._bell.answer()
        except Exception:
            log.exception("the bell is out of order")
            return False
