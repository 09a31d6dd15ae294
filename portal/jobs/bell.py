"""The bell by which the web wakes the worker; the truth stays in the house's own tables.

The queue is huey's on a small SQLite file in the instance folder. A ring that is lost costs at
most a second, since the worker also looks by itself.
"""

import logging
from collections.abc import Callable
from pathlib import Path

from huey import Huey, SqliteHuey

FILE = "jobs.sqlite"
TASK = "sweep"

log = logging.getLogger(__name__)


def open_queue(instance: Path) -> Huey:
    """Return the queue of an installation."""
    return SqliteHuey("fremdrift", filename=str(instance / FILE), results=False, utc=True)


class Bell:
    """Rung after a commit; the worker hears it."""

    def __init__(self, instance: Path, sweep: Callable[[], None] = lambda: None) -> None:
        """Prepare the bell; only the worker hands in what a ring is to do."""
        self._instance = instance
        self._sweep = sweep
        self._queue: Huey | None = None

    def ring(self) -> None:
        """Ask the worker to look at once; whatever fails here never fails a request."""
        try:
            queue = self._opened()
            if not queue.pending_count():
                self._task()
        except Exception:  # a request must not fail for this
            log.warning("the worker could not be woken", exc_info=True)

    def answer(self) -> bool:
        """Do what was asked for, if anything was; return whether anything was."""
        queue = self._opened()
        task = queue.dequeue()
        if task is None:
            return False
        queue.execute(task)
        return True

    def _answered(self) -> None:
        self._sweep()

    def _opened(self) -> Huey:
        if self._queue is None:
            self._queue = open_queue(self._instance)
            self._task = self._queue.task(name=TASK)(self._answered)
        return self._queue
