"""The names of files are plain, short and never lead out of their folder."""

from hypothesis import given
from hypothesis import strategies as st

from portal.services.documents import DOCUMENT_TYPES, document_type
from portal.services.documents.names import FILE_NAME_LIMIT, file_stem
from portal.services.documents.types import DocumentKind


@given(st.text(max_size=300))
def test_a_file_s_name_holds_plain_letters_digits_and_hyphens_alone(words: str) -> None:
    stem = file_stem(words)
    assert len(stem) <= FILE_NAME_LIMIT
    assert all(sign.isascii() and (sign.isalnum() or sign == "-") for sign in stem)
    assert not stem.startswith("-")
    assert not stem.endswith("-")


def test_danish_letters_are_written_out() -> None:
    assert file_stem("Ærø/../Åben ø") == "aeroe-aaben-oe"


def test_every_kind_of_document_has_its_type() -> None:
    assert {one.kind for one in DOCUMENT_TYPES} == set(DocumentKind)
    for kind in DocumentKind:
        found = document_type(kind.value)
        assert found is not None
        assert found.kind is kind
    assert document_type("findesikke") is None
