"""Texts are broken where they no longer fit."""

from hypothesis import given
from hypothesis import strategies as st

from portal.web.drawings.typeface import text_width, wrapped

DANISH = st.text(alphabet="abcdefghijklmnopqrstuvwxyzæøåÆØÅ -0123456789", min_size=1, max_size=120)


@given(text=DANISH, width=st.integers(min_value=60, max_value=400))
def test_no_line_is_wider_than_its_place(text: str, width: int) -> None:
    assert all(text_width(line, 14) <= width for line in wrapped(text, 14, width))


@given(text=DANISH, width=st.integers(min_value=60, max_value=400))
def test_every_letter_is_kept_in_its_order(text: str, width: int) -> None:
    def letters(words: str) -> str:
        return words.replace(" ", "").replace("-", "")

    assert letters("".join(wrapped(text, 14, width))) == letters(text)


def test_a_word_too_long_for_its_line_is_cut_with_a_hyphen() -> None:
    first, second = wrapped("Beskæftigelsesfrekvensen", 14, 120)
    assert first.endswith("-")
    assert first[:-1] + second == "Beskæftigelsesfrekvensen"


def test_strong_text_is_wider() -> None:
    assert text_width("Effekt", 14, strong=True) > text_width("Effekt", 14)


def test_an_empty_text_is_one_empty_line() -> None:
    assert wrapped("", 14, 100) == ("",)
