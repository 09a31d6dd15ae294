"""A file is what its name says, of a kind that is taken in, and its name is harmless (B6)."""

import pytest

from portal.domain.attachments import (
    LIMIT_FILES,
    LIMIT_MB,
    AttachmentReason,
    clean_name,
    kind_of,
    may_attach,
)
from tests.unit.domain import attached_files as files

OWN = {"jpeg": "jpg"}
CROSSED = [
    (claimed, made)
    for claimed in files.GOOD
    for made in files.GOOD
    if OWN.get(claimed, claimed) != OWN.get(made, made)
]
STRANGE = [(claimed, made) for claimed in files.GOOD for made in files.STRANGE]
POLYGLOTS = {
    "a PDF with a package behind it": ("a.pdf", files.PDF + files.package("x")),
    "a picture with a page behind it": ("a.png", files.PNG + files.HTML),
    "a photo with a package behind it": ("a.jpg", files.JPG + files.package("x")),
    "a page with a PDF behind it": ("a.pdf", files.HTML + files.PDF),
    "a program with a package behind it": ("a.docx", files.EXE + files.DOCX),
    "a package with a page behind it": ("a.docx", files.DOCX + files.HTML),
    "a package with a page before it": ("a.xlsx", files.HTML + files.XLSX),
    "a package cut short": ("a.docx", files.DOCX[:-5]),
    "a PDF cut short": ("a.pdf", files.PDF[:-8]),
    "a picture cut short": ("a.png", files.PNG[:-4]),
    "a photo cut short": ("a.jpg", files.JPG[:-2]),
    "a package without its list of types": (
        "a.docx",
        files.DOCX.replace(b"[Content_Types].xml", b"word/document.xml  "),
    ),
}
NAMES = [
    ("../../etc/passwd.pdf", "passwd.pdf"),
    ("..\\..\\windows\\x.PDF", "x.pdf"),
    ("linje\r\nSet-Cookie: a=b.pdf", "linjeSet-Cookie a=b.pdf"),
    ('a"; filename="b.exe.pdf', "a; filename=b.exe.pdf"),
    ("Æblegrød på øen.docx", "Æblegrød på øen.docx"),
    ("A\u030argang.pdf", "Årgang.pdf"),
    ("gpj.\u202efdp.pdf", "gpj.fdp.pdf"),
    ("\x00skjult.pdf", "skjult.pdf"),
    (".htaccess.pdf", "htaccess.pdf"),
    (".pdf", "bilag.pdf"),
    ("...pdf", "bilag.pdf"),
    ("   mange    rum  .pdf", "mange rum.pdf"),
    ("CON?.pdf", "CON.pdf"),
    ("x" * 300 + ".pdf", "x" * 100 + ".pdf"),
    ("foto.JPEG", "foto.jpg"),
    ("C:\\temp\\regneark.XLSX", "regneark.xlsx"),
]


@pytest.mark.parametrize("ending", files.GOOD)
def test_a_sound_file_of_every_kind_is_taken_in(ending: str) -> None:
    assert may_attach(f"Bilag.{ending.upper()}", files.GOOD[ending], 0).allowed


@pytest.mark.parametrize(("claimed", "made"), CROSSED)
def test_a_file_under_the_name_of_another_kind_is_refused(claimed: str, made: str) -> None:
    found = may_attach(f"bilag.{claimed}", files.GOOD[made], 0)
    assert found.codes == (AttachmentReason.MISMATCH,)


@pytest.mark.parametrize(("claimed", "made"), STRANGE)
def test_a_strange_file_under_a_good_name_is_refused(claimed: str, made: str) -> None:
    found = may_attach(f"bilag.{claimed}", files.STRANGE[made], 0)
    assert found.codes == (AttachmentReason.MISMATCH,)


@pytest.mark.parametrize("ending", [*files.STRANGE, "docm", "xlsm", "doc", "pdf.exe", "", "php"])
def test_no_other_kind_is_taken_in(ending: str) -> None:
    assert may_attach(f"bilag.{ending}", files.PDF, 0).codes == (AttachmentReason.KIND,)


@pytest.mark.parametrize("case", POLYGLOTS)
def test_nothing_hides_before_or_behind_a_file(case: str) -> None:
    name, content = POLYGLOTS[case]
    assert may_attach(name, content, 0).codes == (AttachmentReason.MISMATCH,)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", files.MACRO_DOCX),
        ("a.xlsx", files.MACRO_XLSX),
        ("a.docx", files.ACTIVE_DOCX),
    ],
)
def test_nothing_that_runs_is_taken_in(name: str, content: bytes) -> None:
    assert may_attach(name, content, 0).codes == (AttachmentReason.MACROS,)


def test_a_file_has_a_size_and_a_name() -> None:
    assert may_attach("", files.PDF, 0).codes == (AttachmentReason.NO_FILE,)
    assert may_attach("a.pdf", b"", 0).codes == (AttachmentReason.NO_FILE,)
    full = files.PDF[:-6].ljust(LIMIT_MB * 1024 * 1024 - 6, b" ") + files.PDF[-6:]
    assert may_attach("a.pdf", full, 0).allowed
    assert may_attach("a.pdf", full + b"\n", 0).codes == (AttachmentReason.TOO_LARGE,)


def test_there_is_an_end_to_how_many() -> None:
    assert may_attach("a.pdf", files.PDF, LIMIT_FILES - 1).allowed
    assert may_attach("a.pdf", files.PDF, LIMIT_FILES).codes == (AttachmentReason.TOO_MANY,)


@pytest.mark.parametrize(("given", "kept"), NAMES)
def test_a_name_is_made_harmless_and_stays_readable(given: str, kept: str) -> None:
    assert clean_name(given) == kept
    assert clean_name(kept) == kept
    assert kind_of(kept) is kind_of(given)
