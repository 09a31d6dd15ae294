"""What Danes write in a field is read exactly, or refused in words with the text kept."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from forms.base import BaseForm
from forms.fields import (
    LONG_LIMIT,
    SHORT_LIMIT,
    ChoiceField,
    DayField,
    LineField,
    LongField,
    NumberField,
    read_day,
    written_day,
)
from portal.i18n import clean_text, read_number, show_number, speaking

FORMATS = json.loads((Path(__file__).parent / "formats.json").read_text("utf-8"))


class SampleForm(BaseForm):
    """One field of each kind."""

    line = LineField("Linje")
    long = LongField("Tekst")
    number = NumberField("Tal")
    whole = NumberField("Helt tal", whole=True)
    day = DayField("Dag")
    choice = ChoiceField("Valg", choices=[("a", "A"), ("b", "B")])


def typed(**texts: str) -> SampleForm:
    """Return the form as somebody typed it, checked."""
    form = SampleForm(MultiDict({"choice": "a", **texts}), meta={"csrf": False})
    form.validate()
    return form


@pytest.mark.parametrize(("text", "number"), FORMATS["numbers"])
def test_numbers_from_the_sources_are_read(text: str, number: str) -> None:
    form = typed(number=text)
    assert form.number.data == Decimal(number)
    assert not form.number.errors


@pytest.mark.parametrize("text", FORMATS["no_numbers"])
def test_what_is_no_plain_number_is_refused_in_words_and_kept(text: str) -> None:
    form = typed(number=text)
    assert form.number.data is None
    assert form.number.errors == ["Skriv et tal, for eksempel 1.234,5."]
    assert form.number._value() == text


@pytest.mark.parametrize("text", ["12 5", "3 4", "1 23", "1234 567", "1 000 00"])
def test_digits_that_spaces_part_otherwise_than_by_three_are_not_guessed_at(text: str) -> None:
    assert typed(number=text).number.errors


@pytest.mark.parametrize("text", ["12 345", "1 234 567,5", "- 5", "12 %", "kr. 100 000"])
def test_spaces_that_group_by_three_are_read(text: str) -> None:
    assert not typed(number=text).number.errors


@pytest.mark.parametrize("text", ["0" * 15 + "1" + "0" * 15, "0,0000001", "9" * 400])
def test_a_number_nobody_means_is_refused(text: str) -> None:
    assert typed(number=text).number.errors == [
        "Tallet er for stort eller har for mange decimaler."
    ]


def test_a_whole_number_has_no_decimals() -> None:
    assert typed(whole="4,5").whole.errors == ["Skriv et helt tal."]
    assert typed(whole="4,0").whole.data == 4


def test_an_empty_number_is_no_number() -> None:
    for text in ("", "  ", "\u00a0"):
        form = typed(number=text)
        assert form.number.data is None
        assert not form.number.errors


@given(
    st.decimals(
        min_value=Decimal("-999999999"), max_value=Decimal("999999999"), places=4, allow_nan=False
    )
)
def test_a_number_as_the_house_writes_it_is_read_back_exactly(number: Decimal) -> None:
    assert read_number(show_number(number)) == number


@given(st.text(max_size=20))
def test_no_text_breaks_the_fields(text: str) -> None:
    form = typed(line=text, long=text, number=text, whole=text, day=text, choice=text)
    assert form.long.data == clean_text(text)[0]
    assert form.number.data is None or form.number.data.is_finite()
    assert form.day.data is None or isinstance(form.day.data, date)


@pytest.mark.parametrize(("text", "day"), FORMATS["dates"])
def test_days_from_the_sources_are_read(text: str, day: str) -> None:
    assert read_day(text) == date.fromisoformat(day)
    form = typed(day=text)
    assert not form.day.errors
    assert written_day(form.day) == date.fromisoformat(day)


@pytest.mark.parametrize("text", FORMATS["no_dates"])
def test_what_names_no_single_day_is_refused_in_words_and_kept(text: str) -> None:
    form = typed(day=text)
    assert form.day.data is None
    assert form.day.errors == ["Skriv dag, måned og år, for eksempel 30.6.2010."]
    assert form.day._value() == text
    with pytest.raises(ValueError, match="day"):
        written_day(form.day)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("day", [date(2010, 8, 23), date(1990, 1, 1), date(2099, 12, 31)])
def test_a_day_that_is_shown_is_read_back_in_either_language(language: str, day: date) -> None:
    with speaking(language):
        shown = SampleForm(MultiDict(), meta={"csrf": False}, day=day).day
        shown.data, shown.raw_data = day, None
        assert read_day(shown._value()) == day


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_number_that_is_shown_is_read_back_in_either_language(language: str) -> None:
    with speaking(language):
        field = typed(number="1.234,5").number
        field.raw_data = None
        assert read_number(field._value()) == Decimal("1234.5")


@pytest.mark.parametrize(("name", "limit"), [("line", SHORT_LIMIT), ("long", LONG_LIMIT)])
def test_a_text_may_be_as_long_as_the_limit_and_not_one_sign_longer(name: str, limit: int) -> None:
    assert not typed(**{name: "æ" * limit}).errors
    form = typed(**{name: "æ" * (limit + 3)})
    assert form.errors == {
        name: [f"Teksten er 3 tegn for lang. Forkort den til {limit}."],
    }
    assert form[name].data == "æ" * (limit + 3)


def test_line_ends_of_browsers_count_as_one_sign_and_emoji_too() -> None:
    assert not typed(long="\r\n" * LONG_LIMIT).errors
    assert not typed(long="😀" * LONG_LIMIT).errors
    assert typed(long="😀" * (LONG_LIMIT + 1)).errors


def test_a_line_is_one_line_and_a_text_keeps_its_lines() -> None:
    form = typed(line=" to\r\n linjer\tog  mere ", long="a\r\nb\rc")
    assert form.line.data == "to linjer og mere"
    assert form.long.data == "a\nb\nc"


def test_what_documents_cannot_hold_is_taken_out() -> None:
    form = typed(line="a\x00b\x0bc", long="\uf0b7 punkt\x1f\ud800")
    assert (form.line.data, form.long.data) == ("abc", "• punkt")


def test_a_choice_that_is_not_offered_is_refused_in_words() -> None:
    for text in ("c", "", "A"):
        assert typed(choice=text).choice.errors == ["Vælg en af mulighederne på listen."]
    form = SampleForm(MultiDict(), meta={"csrf": False})
    form.validate()
    assert form.choice.errors == ["Vælg en af mulighederne på listen."]


def test_errors_are_told_in_english_to_those_who_read_english() -> None:
    with speaking("en"):
        form = typed(number="ca. 94", day="i går", line="x" * 300, choice="z")
        said = [str(words) for field in form for words in field.errors]
    assert len(said) == 4
    assert not any(word in " ".join(said) for word in ("Skriv", "Vælg", "Teksten"))
