from pathlib import Path
from typing import BinaryIO

class TTFont:
    flavor: str | None
    def __init__(self, file: Path) -> None: ...
    def save(self, file: BinaryIO) -> None: ...
