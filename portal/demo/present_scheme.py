"""The invented scheme of today: twelve projects, a current round with every state of a report."""

from datetime import timedelta

from sqlalchemy.orm import Session

from portal.demo.aftermath import add_aftermath
from portal.demo.committee_now import Board, add_board
from portal.demo.diary import instant
from portal.demo.facts import CurrentFacts, PresentProjectFacts, PresentSchemeFacts
from portal.demo.past_scheme import add_past_report, add_past_rounds
from portal.demo.present_days import PresentDays, quarter_name
from portal.demo.projects import Scheme
from portal.demo.ratings import Rated, Stage, add_assessment
from portal.demo.reports import Subject, Writer, add_report, send_report
from portal.demo.stagecraft import Stagecraft
from portal.demo.workshops import Signers, add_workshop
from portal.domain.assessments import AssessmentState
from portal.domain.reports import ReportState
from portal.domain.rounds import RoundState
from portal.storage.models import Project, Report, ReportingRound, Workshop
from portal.tokens import new_id

SENT = frozenset({ReportState.SUBMITTED, ReportState.RETURNED, ReportState.ACCEPTED})


def add_present_scheme(
    session: Session,
    scheme: Scheme,
    facts: PresentSchemeFacts,
    projects: dict[int, Project],
    *,
    days: PresentDays,
    committee_id: str,
    craft: Stagecraft,
) -> None:
    """Add rounds, workshops, reports, ratings and meetings as they stand on the day of loading."""
    earlier = add_past_rounds(session, scheme, days.earlier_rounds(), craft.diary)
    current = _current_round(session, scheme, days, len(earlier) + 1, craft)
    for one in facts["projects"]:
        project = projects[one["number"]]
        workshop = _workshop(session, scheme, project, one, craft)
        for in_round, told in zip(earlier.values(), one["earlier"], strict=False):
            add_past_report(
                session,
                Subject(scheme, project, workshop, in_round.row),
                in_round.facts,
                told,
                craft,
            )
        if one["now"] is not None:
            subject = Subject(scheme, project, workshop, current)
            _add_current(session, subject, one["now"], days, craft)
    session.flush()
    *_before, last = earlier.values()
    add_aftermath(session, last.row, projects, craft)
    board = Board(scheme, committee_id, craft.diary)
    add_board(session, board, [*(one.row for one in earlier.values()), current], days)


def _current_round(
    session: Session, scheme: Scheme, days: PresentDays, position: int, craft: Stagecraft
) -> ReportingRound:
    opens = days.period_end + timedelta(days=1)
    row = ReportingRound(
        id=new_id(),
        scheme_id=scheme.id,
        name=quarter_name(days.period_end),
        position=position,
        period_start=days.period_start,
        period_end=days.period_end,
        opens_on=opens,
        due=days.due,
        assess_by=days.after(7),
        publish_on=days.after(15),
        state=RoundState.OPEN,
        opened_at=instant(opens, 8),
    )
    session.add(row)
    session.flush()
    craft.diary.note(instant(opens, 8), "round_opened", "round", row.id)
    return row


def _workshop(
    session: Session,
    scheme: Scheme,
    project: Project,
    facts: PresentProjectFacts,
    craft: Stagecraft,
) -> Workshop:
    cast = craft.notices.cast
    signers = Signers(cast.editor(project), cast.office)
    found = add_workshop(
        session,
        project,
        facts["workshop"],
        scheme.calendar,
        signers=signers,
        diary=craft.diary,
    )
    session.flush()
    return found


def _writer(project: Project, state: ReportState, days: PresentDays, craft: Stagecraft) -> Writer:
    minute = project.number * 4
    sent_at = instant(days.due - timedelta(days=1), 13, minute) if state in SENT else None
    return Writer(
        craft.notices.cast.editor(project),
        (sent_at or instant(days.yesterday, 13, minute)) - timedelta(minutes=3),
        sent_at,
        instant(days.yesterday, 8, minute) if state is ReportState.ACCEPTED else None,
    )


def _add_current(
    session: Session,
    subject: Subject,
    facts: CurrentFacts,
    days: PresentDays,
    craft: Stagecraft,
) -> None:
    state = ReportState(facts["state"])
    writer = _writer(subject.project, state, days, craft)
    report = add_report(session, subject, facts, state, writer)
    send_report(session, report, writer, craft.receipts, craft.diary)
    session.flush()
    _add_dates(report, facts, days, craft)
    if "assessment" in facts:
        _assess(session, Rated(subject, report), facts, days, craft)


def _add_dates(report: Report, facts: CurrentFacts, days: PresentDays, craft: Stagecraft) -> None:
    reason, state = facts.get("reason", ""), report.state
    if "extended" in facts:
        report.extended_to = days.after(facts["extended"])
        report.extension_reason = (
            reason if state is not ReportState.RETURNED else "Tid til at rette."
        )
        craft.diary.note(instant(days.yesterday, 9), "report_extended", "report", report.id)
    if state in {ReportState.RETURNED, ReportState.EXEMPTED}:
        report.reason = reason
        craft.diary.note(instant(days.yesterday, 10), f"report_{state.value}", "report", report.id)
    if state is ReportState.NOT_SUBMITTED:
        craft.diary.note(instant(days.yesterday, 7), "report_not_submitted", "report", report.id)


def _assess(
    session: Session,
    rated: Rated,
    facts: CurrentFacts,
    days: PresentDays,
    craft: Stagecraft,
) -> None:
    state = AssessmentState(facts["assessment"])
    minute = rated.subject.project.number * 4
    judged = state is not AssessmentState.DRAFT
    approved = state is AssessmentState.APPROVED
    stage = Stage(
        state,
        created_at=instant(days.yesterday, 9, minute),
        proposed_at=instant(days.yesterday, 10, minute) if judged else None,
        approved_at=instant(days.yesterday, 14, minute) if approved else None,
    )
    add_assessment(session, rated, stage, facts.get("rationale", ""), craft)
