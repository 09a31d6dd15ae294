"""Documents: Word at once, PDF from the worker, each for those who may have it (documents.md)."""

import re
from io import BytesIO

import docx
import pytest

from portal.domain.actors import SYSTEM
from portal.domain.documents import RequestState
from portal.services.document_requests import claim_request, compose_requested, finish_request
from portal.services.documents import compose_document
from portal.services.documents.types import DocumentKind
from portal.storage.history import seal
from portal.storage.models.documents import DocumentRequest, GeneratedDocument
from portal.storage.models.schemes import MonitoringScheme
from portal.web.documents import pages
from tests.integration.app_world import Browser
from tests.integration.documents.conftest import Papers
from tests.integration.waiting import make_all, maker_for

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def fetched(browser: Browser, kind: str, **arguments: str) -> bytes:
    """Ask for a Word file, follow where the answer leads, and return the file."""
    browser.get("/dokumenter")
    answer = browser.post("/dokumenter", {"kind": kind, "format": "docx", **arguments})
    assert answer.status_code == 303, answer.text
    file = browser.get(answer.location)
    assert file.status_code == 200
    assert file.mimetype == WORD
    assert file.headers["Content-Disposition"].startswith("attachment; filename=")
    return bytes(file.data)


def text_of(content: bytes) -> str:
    opened = docx.Document(BytesIO(content))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in opened.paragraphs), *cells]).replace("\u00a0", " ")


def test_an_agenda_item_is_a_word_file_at_once(papers: Papers) -> None:
    office = papers.house.as_person("secretariat")
    text = text_of(fetched(office, "agenda-item", round=papers.round_id))
    assert "4. Monitorering af integrationsprojekter" in text
    assert "Åben familieskole" in text
    listed = office.get("/dokumenter").text
    assert "Hent" in listed
    assert "Monitorering af integrationsprojekter" in listed


def test_the_letter_and_the_workshop_and_the_own_report_are_word_files(papers: Papers) -> None:
    office, holder = papers.house.as_person("secretariat"), papers.house.as_person("holder_a")
    assert "integrationsprojekter" in text_of(
        fetched(office, "orientation-letter", scheme=papers.house.made.scheme.id)
    )
    for browser in (office, holder):
        assert "Vi har holdt fire møder." in text_of(
            fetched(browser, "round-report", report=papers.report_id)
        )
        assert "100 familier deltager" in text_of(
            fetched(browser, "workshop", workshop=papers.workshop_id)
        )


def test_what_somebody_may_not_have_does_not_exist(papers: Papers) -> None:
    made = papers.house.made
    wanted = {
        "agenda-item": ("round", papers.round_id),
        "orientation-letter": ("scheme", made.scheme.id),
        "round-report": ("report", papers.report_id),
        "workshop": ("workshop", papers.workshop_id),
    }
    forbidden = {
        "holder_b": tuple(wanted),
        "committee_reader": tuple(wanted),
        "pool_owner_2": tuple(wanted),
        "holder_a": ("agenda-item", "orientation-letter"),
        "administrator": tuple(wanted),
    }
    for who, kinds in forbidden.items():
        browser = papers.house.as_person(who)
        for kind in kinds:
            name, own = wanted[kind]
            for given in (own, "findesikke", "", "x" * 5_000):
                for file_format in ("docx", "pdf"):
                    browser.get("/dokumenter")
                    answer = browser.post(
                        "/dokumenter", {"kind": kind, "format": file_format, name: given}
                    )
                    assert answer.status_code == 404, (who, kind, given[:20])
    with papers.house.database.reading() as session:
        assert not session.query(GeneratedDocument).count()
        assert not session.query(DocumentRequest).count()


def test_a_kind_that_is_none_is_missing(papers: Papers) -> None:
    office = papers.house.as_person("secretariat")
    for kind in ("", "AGENDA-ITEM", "agenda-item\x00", "x" * 5_000):
        assert office.post("/dokumenter", {"kind": kind}).status_code == 404


def test_a_round_without_an_item_and_a_report_not_sent_are_told_in_words(papers: Papers) -> None:
    office = papers.house.as_person("secretariat")
    office.get("/dokumenter")
    spring = papers.house.made.spring.id
    answer = office.post("/dokumenter", {"kind": "agenda-item", "round": spring})
    assert answer.status_code == 404
    assert "ikke oprettet et dagsordenspunkt" in answer.text
    draft = office.post("/dokumenter", {"kind": "round-report", "report": papers.draft_id})
    assert draft.status_code == 404
    assert "Rapporten er ikke sendt endnu." in draft.text


def test_somebody_else_s_document_and_request_do_not_exist(
    papers: Papers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "LOOK_SECONDS", 0.0)
    holder = papers.house.as_person("holder_a")
    holder.get("/dokumenter")
    word = holder.post("/dokumenter", {"kind": "round-report", "report": papers.report_id})
    pdf = holder.post(
        "/dokumenter", {"kind": "round-report", "report": papers.report_id, "format": "pdf"}
    )
    assert pdf.status_code == 303
    assert holder.get(pdf.location).status_code == 200
    for who in ("holder_b", "committee_reader", "pool_owner_1", "reader"):
        other = papers.house.as_person(who)
        assert other.get(word.location).status_code == 404
        assert other.get(pdf.location).status_code == 404
        assert other.get("/dokumenter/bestilt/findesikke").status_code == 404
        assert "Rapport" not in other.get("/dokumenter").text.split("<main", 1)[1]
    assert papers.house.as_person("secretariat").get(word.location).status_code == 200


def test_a_pdf_is_asked_for_made_by_the_worker_and_fetched(
    papers: Papers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "LOOK_SECONDS", 0.0)
    office = papers.house.as_person("secretariat")
    office.get("/dokumenter")
    answer = office.post(
        "/dokumenter", {"kind": "agenda-item", "round": papers.round_id, "format": "pdf"}
    )
    assert answer.status_code == 303
    waiting = office.get(answer.location).text
    assert "Dokumentet er på vej" in waiting
    assert "Bestilt" in office.get("/dokumenter").text
    make_all(maker_for(papers.house), papers.house.database)
    done = office.get(answer.location)
    assert done.status_code == 303
    file = office.get(done.location)
    assert file.mimetype == "application/pdf"
    assert file.data.startswith(b"%PDF-")
    assert "Bestilt" not in office.get("/dokumenter").text


def test_a_pdf_that_can_no_longer_be_made_is_told_and_word_is_offered(
    papers: Papers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "LOOK_SECONDS", 0.0)
    office = papers.house.as_person("secretariat")
    office.get("/dokumenter")
    answer = office.post(
        "/dokumenter", {"kind": "round-report", "report": papers.report_id, "format": "pdf"}
    )
    papers.unsend()
    make_all(maker_for(papers.house), papers.house.database)
    failed = office.get(answer.location).text
    assert "Dokumentet blev ikke lavet" in failed
    assert "Rapporten er ikke sendt endnu." in failed
    assert "Hent som Word" in failed
    with papers.house.database.reading() as session:
        assert session.query(DocumentRequest).one().state is RequestState.FAILED


def test_without_a_worker_the_page_says_so_and_offers_word(
    papers: Papers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "LOOK_SECONDS", 0.0)
    office = papers.house.as_person("secretariat")
    office.get("/dokumenter")
    answer = office.post(
        "/dokumenter", {"kind": "agenda-item", "round": papers.round_id, "format": "pdf"}
    )
    papers.later(seconds=31)
    page = office.get(answer.location).text
    assert "svarer ikke" in page
    assert f'name="round" value="{papers.round_id}"' in page


def test_any_text_in_a_report_becomes_a_document(papers: Papers) -> None:
    strange = "&<>{{ x }}{% y %} ]]> </w:t> \u202e æøå 😀 \u2028 " + "langt" * 500
    papers.retell(strange)
    holder = papers.house.as_person("holder_a")
    assert "{{ x }}{% y %}" in text_of(fetched(holder, "round-report", report=papers.report_id))


def test_documents_are_said_in_english_to_those_who_read_english(papers: Papers) -> None:
    office = papers.house.as_person("secretariat")
    office.get("/sprog/en")
    text = text_of(fetched(office, "agenda-item", round=papers.round_id))
    assert "This item reports on" in text


def test_a_ready_document_s_page_is_read_in_another_language_without_fetching_it(
    papers: Papers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "LOOK_SECONDS", 0.0)
    house, holder = papers.house, papers.house.as_person("holder_a")
    holder.get("/dokumenter")
    typed = {"kind": "round-report", "report": papers.report_id, "format": "pdf"}
    waited = holder.post("/dokumenter", typed).location
    english = re.search(r'href="(/sprog/en[^"]+)"', holder.get(waited).text)
    assert english is not None
    with house.database.writing() as session:
        request_id = claim_request(session, house.clock.now())
        assert request_id is not None
        claimed = compose_requested(session, request_id, house.clock.now())
        store = house.app.extensions["documents"]
        finish_request(session, store, claimed, b"%PDF-1.7", house.clock.now())
        seal(session)
        session.commit()
    shown = holder.get(holder.get(english[1]).location)
    assert shown.status_code == 200
    assert "The document is ready" in shown.text
    assert "bliv" not in waited
    assert holder.get(waited).status_code == 303


def test_a_scheme_without_the_date_of_its_decision_has_documents_without_one(
    papers: Papers,
) -> None:
    office, made = papers.house.as_person("secretariat"), papers.house.made
    with papers.house.database.writing() as session:
        of_scheme = session.get_one(MonitoringScheme, made.scheme.id)
        of_scheme.decision_body, of_scheme.decision_reference = "Borgerrepræsentationen", ""
        of_scheme.decision_date = None
        session.commit()
    item = text_of(fetched(office, "agenda-item", round=papers.round_id))
    assert "Borgerrepræsentationen vedtog, at integrationsprojekter" in item
    letter = text_of(fetched(office, "orientation-letter", scheme=made.scheme.id))
    assert "Borgerrepræsentationen besluttede, at fremdriften" in letter
    assert "1900" not in item + letter


@pytest.mark.parametrize(
    ("language", "stems"),
    [
        ("da", ("dagsordenspunkt-", "orienteringsbrev", "rapport-", "workshop-")),
        ("en", ("agenda-item-", "orientation-letter", "report-", "workshop-")),
    ],
)
def test_a_file_is_named_in_the_language_of_its_document(
    papers: Papers, language: str, stems: tuple[str, ...]
) -> None:
    named = (
        (DocumentKind.AGENDA_ITEM, {"round": papers.round_id}),
        (DocumentKind.ORIENTATION_LETTER, {"scheme": papers.house.made.scheme.id}),
        (DocumentKind.ROUND_REPORT, {"report": papers.report_id}),
        (DocumentKind.WORKSHOP, {"workshop": papers.workshop_id}),
    )
    at = papers.house.clock.now()
    with papers.house.database.reading() as session:
        made = [
            compose_document(session, kind, about, language=language, by=SYSTEM, at=at)
            for kind, about in named
        ]
    for one, stem in zip(made, stems, strict=True):
        assert one.stem.startswith(stem)
