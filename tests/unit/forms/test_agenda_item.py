"""An agenda item's facts are read whole or refused in words; its version cannot be meddled with."""

from datetime import date

import pytest
from werkzeug.datastructures import MultiDict

from forms.agenda_item import SECTION_LIMIT, AgendaItemForm, NewAgendaItemForm, SectionForm
from portal.domain.agenda import ItemFacts

FACTS = {
    "title": "Monitorering, juli 2010",
    "case_number": "2010-131570",
    "meeting_on": "6.9.2010",
    "number": "4",
    "version": "3",
}


def form_of(**texts: str) -> AgendaItemForm:
    form = AgendaItemForm(MultiDict({**FACTS, **texts}), meta={"csrf": False})
    form.validate()
    return form


def test_the_facts_of_an_item_are_read() -> None:
    form = form_of()
    assert not form.errors
    assert form.value() == ItemFacts("Monitorering, juli 2010", "2010-131570", date(2010, 9, 6), 4)
    assert form.seen_number == 3


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("title", ""),
        ("title", "x" * 251),
        ("case_number", "x" * 41),
        ("meeting_on", ""),
        ("meeting_on", "31.9.2010"),
        ("number", ""),
        ("number", "0"),
        ("number", "1000"),
        ("number", "4,5"),
        ("number", "fire"),
        ("number", "-4"),
    ],
)
def test_a_wrong_fact_is_told_at_its_field_and_kept(name: str, text: str) -> None:
    form = form_of(**{name: text})
    assert list(form.errors) == [name]
    assert str(form[name].errors[0]).endswith(".")
    assert (form[name].raw_data or [""])[0] == text


def test_a_case_number_may_be_missing() -> None:
    assert not form_of(case_number="").errors


@pytest.mark.parametrize("text", ["", "x", "-1", "1.5", "²", "9" * 30, "1; DROP"])
def test_a_version_that_was_meddled_with_is_no_version(text: str) -> None:
    assert form_of(version=text).seen_number == -1


def test_a_new_item_is_about_one_of_the_rounds_offered() -> None:
    form = NewAgendaItemForm(MultiDict({**FACTS, "round_id": "fremmed"}), meta={"csrf": False})
    form.with_choices(round_id=[("r1", "juli 2010")])
    assert not form.validate()
    assert form.errors == {"round_id": ["Vælg en af mulighederne på listen."]}


def test_a_section_keeps_its_lines_up_to_its_limit() -> None:
    form = SectionForm(MultiDict({"text": "a\r\n\r\nb"}), meta={"csrf": False})
    assert form.validate()
    assert form.value() == "a\n\nb"
    long = SectionForm(MultiDict({"text": "x" * (SECTION_LIMIT + 1)}), meta={"csrf": False})
    assert not long.validate()
