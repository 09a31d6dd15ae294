"""A report is sent once, kept as it was sent, and moved on only by those who may (D2)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from decimal import Decimal
from threading import Barrier

import pytest
from sqlalchemy import select

from portal.domain.errors import DomainError
from portal.domain.rag import Rag
from portal.domain.reports import (
    ProgressReport,
    ReportAction,
    ReportState,
    ReportStep,
)
from portal.services import reports as services
from portal.services.refusals import Missing, Refused
from portal.services.report_drafts import save_draft
from portal.services.reports import Submission
from portal.storage.history import seal
from portal.storage.history_check import verify
from portal.storage.models.records import AuditEvent
from portal.storage.models.reports import Report
from portal.storage.models.schemes import MonitoringScheme
from tests.factories import NOW, TODAY
from tests.integration.services.office import LINK, Office, submission

DOUBLES, AT_ONCE = 500, 8
OUTSIDERS = ["reader", "holder_b", "pool_owner_1", "pool_owner_2", "approver", "committee_reader",
             "administrator"]  # fmt: skip


def test_500_double_submissions_give_one_receipt_one_version_and_one_set_of_mails(
    office: Office,
) -> None:
    numbers = {office.send(key=f"k{number}") for number in range(DOUBLES)}
    numbers |= {office.send() for _number in range(DOUBLES)}
    assert len(numbers) == 1
    assert [one.receipt_number for one in office.versions()] == list(numbers)
    assert office.mails("report_receipt") == 2
    with office.written.database.reading() as session:
        sent = session.scalars(
            select(AuditEvent.seq).where(AuditEvent.action == "report_submitted")
        ).all()
    assert len(sent) == 1


def test_8_submissions_at_once_give_one_receipt(office: Office) -> None:
    gate = Barrier(AT_ONCE)
    held: list[Report] = []

    def click(number: int) -> str:
        """Send as a request does: the report is looked at before it is locked."""
        with office.written.database.writing() as session:
            if session.get_bind().dialect.name == "postgresql":
                held.append(session.get_one(Report, office.written.report_id))
                gate.wait()
            found = services.submit_report(
                session, office.written.report_id, submission(), key=f"k{number}", link=LINK,
                by=office.written.people["holder_a"], at=NOW,
            )  # fmt: skip
            seal(session)
            session.commit()
        return found

    with ThreadPoolExecutor(AT_ONCE) as people:
        numbers = set(people.map(click, range(AT_ONCE)))
    assert len(numbers) == 1
    assert len(office.versions()) == 1
    assert office.mails("report_receipt") == 2
    with office.written.database.reading() as session:
        assert verify(session).is_whole


def test_what_was_sent_is_written_exactly(office: Office) -> None:
    number = office.send()
    report = office.report
    assert number == report.receipt_number
    assert number.startswith("R-2010-07-08-")
    assert (report.state, report.submitted_at, report.number) == (ReportState.SUBMITTED, NOW, 1)
    assert (report.activity_text, report.result_text) == (
        "Vi har holdt fire møder.", "Mange kom.")  # fmt: skip
    assert (report.economy_used, report.economy_text) == (Decimal("1234567.89"), "Alt er brugt.")
    assert (report.own_activity, report.own_overall) == (Rag.GREEN, Rag.YELLOW)
    with office.written.database.reading() as session:
        kept = session.get_one(Report, report.id)
        assert [(one.criterion_key, one.value) for one in kept.values] == [("hundred", Decimal(60))]
        assert [one.reached_on for one in kept.milestones] == [date(2009, 2, 1)]
        assert [(one.likelihood, one.impact) for one in kept.risks] == [(2, 3)]


def test_version_2_is_kept_beside_version_1_after_a_return(office: Office) -> None:
    first = office.send()
    office.duty(ReportAction.RETURN, reason="Tallet mangler en forklaring.")
    assert office.state == ReportState.RETURNED
    assert office.report.reason == "Tallet mangler en forklaring."
    assert office.mails("report_returned") == 2
    office.run(
        lambda session, by: save_draft(
            session, office.written.report_id, ReportStep.ACTIVITIES, {"andet": "y"}, {},
            by=by, at=NOW,
        ),
        "holder_a",
    )  # fmt: skip
    assert office.state is ReportState.DRAFT
    second = office.send(sent=submission("61"))
    assert second != first
    assert [(one.number, one.receipt_number, one.content) for one in office.versions()] == [
        (1, first, {"felt": "x"}),
        (2, second, {"felt": "x", "andet": "y"}),
    ]
    assert office.report.number == 2


def test_a_reopened_report_is_sent_as_the_next_version(office: Office) -> None:
    office.send()
    office.duty(ReportAction.ACCEPT)
    assert office.report.accepted_at == NOW
    office.duty(ReportAction.REOPEN)
    assert office.state is ReportState.DRAFT
    assert office.report.submitted_at is not None
    office.send()
    office.duty(ReportAction.RETURN)
    office.begin()
    office.send()
    assert [one.number for one in office.versions()] == [1, 2, 3]


def test_every_gap_is_told_at_once(office: Office) -> None:
    nothing = ProgressReport("p", "r", date(2010, 6, 30))
    with pytest.raises(Refused) as refused:
        office.send(sent=Submission(nothing))
    assert len(refused.value.reasons) == 7
    assert office.state is ReportState.DRAFT
    assert not office.versions()
    assert not office.mails("report_receipt")


@pytest.mark.parametrize("who", [*OUTSIDERS, "assessor"])
def test_nobody_else_sends_a_report(office: Office, who: str) -> None:
    with pytest.raises(Missing):
        office.send(who)
    assert office.state is ReportState.DRAFT


@pytest.mark.parametrize("action", [
    ReportAction.RETURN, ReportAction.REOPEN, ReportAction.EXEMPT,
    ReportAction.MARK_NOT_SUBMITTED, ReportAction.EXTEND,
])  # fmt: skip
def test_the_duties_are_the_secretariat_s_alone(office: Office, action: ReportAction) -> None:
    office.put(ReportState.SUBMITTED)
    for who in (*OUTSIDERS, "holder_a", "certifier", "assessor"):
        with pytest.raises(Missing):
            office.duty(action, who)
        assert office.state is ReportState.SUBMITTED


def test_an_assessor_accepts_but_a_holder_does_not(office: Office) -> None:
    office.put(ReportState.SUBMITTED)
    for who in ("holder_a", "pool_owner_1", "approver"):
        with pytest.raises(Missing):
            office.duty(ReportAction.ACCEPT, who)
    office.duty(ReportAction.ACCEPT, "assessor")
    assert office.state is ReportState.ACCEPTED


@pytest.mark.parametrize(
    ("action", "state"),
    [
        (ReportAction.RETURN, ReportState.SUBMITTED),
        (ReportAction.REOPEN, ReportState.ACCEPTED),
        (ReportAction.EXEMPT, ReportState.DRAFT),
        (ReportAction.EXTEND, ReportState.DRAFT),
    ],
)
def test_a_duty_needs_its_reason(office: Office, action: ReportAction, state: ReportState) -> None:
    office.put(state)
    with pytest.raises(DomainError):
        office.duty(action, reason="  \n ")
    assert office.state is state


def test_an_extension_opens_a_report_that_never_came_and_is_told(office: Office) -> None:
    office.duty(ReportAction.MARK_NOT_SUBMITTED)
    assert office.state is ReportState.NOT_SUBMITTED
    with pytest.raises(DomainError):
        office.begin()
    office.duty(ReportAction.EXTEND, reason="Ferie")
    assert (office.report.state, office.report.extended_to, office.report.extension_reason) == (
        ReportState.DRAFT, date(2010, 7, 30), "Ferie")  # fmt: skip
    assert office.mails("report_extended") == 2
    office.send()


def test_a_report_is_marked_as_not_submitted_only_after_its_own_deadline(office: Office) -> None:
    office.duty(ReportAction.EXTEND, reason="Ferie")
    with pytest.raises(DomainError) as refused:
        office.duty(ReportAction.MARK_NOT_SUBMITTED)
    assert refused.value.code == "round_not_due_yet"
    assert refused.value.facts["due"] == date(2010, 7, 30)
    assert office.state is ReportState.DRAFT


def test_a_deadline_that_is_not_later_is_no_extension(office: Office) -> None:
    for day in (office.written.made.summer.due, TODAY - timedelta(days=400)):
        with pytest.raises(DomainError) as refused:
            office.run(
                lambda session, by, day=day: services.extend_deadline(  # type: ignore[misc]
                    session, office.written.report_id, day, "Ferie", link=LINK, by=by, at=NOW),
                "secretariat",
            )  # fmt: skip
        assert refused.value.code == "extension_not_later"
    assert office.report.extended_to is None


def with_certification(office: Office) -> None:
    with office.written.database.writing() as session:
        session.get_one(MonitoringScheme, office.written.made.scheme.id).policy = {
            "certification": True
        }
        session.commit()


def hand_over(office: Office, who: str = "holder_a", sent: Submission | None = None) -> None:
    office.run(
        lambda session, by: services.request_certification(
            session, office.written.report_id, sent or submission(), link=LINK, by=by, at=NOW),
        who,
    )  # fmt: skip


def test_where_reports_are_certified_only_the_certifier_sends(office: Office) -> None:
    with_certification(office)
    with pytest.raises(DomainError):
        office.send()
    hand_over(office)
    hand_over(office)
    assert office.state == ReportState.AWAITING_CERTIFICATION
    for who in ("holder_a", "secretariat", *OUTSIDERS):
        with pytest.raises(Missing):
            office.send(who)
    assert office.send("certifier").startswith("R-")
    assert office.state is ReportState.SUBMITTED
    assert len(office.versions()) == 1


def test_a_report_that_lacks_something_is_not_handed_over(office: Office) -> None:
    with_certification(office)
    with pytest.raises(Refused):
        hand_over(office, sent=Submission(ProgressReport("p", "r", date(2010, 6, 30))))
    with pytest.raises(Missing):
        hand_over(office, "reader")
    assert office.state is ReportState.DRAFT


def test_nothing_is_handed_over_where_reports_are_not_certified(office: Office) -> None:
    with pytest.raises(DomainError):
        hand_over(office)


def test_a_report_that_waits_is_taken_back_by_writing_in_it(office: Office) -> None:
    with_certification(office)
    hand_over(office)
    office.run(
        lambda session, by: save_draft(
            session, office.written.report_id, ReportStep.ACTIVITIES, {"felt": "rettet"}, {},
            by=by, at=NOW,
        ),
        "certifier",
    )  # fmt: skip
    assert office.state is ReportState.DRAFT
