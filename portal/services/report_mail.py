"""Mails about a report to the people who write it."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.clock import local_date
from portal.domain.permissions import ProjectFacts, Role, ScopeKind
from portal.mail import round_texts
from portal.mail.compose import MailText
from portal.services.municipality import municipality_name
from portal.storage.models.projects import Project
from portal.storage.models.reports import Report
from portal.storage.models.schemes import ReportingRound
from portal.storage.outbox import queue_mail
from portal.storage.queries.people import PersonRow, holders_of


def project_writers(session: Session, project: ProjectFacts, at: datetime) -> tuple[PersonRow, ...]:
    """Return the active people who write a project's reports, each once, in Danish order."""
    scopes = [(ScopeKind.PROJECT, project.id)]
    if project.holder_org_id:
        scopes.append((ScopeKind.ORGANISATION, project.holder_org_id))
    found = {
        row.id: row
        for role in (Role.PROJECT_EDITOR, Role.CERTIFIER)
        for kind, scope_id in scopes
        for row in holders_of(session, role, scope_kind=kind, scope_id=scope_id, on=local_date(at))
    }
    return tuple(found.values())


def mail_receipt(
    session: Session, report: Report, project: ProjectFacts, *, link: str, at: datetime
) -> None:
    """Queue the receipt to everybody who writes the project's reports."""
    for person in project_writers(session, project, at):
        text = round_texts.report_receipt(
            person.language,
            name=person.name,
            municipality=municipality_name(session),
            project=_project_name(session, report),
            round_name=_round(session, report).name,
            receipt_number=report.receipt_number or "",
            submitted_at=report.submitted_at or at,
            link=link,
        )
        _queue(session, "report_receipt", person, text, report, at=at)


def mail_returned(
    session: Session,
    report: Report,
    project: ProjectFacts,
    reason: str,
    *,
    link: str,
    at: datetime,
) -> None:
    """Queue the news that a report must be mended, with the reason."""
    due = report.extended_to or _round(session, report).due
    for person in project_writers(session, project, at):
        text = round_texts.report_returned(
            person.language,
            name=person.name,
            municipality=municipality_name(session),
            project=_project_name(session, report),
            round_name=_round(session, report).name,
            reason=reason,
            due=due,
            link=link,
        )
        _queue(session, "report_returned", person, text, report, at=at)


def _queue(
    session: Session,
    kind: str,
    person: PersonRow,
    text: MailText,
    report: Report,
    *,
    at: datetime,
) -> None:
    queue_mail(
        session,
        kind=kind,
        person_id=person.id,
        address=person.email,
        language=person.language,
        subject=text.subject,
        body=text.body,
        at=at,
        about_kind="report",
        about_id=report.id,
    )


def _project_name(session: Session, report: Report) -> str:
    project = session.get_one(Project, report.project_id)
    return project.short_name or project.name


def _round(session: Session, report: Report) -> ReportingRound:
    return session.get_one(ReportingRound, report.round_id)
