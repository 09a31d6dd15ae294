"""Telling the history what became of a row: its kind there is the name of its table."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.actors import Actor
from portal.storage.history import Change, Fact, record
from portal.storage.models.action_plans import ActionPlan
from portal.storage.models.assessments import Assessment
from portal.storage.models.attachments import Attachment
from portal.storage.models.committee import AgendaItem, Meeting
from portal.storage.models.escalation import EscalationCase
from portal.storage.models.letters import Letter
from portal.storage.models.projects import Project
from portal.storage.models.reports import Report
from portal.storage.models.workshops import Workshop

Told = (
    ActionPlan
    | AgendaItem
    | Assessment
    | Attachment
    | EscalationCase
    | Letter
    | Meeting
    | Project
    | Report
    | Workshop
)


def note(
    session: Session,
    row: Told,
    event: str,
    *,
    by: Actor,
    at: datetime,
    changes: Mapping[str, Change] | None = None,
    facts: Mapping[str, Fact] | None = None,
) -> None:
    """Write a row as it stands and tell the history of it."""
    session.flush()
    record(
        session,
        by=by,
        at=at,
        action=event,
        kind=row.__tablename__,
        object_id=row.id,
        changes=changes,
        facts=facts,
    )


def note_rating(session: Session, row: Assessment, event: str, *, by: Actor, at: datetime) -> None:
    """Tell the history what became of a version of a rating."""
    facts: dict[str, Fact] = {"version": row.number, "rag": row.rag.value if row.rag else None}
    note(session, row, event, by=by, at=at, facts=facts)
