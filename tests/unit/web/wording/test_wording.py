"""Every code of the rules has its text, and every state its word, in both languages."""

import importlib
import pkgutil
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeGuard

import pytest

import portal.domain
import portal.services
from portal.domain.actors import Role
from portal.domain.rag import CellKind, Rag
from portal.domain.verdict import Reason
from portal.i18n import speaking
from portal.web.wording import (
    REASONS,
    cell_word,
    rag_meaning,
    rag_word,
    reason_text,
    role_word,
    told,
    word,
    words,
)
from portal.web.wording.states import WORDS

WITHOUT_WORDS = {
    "AttachmentKind",
    "ArithmeticCode",  # worded with its numbers beside the assessment
    "EscalationStep",
    "MonitoringStep",
    "MarkKind",
    "TakenBack",
}
"""Enumerations that decide what happens next and are never shown."""


def _enumerations(package: object) -> Iterator[type[StrEnum]]:
    for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):  # type: ignore[attr-defined]
        module = importlib.import_module(found.name)
        for kind in vars(module).values():
            if _is_enumeration(kind) and kind.__module__ == module.__name__:
                yield kind


def _is_enumeration(kind: object) -> TypeGuard[type[StrEnum]]:
    return isinstance(kind, type) and issubclass(kind, StrEnum)


def _by_name(kinds: set[type[StrEnum]]) -> list[type[StrEnum]]:
    return sorted(kinds, key=lambda kind: kind.__name__)


REASON_KINDS = {
    kind
    for package in (portal.domain, portal.services)
    for kind in _enumerations(package)
    if kind.__name__.endswith("Reason")
}
SHOWN_KINDS = {
    kind
    for kind in _enumerations(portal.domain)
    if not kind.__name__.endswith(("Reason", "Action")) and kind.__name__ not in WITHOUT_WORDS
}


@pytest.mark.parametrize("kind", sorted(REASON_KINDS, key=str))
def test_every_reason_of_the_rules_has_a_text(kind: type[StrEnum]) -> None:
    assert not [member.value for member in kind if member.value not in REASONS]
    for member in kind:
        assert reason_text(member).strip()


@pytest.mark.parametrize("kind", sorted(SHOWN_KINDS, key=str))
def test_every_state_and_kind_has_a_word(kind: type[StrEnum]) -> None:
    assert kind in WORDS, "no words for this enumeration"
    assert all(word(member).strip() for member in kind)
    assert words(kind) == [(member.value, word(member)) for member in kind]


def test_texts_and_words_are_spoken_in_english_too() -> None:
    danish = {code: reason_text(code) for code in REASONS}
    with speaking("en"):
        assert not [code for code in REASONS if reason_text(code) == danish[code]]
        assert rag_word(Rag.RED) == "Red"
        assert role_word(Role.POOL_OWNER) == "pool owner"


def test_amounts_and_days_are_written_as_people_write_them() -> None:
    text = reason_text(
        "municipal_below_limit", {"amount": Decimal("99999.99"), "limit": Decimal(100000)}
    )
    assert text == (
        "Grænsen er mindst 100.000\u00a0kr., og"
        " kommunens medfinansiering er 99.999,99\u00a0kr. i alt."
    )
    later = told(Reason("extension_not_later", {"due": date(2010, 7, 15)}))
    assert later == "Den nye frist skal ligge efter 15.\u00a0juli 2010."


def test_a_text_stands_although_a_fact_was_not_given() -> None:
    assert reason_text("extension_not_later") == "Den nye frist skal ligge efter –."


def test_a_code_without_a_text_is_an_error_and_never_an_empty_page() -> None:
    with pytest.raises(KeyError):
        reason_text("no_such_code")


def test_colours_are_said_in_words() -> None:
    assert [rag_word(rag) for rag in Rag] == ["Grøn", "Gul", "Rød"]
    assert rag_meaning(Rag.GREEN) == "god fremdrift"
    assert cell_word(CellKind.CLOSING) == "Projektet lukker"
