"""Files of an agenda item: attached by the office, in the packet, public only when marked."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.clock import local_date
from portal.domain.actors import SYSTEM
from portal.domain.agenda import AgendaItemState
from portal.services.documents import compose_document
from portal.services.documents.packet import packet_uploads
from portal.services.documents.reader import Reader
from portal.services.documents.types import DocumentKind
from portal.services.packets import packet_files
from portal.storage.models.attachments import Attachment
from portal.storage.models.committee import AgendaItem
from tests.integration.app_world import House
from tests.integration.attachments.files import attach, hrefs
from tests.integration.documents.conftest import Papers, papers
from tests.integration.documents.test_packet import settle
from tests.integration.rounds.given import events
from tests.unit.domain.attached_files import DOCX, EXE, PDF, XLSX

__all__ = ["papers"]

FOREIGN = ("holder_a", "pool_owner_1", "committee_reader", "administrator")


def item_page(house: House, title: str = "") -> str:
    """Return the page of an item's files; of the first item when no title is named."""
    with house.database.reading() as session:
        asked = select(AgendaItem.id).order_by(AgendaItem.created_at, AgendaItem.id)
        if title:
            asked = asked.where(AgendaItem.title == title)
        return f"/dagsordenspunkter/{session.scalars(asked).first()}/bilag"


def test_the_office_attaches_marks_and_takes_off_and_judges_fetch(papers: Papers) -> None:
    house = papers.house
    page, office = item_page(house), house.as_person("secretariat")
    assert attach(office, page, "Regnskab.XLSX", XLSX).status_code == 303
    assert "Regnskab.xlsx" in office.get(page.removesuffix("/bilag")).text
    [href] = hrefs(office, page)
    assert office.get(href).data == XLSX
    assert office.get(href).headers["Content-Disposition"].startswith("attachment")
    assessor = house.as_person("assessor")
    assert assessor.get(href).data == XLSX
    assert hrefs(assessor, page) == []
    assert attach(assessor, page).status_code == 404
    assert office.post(href, {"do": "public"}).status_code == 303
    assert office.post(href, {"do": "remove"}).status_code == 303
    assert office.get(href).status_code == 404
    assert [events(house, f"attachment_{one}") for one in ("added", "marked", "removed")] == [
        1,
        1,
        1,
    ]


@pytest.mark.parametrize("who", FOREIGN)
def test_nobody_else_finds_an_items_files(papers: Papers, who: str) -> None:
    house = papers.house
    page, office = item_page(house), house.as_person("secretariat")
    attach(office, page)
    [href] = hrefs(office, page)
    other = house.as_person(who)
    assert other.get(page).status_code == 404
    assert other.get(href).status_code == 404
    assert attach(other, page).status_code == 404
    assert other.post(href, {"do": "remove"}).status_code == 404


def test_a_settled_item_and_a_false_file_are_refused(papers: Papers) -> None:
    house = papers.house
    page, office = item_page(house), house.as_person("secretariat")
    assert attach(office, page, "a.docx", EXE).status_code == 422
    with house.database.writing() as session:
        session.scalars(select(AgendaItem)).one().state = AgendaItemState.DECIDED
        session.commit()
    assert attach(office, page, "a.docx", DOCX).status_code == 422
    with house.database.reading() as session:
        assert session.scalars(select(Attachment)).all() == []


def test_the_packet_holds_the_files_and_its_front_page_names_them(papers: Papers) -> None:
    house, meeting_id = papers.house, settle(papers.house)
    office = house.as_person("secretariat")
    page = item_page(house, "Monitorering af integrationsprojekter")
    attach(office, page, "Oversigt.pdf", PDF, public=True)
    house.clock.move(timedelta(seconds=5))
    attach(office, page, "Intern.docx", DOCX)
    closed = item_page(house, "Aftale med en forening")
    attach(office, closed, "Aftalen.pdf", PDF, public=True)
    at = house.clock.now()
    with house.database.reading() as session:
        named = {"meeting": meeting_id}
        whole = compose_document(
            session, DocumentKind.PACKET, named, language="da", by=SYSTEM, at=at
        )
        assert all(name in repr(whole.blocks) for name in ("Oversigt.pdf", "Intern.docx"))
        reader, store = Reader(SYSTEM, local_date(at), "da"), house.app.extensions["documents"]
        folder = {
            one.name: one.content or b""
            for one in packet_files(session, store, whole, named, reader)
        }
        files = [name for name in folder if name.startswith("bilag/")]
        assert files == [
            "bilag/01-punkt-4-Oversigt.pdf",
            "bilag/02-punkt-4-Intern.docx",
            "bilag/03-punkt-5-Aftalen.pdf",
        ]
        assert folder[files[1]] == DOCX
        assert all(name in folder["indhold.csv"].decode() for name in files)
        asked = {**named, "public": "yes"}
        public = compose_document(
            session, DocumentKind.PACKET, asked, language="da", by=SYSTEM, at=at
        )
        assert [one.filename for one in packet_uploads(session, asked, reader)] == ["Oversigt.pdf"]
        out = packet_files(session, store, public, asked, reader)
        written = f"{public.blocks!r} {[one.name for one in out]}"
    assert "Oversigt.pdf" in written
    assert "Intern" not in written
    assert "Aftalen" not in written
