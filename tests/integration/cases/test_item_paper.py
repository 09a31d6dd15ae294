"""The item about a project red twice prints as the office sets its items, and what was decided."""

from itertools import takewhile

from sqlalchemy import select

from docgen.blocks import Document, Heading, PageBreak, Paragraph
from docgen.compose.sentences import plain
from portal.domain.agenda import AgendaItemState, DecisionKind, FiguresOf
from portal.i18n import LANGUAGES
from portal.services.documents.items import item_document, item_view, kept_view, named_item
from portal.services.documents.reader import Reader
from portal.storage import models
from tests import factories
from tests.integration.cases.stage import Stage


def _printed(stage: Stage, language: str = "da") -> Document:
    item_id = stage.case().agenda_item_id or ""
    reader = Reader(stage.office, factories.TODAY, language)
    item = named_item(stage.session, {"item": item_id}, reader)
    return item_document(item_view(stage.session, item, reader))


def _headings(document: Document) -> list[str]:
    found = [block for block in document.body if isinstance(block, Heading)]
    return [plain(block.runs) for block in found if block.level == 2]


def _texts(document: Document) -> str:
    """Return the item's own paragraphs; its letters, which follow as annexes, are not frozen."""
    own = takewhile(lambda block: not isinstance(block, PageBreak), document.body)
    found = [plain(block.runs) for block in own if isinstance(block, Paragraph)]
    return "\n".join(found).replace("\u00a0", " ")


def test_the_item_has_its_sections_in_the_order_the_office_has_chosen(stage: Stage) -> None:
    stage.red_twice()
    office = stage.session.scalars(select(models.Municipality)).one()
    office.section_order = "economy problem"
    stage.session.flush()
    assert _headings(_printed(stage))[:2] == ["Økonomi", "Problemstilling"]


def test_a_decided_item_prints_the_decision_in_the_language_of_its_reader(stage: Stage) -> None:
    stage.red_twice()
    stage.decide(DecisionKind.APPROVED_WITH_CHANGES)
    item = stage.session.get_one(models.AgendaItem, stage.case().agenda_item_id)
    item.state = AgendaItemState.DECIDED
    stage.session.flush()
    assert "Godkendt med ændringer." in _texts(_printed(stage))
    assert "Approved with changes." in _texts(_printed(stage, "en"))


def test_frozen_figures_stand_while_the_title_and_the_texts_are_of_today(stage: Stage) -> None:
    stage.red_twice()
    item = stage.session.get_one(models.AgendaItem, stage.case().agenda_item_id)
    for language in LANGUAGES:
        reader = Reader(stage.office, factories.TODAY, language)
        row = named_item(stage.session, {"item": item.id}, reader)
        kept = kept_view(stage.session, row, reader)
        item.frozen_view = {**(item.frozen_view or {}), language: kept}
    item.figures, item.title = FiguresOf.FROZEN, "Ny overskrift"
    stage.project.short_name = stage.project.name = "Et andet navn"
    stage.session.flush()
    printed = _printed(stage)
    assert printed.title == "Ny overskrift"
    assert "Et andet navn" not in _texts(printed)
