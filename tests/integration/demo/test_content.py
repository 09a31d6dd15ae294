"""Everything in the demo is possible by the rules: texts can be read, ratings can be reckoned."""

import re
from collections import Counter

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import local_date
from portal.demo.values import funding_lines
from portal.domain.actors import Role
from portal.domain.assessments import AssessmentState, Ratings, may_propose
from portal.domain.criteria import ProjectPeriod
from portal.domain.notices import NoticeTimes
from portal.domain.policy import must_be_monitored, must_be_registered
from portal.domain.progress import suggest
from portal.domain.publication import earliest_publication
from portal.domain.rag import Rag
from portal.domain.reports import ProgressReport, ReportState, applied, submission_gaps
from portal.domain.rounds import danish_holidays, is_overdue
from portal.domain.workshop import WorkshopState, agreement_gaps, signature_gaps
from portal.storage.history_check import verify
from portal.storage.models import (
    Assessment,
    FundingLine,
    OutboundMail,
    Person,
    Project,
    Report,
    ReportingRound,
    RoleAssignment,
    Workshop,
)
from portal.storage.queries.report_content import reported_values
from portal.storage.queries.schemes import scheme_policy, schemes
from portal.storage.queries.workshops import workshop_value
from portal.web.reports.reading import prefilled, read_entries, read_report
from tests.integration.demo.conftest import TODAY

ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+")
SENT = (ReportState.SUBMITTED, ReportState.RETURNED, ReportState.ACCEPTED)


def _workshop(session: Session, report: Report) -> tuple[Workshop, ProjectPeriod]:
    project = session.get_one(Project, report.project_id)
    workshop = session.get_one(Workshop, report.workshop_id)
    return workshop, ProjectPeriod(project.starts_on, project.ends_on)


def test_every_rating_is_what_the_numbers_give(reading: Session) -> None:
    judged = reading.scalars(select(Assessment).order_by(Assessment.id)).all()
    for one in judged:
        report = reading.scalars(
            select(Report).where(
                Report.project_id == one.project_id, Report.round_id == one.round_id
            )
        ).one()
        value = workshop_value(*_workshop(reading, report))
        in_round = reading.get_one(ReportingRound, one.round_id)
        policy = scheme_policy(reading, in_round.scheme_id)
        content = _content(reading, report)
        found = suggest(
            value.criteria,
            reported_values(reading, report.id),
            applied(value.milestones, content),
            in_round.period_end,
            value.period.start,
            policy,
        )
        assert found.overall is not None
        assert one.suggested_overall is found.overall
        if one.state is AssessmentState.DRAFT:
            assert one.rag is None
            continue
        assert one.rag is found.overall
        suggested = Ratings(one.suggested_activity, one.suggested_result, one.suggested_overall)
        rated = Ratings(one.activity, one.result, one.rag)
        assert may_propose(suggested, rated, one.rationale).allowed
    assert len(judged) == 50


def _content(session: Session, report: Report) -> ProgressReport:
    value = workshop_value(*_workshop(session, report))
    texts = {field.name: field.text for field in report.fields}
    entries = read_entries(value, prefilled(value, texts))
    in_round = session.get_one(ReportingRound, report.round_id)
    blank = ProgressReport(report.project_id, report.round_id, in_round.period_end)
    return read_report(entries, texts, blank).content


def test_every_sent_report_can_be_read_from_what_was_typed(reading: Session) -> None:
    sent = reading.scalars(select(Report).where(Report.state.in_(SENT)).order_by(Report.id)).all()
    assert sent
    for report in sent:
        value = workshop_value(*_workshop(reading, report))
        content = _content(reading, report)
        assert report.submitted_at is not None
        assert submission_gaps(content, value, local_date(report.submitted_at)) == ()
        stored = {one.criterion_key: one.value for one in report.values}
        assert {one.criterion_id: one.value for one in content.values} == stored
        assert content.economy_used == report.economy_used
        assert content.own_rating.overall is report.own_overall
        reached = {one.milestone_key: one.reached_on for one in report.milestones}
        assert {one.milestone_id: one.reached_on for one in content.milestones} == reached


def test_every_agreed_workshop_lacks_nothing(reading: Session) -> None:
    found = reading.scalars(select(Workshop).order_by(Workshop.id)).all()
    states = Counter(one.state for one in found)
    assert states == {WorkshopState.AGREED: 21, WorkshopState.DRAFT: 1}
    for one in found:
        if one.state is WorkshopState.AGREED:
            project = reading.get_one(Project, one.project_id)
            value = workshop_value(one, ProjectPeriod(project.starts_on, project.ends_on))
            assert (*agreement_gaps(value), *signature_gaps(value)) == ()


def test_every_project_belongs_in_the_register_and_is_monitored_by_its_money(
    reading: Session,
) -> None:
    for project in reading.scalars(select(Project).order_by(Project.id)).all():
        policy = scheme_policy(reading, project.scheme_id)
        rows = reading.scalars(select(FundingLine).where(FundingLine.project_id == project.id))
        lines = funding_lines(rows)
        assert must_be_registered(lines, policy).allowed, project.name
        assert must_be_monitored(lines, policy).allowed, project.name


def test_the_current_round_has_a_report_in_every_state(reading: Session) -> None:
    second = schemes(reading)[1]
    reports = reading.scalars(
        select(Report)
        .join(ReportingRound, ReportingRound.id == Report.round_id)
        .where(ReportingRound.scheme_id == second.id, ReportingRound.state == "open")
    ).all()
    in_round = reading.get_one(ReportingRound, reports[0].round_id)
    assert {one.state for one in reports} == set(ReportState)
    assert in_round.due < local_date(TODAY)
    overdue = [
        one
        for one in reports
        if one.state is ReportState.NOT_STARTED
        and is_overdue(in_round.due, TODAY, second.policy.time_zone, one.extended_to)
    ]
    assert overdue
    assert any(one.extended_to and one.extension_reason for one in reports)
    judged = reading.scalars(select(Assessment).where(Assessment.round_id == in_round.id)).all()
    assert {one.state for one in judged} == {
        AssessmentState.DRAFT,
        AssessmentState.PROPOSED,
        AssessmentState.APPROVED,
    }
    assert {Rag.YELLOW, Rag.RED} <= {one.rag for one in judged}


def test_every_published_red_waited_as_long_as_its_scheme_asks(reading: Session) -> None:
    holidays = danish_holidays(2010)
    reds = reading.scalars(
        select(Assessment).where(Assessment.rag == Rag.RED, Assessment.published_at.is_not(None))
    ).all()
    assert len(reds) == 3
    for one in reds:
        scheme_id = reading.get_one(ReportingRound, one.round_id).scheme_id
        times = NoticeTimes(one.holder_notified_at, one.owners_notified_at)
        earliest = earliest_publication(times, scheme_policy(reading, scheme_id), holidays)
        assert earliest is not None
        assert one.published_at is not None
        assert earliest <= local_date(one.published_at)


def test_every_role_is_played_by_somebody(reading: Session) -> None:
    held = set(reading.scalars(select(RoleAssignment.role)))
    assert held == set(Role)


def test_no_address_leads_out_of_the_demo(reading: Session) -> None:
    people = reading.scalars(select(Person.email)).all()
    mails = reading.scalars(select(OutboundMail)).all()
    contacts = reading.scalars(select(Project.contact_email)).all()
    texts = [*people, *contacts, *(mail.address for mail in mails), *(mail.body for mail in mails)]
    found = {address for text in texts for address in ADDRESS.findall(text)}
    assert found
    assert all(address.endswith("@demo.example") for address in found)


def test_the_history_is_whole_and_tells_of_the_loading_last(reading: Session) -> None:
    outcome = verify(reading)
    assert outcome.is_whole
    assert outcome.head.count > 300
