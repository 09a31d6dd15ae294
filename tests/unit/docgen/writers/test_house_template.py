"""A Word base is checked before anything is written on it."""

import io
import zipfile

import docx
import pytest

from docgen.errors import DocumentError
from docgen.writers.base_builder import build
from docgen.writers.house_template import open_base
from tests.documents import library

BASE = library.theme().word_base


def _changed(name: str, content: bytes, *, also: dict[str, bytes] | None = None) -> bytes:
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(BASE)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as changed,
    ):
        for part in source.namelist():
            changed.writestr(part, content if part == name else source.read(part))
        for part, data in (also or {}).items():
            changed.writestr(part, data)
    return target.getvalue()


def _part(name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(BASE)) as source:
        return source.read(name)


def test_the_committed_base_is_what_its_builder_makes() -> None:
    assert build(library.FOLDER) == BASE


def test_a_base_is_opened_once() -> None:
    assert open_base(BASE, "da") is open_base(BASE, "da")


@pytest.mark.parametrize("content", [b"", b"not a file", b"PK\x03\x04 broken"])
def test_what_is_no_word_file_is_refused(content: bytes) -> None:
    with pytest.raises(DocumentError, match="cannot be read"):
        open_base(content, "da")


def test_a_base_without_our_styles_is_refused_by_name() -> None:
    word = docx.Document(io.BytesIO(BASE))
    word.styles["Sagstabel"].delete()
    plain = io.BytesIO()
    word.save(plain)
    with pytest.raises(DocumentError, match=r"lacks styles: .*Sagstabel"):
        open_base(plain.getvalue(), "da")


def test_a_base_that_points_outside_is_refused() -> None:
    relations = _part("word/_rels/document.xml.rels").replace(
        b"</Relationships>",
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/attachedTemplate" Target="http://x.test/t.dotm" TargetMode="External"/>'
        b"</Relationships>",
    )
    with pytest.raises(DocumentError, match="points outside"):
        open_base(_changed("word/_rels/document.xml.rels", relations), "da")


def test_a_base_with_a_macro_is_refused() -> None:
    relations = _part("word/_rels/document.xml.rels").replace(
        b"</Relationships>",
        b'<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2006/relationships/'
        b'vbaProject" Target="vbaProject.bin"/></Relationships>',
    )
    types = _part("[Content_Types].xml").replace(
        b"</Types>",
        b'<Override PartName="/word/vbaProject.bin" '
        b'ContentType="application/vnd.ms-office.vbaProject"/></Types>',
    )
    content = _changed(
        "word/_rels/document.xml.rels", relations, also={"word/vbaProject.bin": b"x"}
    )
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts["[Content_Types].xml"] = types
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as changed:
        for name, data in parts.items():
            changed.writestr(name, data)
    with pytest.raises(DocumentError, match="not allowed"):
        open_base(target.getvalue(), "da")
