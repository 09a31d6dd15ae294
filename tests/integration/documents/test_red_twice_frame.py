"""An item about a project red twice has every item's frame: case, order, decision, files."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from docgen.writers import text
from portal.domain.actors import SYSTEM
from portal.domain.agenda import AgendaItemKind, AgendaItemState
from portal.services.documents import compose_document
from portal.services.documents.types import DocumentKind
from portal.storage import models
from tests import factories
from tests.integration.app_world import House

NO_BREAK = "\u00a0"


def decided(house: House, session: Session, **values: object) -> str:
    """Write an item about a project that is red twice, approved at its meeting; return its id."""
    made = house.made
    meeting = factories.meeting(session, made.committee.id, date(2010, 5, 17))
    standard = {"kind": AgendaItemKind.RED_TWICE, "case_number": "2010-058846"}
    item = factories.agenda_item(
        session,
        made.scheme.id,
        made.summer.id,
        meetings=(meeting.id,),
        **{**standard, "state": AgendaItemState.DECIDED, **values},
    )
    factories.escalation_case(
        session, made.project_a.id, made.spring.id, made.summer.id, agenda_item_id=item.id
    )
    factories.decision(session, item.placements[0])
    factories.attachment(
        session, house.app.extensions["documents"], item_id=item.id, filename="Regnskab.pdf"
    )
    return item.id


def printed(house: House, session: Session, item_id: str) -> str:
    """Return the item as plain text."""
    composed = compose_document(
        session,
        DocumentKind.RED_TWICE_ITEM,
        {"item": item_id},
        language="da",
        by=SYSTEM,
        at=house.clock.now(),
    )
    return text.write(composed.blocks).replace(NO_BREAK, " ")


def test_a_decided_item_prints_the_decision_the_case_and_its_files(house: House) -> None:
    with house.database.writing() as session:
        office = session.scalars(select(models.Municipality)).one()
        office.opens_with_case_line = True
        item_id = decided(house, session)
        session.flush()
        page = printed(house, session, item_id)
        assert "Indstillingen blev godkendt." in page.split("Beslutning", 1)[1]
        assert "Åbent - 2010-058846" in page
        assert "Regnskab.pdf" in page
        session.get_one(models.AgendaItem, item_id).is_closed = True
        session.flush()
        assert "Lukket - 2010-058846" in printed(house, session, item_id)
        session.rollback()


def test_the_sections_stand_in_the_offices_own_order(house: House) -> None:
    with house.database.writing() as session:
        office = session.scalars(select(models.Municipality)).one()
        office.section_order = "economy problem"
        item_id = decided(house, session)
        session.flush()
        page = printed(house, session, item_id)
        assert page.index("Økonomi") < page.index("Problemstilling") < page.index("Indstilling og")
        assert "Åbent - " not in page
        session.rollback()
