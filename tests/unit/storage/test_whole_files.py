"""A file is whole or absent under its name, whatever kills the writer (D6)."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from portal.storage.document_store import DocumentStore
from portal.storage.whole_files import write_whole

WRITER = """
import os, sys
from pathlib import Path
from portal.storage.document_store import DocumentStore
from portal.storage.whole_files import write_whole

folder = Path(sys.argv[1])
store = DocumentStore(folder / "store")
for line in sys.stdin:
    child = os.fork()
    while child == 0:
        content = os.urandom(300_000)
        store.put(content)
        write_whole(folder / "out.bin", content + b"end")
    print(child, flush=True)
"""
"""For each line it is sent, begins a process that writes without end, and names it."""


def test_what_stood_there_stays_until_the_new_file_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "fil.pdf"
    write_whole(target, b"old")
    write_whole(target, b"new", mode=0o644)
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o644
    assert [one.name for one in tmp_path.iterdir()] == ["fil.pdf"]


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    target = tmp_path / "fil.pdf"
    target.mkdir()
    with pytest.raises(OSError, match=r"fil\.pdf"):
        write_whole(target, b"new")
    assert [one.name for one in tmp_path.iterdir()] == ["fil.pdf"]


def test_a_killed_writer_never_leaves_half_a_file(tmp_path: Path) -> None:
    kill_writers(tmp_path, 20)


@pytest.mark.slow
def test_five_hundred_killed_writers_never_leave_half_a_file(tmp_path: Path) -> None:
    kill_writers(tmp_path, 500)


def kill_writers(folder: Path, times: int) -> None:
    """Kill writers in the middle of their work, and look at what stands after each."""
    chance = Random(2010)
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as nursery:
        assert nursery.stdin is not None
        assert nursery.stdout is not None
        for _each in range(times):
            nursery.stdin.write("begin\n")
            nursery.stdin.flush()
            child = int(nursery.stdout.readline())
            time.sleep(chance.uniform(0.0, 0.03))
            os.kill(child, signal.SIGKILL)
            require_whole(folder)
        nursery.stdin.close()
    assert stored(folder)
    assert DocumentStore(folder / "store").put(b"still open")


def require_whole(folder: Path) -> None:
    """Look at every file that has a name, and clear what is there for the next one."""
    out = folder / "out.bin"
    if out.exists():
        content = out.read_bytes()
        assert len(content) == 300_003
        assert content.endswith(b"end")
    for file in stored(folder):
        assert hashlib.sha256(file.read_bytes()).hexdigest() == file.name
    for file in stored(folder)[50:]:
        file.unlink()


def stored(folder: Path) -> list[Path]:
    """Return the files that stand in the store under a name of their own."""
    found = (folder / "store").rglob("*")
    return [file for file in found if file.is_file() and not file.name.startswith(".new-")]
