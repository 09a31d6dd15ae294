"""Words are hidden wherever they stand, and nothing else of a text is changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.redaction import MARK, hidden_parts, redact


@pytest.mark.parametrize(
    ("text", "hidden", "public"),
    [
        ("Anna kom.", ["Anna"], f"{MARK} kom."),
        ("Anna og Annas mor.", ["Anna"], f"{MARK} og {MARK} mor."),
        ("Anna Berg kom, og Anna gik.", ["Anna", "Anna Berg"], f"{MARK} kom, og {MARK} gik."),
        ("Anna\nBerg kom.", ["Anna Berg"], f"{MARK} kom."),
        ("Ring 33 66 00 00.", ["33 66 00 00"], f"Ring {MARK}."),
        ("Skriv til a@b.dk nu.", ["a@b.dk"], f"Skriv til {MARK} nu."),
        ("Alt er godt.", [], "Alt er godt."),
        ("Alt er godt.", ["", "  "], "Alt er godt."),
        ("Østergade 1 er lukket.", ["Østergade 1"], f"{MARK} er lukket."),
        ("(.*) er et mønster.", ["(.*)"], f"{MARK} er et mønster."),
    ],
)
def test_words_are_hidden(text: str, hidden: list[str], public: str) -> None:
    found = redact(text, hidden)
    assert found.text == public
    assert not found.missing


def test_words_that_are_not_there_are_told() -> None:
    assert redact("Anna kom.", ["Bo", "Anna"]).missing == ("Bo",)
    assert redact("Susanna kom.", ["anna"]).missing == ("anna",)


@pytest.mark.parametrize(
    ("original", "public", "hidden"),
    [
        ("Anna og Bo kom.", f"{MARK} og {MARK} kom.", ("Anna", "Bo")),
        ("Anna", MARK, ("Anna",)),
        ("Anna kom. Anna gik.", f"{MARK} kom. {MARK} gik.", ("Anna",)),
        ("Anna kom.", "Anna kom.", ()),
        ("Bo kom.", f"{MARK} gik.", None),
        ("Bo kom.", f"Anna {MARK}.", None),
        ("kom", f"{MARK}kom", None),
    ],
)
def test_what_a_public_text_hides_is_read_back(
    original: str, public: str, hidden: tuple[str, ...] | None
) -> None:
    assert hidden_parts(original, public) == hidden


WORDS = st.lists(st.sampled_from(["Anna", "Bo", "kom", "mor", "33 66 00 00"]), max_size=8)


@given(WORDS, st.sets(st.sampled_from(["Anna", "Bo", "33 66 00 00"])))
def test_what_is_hidden_is_nowhere_left_and_the_rest_fits_the_original(
    words: list[str], hidden: set[str]
) -> None:
    text = " ".join(words)
    public = redact(text, hidden).text
    assert not any(word in public for word in hidden)
    parts = hidden_parts(text, public)
    assert parts is not None
    assert bool(parts) == (MARK in public)
