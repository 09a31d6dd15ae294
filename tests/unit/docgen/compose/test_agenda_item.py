"""The agenda item is composed from its data, in the office's order, with the office's edits."""

from dataclasses import replace
from datetime import date

import pytest

from docgen import presets
from docgen.blocks import Document, Heading, ListBlock, Paragraph, Table
from docgen.compose import agenda_item, item_parts
from docgen.compose.sentences import plain
from docgen.views import PostponementView, RoundCountsView, SectionPlan
from docgen.wording.agenda_item import DA
from tests.documents import samples

VIEW = samples.agenda_item()


def _headings(document: Document, level: int = 2) -> list[str]:
    blocks = [block for block in document.body if isinstance(block, Heading)]
    return [plain(block.runs) for block in blocks if block.level == level]


def _text(document: Document) -> str:
    texts = (plain(block.runs) for block in document.body if isinstance(block, Paragraph))
    return "\n".join(texts)


def test_marks_and_case_number_stand_in_the_title_only_when_there_are_any() -> None:
    assert item_parts.title_line(replace(VIEW, postponed=None)) == (
        "4. Monitorering af integrationsprojekter, juli 2010 (2010-131570)"
    )
    bare = replace(VIEW, postponed=None, case_number="")
    assert item_parts.title_line(bare).endswith("juli 2010")


def test_a_postponed_item_says_from_which_meeting() -> None:
    view = replace(VIEW, postponed=PostponementView("BUU", date(2011, 1, 2)))
    assert _text(agenda_item.compose(view)).startswith("Udsat fra BUU mødet den 2. januar 2011. ")


@pytest.mark.parametrize(
    ("preset", "first", "last"),
    [
        ("copenhagen", "Indstilling og beslutning", "Videre proces"),
        ("odense", "Resumé", "Økonomi"),
        ("region_hovedstaden", "Indstilling", "Tidsplan og videre proces"),
    ],
)
def test_each_office_has_its_sections(preset: str, first: str, last: str) -> None:
    headings = _headings(agenda_item.compose(replace(VIEW, section_preset=preset)))
    assert (headings[0], headings[-1]) == (first, last)
    assert preset in presets.NAMES


def test_an_offices_own_order_is_followed() -> None:
    plans = (SectionPlan("a", "Penge", ("economy",)), SectionPlan("b", "Sag", ("problem",)))
    assert _headings(agenda_item.compose(replace(VIEW, sections=plans))) == ["Penge", "Sag"]


def test_sections_with_nothing_in_them_are_left_out() -> None:
    document = agenda_item.compose(replace(VIEW, section_preset="odense"))
    assert "Effekt" not in _headings(document)
    edited = replace(VIEW, section_preset="odense", section_overrides={"effect": "Flere i job."})
    assert "Effekt" in _headings(agenda_item.compose(edited))


def test_an_edited_text_takes_the_place_of_the_standard_one() -> None:
    edits = {"economy": "Første.\n\nAndet.", "recommendation": "at A\nat B", "process": "  "}
    document = agenda_item.compose(replace(VIEW, section_overrides=edits))
    assert "Første.\nAndet." in _text(document)
    assert "ingen økonomiske konsekvenser" not in _text(document)
    assert "offentliggøres på Projektbanken" in _text(document)
    lists = [block for block in document.body if isinstance(block, ListBlock)]
    assert [plain(item) for item in lists[0].items] == ["at A", "at B"]


def test_the_editable_texts_come_back_unchanged() -> None:
    texts = agenda_item.editable_texts(VIEW)
    assert [text.code for text in texts] == [
        "summary",
        "recommendation",
        "problem",
        "solution",
        "projects",
        "ended",
        "economy",
        "process",
    ]
    again = replace(VIEW, section_overrides={text.code: text.text for text in texts})
    assert _text(agenda_item.compose(again)) == _text(agenda_item.compose(VIEW))


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        (RoundCountsView(10, green=8, closing=1, ended=1), "De fleste har god fremdrift."),
        (RoundCountsView(10, green=5, red=5), "Omkring halvdelen har god fremdrift."),
        (RoundCountsView(10, green=1, red=9), "Ét er vurderet grønt og ni er vurderet røde."),
        (RoundCountsView(1, green=1), "Ét projekt er med i monitoreringen i juli 2010."),
        (RoundCountsView(12, other=12), "12 er endnu ikke vurderet."),
    ],
)
def test_the_round_is_told_in_numbers(counts: RoundCountsView, sentence: str) -> None:
    assert sentence in _text(agenda_item.compose(replace(VIEW, counts=counts)))


def test_an_empty_round_has_no_table() -> None:
    view = replace(VIEW, rows=(), counts=RoundCountsView(0))
    document = agenda_item.compose(view)
    assert not [block for block in document.body if isinstance(block, Table)]


def test_an_offices_own_wording_is_used() -> None:
    words = replace(DA, economy="Se bilag.")
    assert "Se bilag." in _text(agenda_item.compose(VIEW, words))


@pytest.mark.parametrize("rounds", [1, 2, 3, 4, 6])
def test_the_table_fills_the_page_whatever_the_number_of_rounds(rounds: int) -> None:
    names = tuple(f"runde {number}" for number in range(rounds))
    rows = tuple(replace(row, cells=(row.cells[0],) * rounds) for row in VIEW.rows)
    document = agenda_item.compose(replace(VIEW, rounds=names, rows=rows))
    table = next(block for block in document.body if isinstance(block, Table))
    assert sum(column.width for column in table.columns) == pytest.approx(160, abs=0.5)
