"""Every state that a document prints has its word in each language it is written in."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from enum import StrEnum

import pytest

from docgen.views import Language
from docgen.wording import action_plan, decisions, statuses
from portal.domain.action_plan import ActionPlanState
from portal.domain.agenda import DecisionKind
from portal.domain.risks import RiskBand
from portal.i18n import speaking
from portal.services.documents.decision_text import decision_text
from portal.services.documents.measures import told_of_measure
from portal.storage.queries.meetings import DecisionRow

LANGUAGES: tuple[Language, ...] = ("da", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_of_a_plan_and_every_band_and_outcome_has_a_word(language: Language) -> None:
    said: tuple[tuple[Iterable[str], Iterable[StrEnum]], ...] = (
        (action_plan.WORDING[language].states, ActionPlanState),
        (statuses.WORDING[language].bands, RiskBand),
        (decisions.WORDING[language].outcomes, DecisionKind),
    )
    for words, codes in said:
        assert set(words) == {code.value for code in codes}


def test_an_item_that_is_done_is_told_with_its_day_before_the_projects_own_words() -> None:
    day = date(2010, 8, 23)
    assert told_of_measure(None, "I gang.") == "I gang."
    assert told_of_measure(day, "I drift.").replace("\u00a0", " ") == (
        "Gjort den 23. august 2010. I drift."
    )
    with speaking("en"):
        assert told_of_measure(day, "").replace("\u00a0", " ") == "Done on 23 August 2010."


@pytest.mark.parametrize(
    ("language", "first", "dissent", "corrected"),
    [
        ("da", "Godkendt (2010-7).", "Mindretal: Nej", "Rettet: Tal"),
        ("en", "Approved (2010-7).", "Minority: Nej", "Corrected: Tal"),
    ],
)
def test_a_decision_reads_as_outcome_words_dissent_and_correction(
    language: str, first: str, dissent: str, corrected: str
) -> None:
    row = _decision()
    expected = "\n\n".join((first, "Som indstillet {sic}.", dissent, corrected))
    assert decision_text(row, language) == expected


def _decision() -> DecisionRow:
    return DecisionRow(
        id="d",
        item_id="i",
        meeting_id="m",
        meeting_on=date(2010, 8, 23),
        version=2,
        kind=DecisionKind.APPROVED,
        text="Som indstillet {sic}.",
        dissent="Nej",
        number="2010-7",
        correction_reason="Tal",
        recorded_at=datetime(2010, 8, 23, 12, tzinfo=UTC),
        recorded_by_id=None,
    )
