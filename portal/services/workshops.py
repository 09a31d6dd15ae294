"""A workshop's versions: opened, proposed, signed by both, agreed, and later revised."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.errors import DomainError
from portal.domain.overview import PROJECT_TRANSITIONS, ProjectAction
from portal.domain.permissions import Action, Actor
from portal.domain.verdict import Verdict
from portal.domain.workshop import (
    WORKSHOP_TRANSITIONS,
    ProjectPeriod,
    WorkshopAction,
    WorkshopReason,
    WorkshopState,
    agreement_gaps,
    may_agree,
)
from portal.services.refusals import require
from portal.services.workshop_access import (
    Opened,
    WorkshopEditReason,
    find_version,
    latest_version,
    open_project,
    open_version,
)
from portal.services.workshop_copy import copy_content
from portal.storage.history import record
from portal.storage.models.projects import Project
from portal.storage.models.workshops import Workshop
from portal.storage.queries.workshops import workshop_value
from portal.tokens import new_id


def open_workshop(session: Session, project_id: str, *, by: Actor, at: datetime) -> int:
    """Open the first version of a project's workshop and return its number; it is offered by it.

    Raises:
        Missing: The project is not the actor's.
        DomainError: There is a version already, or the project is over.
    """
    project, _policy, _today = open_project(
        session, project_id, Action.AGREE_WORKSHOP, by=by, at=at
    )
    _refuse_over(project)
    if latest_version(session, project_id) is not None:
        raise DomainError(WorkshopEditReason.DRAFT_EXISTS)
    workshop = Workshop(
        id=new_id(),
        project_id=project_id,
        number=1,
        state=WorkshopState.DRAFT,
        problem=project.problem_note,
        created_at=at,
    )
    session.add(workshop)
    session.flush()
    _record(session, workshop, "workshop_opened", by=by, at=at)
    _lead(session, project, ProjectAction.OFFER_WORKSHOP, by=by, at=at)
    return workshop.number


def revise_workshop(
    session: Session, project_id: str, reason: str, *, by: Actor, at: datetime
) -> int:
    """Open a new version as a whole copy of the agreed one, with a reason, and return its number.

    Keys are kept, and each criterion remembers its original target.

    Raises:
        Missing: The project is not the actor's.
        DomainError: Nothing is agreed, a newer version is in work, or the reason is missing.
    """
    project, _policy, _today = open_project(session, project_id, Action.EDIT_WORKSHOP, by=by, at=at)
    _refuse_over(project)
    agreed = latest_version(session, project_id)
    if agreed is None:
        raise DomainError(WorkshopEditReason.NOT_AGREED_YET)
    if agreed.state is not WorkshopState.AGREED:
        raise DomainError(WorkshopEditReason.DRAFT_EXISTS)
    if not reason.strip():
        raise DomainError(WorkshopReason.REVISION_REASON_MISSING, "reason")
    workshop = Workshop(
        id=new_id(),
        project_id=project_id,
        number=agreed.number + 1,
        state=WorkshopState.DRAFT,
        held_on=None,
        problem=agreed.problem,
        no_risks_because=agreed.no_risks_because,
        revision_reason=reason,
        created_at=at,
    )
    session.add(workshop)
    copy_content(agreed, workshop)
    session.flush()
    _record(session, workshop, "workshop_revised", by=by, at=at)
    return workshop.number


def propose_workshop(
    session: Session, project_id: str, number: int, *, by: Actor, at: datetime
) -> None:
    """Put a draft forward to be signed; everything that an agreement needs must be there.

    Raises:
        Missing: The version is not the actor's.
        DomainError: One thing is missing, or the version is no draft.
        Refused: Several things are missing.
    """
    opened = open_version(session, project_id, number, Action.EDIT_WORKSHOP, by=by, at=at)
    _allow(opened, WorkshopAction.PROPOSE, by)
    require(Verdict.unless(agreement_gaps(opened.value)))
    opened.workshop.state = WorkshopState.PROPOSED
    session.flush()
    _record(session, opened.workshop, "workshop_proposed", by=by, at=at)


def rework_workshop(
    session: Session, project_id: str, number: int, *, by: Actor, at: datetime
) -> None:
    """Take a proposed version back to be written in; signatures fall away.

    Raises:
        Missing: The version is not the actor's.
        DomainError: The version is not proposed.
    """
    opened = open_version(session, project_id, number, Action.EDIT_WORKSHOP, by=by, at=at)
    _allow(opened, WorkshopAction.REWORK, by)
    workshop = opened.workshop
    workshop.state = WorkshopState.DRAFT
    workshop.holder_signed_by_id = workshop.holder_signed_at = None
    workshop.office_signed_by_id = workshop.office_signed_at = None
    session.flush()
    _record(session, workshop, "workshop_reworked", by=by, at=at)


def sign_workshop(
    session: Session, project_id: str, number: int, *, by: Actor, at: datetime
) -> None:
    """Sign a proposed version for the holder.

    Raises:
        Missing: The version is not there, or the actor does not sign for the holder.
        DomainError: The version is not proposed, or is signed already.
    """
    opened = open_version(session, project_id, number, Action.SIGN_WORKSHOP, by=by, at=at)
    workshop = opened.workshop
    if workshop.state is not WorkshopState.PROPOSED:
        raise DomainError(WorkshopEditReason.NOT_PROPOSED)
    if workshop.holder_signed_at is not None:
        raise DomainError(WorkshopEditReason.SIGNED_ALREADY)
    workshop.holder_signed_by_id, workshop.holder_signed_at = by.person_id, at
    session.flush()
    _record(session, workshop, "workshop_signed", by=by, at=at)


def agree_workshop(
    session: Session, project_id: str, number: int, *, by: Actor, at: datetime
) -> None:
    """Sign for the secretariat; with the holder's signature the version is agreed and holds.

    The version that held before is superseded, and a project that waited for it goes on.

    Raises:
        Missing: The version is not the actor's.
        DomainError: The version is not proposed, or one thing is missing.
        Refused: Several things are missing.
    """
    opened = open_version(session, project_id, number, Action.AGREE_WORKSHOP, by=by, at=at)
    _allow(opened, WorkshopAction.AGREE, by)
    workshop, project = opened.workshop, opened.project
    workshop.office_signed_by_id, workshop.office_signed_at = by.person_id, at
    before = find_version(session, project_id, number - 1)
    period = ProjectPeriod(project.starts_on, project.ends_on)
    held = None if before is None else workshop_value(before, period)
    require(may_agree(opened.value, held))
    if before is not None and before.state is WorkshopState.AGREED:
        before.state = WorkshopState.SUPERSEDED
        _record(session, before, "workshop_superseded", by=by, at=at)
    workshop.state, workshop.agreed_at = WorkshopState.AGREED, at
    session.flush()
    _record(session, workshop, "workshop_agreed", by=by, at=at)
    _lead(session, project, ProjectAction.PLAN, by=by, at=at)
    if project.starts_on <= opened.today:
        _lead(session, project, ProjectAction.ACTIVATE, by=by, at=at)


def _allow(opened: Opened, action: WorkshopAction, by: Actor) -> None:
    roles = by.roles(opened.today)
    require(WORKSHOP_TRANSITIONS.allowed(opened.workshop.state, action, roles))


def _refuse_over(project: Project) -> None:
    if project.phase.is_over:
        raise DomainError(WorkshopEditReason.PROJECT_OVER)


def _lead(
    session: Session, project: Project, action: ProjectAction, *, by: Actor, at: datetime
) -> None:
    """Lead the project on when its phase waits for this step; else leave it where it is."""
    row = PROJECT_TRANSITIONS.row(project.phase, action)
    if row is None:
        return
    before, project.phase = project.phase, row.to
    session.flush()
    record(
        session,
        by=by,
        at=at,
        action=row.event,
        kind="project",
        object_id=project.id,
        facts={"from": before.value, "to": row.to.value},
    )


def _record(session: Session, workshop: Workshop, action: str, *, by: Actor, at: datetime) -> None:
    record(
        session,
        by=by,
        at=at,
        action=action,
        kind="workshop",
        object_id=workshop.id,
        facts={"project_id": workshop.project_id, "number": workshop.number},
    )
