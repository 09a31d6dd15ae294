"""Sending a report, and what the office does with it: receipt, return, extension, exemption."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.permissions import Action, Actor, Role
from portal.domain.receipts import receipt_number
from portal.domain.reports import (
    REPORT_TRANSITIONS,
    SENT,
    ProgressReport,
    ReportAction,
    ReportState,
    may_request_certification,
    reason_given,
    submission_gaps,
)
from portal.domain.rounds import DeadlineExtension, extension_gaps, may_mark_not_submitted
from portal.domain.transitions import Transition
from portal.domain.workshop import Workshop
from portal.services.noting import note
from portal.services.refusals import Missing
from portal.services.report_drafts import draft_texts, locked_report, require_right, today_in
from portal.services.report_mail import mail_report
from portal.services.report_measures import keep_follow_ups
from portal.services.step_journal import journal_report
from portal.services.steps import guarded_step, step
from portal.storage.history import Change, Fact
from portal.storage.models.reports import (
    Report,
    ReportMilestone,
    ReportRisk,
    ReportValue,
    ReportVersion,
)
from portal.storage.models.schemes import ReportingRound
from portal.storage.queries.report_pages import agreed_workshop_id, workshop_for_report
from portal.storage.queries.schemes import scheme_policy
from portal.tokens import receipt_letters


@dataclass(frozen=True, slots=True)
class Submission:
    """What a holder sends: the whole report as read from the draft."""

    content: ProgressReport
    economy_text: str = ""


def submit_report(
    session: Session,
    report_id: str,
    sent: Submission,
    *,
    key: str,
    link: str,
    by: Actor,
    at: datetime,
) -> str:
    """Send a report and return its receipt's number; sending again returns the same (D2).

    Args:
        session: The writing session.
        report_id: Which report.
        sent: What is sent.
        key: Names this sending, kept with the report.
        link: The address of the receipt, for the mail.
        by: Who sends.
        at: When.

    Raises:
        Missing: The report is not theirs.
        Refused: Something is missing.
    """
    report = locked_report(session, report_id)
    if report.state in SENT and report.receipt_number:
        require_right(session, report, Action.VIEW_REPORT, by=by, at=at)
        return report.receipt_number
    right, action = _way_in(report)
    facts = require_right(session, report, right, by=by, at=at)
    today = today_in(session, facts, at)
    whole = (sent.content, _agreed(session, report), today)
    row = guarded_step(REPORT_TRANSITIONS, report.state, action, submission_gaps, *whole)
    report.state = row.to
    number = _receive(session, report, key, today=today, by=by, at=at)
    _write_content(session, report, sent, by=by)
    keep_follow_ups(session, report.id, sent.content.follow_ups, by=by, at=at)
    received: dict[str, Fact] = {"receipt": number, "version": report.number}
    note(session, report, row.event, by=by, at=at, facts=received)
    if row.journal:
        journal_report(session, report, action, at=at)
    mail_report(session, report, row.mail, link=link, at=at)
    return number


def _way_in(report: Report) -> tuple[Action, ReportAction]:
    if report.state is ReportState.AWAITING_CERTIFICATION:
        return Action.CERTIFY_REPORT, ReportAction.CERTIFY
    return Action.SUBMIT_REPORT, ReportAction.SUBMIT


def _receive(
    session: Session, report: Report, key: str, *, today: date, by: Actor, at: datetime
) -> str:
    """Give what is sent its number among the versions and its receipt, and return the latter."""
    report.workshop_id = agreed_workshop_id(session, report.project_id) or report.workshop_id
    if report.submitted_at is not None:
        report.number += 1
    number = _fresh_number(session, today)
    report.receipt_number, report.submission_key = number, key
    report.submitted_at, report.submitted_by_id = at, by.person_id
    return number


def request_certification(
    session: Session, report_id: str, sent: Submission, *, link: str, by: Actor, at: datetime
) -> None:
    """Hand a finished draft to the certifier, who is told by mail.

    Raises:
        Missing: The report is not theirs.
        Refused: Something is missing, or the scheme does not use certification.
    """
    report = locked_report(session, report_id)
    if report.state is ReportState.AWAITING_CERTIFICATION:
        return
    facts = require_right(session, report, Action.EDIT_REPORT, by=by, at=at)
    policy = scheme_policy(session, facts.project.scheme_id)
    today = today_in(session, facts, at)
    gaps = submission_gaps(sent.content, _agreed(session, report), today)
    row = guarded_step(
        REPORT_TRANSITIONS,
        report.state,
        ReportAction.CERTIFY_REQUEST,
        may_request_certification,
        gaps,
        certification=policy.certification,
    )
    _enter(session, report, row, by=by, at=at)
    certifiers = (Role.CERTIFIER,)
    mail_report(session, report, row.mail, link=link, at=at, roles=certifiers)


def return_report(
    session: Session, report_id: str, reason: str, *, link: str, by: Actor, at: datetime
) -> None:
    """Send a submitted report back with a reason; the holder is told by mail."""
    report = locked_report(session, report_id)
    require_right(session, report, Action.RETURN_REPORT, by=by, at=at)
    _with_reason(session, report, ReportAction.RETURN, reason, link=link, by=by, at=at)


def accept_report(session: Session, report_id: str, *, by: Actor, at: datetime) -> None:
    """Accept a submitted report."""
    report = locked_report(session, report_id)
    require_right(session, report, Action.ACCEPT_REPORT, by=by, at=at)
    row = step(REPORT_TRANSITIONS, report.state, ReportAction.ACCEPT)
    _enter(session, report, row, by=by, at=at)
    report.accepted_at = at


def reopen_report(
    session: Session, report_id: str, reason: str, *, link: str, by: Actor, at: datetime
) -> None:
    """Open an accepted report for a new version; what was sent stays as it was."""
    report = locked_report(session, report_id)
    require_right(session, report, Action.REOPEN_REPORT, by=by, at=at)
    _with_reason(session, report, ReportAction.REOPEN, reason, link=link, by=by, at=at)


def exempt_report(
    session: Session, report_id: str, reason: str, *, link: str, by: Actor, at: datetime
) -> None:
    """Let a project off this round, with a reason."""
    report = locked_report(session, report_id)
    require_right(session, report, Action.EXEMPT_REPORT, by=by, at=at)
    _with_reason(session, report, ReportAction.EXEMPT, reason, link=link, by=by, at=at)


def mark_not_submitted(
    session: Session, report_id: str, *, link: str, by: Actor, at: datetime
) -> None:
    """Say that no report came, and tell those who should have written it.

    Raises:
        Missing: The report is not theirs.
        DomainError: It was sent, or its deadline is not over.
    """
    report = locked_report(session, report_id)
    facts = require_right(session, report, Action.MARK_NOT_SUBMITTED, by=by, at=at)
    zone = scheme_policy(session, facts.project.scheme_id).time_zone
    due = session.get_one(ReportingRound, report.round_id).due
    row = guarded_step(
        REPORT_TRANSITIONS,
        report.state,
        ReportAction.MARK_NOT_SUBMITTED,
        may_mark_not_submitted,
        due,
        at,
        zone,
        report.extended_to,
    )
    _enter(session, report, row, by=by, at=at)
    mail_report(session, report, row.mail, link=link, at=at)


def extend_deadline(
    session: Session,
    report_id: str,
    until: date,
    reason: str,
    *,
    link: str,
    by: Actor,
    at: datetime,
) -> None:
    """Give one project a later deadline, with a reason, and tell those who write its report.

    Args:
        session: The writing session.
        report_id: Which report.
        until: The new deadline.
        reason: Why.
        link: The address of the report, for the mail.
        by: Who gives it.
        at: When.

    Raises:
        Missing: The report is not theirs.
        DomainError: The day is not later than the round's, no reason is given, or it was sent.
    """
    report = locked_report(session, report_id)
    require_right(session, report, Action.EXTEND_DEADLINE, by=by, at=at)
    due = session.get_one(ReportingRound, report.round_id).due
    before, wanted = report.extended_to, DeadlineExtension(until, reason)
    row = guarded_step(
        REPORT_TRANSITIONS, report.state, ReportAction.EXTEND, extension_gaps, due, wanted
    )
    _enter(session, report, row, by=by, at=at, reason=reason)
    report.extended_to, report.extension_reason = until, reason
    moved: Change = (str(before) if before else None, str(until))
    note(session, report, "report_deadline_moved", by=by, at=at, changes={"extended_to": moved})
    mail_report(session, report, row.mail, link=link, at=at, reason=reason)


def _with_reason(
    session: Session,
    report: Report,
    action: ReportAction,
    reason: str,
    *,
    link: str,
    by: Actor,
    at: datetime,
) -> None:
    """Take a step that wants a reason, and tell it to those who write the report."""
    row = guarded_step(REPORT_TRANSITIONS, report.state, action, reason_given, reason)
    _enter(session, report, row, by=by, at=at, reason=reason)
    mail_report(session, report, row.mail, link=link, at=at, reason=reason)


def _enter(
    session: Session,
    report: Report,
    row: Transition[ReportState],
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> None:
    report.state = row.to
    if reason:
        report.reason = reason
    changes: dict[str, Change] = {
        "state": (row.from_.value, row.to.value),
        "reason": (None, reason or None),
    }
    note(session, report, row.event, by=by, at=at, changes=changes)
    if row.journal:
        journal_report(session, report, ReportAction(row.action), at=at)


def _agreed(session: Session, report: Report) -> Workshop:
    found = workshop_for_report(session, report.id)
    if found is None:
        raise Missing
    return found


def _fresh_number(session: Session, today: date) -> str:
    while True:
        number = receipt_number(today, receipt_letters())
        taken = session.scalar(
            select(ReportVersion.id).where(ReportVersion.receipt_number == number)
        )
        if taken is None:
            return number


def _write_content(session: Session, report: Report, sent: Submission, *, by: Actor) -> None:
    content = sent.content
    report.activity_text, report.result_text = content.activity_narrative, content.result_narrative
    report.economy_used, report.economy_text = content.economy_used, sent.economy_text
    own = content.own_rating
    report.own_activity, report.own_result, report.own_overall = (
        own.activity,
        own.result,
        own.overall,
    )
    for old in (*report.values, *report.milestones, *report.risks):
        session.delete(old)
    session.flush()
    session.expire(report, ["values", "milestones", "risks"])
    report.values.extend(
        ReportValue(
            criterion_key=value.criterion_id,
            value=value.value,
            unavailable_because=value.unavailable_because or "",
            comment=value.comment,
        )
        for value in content.values
    )
    report.milestones.extend(
        ReportMilestone(
            milestone_key=one.milestone_id,
            is_unchanged=one.unchanged,
            forecast=one.forecast,
            reached_on=one.reached_on,
            comment=one.comment,
        )
        for one in content.milestones
    )
    report.risks.extend(
        ReportRisk(
            risk_key=one.risk_id,
            likelihood=one.likelihood,
            impact=one.impact,
            comment=one.comment,
        )
        for one in content.risks
    )
    session.flush()
    _keep_version(session, report, by=by)


def _keep_version(session: Session, report: Report, *, by: Actor) -> None:
    texts: dict[str, object] = dict(draft_texts(session, report.id))
    if report.receipt_number is None or report.submitted_at is None:
        return
    session.add(
        ReportVersion(
            report_id=report.id,
            number=report.number,
            receipt_number=report.receipt_number,
            submitted_at=report.submitted_at,
            submitted_by_id=by.person_id,
            content=texts,
        )
    )
    session.flush()
