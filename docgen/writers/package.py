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
_CENTRAL = struct.Struct("<4s6H3L5HL")
_OFFSET = struct.Struct("<L")
_END = struct.Struct("<4s4H2LH")


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the package, its headers made once for all packages that hold it.

    `local` stands before the packed bytes, `central` in the directory before the part's place.
    """

    name: str
    local: bytes
    packed: bytes
    central: bytes


def deflate(name: str, content: bytes, level: int = 6) -> Part:
    """Return the content as a part ready to be written."""
    return deflate_pieces(name, (content,), level)


def deflate_pieces(name: str, pieces: Iterable[bytes], level: int = 6) -> Part:
    """Return content that comes piece by piece as a part, without ever holding it whole."""
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed: list[bytes] = []
    crc = length = 0
    for piece in pieces:
        crc = zlib.crc32(piece, crc)
        length += len(piece)
        packed.append(packer.compress(piece))
    packed.append(packer.flush())
    return _part(name, crc, length, b"".join(packed), _DEFLATED)


def store(name: str, content: bytes) -> Part:
    """Return content that is packed already, such as a document, as a part."""
    return _part(name, zlib.crc32(content), len(content), content, _STORED)


def _part(name: str, crc: int, length: int, packed: bytes, method: int) -> Part:
    encoded = name.encode()
    facts = (20, _UTF8_NAMES, method, 0, _DATE, crc, len(packed), length, len(encoded), 0)
    local = _LOCAL.pack(b"PK\x03\x04", *facts) + encoded
    return Part(name, local, packed, _CENTRAL.pack(b"PK\x01\x02", 20, *facts, 0, 0, 0, 0))


def write(parts: Iterable[Part]) -> bytes:
    """Return the parts as a ZIP file; the same parts always give the same bytes."""
    chunks: list[bytes] = []
    directory: list[bytes] = []
    offset = count = 0
    for part in parts:
        directory += (part.central, _OFFSET.pack(offset), part.local[_LOCAL.size :])
        chunks += (part.local, part.packed)
        offset += len(part.local) + len(part.packed)
        count += 1
    entries = b"".join(directory)
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(entries), offset, 0)
    return b"".join((*chunks, entries, end))
