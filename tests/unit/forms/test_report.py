"""The entries of a report: read from a draft as it was typed, refused field by field, in words."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.fields import LONG_LIMIT, SHORT_LIMIT
from forms.report import (
    COMMENT_LIMIT,
    ActivityEntry,
    CriterionEntry,
    EconomyEntry,
    Entry,
    MilestoneEntry,
    OwnRatingEntry,
    ResultEntry,
    RiskEntry,
)
from portal.domain.assessments import Ratings
from portal.domain.progress import ReportedValue
from portal.domain.rag import Rag
from portal.domain.reports import MilestoneUpdate, RiskReview
from portal.i18n import language, speaking

KINDS: tuple[type[Entry], ...] = (
    ActivityEntry,
    MilestoneEntry,
    CriterionEntry,
    ResultEntry,
    RiskEntry,
    EconomyEntry,
    OwnRatingEntry,
)


def entry(kind: type[Entry], **texts: str) -> Entry:
    """Return a checked entry with the prefix "k" from a draft's texts."""
    made = kind.of("k", {f"k-{name}": text for name, text in texts.items()})
    made.validate()
    return made


def criterion(**texts: str) -> CriterionEntry:
    made = entry(CriterionEntry, **texts)
    assert isinstance(made, CriterionEntry)
    return made


def test_two_entries_of_one_kind_do_not_mix() -> None:
    draft = {"a-story": "en", "b-story": "to"}
    assert ActivityEntry.of("a", draft).value() == "en"
    assert ActivityEntry.of("b", draft).value() == "to"
    assert ActivityEntry.of("c", draft).value() == ""


def test_names_are_those_of_the_page() -> None:
    assert RiskEntry.of("risiko-x", {}).names() == (
        "risiko-x-likelihood",
        "risiko-x-impact",
        "risiko-x-comment",
    )


def test_a_number_is_told_of_a_criterion() -> None:
    told = criterion(value_now="1.234,5", comment="Flere kom til.")
    assert not told.errors
    assert told.value("c1") == ReportedValue("c1", Decimal("1234.5"), None, "Flere kom til.")


def test_a_number_can_be_told_to_be_missing_with_a_reason() -> None:
    told = criterion(unavailable="y", because="Tælles i august.")
    assert not told.errors
    assert told.value("c1") == ReportedValue("c1", None, "Tælles i august.", "")


def test_a_reason_that_is_not_ticked_does_not_count() -> None:
    assert (
        criterion(value_now="3", because="Tælles i august.").value("c").unavailable_because is None
    )


@pytest.mark.parametrize(
    ("texts", "field", "words"),
    [
        ({"value_now": "ca. 94"}, "value_now", "Skriv et tal, for eksempel 1.234,5."),
        (
            {"value_now": "94", "unavailable": "y", "because": "x"},
            "value_now",
            "Der står både et tal og et kryds ved, at tallet mangler. Fjern det ene.",
        ),
        ({"unavailable": "y"}, "because", "Skriv, hvorfor tallet ikke er tilgængeligt."),
        ({"unavailable": "y", "because": " \n "}, "because", None),
        ({"because": "x" * (COMMENT_LIMIT + 1)}, "because", None),
        ({"comment": "x" * (COMMENT_LIMIT + 1)}, "comment", None),
    ],
)
def test_what_cannot_be_read_of_a_criterion_is_told_at_its_field(
    texts: dict[str, str], field: str, words: str | None
) -> None:
    told = criterion(**texts)
    assert list(told.errors) == [field]
    if words:
        assert told.errors[field] == [words]


def test_a_milestone_is_reached_expected_or_unchanged() -> None:
    told = entry(MilestoneEntry, reached_on="1.7.2010", forecast="1.9.2010", comment="Godt")
    assert isinstance(told, MilestoneEntry)
    assert told.value("m") == MilestoneUpdate(
        "m", date(2010, 7, 1), date(2010, 9, 1), False, "Godt"
    )
    kept = entry(MilestoneEntry, unchanged="y")
    assert isinstance(kept, MilestoneEntry)
    assert kept.value("m") == MilestoneUpdate("m", unchanged=True)
    wrong = entry(MilestoneEntry, reached_on="i går", forecast="31.6.2010", comment="x" * 251)
    assert list(wrong.errors) == ["reached_on", "forecast", "comment"]


def test_a_risk_has_two_numbers_from_1_to_5() -> None:
    told = entry(RiskEntry, likelihood="5", impact="1", comment="Vi ringer rundt.")
    assert isinstance(told, RiskEntry)
    assert told.value("r") == RiskReview("r", 5, 1, "Vi ringer rundt.")
    for text in ("0", "6", "", "5.0", "x", "⁵"):
        assert list(entry(RiskEntry, likelihood=text, impact="1").errors) == ["likelihood"]


def test_the_economy_is_a_sum_that_is_not_negative() -> None:
    told = entry(EconomyEntry, used="1.830.000 kr.")
    assert isinstance(told, EconomyEntry)
    assert told.value() == Decimal(1_830_000)
    assert entry(EconomyEntry, used="-1").errors == {"used": ["Forbruget kan ikke være under 0."]}
    assert list(entry(EconomyEntry, used="ca. 2 mio.").errors) == ["used"]


def test_the_own_rating_is_three_colours_and_anything_else_is_none() -> None:
    told = entry(OwnRatingEntry, activity="green", result="lilla", overall="red")
    assert isinstance(told, OwnRatingEntry)
    assert told.value() == Ratings(Rag.GREEN, None, Rag.RED)
    assert told.errors == {"result": ["Vælg en af mulighederne på listen."]}


@pytest.mark.parametrize(
    ("kind", "limit"), [(ActivityEntry, LONG_LIMIT), (ResultEntry, LONG_LIMIT)]
)
def test_a_story_may_fill_its_limit(kind: type[Entry], limit: int) -> None:
    assert not entry(kind, story="å" * limit).errors
    assert list(entry(kind, story="å" * (limit + 1)).errors) == ["story"]


@pytest.mark.parametrize("kind", KINDS)
def test_an_entry_of_which_nothing_was_typed_can_be_shown_and_read(kind: type[Entry]) -> None:
    made = entry(kind)
    allowed = {"likelihood", "impact"} if kind is RiskEntry else set()
    assert set(made.errors) <= allowed


@pytest.mark.parametrize("kind", KINDS)
@given(texts=st.dictionaries(st.sampled_from(["story", "comment", "value_now", "unavailable",
    "because", "reached_on", "forecast", "unchanged", "likelihood", "impact", "used", "activity",
    "result", "overall"]), st.text(max_size=SHORT_LIMIT + 10)))  # fmt: skip
def test_no_draft_breaks_an_entry(kind: type[Entry], texts: dict[str, str]) -> None:
    made = entry(kind, **texts)
    assert all(words and all(words) for words in made.errors.values())


def test_labels_and_errors_are_said_in_english_too() -> None:
    with speaking("en"):
        assert language() == "en"
        for kind in KINDS:
            for field in entry(kind, used="-1", value_now="x", reached_on="x"):
                said = [str(field.label.text), str(field.description or ""), *field.errors]
                assert not any(sign in "".join(map(str, said)) for sign in "æøåÆØÅ"), said
