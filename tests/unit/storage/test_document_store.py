"""Files are whole or absent, and filed by what they hold."""

import hashlib
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from portal.storage.document_store import DamagedFile, DocumentStore


@pytest.fixture
def store(tmp_path: Path) -> DocumentStore:
    return DocumentStore(tmp_path / "documents")


def test_what_is_put_in_comes_out_alike(store: DocumentStore) -> None:
    content = "Rødgrød med fløde".encode()
    sha256 = store.put(content)
    assert sha256 == hashlib.sha256(content).hexdigest()
    assert store.has(sha256)
    assert store.get(sha256) == content
    assert store.path(sha256).relative_to(store.folder).parts == (sha256[:2], sha256[2:4], sha256)


def test_the_same_bytes_twice_are_one_file(store: DocumentStore) -> None:
    assert store.put(b"alike") == store.put(b"alike")
    assert len([file for file in store.folder.rglob("*") if file.is_file()]) == 1


def test_a_changed_byte_is_found_when_read_and_mended_when_put_again(store: DocumentStore) -> None:
    sha256 = store.put(b"a whole report")
    store.path(sha256).write_bytes(b"a whole repost")
    with pytest.raises(DamagedFile):
        store.get(sha256)
    assert store.put(b"a whole report") == sha256
    assert store.get(sha256) == b"a whole report"


def test_a_missing_file_is_missing(store: DocumentStore) -> None:
    with pytest.raises(FileNotFoundError):
        store.get("0" * 64)
    assert not store.has("0" * 64)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "0" * 63, "0" * 64 + "\n"])
def test_a_name_that_is_no_hash_is_refused(store: DocumentStore, name: str) -> None:
    with pytest.raises(ValueError, match=r"^.*$"):
        store.path(name)


WRITER = """
import sys
from pathlib import Path
from portal.storage.document_store import DocumentStore
store = DocumentStore(Path(sys.argv[1]))
for number in range(10_000_000):
    store.put(str(number).encode() * 20_000)
    if number == 0:
        print("begun", flush=True)
"""


@pytest.mark.slow
def test_500_kills_while_writing_leave_no_broken_file(tmp_path: Path) -> None:
    broken = []
    for number in range(500):
        folder = tmp_path / str(number % 5)
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE
        )
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep((number % 17) / 1000)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        broken += [
            file.name
            for file in folder.rglob("*")
            if file.is_file()
            and not file.name.startswith(".new-")
            and hashlib.sha256(file.read_bytes()).hexdigest() != file.name
        ]
    assert not broken
