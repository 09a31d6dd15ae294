"""Mails about a report to the people who write it: asked for, reminded, received, sent back."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.permissions import Role
from portal.mail.step_texts import StepFacts
from portal.services.municipality import municipality_name
from portal.services.project_access import known_facts
from portal.services.telling import project_writers, tell_step
from portal.storage.models.projects import Project
from portal.storage.models.records import OutboundMail
from portal.storage.models.reports import Report
from portal.storage.models.schemes import ReportingRound

REMINDER = "report_reminder"
WRITERS = (Role.PROJECT_EDITOR, Role.CERTIFIER)


def mail_report(
    session: Session,
    report: Report,
    mail: str | None,
    *,
    link: str,
    at: datetime,
    reason: str = "",
    is_overdue: bool = False,
    roles: Iterable[Role] = WRITERS,
) -> None:
    """Queue a mail about a report to those who write it.

    Args:
        session: The writing session.
        report: Which report.
        mail: The mail, as its row in the table of states names it; None tells nobody.
        link: Where the report can be read.
        at: When.
        reason: Why it was done.
        is_overdue: Whether its deadline is over.
        roles: Who of the project's writers is told.
    """
    of_round = session.get_one(ReportingRound, report.round_id)
    project = session.get_one(Project, report.project_id)
    facts = StepFacts(
        municipality=municipality_name(session),
        project=project.short_name or project.name,
        link=link,
        round_name=of_round.name,
        due=report.extended_to or of_round.due,
        reason=reason,
        receipt_number=report.receipt_number or "",
        submitted_at=report.submitted_at,
        is_overdue=is_overdue,
    )
    people = project_writers(session, known_facts(session, project.id), at, roles)
    tell_step(session, people, mail, facts, about=("report", report.id), at=at)


def reminded_since(session: Session, report_id: str, since: datetime) -> bool:
    """Return whether somebody was reminded of a report after an instant."""
    asked = select(OutboundMail.id).where(
        OutboundMail.kind == REMINDER,
        OutboundMail.about_id == report_id,
        OutboundMail.queued_at > since,
    )
    return session.scalars(asked.limit(1)).first() is not None
