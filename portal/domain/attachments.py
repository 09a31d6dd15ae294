"""Attachments (bilag): which files are taken in, under which names, and who may read them.

A file is what its ending says: it opens and closes as that kind does, so that nothing else can
hide in front of it or behind it (B6).
"""

import io
import unicodedata
import zipfile
from enum import StrEnum

from portal.domain.verdict import Reason, Verdict

LIMIT_MB = 10
"""The largest file that is taken in."""

LIMIT_FILES = 20
"""The most files that one report or item has."""

NAME_LIMIT = 100
"""The longest name of a file, its ending not counted."""


class AttachmentKind(StrEnum):
    """The kinds of files that are taken in, by their endings."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PNG = "png"
    JPG = "jpg"


class AttachmentReason(StrEnum):
    """Why a file is not taken in."""

    NO_FILE = "attachment_no_file"
    TOO_LARGE = "attachment_too_large"
    TOO_MANY = "attachment_too_many"
    KIND = "attachment_kind"
    MISMATCH = "attachment_mismatch"
    MACROS = "attachment_macros"


ENDINGS = {**{one.value: one for one in AttachmentKind}, "jpeg": AttachmentKind.JPG}
MAIN_PARTS = {
    AttachmentKind.DOCX: "word/document.xml",
    AttachmentKind.XLSX: "xl/workbook.xml",
}
PACKAGE_END = 22
"""The bytes that close a package."""

UNSAFE_SIGNS = frozenset('<>:"/\\|?*')
INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def kind_of(name: str) -> AttachmentKind | None:
    """Return the kind a file's name claims, None when no such kind is taken in.

    >>> kind_of("Foto.JPEG"), kind_of("program.exe"), kind_of("pdf")
    (<AttachmentKind.JPG: 'jpg'>, None, None)
    """
    _stem, dot, ending = name.rpartition(".")
    return ENDINGS.get(ending.strip().lower()) if dot else None


def clean_name(name: str) -> str:
    """Return a name under which a file of an allowed kind can be kept and sent anywhere.

    >>> clean_name("../../etc/Æblegrød  2010.PDF"), clean_name("X: y?.jpeg")
    ('Æblegrød 2010.pdf', 'X y.jpg')
    """
    kind = kind_of(name)
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    stem = last.rpartition(".")[0]
    seen = "".join(one for one in stem if unicodedata.category(one) not in INVISIBLE)
    plain = "".join(one for one in seen if one not in UNSAFE_SIGNS)
    short = " ".join(plain.split()).strip(". ")[:NAME_LIMIT].rstrip(". ")
    return f"{short or 'bilag'}.{kind.value if kind is not None else 'bin'}"


def may_attach(name: str, content: bytes, there: int) -> Verdict:
    """Return whether a file may be attached to what has some files already.

    >>> may_attach("plan.pdf", b"MZ not a pdf", 0).codes
    (<AttachmentReason.MISMATCH: 'attachment_mismatch'>,)
    """
    found = _against_size(name, content, there) or _against_kind(name, content)
    return Verdict.unless(() if found is None else (found,))


def _against_size(name: str, content: bytes, there: int) -> Reason | None:
    if not name or not content:
        return Reason(AttachmentReason.NO_FILE)
    if len(content) > LIMIT_MB * 1024 * 1024:
        return Reason(AttachmentReason.TOO_LARGE, {"limit": LIMIT_MB})
    if there >= LIMIT_FILES:
        return Reason(AttachmentReason.TOO_MANY, {"limit": LIMIT_FILES})
    return None


def _against_kind(name: str, content: bytes) -> Reason | None:
    kind = kind_of(name)
    if kind is None:
        return Reason(AttachmentReason.KIND)
    if not _is(kind, content):
        return Reason(AttachmentReason.MISMATCH, {"ending": kind.value})
    if kind in MAIN_PARTS and any(_runs(part) for part in _parts(content)):
        return Reason(AttachmentReason.MACROS)
    return None


def _is(kind: AttachmentKind, content: bytes) -> bool:
    """Return whether a file opens and closes as its kind does."""
    match kind:
        case AttachmentKind.PDF:
            tail = content.rstrip(b"\r\n\t \x00")
            return content.startswith(b"%PDF-") and tail.endswith(b"%%EOF")
        case AttachmentKind.PNG:
            opens = content.startswith(b"\x89PNG\r\n\x1a\n")
            return opens and content.endswith(b"IEND\xaeB`\x82")
        case AttachmentKind.JPG:
            tail = content.rstrip(b"\x00\r\n")
            return content.startswith(b"\xff\xd8\xff") and tail.endswith(b"\xff\xd9")
        case AttachmentKind.DOCX | AttachmentKind.XLSX:
            parts = _parts(content)
            return "[Content_Types].xml" in parts and MAIN_PARTS[kind] in parts


def _parts(content: bytes) -> tuple[str, ...]:
    """Return the names of a package's parts; none when it is no package, or has more around it."""
    if not content.startswith(b"PK\x03\x04"):
        return ()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = tuple(package.namelist())
            first = min(one.header_offset for one in package.infolist())
            end = content.rfind(b"PK\x05\x06") + PACKAGE_END + len(package.comment)
    except (zipfile.BadZipFile, RuntimeError, ValueError):
        return ()
    return names if first == 0 and end == len(content) and len(set(names)) == len(names) else ()


def _runs(part: str) -> bool:
    name = part.lower()
    return name.endswith(("vbaproject.bin", "vbadata.xml")) or "/activex/" in name
