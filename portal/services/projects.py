"""Projects: registered, edited, monitored by rule or by decision, and led through their phases."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from portal.clock import local_date
from portal.domain.errors import DomainError
from portal.domain.overview import (
    PROJECT_TRANSITIONS,
    ProjectAction,
    may_activate,
    phase_reason_given,
)
from portal.domain.permissions import Action, Actor, ProjectFacts, SchemeFacts, may
from portal.domain.policy import (
    MonitoringStep,
    SchemePolicy,
    decided_monitoring,
    monitoring_step,
)
from portal.domain.registration import ProjectDraft, RegistrationReason, registration_gaps
from portal.domain.workshop import WorkshopState
from portal.services.project_rows import draft_of, told, write_lists, write_project
from portal.services.refusals import SAVED_BY_ANOTHER, Missing, require
from portal.storage.history import Change, record
from portal.storage.models.projects import Project
from portal.storage.models.schemes import MonitoringScheme
from portal.storage.models.workshops import Workshop
from portal.storage.queries.project_facts import project_facts
from portal.storage.queries.schemes import scheme_policy
from portal.tokens import new_id

_ENDS = {ProjectAction.COMPLETE, ProjectAction.TERMINATE}


def register_project(
    session: Session, scheme_id: str, draft: ProjectDraft, *, by: Actor, at: datetime
) -> str:
    """Register a project in a scheme and return its id; monitoring begins by rule (R1).

    Raises:
        Missing: The scheme is not the actor's.
        DomainError: The registration breaks a rule.
    """
    if session.get(MonitoringScheme, scheme_id) is None:
        raise Missing
    policy = scheme_policy(session, scheme_id)
    today = local_date(at, policy.time_zone)
    require(may(by, Action.REGISTER_PROJECT, SchemeFacts(scheme_id), today, policy))
    _check(draft)
    last = session.scalar(select(func.max(Project.number)).where(Project.scheme_id == scheme_id))
    project = Project(
        id=new_id(),
        scheme_id=scheme_id,
        number=(last or 0) + 1,
        created_at=at,
        is_monitored=False,
    )
    write_project(project, draft)
    session.add(project)
    session.flush()
    write_lists(session, project, draft)
    record(
        session,
        by=by,
        at=at,
        action="project_registered",
        kind="project",
        object_id=project.id,
        changes={name: (None, text) for name, text in told(draft).items()},
    )
    _follow_money(session, project, draft, policy, by=by, at=at)
    session.flush()
    return project.id


def edit_project(
    session: Session,
    project_id: str,
    draft: ProjectDraft,
    *,
    version: int,
    by: Actor,
    at: datetime,
) -> MonitoringStep:
    """Save a project's registration, and return what its money means for the monitoring.

    Args:
        session: The writing session.
        project_id: The project.
        draft: What was written.
        version: The version that was shown to the writer.
        by: Who saves.
        at: When.

    Raises:
        Missing: The project is not the actor's.
        DomainError: A rule is broken, or somebody else has saved since.
    """
    project, _facts, policy = _project(session, project_id, Action.EDIT_PROJECT, by=by, at=at)
    if project.version != version:
        raise DomainError(SAVED_BY_ANOTHER)
    _check(draft)
    before = told(draft_of(project))
    write_project(project, draft)
    flag_modified(project, "name")
    write_lists(session, project, draft)
    after = told(draft)
    changes: Mapping[str, Change] = {name: (before[name], after[name]) for name in after}
    record(
        session,
        by=by,
        at=at,
        action="project_edited",
        kind="project",
        object_id=project.id,
        changes=changes,
    )
    step = _follow_money(session, project, draft, policy, by=by, at=at)
    session.flush()
    return step


def decide_to_monitor(
    session: Session, project_id: str, reason: str, *, by: Actor, at: datetime
) -> None:
    """Monitor a project below the limit by decision, with a reason.

    Raises:
        Missing: The project is not the actor's.
        DomainError: It is monitored already, or the reason is missing.
    """
    project, _facts, policy = _project(session, project_id, Action.DECIDE_MONITORING, by=by, at=at)
    if project.is_monitored and project.monitored_reason:
        raise DomainError(RegistrationReason.MONITORED_ALREADY)
    _needed("monitoring_reason_missing", given=decided_monitoring(reason).allowed)
    project.is_monitored = True
    project.monitored_from = project.monitored_from or local_date(at, policy.time_zone)
    project.monitored_reason = reason
    _record_monitoring(session, project, "monitoring_decided", reason, by=by, at=at)


def end_monitoring(
    session: Session, project_id: str, reason: str, *, by: Actor, at: datetime
) -> None:
    """End the monitoring of a project by decision; falling below the limit never does it (R1).

    Raises:
        Missing: The project is not the actor's.
        DomainError: It is not monitored, or the reason is missing.
    """
    project, _facts, _policy = _project(session, project_id, Action.DECIDE_MONITORING, by=by, at=at)
    if not project.is_monitored:
        raise DomainError(RegistrationReason.NOT_MONITORED)
    _needed("reason_missing", given=bool(reason.strip()))
    project.is_monitored = False
    project.monitored_reason = ""
    _record_monitoring(session, project, "monitoring_ended", reason, by=by, at=at)


def _needed(code: str, *, given: bool) -> None:
    if not given:
        raise DomainError(code, "reason")


def _record_monitoring(
    session: Session, project: Project, action: str, reason: str, *, by: Actor, at: datetime
) -> None:
    session.flush()
    record(
        session,
        by=by,
        at=at,
        action=action,
        kind="project",
        object_id=project.id,
        changes={"reason": (None, reason)} if reason else {},
    )


def change_phase(
    session: Session,
    project_id: str,
    action: ProjectAction,
    reason: str = "",
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Lead a project to another phase by the table of phases.

    Raises:
        Missing: The project is not the actor's.
        DomainError: The phase, the role or a missing reason or agreement refuses it.
    """
    project, _facts, policy = _project(session, project_id, Action.CHANGE_PHASE, by=by, at=at)
    today = local_date(at, policy.time_zone)
    require(PROJECT_TRANSITIONS.allowed(project.phase, action, by.roles(today)))
    row = PROJECT_TRANSITIONS.row(project.phase, action)
    if row is None:
        raise Missing
    if row.reason_needed and not phase_reason_given(reason).allowed:
        raise DomainError("phase_reason_missing", "reason")
    if row.guard == "overview.may_activate":
        require(may_activate(workshop_agreed=_has_agreed_workshop(session, project_id)))
    before, project.phase = project.phase, row.to
    if action in _ENDS:
        project.ended_on = today
    session.flush()
    record(
        session,
        by=by,
        at=at,
        action=row.event,
        kind="project",
        object_id=project.id,
        facts={"from": before.value, "to": row.to.value},
        changes={"reason": (None, reason)} if reason.strip() else {},
    )


def _has_agreed_workshop(session: Session, project_id: str) -> bool:
    asked = select(Workshop.id).where(
        Workshop.project_id == project_id, Workshop.state == WorkshopState.AGREED
    )
    return session.scalars(asked.order_by(Workshop.id)).first() is not None


def _project(
    session: Session, project_id: str, action: Action, *, by: Actor, at: datetime
) -> tuple[Project, ProjectFacts, SchemePolicy]:
    project, facts = session.get(Project, project_id), project_facts(session, project_id)
    if project is None or facts is None:
        raise Missing
    policy = scheme_policy(session, project.scheme_id)
    require(may(by, action, facts, local_date(at, policy.time_zone), policy))
    return project, facts, policy


def _check(draft: ProjectDraft) -> None:
    for field, reason in registration_gaps(draft):
        raise DomainError(reason.code, field, reason.facts)


def _follow_money(
    session: Session,
    project: Project,
    draft: ProjectDraft,
    policy: SchemePolicy,
    *,
    by: Actor,
    at: datetime,
) -> MonitoringStep:
    """Begin to monitor a project that reaches the limit; ask about one that falls below."""
    step = monitoring_step(
        draft.funding,
        policy,
        monitored=project.is_monitored,
        by_decision=bool(project.monitored_reason),
    )
    if step is MonitoringStep.BEGINS:
        project.is_monitored = True
        project.monitored_from = local_date(at, policy.time_zone)
        _record_monitoring(session, project, "monitoring_began", "", by=by, at=at)
    return step
