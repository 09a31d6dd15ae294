"""The processes of a served portal: started together, watched, and ended together."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from threading import Event
from types import FrameType

PATIENCE_SECONDS = 10.0
LOOK_SECONDS = 0.05


class Household:
    """Child processes that live and end together."""

    def __init__(self) -> None:
        """Begin with no children."""
        self.stopping = Event()
        self._children: list[subprocess.Popen[bytes]] = []

    def obey_signals(self) -> None:
        """Stop at Ctrl-C and at a request to end."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping.set()

    def start(
        self, command: Sequence[str], environ: Mapping[str, str], *, keep: tuple[int, ...] = ()
    ) -> None:
        """Start a child in a session of its own, so that Ctrl-C reaches this process alone.

        Args:
            command: Arguments after the Python of this process.
            environ: The child's environment.
            keep: File descriptors the child inherits.
        """
        posix = os.name != "nt"
        self._children.append(
            subprocess.Popen(  # noqa: S603 - our own modules
                [sys.executable, *command],
                env=dict(environ),
                pass_fds=keep if posix else (),
                start_new_session=posix,
            )
        )

    def is_whole(self) -> bool:
        """Return whether every child still lives."""
        return all(child.poll() is None for child in self._children)

    def watch(self) -> bool:
        """Wait for the end; return whether it was asked for rather than a child's death."""
        while self.is_whole():
            if self.stopping.wait(LOOK_SECONDS * 4):
                return True
        return self.stopping.is_set()

    def end(self) -> None:
        """End every child, gently first."""
        for child in self._children:
            if child.poll() is None:
                child.terminate()
        deadline = time.monotonic() + PATIENCE_SECONDS
        for child in self._children:
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(max(0.1, deadline - time.monotonic()))
            if child.poll() is None:
                child.kill()
                child.wait()
