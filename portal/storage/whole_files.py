"""Writing files so that a name never stands for half a file (D6)."""

import os
import tempfile
from pathlib import Path


def write_whole(target: Path, content: bytes, *, mode: int = 0o600) -> None:
    """Write a file that appears under its name only once it is whole and on the disk.

    What stood there before stands until then.
    """
    handle, name = tempfile.mkstemp(prefix=".new-", dir=target.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        new.chmod(mode)
        new.replace(target)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system knows how."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
