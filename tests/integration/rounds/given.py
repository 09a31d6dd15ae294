"""What stands before a round is judged: an agreed workshop, a report with a figure, a rating."""

from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.assessments import AssessmentState
from portal.domain.outbox import MailState
from portal.domain.rag import Rag
from portal.domain.rounds import RoundState
from portal.services.notices import count_notices
from portal.storage import models, outbox
from portal.storage.history import seal
from tests import factories
from tests.integration.app_world import House


def report_came(house: House, project: models.Project, reached: int = 60) -> str:
    """Write a submitted report of a project in the summer round; 100 are planned by its end."""
    with house.database.writing() as session:
        workshop = factories.workshop(session, project.id)
        found = factories.report(session, project.id, house.made.summer.id, workshop_id=workshop.id)
        found.values = [models.ReportValue(criterion_key="hundred", value=Decimal(reached))]
        found.milestones = [
            models.ReportMilestone(milestone_key="start", reached_on=date(2009, 1, 20))
        ]
        session.commit()
        return found.id


def rated(house: House, project: models.Project, rag: Rag, **values: object) -> str:
    """Write a report and an approved rating of a project in the summer round."""
    report_came(house, project)
    with house.database.writing() as session:
        standard: dict[str, object] = {
            "proposed_at": factories.NOW,
            "approved_at": factories.NOW,
            "proposed_by_id": house.made.people["assessor"].id,
        }
        row = factories.assessment(
            session, project.id, house.made.summer.id, rag, **{**standard, **values}
        )
        session.commit()
        return row.id


def round_is(house: House, state: RoundState) -> None:
    """Put the summer round into a state."""
    with house.database.writing() as session:
        session.get_one(models.ReportingRound, house.made.summer.id).state = state
        session.commit()


def mail_server_accepts(house: House, kind: str = "red_notice") -> int:
    """Let the mail server accept every waiting mail of a kind, and return how many."""
    with house.database.writing() as session:
        asked = select(models.OutboundMail).where(
            models.OutboundMail.kind == kind, models.OutboundMail.state == MailState.QUEUED
        )
        found = session.scalars(asked.order_by(models.OutboundMail.id)).all()
        for mail in found:
            outbox.mark_sent(session, mail.id, house.clock.now())
            count_notices(session, mail.id, house.clock.now())
        seal(session)
        session.commit()
        return len(found)


def latest(session: Session, project: models.Project) -> models.Assessment | None:
    """Return the latest assessment of a project."""
    asked = select(models.Assessment).where(models.Assessment.project_id == project.id)
    return session.scalars(asked.order_by(models.Assessment.number.desc()).limit(1)).one_or_none()


def state_of(house: House, project: models.Project) -> AssessmentState | None:
    """Return how far the latest assessment of a project is."""
    with house.database.reading() as session:
        found = latest(session, project)
        return found.state if found is not None else None


def events(house: House, action: str) -> int:
    """Return how often something stands in the history."""
    with house.database.reading() as session:
        asked = select(models.AuditEvent).where(models.AuditEvent.action == action)
        return len(session.scalars(asked).all())
