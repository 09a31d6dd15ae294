"""A ZIP file with fixed dates, written from parts that may be deflated beforehand."""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

_DATE = (1 << 5) | 1  # 1 January 1980, the first day a ZIP file can name
_DEFLATED = 8
_STORED = 0
_UTF8_NAMES = 0x0800
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the package: its name, check sum, length before packing and packed bytes."""

    name: str
    crc: int
    length: int
    packed: bytes
    method: int = _DEFLATED


def deflate(name: str, content: bytes, level: int = 6) -> Part:
    """Return the content as a part ready to be written."""
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(content) + packer.flush()
    return Part(name, zlib.crc32(content), len(content), packed)


def store(name: str, content: bytes) -> Part:
    """Return content that is packed already, such as a document, as a part."""
    return Part(name, zlib.crc32(content), len(content), content, _STORED)


def write(parts: Iterable[Part]) -> bytes:
    """Return the parts as a ZIP file; the same parts always give the same bytes."""
    chunks: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for part in parts:
        name = part.name.encode()
        facts = (20, _UTF8_NAMES, part.method, 0, _DATE, part.crc, len(part.packed), part.length)
        local = _LOCAL.pack(b"PK\x03\x04", *facts, len(name), 0)
        directory.append(
            _CENTRAL.pack(b"PK\x01\x02", 20, *facts, len(name), 0, 0, 0, 0, 0, offset) + name
        )
        chunks += (local, name, part.packed)
        offset += len(local) + len(name) + len(part.packed)
    entries = b"".join(directory)
    count = len(directory)
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(entries), offset, 0)
    return b"".join((*chunks, entries, end))
