"""A workshop's versions: opened, proposed, signed by both, agreed, and later revised."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.errors import DomainError
from portal.domain.overview import ProjectAction
from portal.domain.permissions import Action, Actor, Role
from portal.domain.transitions import Transition
from portal.domain.workshop import (
    WORKSHOP_TRANSITIONS,
    ProjectPeriod,
    WorkshopAction,
    WorkshopReason,
    WorkshopState,
    agreement_gaps,
    may_agree,
)
from portal.mail.step_texts import StepFacts
from portal.services.municipality import municipality_name
from portal.services.noting import note
from portal.services.project_access import known_facts, open_project
from portal.services.project_phases import lead_on
from portal.services.refusals import require
from portal.services.step_journal import journal_workshop
from portal.services.steps import guarded_step, step
from portal.services.telling import people_of_scheme, project_writers, tell_step
from portal.services.workshop_access import (
    Opened,
    WorkshopEditReason,
    find_version,
    latest_version,
    open_version,
)
from portal.services.workshop_copy import copy_content
from portal.storage.history import Fact
from portal.storage.models.projects import Project
from portal.storage.models.workshops import Workshop
from portal.storage.queries.workshops import workshop_value
from portal.tokens import new_id


def open_workshop(session: Session, project_id: str, *, link: str, by: Actor, at: datetime) -> int:
    """Open the first version of a project's workshop and return its number; it is offered by it.

    Raises:
        Missing: The project is not the actor's.
        DomainError: There is a version already, or the project is over.
    """
    project = open_project(session, project_id, Action.AGREE_WORKSHOP, by=by, at=at).project
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
    lead_on(session, project, ProjectAction.OFFER_WORKSHOP, link=link, by=by, at=at)
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
    project = open_project(session, project_id, Action.EDIT_WORKSHOP, by=by, at=at).project
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
    session: Session, project_id: str, number: int, *, link: str, by: Actor, at: datetime
) -> None:
    """Put a draft forward to be signed; everything that an agreement needs must be there.

    Those who write the project's reports and the office are told, but for the one who does it.

    Raises:
        Missing: The version is not the actor's.
        DomainError: One thing is missing, or the version is no draft.
        Refused: Several things are missing.
    """
    opened = open_version(session, project_id, number, Action.EDIT_WORKSHOP, by=by, at=at)
    workshop = opened.workshop
    _allow(opened, WorkshopAction.PROPOSE, by)
    row = guarded_step(
        WORKSHOP_TRANSITIONS, workshop.state, WorkshopAction.PROPOSE, agreement_gaps, opened.value
    )
    workshop.state = row.to
    session.flush()
    _record(session, workshop, row.event, by=by, at=at)
    _tell(session, opened.project, workshop, row, link=link, by=by, at=at)


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
    row = step(WORKSHOP_TRANSITIONS, workshop.state, WorkshopAction.REWORK)
    workshop.state = row.to
    workshop.holder_signed_by_id = workshop.holder_signed_at = None
    workshop.office_signed_by_id = workshop.office_signed_at = None
    session.flush()
    _record(session, workshop, row.event, by=by, at=at)


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
    session: Session, project_id: str, number: int, *, link: str, by: Actor, at: datetime
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
    row = guarded_step(
        WORKSHOP_TRANSITIONS, workshop.state, WorkshopAction.AGREE, may_agree, opened.value, held
    )
    if before is not None and before.state is WorkshopState.AGREED:
        over = step(WORKSHOP_TRANSITIONS, before.state, WorkshopAction.SUPERSEDE)
        before.state = over.to
        _record(session, before, over.event, by=by, at=at)
    workshop.state, workshop.agreed_at = row.to, at
    session.flush()
    _record(session, workshop, row.event, by=by, at=at)
    if row.journal:
        journal_workshop(session, workshop, at=at)
    _tell(session, project, workshop, row, link=link, by=by, at=at)
    lead_on(session, project, ProjectAction.PLAN, link=link, by=by, at=at)
    if project.starts_on <= opened.today:
        lead_on(session, project, ProjectAction.ACTIVATE, link=link, by=by, at=at)


def _allow(opened: Opened, action: WorkshopAction, by: Actor) -> None:
    roles = by.roles(opened.today)
    require(WORKSHOP_TRANSITIONS.allowed(opened.workshop.state, action, roles))


def _refuse_over(project: Project) -> None:
    if project.phase.is_over:
        raise DomainError(WorkshopEditReason.PROJECT_OVER)


def _tell(
    session: Session,
    project: Project,
    workshop: Workshop,
    row: Transition[WorkshopState],
    *,
    link: str,
    by: Actor,
    at: datetime,
) -> None:
    name, sender = project.short_name or project.name, municipality_name(session)
    people = (
        *project_writers(session, known_facts(session, project.id), at),
        *people_of_scheme(session, Role.SECRETARIAT, project.scheme_id, at),
    )
    others = {one.id: one for one in people if one.id != by.person_id}.values()
    about = ("workshop", workshop.id)
    tell_step(session, others, row.mail, StepFacts(sender, name, link), about=about, at=at)


def _record(session: Session, workshop: Workshop, action: str, *, by: Actor, at: datetime) -> None:
    facts: dict[str, Fact] = {"project_id": workshop.project_id, "number": workshop.number}
    note(session, workshop, action, by=by, at=at, facts=facts)
