"""A project's phases: led on by the office, or by what becomes of its workshop."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.overview import (
    PROJECT_TRANSITIONS,
    ProjectAction,
    ProjectPhase,
    may_activate,
    phase_reason_given,
)
from portal.domain.permissions import Action, Actor
from portal.domain.transitions import Transition
from portal.domain.workshop import WorkshopState
from portal.mail.step_texts import StepFacts
from portal.services.municipality import municipality_name
from portal.services.noting import note
from portal.services.project_access import known_facts, open_project
from portal.services.refusals import require
from portal.services.step_journal import journal_phase
from portal.services.steps import guarded_step, step
from portal.services.telling import project_writers, tell_step
from portal.storage.history import Change
from portal.storage.models.projects import Project
from portal.storage.models.workshops import Workshop

_ENDS = {ProjectAction.COMPLETE, ProjectAction.TERMINATE}
_ON_AGREEMENT = {ProjectAction.PLAN, ProjectAction.ACTIVATE}
_WITH_REASON = {ProjectAction.PAUSE, ProjectAction.BEGIN_CLOSING, ProjectAction.TERMINATE}


def change_phase(
    session: Session,
    project_id: str,
    action: ProjectAction,
    reason: str = "",
    *,
    link: str,
    by: Actor,
    at: datetime,
) -> None:
    """Lead a project to another phase by the table of phases; its holder is told where it says so.

    Raises:
        Missing: The project is not the actor's.
        DomainError: The phase, the role or a missing reason or agreement refuses it.
    """
    opened = open_project(session, project_id, Action.CHANGE_PHASE, by=by, at=at)
    project = opened.project
    require(PROJECT_TRANSITIONS.allowed(project.phase, action, by.roles(opened.today)))
    row = _step(session, project, action, reason)
    if action in _ENDS:
        project.ended_on = opened.today
    _enter(session, project, row, reason, link=link, by=by, at=at)


def lead_on(
    session: Session, project: Project, action: ProjectAction, *, link: str, by: Actor, at: datetime
) -> None:
    """Lead a project on when its phase waits for this step; else leave it where it is."""
    if PROJECT_TRANSITIONS.row(project.phase, action) is not None:
        row = _step(session, project, action, "")
        _enter(session, project, row, "", link=link, by=by, at=at)


def _step(
    session: Session, project: Project, action: ProjectAction, reason: str
) -> Transition[ProjectPhase]:
    if action in _WITH_REASON:
        return guarded_step(PROJECT_TRANSITIONS, project.phase, action, phase_reason_given, reason)
    if action in _ON_AGREEMENT:
        agreed = _has_agreed_workshop(session, project.id)
        return guarded_step(
            PROJECT_TRANSITIONS, project.phase, action, may_activate, workshop_agreed=agreed
        )
    return step(PROJECT_TRANSITIONS, project.phase, action)


def _enter(
    session: Session,
    project: Project,
    row: Transition[ProjectPhase],
    reason: str,
    *,
    link: str,
    by: Actor,
    at: datetime,
) -> None:
    project.phase = row.to
    changes: dict[str, Change] = {"reason": (None, reason.strip() or None)}
    moved = {"from": row.from_.value, "to": row.to.value}
    note(session, project, row.event, by=by, at=at, changes=changes, facts=moved)
    if row.journal:
        journal_phase(session, project, ProjectAction(row.action), at=at)
    name, sender = project.short_name or project.name, municipality_name(session)
    people = project_writers(session, known_facts(session, project.id), at)
    facts = StepFacts(sender, name, link, reason=reason)
    tell_step(session, people, row.mail, facts, about=("project", project.id), at=at)


def _has_agreed_workshop(session: Session, project_id: str) -> bool:
    asked = select(Workshop.id).where(
        Workshop.project_id == project_id, Workshop.state == WorkshopState.AGREED
    )
    return session.scalars(asked.order_by(Workshop.id)).first() is not None
