"""Starts workers that send mail until they are killed; the house is imported once for them all.

Each line read names how many seconds the new worker's clock is ahead; its id is answered. An empty
line ends the nursery.
"""

import os
import signal
import sys
from dataclasses import dataclass
from datetime import datetime, timedelta

from portal.clock import SystemClock
from portal.config import Settings
from portal.jobs.outgoing import send_due
from portal.storage.engine import Database


@dataclass(frozen=True, slots=True)
class AheadClock:
    """The machine's clock, some time ahead."""

    ahead: timedelta

    def now(self) -> datetime:
        """Return the instant it shows."""
        return SystemClock().now() + self.ahead


def send_until_killed(settings: Settings, clock: AheadClock) -> None:
    """Send what is due, over and over."""
    database = Database(settings.database)
    while True:
        send_due(database, settings, clock)


def main(database_url: str, smtp_url: str) -> None:
    """Start a worker for each line that is read."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    settings = Settings(database_url=database_url, smtp_url=smtp_url)
    for line in iter(sys.stdin.readline, "\n"):
        child = os.fork()
        if child == 0:
            try:
                send_until_killed(settings, AheadClock(timedelta(seconds=int(line))))
            finally:
                os._exit(1)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
