"""A meeting's packet: everything of an agenda in one PDF or one folder, closed items apart."""

import zipfile
from io import BytesIO

import pikepdf
from sqlalchemy import select

from portal.domain.agenda import AgendaItemState
from portal.storage.models.committee import AgendaItem, Meeting
from portal.storage.models.documents import DocumentRequest, GeneratedDocument
from tests import factories
from tests.integration.app_world import Browser, House
from tests.integration.documents.conftest import Papers
from tests.integration.documents.test_register import made, upload, word_file
from tests.integration.waiting import make_all, maker_for


def settle(house: House, *, closed: bool = True) -> str:
    """Let the meeting have an open item and a closed one, both on its agenda; return its id."""
    with house.database.writing() as session:
        first = session.scalars(select(AgendaItem)).one()
        meeting = session.scalars(select(Meeting).order_by(Meeting.on.desc())).first()
        assert meeting is not None
        first.state = AgendaItemState.SCHEDULED
        second = factories.agenda_item(
            session,
            first.scheme_id,
            first.round_id,
            meetings=(meeting.id,),
            title="Aftale med en forening",
            is_closed=closed,
            state=AgendaItemState.SCHEDULED,
        )
        second.placements[0].number = 5
        draft = factories.agenda_item(
            session, first.scheme_id, first.round_id, meetings=(meeting.id,), title="En kladde"
        )
        draft.placements[0].number = 6
        session.commit()
        return meeting.id


def packet(house: House, office: Browser, meeting_id: str, **asked: str) -> bytes:
    """Ask for a packet, let the worker make it, and return the file."""
    office.get(f"/moeder/{meeting_id}")
    answer = office.post("/dokumenter", {"kind": "packet", "meeting": meeting_id, **asked})
    assert answer.status_code == 303, answer.text
    make_all(maker_for(house), house.database)
    done = office.get(answer.location)
    assert done.status_code == 303, done.text
    return bytes(office.get(done.location).data)


def outline(content: bytes) -> list[str]:
    with pikepdf.open(BytesIO(content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_outline() as marks:
            return [str(one.title).replace("\u00a0", " ") for one in marks.root]


def test_the_pdf_has_the_agenda_and_then_every_item_that_is_ready(papers: Papers) -> None:
    office = papers.house.as_person("secretariat")
    meeting_id = settle(papers.house)
    page = office.get(f"/moeder/{meeting_id}").text
    assert "Mødemappe som PDF" in page
    marks = outline(packet(papers.house, office, meeting_id, format="pdf"))
    assert len(marks) == 3
    assert marks[0].startswith("Dagsorden, ")
    assert marks[1].startswith("4. Monitorering af integrationsprojekter")
    assert "Aftale med en forening" in marks[2]
    public = outline(packet(papers.house, office, meeting_id, format="pdf", public="yes"))
    assert len(public) == 2
    assert not any("forening" in mark for mark in public)


def test_the_folder_holds_each_paper_and_what_was_handed_in(papers: Papers) -> None:
    house = papers.house
    office = house.as_person("secretariat")
    edited = word_file("Punktet, som kontoret har rettet det.")
    assert upload(office, made(office, papers), "punkt.docx", edited)[0] == 303
    meeting_id = settle(house)
    with zipfile.ZipFile(BytesIO(packet(house, office, meeting_id, format="zip"))) as folder:
        names = folder.namelist()
        assert names[:4] == [
            "00-dagsorden.docx",
            "00-dagsorden.pdf",
            "01-monitorering-af-integrationsprojekter.docx",
            "01-monitorering-af-integrationsprojekter.pdf",
        ]
        handed_in = [name for name in names if name.startswith("bilag/")]
        assert [folder.read(name) for name in handed_in] == [edited]
        listed = folder.read("indhold.csv").decode("utf-8-sig")
        assert handed_in[0] in listed
        assert "En kladde" not in listed
        out = folder.read("punkter-til-offentliggoerelse.csv").decode("utf-8-sig")
        assert "Monitorering af integrationsprojekter" in out
        assert "forening" not in out
    asked = {"format": "zip", "public": "yes"}
    with zipfile.ZipFile(BytesIO(packet(house, office, meeting_id, **asked))) as folder:
        assert not any("forening" in name for name in folder.namelist())
    with house.database.reading() as session:
        kinds = select(GeneratedDocument.file_format).where(GeneratedDocument.kind == "packet")
        assert set(session.scalars(kinds)) == {"zip"}


def test_no_packet_is_made_of_what_is_unfinished_or_not_theirs(papers: Papers) -> None:
    house = papers.house
    meeting_id = settle(house)
    for who in ("holder_a", "committee_reader", "pool_owner_1", "assessor"):
        browser = house.as_person(who)
        browser.get("/dokumenter")
        asked = {"kind": "packet", "meeting": meeting_id, "format": "pdf"}
        assert browser.post("/dokumenter", asked).status_code == 404, who
    with house.database.writing() as session:
        for row in session.scalars(select(AgendaItem)):
            row.title = "HUSK en titel"
        session.commit()
    office = house.as_person("secretariat")
    office.get("/dokumenter")
    answer = office.post("/dokumenter", {"kind": "packet", "meeting": meeting_id})
    assert answer.status_code == 404
    assert "HUSK en titel" in answer.text
    with house.database.reading() as session:
        assert not session.query(DocumentRequest).count()
