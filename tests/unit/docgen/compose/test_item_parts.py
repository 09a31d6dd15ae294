"""Both kinds of agenda item: the office's sections and texts, one recommendation, one heading."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pytest

from docgen import presets
from docgen.blocks import Document, Heading, ListBlock, Look, Paragraph
from docgen.compose import agenda_item, item_parts, red_twice_item
from docgen.compose.editing import EditableText
from docgen.compose.item_parts import ItemView
from docgen.compose.sentences import plain
from docgen.views import AgendaItemView, PostponementView, RedTwiceItemView, SectionPlan
from tests.documents import case_samples, samples


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of item: a view of it, and what composes it."""

    view: ItemView
    compose: Callable[[ItemView], Document]
    texts: Callable[[ItemView], tuple[EditableText, ...]]


def _overview(view: ItemView) -> AgendaItemView:
    assert isinstance(view, AgendaItemView)
    return view


def _red_twice(view: ItemView) -> RedTwiceItemView:
    assert isinstance(view, RedTwiceItemView)
    return view


OVERVIEW = Kind(
    samples.agenda_item(),
    lambda view: agenda_item.compose(_overview(view)),
    lambda view: agenda_item.editable_texts(_overview(view)),
)
RED_TWICE = Kind(
    case_samples.red_twice_item(),
    lambda view: red_twice_item.compose(_red_twice(view)),
    lambda view: red_twice_item.editable_texts(_red_twice(view)),
)
both = pytest.mark.parametrize("kind", [OVERVIEW, RED_TWICE], ids=["overview", "red_twice"])


def _headings(document: Document) -> list[str]:
    found = [block for block in document.body if isinstance(block, Heading)]
    return [plain(block.runs) for block in found if block.level == 2]


def _texts(document: Document) -> list[str]:
    return [plain(block.runs) for block in document.body if isinstance(block, Paragraph)]


@both
def test_an_item_follows_the_sections_the_office_has_chosen(kind: Kind) -> None:
    plans = (SectionPlan("a", "Penge", ("economy",)), SectionPlan("b", "Sag", ("problem",)))
    assert _headings(kind.compose(replace(kind.view, sections=plans)))[:2] == ["Penge", "Sag"]


@both
@pytest.mark.parametrize("preset", presets.NAMES)
def test_the_summary_opens_an_item_unless_the_office_has_a_section_for_it(
    kind: Kind, preset: str
) -> None:
    body = kind.compose(replace(kind.view, section_preset=preset)).body
    summaries = [
        place
        for place, block in enumerate(body)
        if isinstance(block, Paragraph) and block.look is Look.SUMMARY
    ]
    headed = next(place for place, block in enumerate(body) if block == _resume(body))
    assert summaries[0] == (headed + 1 if preset == "odense" else 1)


def _resume(body: tuple[object, ...]) -> object:
    """Return the heading of the summary's section, the item's own title where it has none."""
    sections = (block for block in body if isinstance(block, Heading))
    return next((one for one in sections if plain(one.runs) == "Resumé"), body[0])


@both
def test_each_line_the_office_writes_is_one_point_of_the_recommendation(kind: Kind) -> None:
    document = kind.compose(replace(kind.view, section_overrides={"recommendation": "at A\nat B"}))
    found = next(block for block in document.body if isinstance(block, ListBlock))
    assert [plain(item) for item in found.items] == ["at A", "at B"]
    assert f"{kind.view.proposer} indstiller," in _texts(document)


@both
def test_the_texts_an_office_leaves_alone_print_as_they_stood(kind: Kind) -> None:
    offered = kind.texts(kind.view)
    again = replace(kind.view, section_overrides={one.code: one.text for one in offered})
    assert _texts(kind.compose(again)) == _texts(kind.compose(kind.view))
    assert offered[0].code == "summary"


@both
def test_an_item_is_known_by_number_title_mark_and_case(kind: Kind) -> None:
    moved = replace(
        kind.view,
        item_number=7,
        title="Sagen",
        case_number="2010-1",
        postponed=PostponementView("BIU", date(2011, 1, 2)),
    )
    assert item_parts.title_line(moved) == "7. Sagen (Udsat sag) (2010-1)"
    assert kind.compose(moved).title == "7. Sagen"
    assert _texts(kind.compose(moved))[0].startswith("Udsat fra BIU mødet den 2. januar 2011. ")


def test_an_item_without_a_meeting_has_neither_number_nor_meeting_in_its_header() -> None:
    view = replace(_red_twice(RED_TWICE.view), item_number=None, meeting_date=None, postponed=None)
    document = red_twice_item.compose(replace(view, case_number=""))
    assert document.title == view.title
    assert document.letterhead.right_upper == ""
