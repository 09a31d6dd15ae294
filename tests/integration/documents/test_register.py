"""The register: who made what when from which data, what changed since, edited ones, release."""

from datetime import timedelta
from io import BytesIO

import docx
import pytest
from sqlalchemy import select

from portal.domain.rounds import RoundState
from portal.storage.models.committee import AgendaItem
from portal.storage.models.documents import GeneratedDocument
from portal.storage.models.schemes import ReportingRound
from tests.integration.app_world import Browser, House
from tests.integration.documents.conftest import Papers


def made(office: Browser, papers: Papers) -> str:
    """Make the agenda item as a Word file and return its id."""
    office.get("/dokumenter")
    answer = office.post("/dokumenter", {"kind": "agenda-item", "round": papers.round_id})
    assert answer.status_code == 303, answer.text
    return answer.location.rpartition("/")[2]


def rows(house: House) -> list[GeneratedDocument]:
    with house.database.reading() as session:
        asked = select(GeneratedDocument).order_by(GeneratedDocument.number)
        return list(session.scalars(asked))


def word_file(*texts: str) -> bytes:
    word = docx.Document()
    for text in texts:
        word.add_paragraph(text)
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def upload(office: Browser, document_id: str, name: str, content: bytes) -> tuple[int, str]:
    page = f"/dokumenter/{document_id}/om"
    office.get(page)
    answer = office.client.post(
        page,
        data={"csrf_token": office.token, "file": (BytesIO(content), name)},
        base_url=office.base_url,
        headers={"Referer": f"{office.base_url}/"},
    )
    return answer.status_code, answer.text


def set_rounds(house: House, state: RoundState) -> None:
    with house.database.writing() as session:
        for row in session.scalars(select(ReportingRound)):
            row.state = state
        session.commit()


def test_the_register_tells_who_made_what_when_and_from_which_data(papers: Papers) -> None:
    office = papers.house.as_person("secretariat")
    document_id = made(office, papers)
    page = office.get("/dokumenter/register?type=agenda-item").text
    (row,) = rows(papers.house)
    assert row.sha256[:12] in page
    assert "Monitorering af integrationsprojekter" in page
    assert "Ingen fundet" in office.get("/dokumenter/register?type=workshop").text
    assert row.sha256[:12] in office.get("/dokumenter/register?side=%C3%B8&type=nix").text
    told = office.get(f"/dokumenter/{document_id}/om").text
    assert row.sha256 in told
    assert row.snapshot_sha256 in told
    assert "svarer til tallene" in told
    assert row.snapshot["title"] == row.title.partition(". ")[2] or row.snapshot["title"]


def test_the_same_data_is_the_same_version_and_other_data_the_next(papers: Papers) -> None:
    office = papers.house.as_person("secretariat")
    first = made(office, papers)
    made(office, papers)
    assert [row.number for row in rows(papers.house)] == [1, 1]
    with papers.house.database.writing() as session:
        session.scalars(select(AgendaItem)).one().case_number = "2010-777"
        session.commit()
    page = office.get(f"/dokumenter/{first}/om").text
    assert "Tallene er ændret siden." in page
    assert "Sagsnummer" in page
    assert "2010-777" in page
    made(office, papers)
    assert [row.number for row in rows(papers.house)] == [1, 1, 2]


def test_an_edited_version_is_never_overwritten(papers: Papers) -> None:
    office = papers.house.as_person("secretariat")
    first = made(office, papers)
    content = word_file("Punktet, som kontoret har rettet det.")
    status, _text = upload(office, first, "mit punkt.docx", content)
    assert status == 303
    papers.later(seconds=60)
    made(office, papers)
    kept = rows(papers.house)
    assert [(row.number, row.is_uploaded) for row in kept] == [(1, False), (2, True), (3, False)]
    assert kept[1].filename.endswith("-version-2.docx")
    assert office.get(f"/dokumenter/{kept[1].id}").data == content


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("punkt.pdf", word_file("tekst")),
        ("punkt.docx", b"MZ not a word file"),
        ("punkt.docx", b""),
        ("", b""),
        ("punkt.docx", b"PK\x03\x04 broken"),
        ("punkt.docm", word_file("tekst")),
    ],
)
def test_what_is_no_plain_word_file_is_not_taken_in(
    papers: Papers, name: str, content: bytes
) -> None:
    office = papers.house.as_person("secretariat")
    status, text = upload(office, made(office, papers), name, content)
    assert status == 422
    assert "fil" in text
    assert len(rows(papers.house)) == 1


def test_a_document_is_the_readers_only_once_it_is_released(papers: Papers) -> None:
    house = papers.house
    office, reader = house.as_person("secretariat"), house.as_person("committee_reader")
    document_id = made(office, papers)
    assert reader.get(f"/dokumenter/{document_id}").status_code == 404
    office.get(f"/dokumenter/{document_id}/om")
    assert office.post(f"/dokumenter/{document_id}/frigiv").status_code == 409
    set_rounds(house, RoundState.PUBLISHED)
    office.get(f"/dokumenter/{document_id}/om")
    assert "Lav det igen" in office.post(f"/dokumenter/{document_id}/frigiv").text
    document_id = made(office, papers)
    office.get(f"/dokumenter/{document_id}/om")
    answer = office.post(f"/dokumenter/{document_id}/frigiv")
    assert answer.status_code == 303, answer.text
    assert reader.get(f"/dokumenter/{document_id}").status_code == 200
    assert document_id in reader.get("/dokumenter").text
    assert reader.get(f"/dokumenter/{document_id}/om").status_code == 404
    assert house.as_person("holder_a").get(f"/dokumenter/{document_id}").status_code == 404


def test_nothing_unfinished_is_released(papers: Papers) -> None:
    house = papers.house
    set_rounds(house, RoundState.PUBLISHED)
    office = house.as_person("secretariat")
    first = made(office, papers)
    assert upload(office, first, "punkt.docx", word_file("HUSK at spørge"))[0] == 303
    edited = next(row.id for row in rows(house) if row.is_uploaded)
    assert "HUSK at spørge" in office.get(f"/dokumenter/{edited}/om").text
    assert office.post(f"/dokumenter/{edited}/frigiv").status_code == 409
    with house.database.writing() as session:
        session.scalars(select(AgendaItem)).one().title = "Monitorering [dato?]"
        session.commit()
    unfinished = made(office, papers)
    office.get(f"/dokumenter/{unfinished}/om")
    assert office.post(f"/dokumenter/{unfinished}/frigiv").status_code == 409
    assert all(row.released_at is None for row in rows(house))


def test_publishing_and_releasing_is_both_or_neither(papers: Papers) -> None:
    house = papers.house
    office = house.as_person("secretariat")
    document_id = made(office, papers)
    set_rounds(house, RoundState.CLOSED)
    house.clock.move(timedelta(minutes=1))
    office.get(f"/dokumenter/{document_id}/om")
    answer = office.post(f"/dokumenter/{document_id}/offentliggoer")
    assert answer.status_code == 409, answer.text
    (row,) = rows(house)
    assert row.released_at is None
    with house.database.reading() as session:
        found = session.get_one(ReportingRound, papers.round_id)
        assert (found.state, found.published_at) == (RoundState.CLOSED, None)
