"""Files by the hash of their bytes: whole or absent, never half (D6)."""

import hashlib
import re
from pathlib import Path

from portal.storage.whole_files import sync_folder, write_whole

_HASH = re.compile(r"[0-9a-f]{64}")


class DamagedFile(Exception):
    """A stored file's bytes no longer have the hash they are filed under."""


class DocumentStore:
    """A folder of files, each filed under the sha256 of its bytes in folders of two levels."""

    def __init__(self, folder: Path) -> None:
        """Remember the folder; it is made when the first file comes."""
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Return where the file with this hash lies, whether it is there or not.

        Raises:
            ValueError: the text is not a sha256 in lower-case hexadecimal.
        """
        if not _HASH.fullmatch(sha256):
            raise ValueError(sha256)
        return self.folder / sha256[:2] / sha256[2:4] / sha256

    def has(self, sha256: str) -> bool:
        """Return whether a file with this hash is stored."""
        return self.path(sha256).is_file()

    def put(self, content: bytes) -> str:
        """Store bytes and return their sha256; the same bytes twice are one file.

        The file appears under its name only once it is whole and on the disk.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        target = self.path(sha256)
        if self._is_whole(target, sha256):
            return sha256
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, content)
        for folder in (target.parent.parent, self.folder):
            sync_folder(folder)
        return sha256

    def get(self, sha256: str) -> bytes:
        """Return the bytes with this hash.

        Raises:
            FileNotFoundError: nothing is stored under the hash.
            DamagedFile: the bytes on the disk are not those that were stored.
        """
        content = self.path(sha256).read_bytes()
        if hashlib.sha256(content).hexdigest() != sha256:
            raise DamagedFile(sha256)
        return content

    @staticmethod
    def _is_whole(target: Path, sha256: str) -> bool:
        try:
            return hashlib.sha256(target.read_bytes()).hexdigest() == sha256
        except FileNotFoundError:
            return False
