"""Files of a report: attached while it is written, public only when marked and published."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.domain.assessments import AssessmentState
from portal.domain.rag import Rag
from portal.domain.reports import ReportState
from portal.domain.rounds import RoundState
from portal.storage import models
from tests import factories
from tests.integration.app_world import House
from tests.integration.attachments.files import attach, attach_large, hrefs
from tests.integration.rounds.given import events, rated, report_came, round_is
from tests.unit.domain.attached_files import DOCX, EXE, PDF, PNG

WRITERS = ("holder_a", "certifier", "secretariat")


def draft(house: House) -> str:
    """Write a report of project A that is being written; return the page of its files."""
    report_id = report_came(house, house.made.project_a)
    with house.database.writing() as session:
        report = session.get_one(models.Report, report_id)
        report.state, report.submitted_at = ReportState.DRAFT, None
        session.commit()
    return f"/rapporter/{report_id}/bilag"


def sent_in(house: House, rag: Rag = Rag.GREEN) -> str:
    """Send and rate the drafted report of project A, and a report of project B."""
    with house.database.writing() as session:
        report = session.scalars(
            select(models.Report).where(models.Report.project_id == house.made.project_a.id)
        ).one()
        report.state, report.submitted_at = ReportState.SUBMITTED, house.clock.now()
        report_id = report.id
        session.commit()
    _rated_as_it_is(house, rag)
    rated(house, house.made.project_b, Rag.YELLOW)
    round_is(house, RoundState.CLOSED)
    return report_id


def _rated_as_it_is(house: House, rag: Rag) -> None:
    with house.database.writing() as session:
        factories.assessment(
            session,
            house.made.project_a.id,
            house.made.summer.id,
            rag,
            proposed_at=factories.NOW,
            approved_at=factories.NOW,
            proposed_by_id=house.made.people["assessor"].id,
        )
        session.commit()


def publish(house: House) -> None:
    """Publish the summer round."""
    office = house.as_person("secretariat")
    answer = office.post(f"/runder/{house.made.summer.id}/offentliggoer")
    assert answer.status_code == 303, answer.text
    house.clock.move(timedelta(hours=1))


def form(house: House) -> str:
    return f"/overblik/projekter/{house.made.project_a.id}/{house.made.summer.id}"


def public_files(house: House) -> list[str]:
    """Return the addresses of the files on the public page of the report."""
    page = house.browser().get(form(house)).text
    return [part.split('"')[0] for part in page.split('href="')[1:] if "/bilag/" in part]


@pytest.mark.parametrize("who", WRITERS)
def test_those_who_write_attach_a_file_and_take_it_off_again(house: House, who: str) -> None:
    page = draft(house)
    browser = house.as_person(who)
    answer = attach(browser, page, "../Æbler\r\n og plan.PDF")
    assert answer.status_code == 303, answer.text
    shown = browser.get(page).text
    assert "Æbler og plan.pdf" in shown
    [href] = hrefs(browser, page)
    got = browser.get(href)
    assert got.data == PDF
    assert got.mimetype == "application/pdf"
    assert got.headers["Content-Disposition"].startswith("attachment")
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    assert got.headers["Cache-Control"] == "no-store"
    assert events(house, "attachment_added") == 1
    assert browser.post(href, {"do": "remove"}).status_code == 303
    assert browser.get(href).status_code == 404
    assert "Der er ingen bilag." in browser.get(page).text
    assert events(house, "attachment_removed") == 1


def test_readers_fetch_and_cannot_change_others_find_nothing(house: House) -> None:
    page = draft(house)
    holder = house.as_person("holder_a")
    attach(holder, page)
    [href] = hrefs(holder, page)
    reader = house.as_person("reader")
    assert reader.get(href).data == PDF
    assert hrefs(reader, page) == []
    assert attach(reader, page).status_code == 404
    assert reader.post(href, {"do": "remove"}).status_code == 404
    for who in ("holder_b", "pool_owner_1", "pool_owner_2", "assessor", "committee_reader"):
        other = house.as_person(who)
        assert other.get(page).status_code == 404, who
        assert other.get(href).status_code == 404, who
        assert attach(other, page).status_code == 404, who
        assert other.post(href, {"do": "remove"}).status_code == 404, who
    assert house.browser().get(href).status_code in {302, 401}
    with house.database.reading() as session:
        assert len(session.scalars(select(models.Attachment)).all()) == 1


def test_a_file_of_another_report_is_not_reached_through_ones_own(house: House) -> None:
    page = draft(house)
    holder = house.as_person("holder_a")
    attach(holder, page)
    [href] = hrefs(holder, page)
    own = f"/rapporter/{report_came(house, house.made.project_b)}/bilag"
    stranger = house.as_person("holder_b")
    stranger.get(own)
    crossed = f"{own}/{href.rpartition('/')[2]}"
    assert stranger.get(crossed).status_code == 404
    assert stranger.post(crossed, {"do": "remove"}).status_code == 404
    assert holder.get(href).status_code == 200


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.pdf", EXE), ("a.exe", EXE), ("a.docx", PDF), ("a.pdf", b""), ("", b""), ("a.png", DOCX)],
)
def test_what_is_not_taken_in_is_told_at_the_field(house: House, name: str, content: bytes) -> None:
    page = draft(house)
    answer = attach(house.as_person("holder_a"), page, name, content)
    assert answer.status_code == 422
    assert "form-error" in answer.text
    with house.database.reading() as session:
        assert session.scalars(select(models.Attachment)).all() == []


def test_a_file_is_not_attached_without_the_forms_token(house: House) -> None:
    page = draft(house)
    assert attach(house.as_person("holder_a"), page, token="").status_code == 400


def test_a_file_too_large_is_refused_and_the_reports_text_is_untouched(house: House) -> None:
    page = draft(house)
    holder = house.as_person("holder_a")
    too_large = attach_large(holder, page, PDF[:-6] + b" " * 11 * 1024 * 1024 + PDF[-6:])
    assert too_large.status_code == 422
    assert "højst fylde 10" in too_large.text
    assert attach_large(holder, page, b" " * 13 * 1024 * 1024).status_code == 413
    with house.database.reading() as session:
        assert "fire møder" in session.scalars(select(models.Report.activity_text)).one()


def test_a_report_that_was_sent_keeps_its_files(house: House) -> None:
    page = draft(house)
    holder = house.as_person("holder_a")
    attach(holder, page, public=True)
    [href] = hrefs(holder, page)
    sent_in(house)
    assert attach(holder, page).status_code == 422
    assert holder.post(href, {"do": "remove"}).status_code == 409
    assert holder.get(href).data == PDF
    assert "plan.pdf" in house.as_person("assessor").get(page.removesuffix("/bilag")).text


def test_the_public_reads_a_file_only_when_marked_and_published(house: House) -> None:
    page = draft(house)
    holder = house.as_person("holder_a")
    attach(holder, page, "offentlig.pdf", public=True)
    house.clock.move(timedelta(seconds=5))
    attach(holder, page, "intern.png", PNG)
    marked, internal = hrefs(holder, page)
    sent_in(house)
    files = [f"{form(house)}/bilag/{one.rpartition('/')[2]}" for one in (marked, internal)]
    assert [house.browser().get(one).status_code for one in files] == [404, 404]
    publish(house)
    assert public_files(house) == files[:1]
    shown = house.browser().get(form(house)).text
    assert "offentlig.pdf" in shown
    assert "intern" not in shown
    got = house.browser().get(files[0])
    assert got.data == PDF
    assert got.headers["Content-Disposition"].startswith("attachment")
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in got.headers
    assert house.browser().get(files[1]).status_code == 404
    assert house.as_person("holder_a").get(files[1]).status_code == 404


def test_a_file_whose_mark_is_taken_off_is_gone_from_the_public_at_once(house: House) -> None:
    page = draft(house)
    attach(house.as_person("holder_a"), page, public=True)
    sent_in(house)
    publish(house)
    [address] = public_files(house)
    office = house.as_person("secretariat")
    [href] = hrefs(office, page)
    assert office.post(href, {"do": "private"}).status_code == 303
    assert public_files(house) == []
    assert house.browser().get(address).status_code == 404
    assert events(house, "attachment_marked") == 1
    assert office.post(href, {"do": "public"}).status_code == 409


def test_what_is_withdrawn_takes_its_files_along(house: House) -> None:
    page = draft(house)
    attach(house.as_person("holder_a"), page, public=True)
    sent_in(house)
    publish(house)
    [address] = public_files(house)
    with house.database.writing() as session:
        row = session.scalars(
            select(models.Assessment).where(models.Assessment.project_id == house.made.project_a.id)
        ).one()
        row.state = AssessmentState.WITHDRAWN
        session.commit()
    assert house.browser().get(address).status_code == 404
    assert public_files(house) == []


def test_a_file_marked_after_publication_waits_for_the_next_version(house: House) -> None:
    page = draft(house)
    report_id = sent_in(house)
    publish(house)
    holder = house.as_person("holder_a")
    with house.database.writing() as session:
        session.get_one(models.Report, report_id).state = ReportState.DRAFT
        session.commit()
    assert attach(holder, page, public=True).status_code == 303
    [href] = hrefs(holder, page)
    assert public_files(house) == []
    early = f"{form(house)}/bilag/{href.rpartition('/')[2]}"
    assert house.browser().get(early).status_code == 404
