"""The command that runs the worker."""

import logging
import signal
from threading import Event
from types import FrameType

import click

from portal.clock import SystemClock
from portal.config import read_settings
from portal.jobs.worker import Worker


@click.command(
    short_help="Kør arbejderen alene.",
    help="Kør arbejderen alene: den sender post og laver dokumenter, til den bliver bedt om at"
    " stoppe.",
)
def worker() -> int:
    """Run the worker until it is asked to stop."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s: %(message)s")
    stop = Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    Worker(read_settings(), SystemClock()).run(stop)
    return 0
