"""What has been mailed about a round: to writers of reports, and to people told of a rating."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from portal.domain.actors import Actor
from portal.domain.outbox import MailState
from portal.domain.permissions import Action, roles_for
from portal.storage.models.assessments import Assessment
from portal.storage.models.projects import Project
from portal.storage.models.records import OutboundMail
from portal.storage.models.reports import Report
from portal.storage.queries.visibility import projects_visible_to

SHOWN = 8


@dataclass(frozen=True, slots=True)
class RoundMail:
    """One mail about a project in a round, without its text."""

    subject: str
    address: str
    state: MailState
    queued_at: datetime
    sent_at: datetime | None
    project_id: str
    project_name: str
    is_notice: bool


def mails_of_round(
    session: Session, actor: Actor, today: date, round_id: str
) -> tuple[RoundMail, ...]:
    """Return the latest mails about a round, the newest first; none for who sees no mail log."""
    if not actor.has_any(roles_for(Action.VIEW_MAIL_LOG), today):
        return ()
    of_report = and_(OutboundMail.about_kind == "report", OutboundMail.about_id == Report.id)
    of_rating = and_(
        OutboundMail.about_kind == "assessment", OutboundMail.about_id == Assessment.id
    )
    project = func.coalesce(Report.project_id, Assessment.project_id)
    asked = (
        select(OutboundMail, Project.id, Project.name)
        .outerjoin(Report, of_report)
        .outerjoin(Assessment, of_rating)
        .join(Project, Project.id == project)
        .where(
            func.coalesce(Report.round_id, Assessment.round_id) == round_id,
            projects_visible_to(actor, today),
        )
        .order_by(OutboundMail.queued_at.desc(), OutboundMail.id)
        .limit(SHOWN)
    )
    return tuple(
        RoundMail(
            subject=row.subject,
            address=row.address,
            state=row.state,
            queued_at=row.queued_at,
            sent_at=row.sent_at,
            project_id=project_id,
            project_name=name,
            is_notice=row.about_kind == "assessment",
        )
        for row, project_id, name in session.execute(asked)
    )
