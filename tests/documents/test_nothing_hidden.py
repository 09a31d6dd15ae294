"""Two hundred documents taken apart hold nothing that does not belong in them (A6)."""

import io
import re
import zipfile
from dataclasses import replace

import pytest

from docgen.blocks import Document
from docgen.render import render
from docgen.views import Language
from docgen.writers import package
from portal.services.documents.names import file_stem
from tests.documents import library
from tests.documents.word_checks import findings

COUNT = 200
EXPECTED = {
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/app.xml",
    "docProps/core.xml",
}
HIDDEN = re.compile(
    rb"<w:(ins|del|moveFrom|moveTo|comment\w*|vanish|webHidden|proofErr|permStart|sdt)\b"
    rb"|w:rsid\w*=|w14:paraId=|<w:rsids\b|mc:Ignorable|<w:docVars\b|<w:attachedTemplate\b"
)
CORE = {
    "dc:title",
    "dc:creator",
    "dc:language",
    "cp:lastModifiedBy",
    "cp:revision",
    "dcterms:created",
    "dcterms:modified",
    "cp:coreProperties",
}


def documents() -> list[Document]:
    """Return two hundred different documents, of every type and in both languages."""
    asked: list[tuple[str, Language]] = [
        (name, language) for name in library.NAMES for language in library.LANGUAGES
    ]
    found = []
    for number in range(COUNT):
        name, language = asked[number % len(asked)]
        document = library.document(name, language)
        found.append(replace(document, title=f"{document.title} {number}"))
    return found


def test_two_hundred_documents_hide_nothing() -> None:
    met: set[str] = set()
    for document in documents():
        content = render(document, "docx", library.theme())
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert archive.comment == b""
            for name in archive.namelist():
                met.add(name)
                data = archive.read(name)
                assert re.fullmatch(r"[\w./\[\]-]+", name), name
                assert not name.startswith("customXml"), name
                if name.endswith((".xml", ".rels")):
                    assert not (found := HIDDEN.search(data)), (name, found)
            core = archive.read("docProps/core.xml").decode()
            assert set(re.findall(r"<([a-z]+:\w+)", core)) <= CORE
            assert document.author.split(",")[0] in core
            assert "python-docx" not in core
        assert not findings(content)
    assert met >= EXPECTED
    assert not {name for name in met if "comments" in name or "people" in name}


@pytest.mark.parametrize(
    ("words", "stem"),
    [
        ("Rapport: Ærø/Østerbro <1>", "rapport-aeroe-oesterbro-1"),
        ("../../etc/passwd", "etc-passwd"),
        ('CON "a" | b?*', "con-a-b"),
        ("æ" * 300, "ae" * 60),
    ],
)
def test_a_files_name_is_clean(words: str, stem: str) -> None:
    assert file_stem(words) == stem


def test_an_archive_says_neither_when_nor_where_it_was_made() -> None:
    content = package.write([package.store("a.txt", b"a"), package.store("b/b.txt", b"b")])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {one.date_time[:3] for one in archive.infolist()} == {(1980, 1, 1)}
        assert all(one.extra == b"" and one.comment == b"" for one in archive.infolist())
