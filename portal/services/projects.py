"""Projects: registered, edited, monitored by rule or by decision."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from portal.clock import local_date
from portal.domain.errors import DomainError
from portal.domain.permissions import Action, Actor, SchemeFacts, may
from portal.domain.policy import (
    MonitoringStep,
    SchemePolicy,
    decided_monitoring,
    monitoring_step,
)
from portal.domain.registration import ProjectDraft, RegistrationReason, registration_gaps
from portal.services.noting import note
from portal.services.project_access import open_project
from portal.services.project_rows import draft_of, told, write_lists, write_project
from portal.services.refusals import SAVED_BY_ANOTHER, Missing, require
from portal.storage.history import Change, record
from portal.storage.models.projects import Project
from portal.storage.models.schemes import MonitoringScheme
from portal.storage.queries.schemes import scheme_policy
from portal.tokens import new_id


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
    opened = open_project(session, project_id, Action.EDIT_PROJECT, by=by, at=at)
    project, policy = opened.project, opened.policy
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
    opened = open_project(session, project_id, Action.DECIDE_MONITORING, by=by, at=at)
    project = opened.project
    if project.is_monitored and project.monitored_reason:
        raise DomainError(RegistrationReason.MONITORED_ALREADY)
    _needed("monitoring_reason_missing", given=decided_monitoring(reason).allowed)
    project.is_monitored = True
    project.monitored_from = project.monitored_from or opened.today
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
    project = open_project(session, project_id, Action.DECIDE_MONITORING, by=by, at=at).project
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
    changes: dict[str, Change] = {"reason": (None, reason or None)}
    note(session, project, action, by=by, at=at, changes=changes)


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
