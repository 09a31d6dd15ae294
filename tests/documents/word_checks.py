"""What a schema validator misses in a Word file: cells, styles, hidden things."""

import io
import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TELLTALE = ("comments", "customXml", "vbaProject", "people", "embeddings")


@lru_cache(maxsize=64)
def _xml(data: bytes) -> ElementTree.Element:
    """Return a part, parsed; the parts that all files share are parsed once, and only read."""
    return ElementTree.fromstring(data)  # noqa: S314 - our own file, made a moment ago


def parts(content: bytes) -> dict[str, bytes]:
    """Return the file's parts by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def body(content: bytes) -> ElementTree.Element:
    """Return the document part, parsed."""
    return _xml(parts(content)["word/document.xml"])


def findings(content: bytes) -> list[str]:
    """Return what is wrong with the file, one line each."""
    files = parts(content)
    return [
        *_not_parsed(files),
        *_styles(files),
        *_tables(files),
        *_numbers(files),
        *_relations(files),
        *_hidden(files),
    ]


def _not_parsed(files: dict[str, bytes]) -> Iterator[str]:
    for name, data in files.items():
        if name.endswith((".xml", ".rels")):
            try:
                _xml(data)
            except ElementTree.ParseError as error:
                yield f"{name} is not XML: {error}"


def _styles(files: dict[str, bytes]) -> Iterator[str]:
    styles = _xml(files["word/styles.xml"])
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    for name, data in files.items():
        if not re.fullmatch(r"word/(document|header\d|footer\d)\.xml", name):
            continue
        root = _xml(data)
        for kind in ("pStyle", "rStyle", "tblStyle"):
            for element in root.iter(f"{W}{kind}"):
                if element.get(f"{W}val") not in known:
                    yield f"{name} uses the unknown style {element.get(f'{W}val')}"


def _tables(files: dict[str, bytes]) -> Iterator[str]:
    root = _xml(files["word/document.xml"])
    for number, table in enumerate(root.iter(f"{W}tbl"), 1):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        rows = table.findall(f"{W}tr")
        if rows[0].find(f"{W}trPr/{W}tblHeader") is None:
            yield f"table {number} has no header row"
        for kind in ("tblCaption", "tblDescription"):
            if table.find(f"{W}tblPr/{W}{kind}") is None:
                yield f"table {number} has no {kind}"
        for row in rows:
            yield from (f"table {number}: {finding}" for finding in _row(row, columns))


def _row(row: ElementTree.Element, columns: int) -> Iterator[str]:
    cells = row.findall(f"{W}tc")
    if len(cells) != columns:
        yield f"a row of {len(cells)} cells"
    if row.find(f"{W}trPr/{W}cantSplit") is None:
        yield "a row that may be split"
    if any(cell.find(f"{W}p") is None for cell in cells):
        yield "a cell without a paragraph"


def _numbers(files: dict[str, bytes]) -> Iterator[str]:
    numbering = _xml(files["word/numbering.xml"])
    known = {number.get(f"{W}numId") for number in numbering.iter(f"{W}num")}
    root = _xml(files["word/document.xml"])
    for element in root.iter(f"{W}numId"):
        if element.get(f"{W}val") not in known:
            yield f"the list {element.get(f'{W}val')} is not defined"


def _relations(files: dict[str, bytes]) -> Iterator[str]:
    for name, data in files.items():
        if not name.endswith(".rels"):
            continue
        folder = name.split("_rels/")[0]
        for relation in _xml(data):
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External" and folder + target not in files:
                yield f"{name} points at {target}, which is not there"


def _hidden(files: dict[str, bytes]) -> Iterator[str]:
    for name, data in files.items():
        if any(word in name for word in _TELLTALE):
            yield f"{name} does not belong in a published document"
        for mark in (b"<w:ins ", b"<w:del ", b"<w:vanish", b"w:rsid", b"<w:comment"):
            if name.startswith("word/") and name.endswith(".xml") and mark in data:
                yield f"{name} holds {mark.decode()}"
