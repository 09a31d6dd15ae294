"""Mails of a round to the people who write a project's report."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.mail import reminder_texts, round_texts
from portal.mail.compose import MailText
from portal.services.municipality import municipality_name
from portal.services.notice_mail import known_facts
from portal.services.report_mail import project_writers
from portal.storage.models.projects import Project
from portal.storage.models.records import OutboundMail
from portal.storage.models.reports import Report
from portal.storage.models.schemes import ReportingRound
from portal.storage.outbox import queue_mail
from portal.storage.queries.people import PersonRow

Written = Callable[[PersonRow], MailText]


def mail_opened(session: Session, report: Report, *, link: str, at: datetime) -> None:
    """Queue the request for a report."""

    def text(person: PersonRow) -> MailText:
        return round_texts.round_opened(
            person.language,
            name=person.name,
            municipality=municipality_name(session),
            project=_project_name(session, report),
            round_name=_round(session, report).name,
            due=report.extended_to or _round(session, report).due,
            link=link,
        )

    _queue(session, "round_opened", report, text, at=at)


def mail_reminder(
    session: Session, report: Report, *, link: str, is_overdue: bool, at: datetime
) -> None:
    """Queue the reminder of a report that has not come."""

    def text(person: PersonRow) -> MailText:
        return reminder_texts.report_reminder(
            person.language,
            name=person.name,
            municipality=municipality_name(session),
            project=_project_name(session, report),
            round_name=_round(session, report).name,
            due=report.extended_to or _round(session, report).due,
            is_overdue=is_overdue,
            link=link,
        )

    _queue(session, "report_reminder", report, text, at=at)


def mail_extended(session: Session, report: Report, *, link: str, at: datetime) -> None:
    """Queue the news of a later deadline."""

    def text(person: PersonRow) -> MailText:
        return reminder_texts.report_extended(
            person.language,
            name=person.name,
            municipality=municipality_name(session),
            project=_project_name(session, report),
            round_name=_round(session, report).name,
            due=report.extended_to or _round(session, report).due,
            reason=report.extension_reason,
            link=link,
        )

    _queue(session, "report_extended", report, text, at=at)


def reminded_since(session: Session, report_id: str, since: datetime) -> bool:
    """Return whether somebody was reminded of a report after an instant."""
    asked = select(OutboundMail.id).where(
        OutboundMail.kind == "report_reminder",
        OutboundMail.about_id == report_id,
        OutboundMail.queued_at > since,
    )
    return session.scalars(asked.limit(1)).first() is not None


def _queue(session: Session, kind: str, report: Report, text: Written, *, at: datetime) -> None:
    project = known_facts(session, report.project_id)
    for person in project_writers(session, project, at):
        written = text(person)
        queue_mail(
            session,
            kind=kind,
            person_id=person.id,
            address=person.email,
            language=person.language,
            subject=written.subject,
            body=written.body,
            at=at,
            about_kind="report",
            about_id=report.id,
        )


def _project_name(session: Session, report: Report) -> str:
    project = session.get_one(Project, report.project_id)
    return project.short_name or project.name


def _round(session: Session, report: Report) -> ReportingRound:
    return session.get_one(ReportingRound, report.round_id)
