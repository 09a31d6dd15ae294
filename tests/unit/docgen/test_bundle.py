"""Many documents at once."""

import io
import zipfile
from dataclasses import replace

import pytest

from docgen.blocks import NewLetter
from docgen.bundle import archive, combine
from docgen.errors import DocumentError
from tests.documents import library


def test_letters_are_parted_and_keep_their_order() -> None:
    letter = library.document("orientation_letter")
    both = combine([letter, letter])
    assert both.body == (*letter.body, NewLetter(), *letter.body)


def test_letters_of_different_senders_are_not_put_in_one_file() -> None:
    letter = library.document("orientation_letter")
    other = replace(letter, letterhead=replace(letter.letterhead, sender="En anden"))
    with pytest.raises(DocumentError, match="share header"):
        combine([letter, other])
    with pytest.raises(DocumentError, match="nothing"):
        combine([])


def test_an_archive_holds_each_file_and_repeats_byte_for_byte() -> None:
    files = [("brev-æ.docx", b"abc"), ("tom.txt", b"")]
    content = archive(files)
    assert archive(files) == content
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        assert opened.testzip() is None
        assert [(name, opened.read(name)) for name in opened.namelist()] == files
