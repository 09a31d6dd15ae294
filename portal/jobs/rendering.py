"""Writes documents to files in one child of its own, so that neither time nor memory is lost here.

The child is spawned and yields to others. The library that makes PDFs bears no threads, hence one
document at a time.
"""

import contextlib
import os
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from types import FrameType

from docgen.blocks import Document
from docgen.bundle import File, write_archive
from docgen.render import Format, render
from portal.services.documents import document_theme

LIMIT_SECONDS = 120
POLITENESS = 10
SESSION_GROUP = Path("/proc/self/autogroup")
SESSION_POLITENESS = 5
"""A third of a session's share: more, and a loaded machine would never finish a document."""


class TooSlow(Exception):
    """A document took longer than the limit and was given up."""


def _settle() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(POLITENESS)
        _yield_to_other_sessions()


def _yield_to_other_sessions() -> None:
    """Be polite beyond the own session: Linux shares its processors between sessions first."""
    with contextlib.suppress(OSError):
        os.setsid()
        SESSION_GROUP.write_text(str(SESSION_POLITENESS), "ascii")


def _give_up(_number: int, _frame: FrameType | None) -> None:
    raise TooSlow


def _write(document: Document, file_format: Format, limit: int) -> bytes:
    return _within(limit, lambda: render(document, file_format, document_theme()))


def _write_all(files: Sequence[File], limit: int) -> bytes:
    return _within(limit, lambda: write_archive(files, document_theme()))


def _within(limit: int, work: Callable[[], bytes]) -> bytes:
    timed = hasattr(signal, "SIGALRM")
    if timed:
        signal.signal(signal.SIGALRM, _give_up)
        signal.alarm(limit)
    try:
        return work()
    finally:
        if timed:
            signal.alarm(0)


class Renderer:
    """One child process that writes documents one after the other; it starts with the first."""

    def __init__(self, limit_seconds: int = LIMIT_SECONDS) -> None:
        """Prepare the child; it is started when it is first needed."""
        self._limit = limit_seconds
        self._child: ProcessPoolExecutor | None = None

    def submit(self, document: Document, file_format: Format) -> Future[bytes]:
        """Return a file to come."""
        return self._started().submit(_write, document, file_format, self._limit)

    def submit_archive(self, files: Sequence[File]) -> Future[bytes]:
        """Return an archive to come."""
        return self._started().submit(_write_all, tuple(files), self._limit)

    def close(self) -> None:
        """End the child; the next document gets a new one."""
        if self._child is not None:
            self._child.shutdown(wait=False, cancel_futures=True)
            self._child = None

    def _started(self) -> ProcessPoolExecutor:
        if self._child is None:
            self._child = ProcessPoolExecutor(
                max_workers=1, mp_context=get_context("spawn"), initializer=_settle
            )
        return self._child
