"""Word files from outside: whether one may be taken in, and what is said in it."""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

MAGIC = b"PK\x03\x04"
UNPACKED_LIMIT = 80 * 1024 * 1024
PARTS_LIMIT = 2_000
DOCUMENT = "word/document.xml"
MAIN = b"wordprocessingml.document.main+xml"
LIVE = re.compile(r"vbaProject|activeX|embeddings/|customXml.*\.exe", re.IGNORECASE)
EXTERNAL = re.compile(rb"<Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class NotWord(Exception):
    """The bytes are no Word file."""


class NotSafe(Exception):
    """The file holds macros, embedded objects, or parts that are fetched from elsewhere."""


def require_plain_word(content: bytes) -> None:
    """Return when the bytes are a Word file with nothing alive in it.

    Raises:
        NotWord: They are not.
        NotSafe: Something in it would run, or be fetched, when it is opened.
    """
    parts = _parts(content)
    if DOCUMENT not in parts or MAIN not in parts.get("[Content_Types].xml", b""):
        raise NotWord
    for name, data in parts.items():
        if LIVE.search(name):
            raise NotSafe
        if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in data:
            raise NotSafe
        if name.endswith(".rels") and any(_fetches(one) for one in EXTERNAL.findall(data)):
            raise NotSafe
    try:
        _parsed(parts[DOCUMENT])
    except ElementTree.ParseError as error:
        raise NotWord from error


def paragraphs(content: bytes) -> tuple[str, ...]:
    """Return the paragraphs of a Word file that was taken in.

    Raises:
        NotWord: The bytes are no Word file.
    """
    body = _parsed(_parts(content)[DOCUMENT])
    return tuple(_texts(body))


def _texts(body: ElementTree.Element) -> Iterator[str]:
    for paragraph in body.iter(f"{W}p"):
        yield "".join(str(node.text or "") for node in paragraph.iter(f"{W}t"))


def _fetches(relationship: bytes) -> bool:
    return b"/hyperlink" not in relationship


def _parsed(data: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(data)  # noqa: S314 - a part with a DTD was never let in


def _parts(content: bytes) -> dict[str, bytes]:
    if not content.startswith(MAGIC):
        raise NotWord
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > PARTS_LIMIT or sum(e.file_size for e in entries) > UNPACKED_LIMIT:
                raise NotSafe
            return {one.filename: archive.read(one) for one in entries}
    except (zipfile.BadZipFile, RuntimeError, ValueError, OSError) as error:
        raise NotWord from error
