"""No closed item comes on anything for the public: lists, packets, files and pages (G10)."""

import random
import zipfile
from datetime import date, timedelta
from io import BytesIO

import docx
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from docgen.render import render
from portal.clock import local_date
from portal.domain.actors import SYSTEM
from portal.domain.agenda import AgendaItemState
from portal.domain.rounds import RoundState
from portal.services.document_keeping import keep_document
from portal.services.documents import compose_document, document_theme
from portal.services.documents.publication_list import publication_list_view, publication_table
from portal.services.documents.reader import Reader
from portal.services.documents.types import DocumentKind
from portal.services.packets import packet_files
from portal.storage.models.committee import AgendaItem, Meeting, MeetingPlacement
from portal.storage.models.documents import GeneratedDocument
from tests import factories
from tests.integration.app_world import House
from tests.integration.documents.conftest import Papers
from tests.integration.documents.test_packet import settle
from tests.integration.documents.test_register import set_rounds

AGENDAS = 40
FIRST = date(2010, 10, 1)
ON_THE_LIST = frozenset({
    AgendaItemState.READY,
    AgendaItemState.SCHEDULED,
    AgendaItemState.DECIDED,
    AgendaItemState.REOPENED,
})  # fmt: skip
CSV = "/moeder/{}/punkter-til-offentliggoerelse.csv"


def agenda(house: House, number: int, chance: random.Random) -> tuple[str, list[str], list[str]]:
    """Write a meeting of items in all states; return it, the open titles, and the others'."""
    with house.database.writing() as session:
        base = session.scalars(select(AgendaItem).order_by(AgendaItem.created_at)).first()
        assert base is not None
        on = FIRST + timedelta(days=number)
        meeting = factories.meeting(session, house.made.committee.id, on)
        open_ones: list[str] = []
        hidden: list[str] = []
        for place in range(chance.randint(1, 7)):
            state = chance.choice(list(AgendaItemState))
            closed = chance.random() < 0.5
            title = f"Sag {chance.getrandbits(40):010x}"
            item = factories.agenda_item(
                session,
                base.scheme_id,
                base.round_id,
                meetings=(meeting.id,),
                title=title,
                case_number=f"2010-{chance.getrandbits(30)}",
                is_closed=closed,
                state=state,
            )
            item.placements[0].number = place + 1
            out = not closed and state in ON_THE_LIST
            (open_ones if out else hidden).extend((title, item.case_number))
        session.commit()
        return meeting.id, open_ones, hidden


def texts_of(content: bytes) -> str:
    """Return everything a Word file says."""
    with zipfile.ZipFile(BytesIO(content)) as parts:
        return "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


def everything_public(house: House, session: Session, meeting_id: str, *, packed: bool) -> str:
    """Return all that leaves for the public of a meeting: list and packet, in both languages."""
    at, found = house.clock.now(), []
    for language in ("da", "en"):
        reader = Reader(SYSTEM, local_date(at), language)
        named = {"meeting": meeting_id}
        found.append(
            publication_table(publication_list_view(session, named, reader)).decode("utf-8-sig")
        )
        listed = compose_document(
            session, DocumentKind.PUBLICATION_LIST, named, language=language, by=SYSTEM, at=at
        )
        found += [listed.title, listed.stem, str(listed.snapshot)]
        found.append(texts_of(render(listed.blocks, "docx", document_theme())))
        if not packed:
            continue
        asked = {**named, "public": "yes"}
        whole = compose_document(
            session, DocumentKind.PACKET, asked, language=language, by=SYSTEM, at=at
        )
        found += [whole.title, whole.stem, str(whole.snapshot), repr(whole.blocks)]
        store = house.app.extensions["documents"]
        for file in packet_files(session, store, whole, asked, reader):
            found += [file.name, repr(file.document), repr(file.content)]
            found.append((file.content or b"").decode("utf-8", "replace"))
    return "\n".join(found)


def test_no_closed_item_is_in_anything_public_whatever_the_agenda(papers: Papers) -> None:
    chance, closed_seen, met = random.Random(10), 0, 0
    for number in range(AGENDAS):
        meeting_id, open_ones, hidden = agenda(papers.house, number, chance)
        with papers.house.database.reading() as session:
            public = everything_public(papers.house, session, meeting_id, packed=bool(open_ones))
        assert [one for one in open_ones if one not in public] == []
        assert [one for one in hidden if one in public] == []
        met, closed_seen = met + bool(open_ones), closed_seen + len(hidden)
    assert met >= AGENDAS // 2
    assert closed_seen >= AGENDAS


def test_the_list_keeps_the_agendas_numbers_and_says_nothing_of_the_gap(papers: Papers) -> None:
    house = papers.house
    meeting_id = settle(house)
    office = house.as_person("secretariat")
    page = office.get(f"/moeder/{meeting_id}").text
    assert CSV.format(meeting_id) in page
    answer = office.get(CSV.format(meeting_id))
    assert answer.mimetype == "text/csv"
    rows = answer.data.decode("utf-8-sig").splitlines()
    assert [row.split(";")[0] for row in rows[1:]] == ["4"]
    assert "ukket" not in answer.data.decode("utf-8-sig")
    asked = {"kind": "publication-list", "meeting": meeting_id, "format": "docx"}
    office.get(f"/moeder/{meeting_id}")
    sent = office.get(office.post("/dokumenter", asked).location)
    word = docx.Document(BytesIO(sent.data))
    assert len(word.tables[0].rows) == 2
    assert "forening" not in texts_of(sent.data)
    assert "lukket" not in texts_of(sent.data).lower()


@pytest.mark.parametrize(
    "who", ["holder_a", "committee_reader", "pool_owner_1", "assessor", "approver"]
)
def test_the_list_is_made_by_the_office_alone(papers: Papers, who: str) -> None:
    meeting_id = settle(papers.house)
    browser = papers.house.as_person(who)
    assert browser.get(CSV.format(meeting_id)).status_code == 404
    browser.get("/konto")
    asked = {"kind": "publication-list", "meeting": meeting_id}
    assert browser.post("/dokumenter", asked).status_code == 404


@pytest.mark.parametrize("kind", ["publication-list", "packet"])
def test_what_named_an_item_before_it_was_closed_is_not_released(papers: Papers, kind: str) -> None:
    house = papers.house
    meeting_id = settle(house, closed=False)
    set_rounds(house, RoundState.PUBLISHED)
    document_id = _kept(house, meeting_id, kind)
    office = house.as_person("secretariat")
    with house.database.writing() as session:
        closed = select(AgendaItem).where(AgendaItem.title == "Aftale med en forening")
        session.scalars(closed).one().is_closed = True
        session.commit()
    office.get(f"/dokumenter/{document_id}/om")
    answer = office.post(f"/dokumenter/{document_id}/frigiv")
    assert answer.status_code == 409
    assert "Dagsordenen er ændret" in answer.text
    with house.database.reading() as session:
        assert session.get_one(GeneratedDocument, document_id).released_at is None
    document_id = _kept(house, meeting_id, kind)
    office.get(f"/dokumenter/{document_id}/om")
    assert office.post(f"/dokumenter/{document_id}/frigiv").status_code == 303


def _kept(house: House, meeting_id: str, kind: str) -> str:
    """Keep a document for publication as it is now and return its id."""
    with house.database.writing() as session:
        arguments = {"meeting": meeting_id, **({"public": "yes"} if kind == "packet" else {})}
        at = house.clock.now()
        composed = compose_document(
            session, DocumentKind(kind), arguments, language="da", by=SYSTEM, at=at
        )
        found = keep_document(
            session,
            house.app.extensions["documents"],
            composed,
            render(composed.blocks, "docx", document_theme()),
            arguments,
            file_format="docx",
            language="da",
            by=SYSTEM,
            at=at,
        )
        session.commit()
        return found


def test_no_public_page_knows_of_an_agenda(papers: Papers) -> None:
    meeting_id = settle(papers.house)
    set_rounds(papers.house, RoundState.PUBLISHED)
    browser = papers.house.browser()
    for path in ("/overblik", f"/overblik/{papers.round_id}"):
        assert "forening" not in browser.get(path).text
    assert browser.get(CSV.format(meeting_id)).status_code != 200
    with papers.house.database.reading() as session:
        assert session.scalars(select(MeetingPlacement.id)).first()
        assert session.get(Meeting, meeting_id) is not None
