"""A document tells of the decision behind a scheme what is known of it, and makes up nothing."""

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import docx
import pytest

from docgen.blocks import Document
from docgen.compose import agenda_item, orientation_letter, red_twice_item, second_red_letter
from docgen.render import render
from docgen.views import DecisionReferenceView, Language
from tests.documents import case_samples, library, samples

DATED = DecisionReferenceView("Borgerrepræsentationen", date(2009, 5, 28), "BR 28.05.09 punkt 42")

Compose = Callable[[Language, DecisionReferenceView], Document]
DOCUMENTS: Mapping[str, Compose] = {
    "agenda_item": lambda language, decision: agenda_item.compose(
        replace(samples.agenda_item(language), decision=decision)
    ),
    "orientation_letter": lambda language, decision: orientation_letter.compose(
        replace(samples.orientation_letter(language), decision=decision)
    ),
    "red_twice_item": lambda language, decision: red_twice_item.compose(
        replace(case_samples.red_twice_item(language), decision_reference=decision, letters=())
    ),
    "second_red_letter": lambda language, decision: second_red_letter.compose(
        replace(case_samples.second_red_letter(language), decision=decision)
    ),
}
VERBS: Mapping[str, Mapping[Language, str]] = {
    name: {"da": "besluttede", "en": "decided"}
    if name == "orientation_letter"
    else {"da": "vedtog", "en": "resolved"}
    for name in DOCUMENTS
}
THAT: Mapping[Language, str] = {"da": ", at", "en": " that"}


def _text(name: str, language: Language, decision: DecisionReferenceView) -> str:
    """Return the words of a Word file, its unbroken spaces made plain ones."""
    file = render(DOCUMENTS[name](language, decision), "docx", library.theme())
    opened = docx.Document(io.BytesIO(file))
    return "\n".join(one.text for one in opened.paragraphs).replace("\u00a0", " ")


@pytest.mark.parametrize("language", library.LANGUAGES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_decision_without_a_date_is_told_without_one(name: str, language: Language) -> None:
    text = _text(name, language, replace(DATED, decided_on=None))
    verb, that = VERBS[name][language], THAT[language]
    assert f"Borgerrepræsentationen {verb} (BR 28.05.09 punkt 42){that}" in text
    assert "1900" not in text


@pytest.mark.parametrize("language", library.LANGUAGES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_decision_without_a_reference_has_no_empty_brackets(
    name: str, language: Language
) -> None:
    text = _text(name, language, replace(DATED, decided_on=None, reference=""))
    assert f"Borgerrepræsentationen {VERBS[name][language]}{THAT[language]}" in text
    assert "()" not in text
    assert "[" not in text


@pytest.mark.parametrize("language", library.LANGUAGES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_decision_of_which_nothing_is_known_is_the_municipalitys(
    name: str, language: Language
) -> None:
    text = _text(name, language, DecisionReferenceView("", None, ""))
    municipality = samples.agenda_item(language).sender.municipality
    assert f"{municipality} {VERBS[name][language]}{THAT[language]}" in text
