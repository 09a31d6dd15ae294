"""The way to a version of a workshop: who may, in which state, and has somebody else saved."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.errors import DomainError
from portal.domain.permissions import Action, Actor
from portal.domain.policy import SchemePolicy
from portal.domain.workshop import (
    WORKSHOP_TRANSITIONS,
    ProjectPeriod,
    WorkshopAction,
    WorkshopState,
)
from portal.domain.workshop import Workshop as WorkshopValue
from portal.services.project_access import open_project
from portal.services.refusals import SAVED_BY_ANOTHER, Missing, require
from portal.storage.history import Change, record
from portal.storage.models.projects import Project
from portal.storage.models.workshops import Workshop
from portal.storage.queries.workshop_versions import mark_of
from portal.storage.queries.workshops import workshop_value


class WorkshopEditReason(StrEnum):
    """Why a version cannot be changed."""

    NOT_DRAFT = "workshop_not_draft"
    DRAFT_EXISTS = "workshop_draft_exists"
    NOT_AGREED_YET = "workshop_not_agreed_yet"
    NOT_PROPOSED = "workshop_not_proposed"
    SIGNED_ALREADY = "workshop_signed_already"
    PROJECT_OVER = "workshop_project_over"


@dataclass(frozen=True, slots=True)
class Opened:
    """A version that may be acted on, with its project, policy and day."""

    workshop: Workshop
    project: Project
    policy: SchemePolicy
    today: date

    @property
    def value(self) -> WorkshopValue:
        """The version's content as the rules know it."""
        period = ProjectPeriod(self.project.starts_on, self.project.ends_on)
        return workshop_value(self.workshop, period)


def open_version(
    session: Session, project_id: str, number: int, action: Action, *, by: Actor, at: datetime
) -> Opened:
    """Return a version on which the actor may act.

    Raises:
        Missing: The version is not there, or not for the actor.
    """
    of_project = open_project(session, project_id, action, by=by, at=at)
    workshop = find_version(session, project_id, number)
    if workshop is None:
        raise Missing
    return Opened(workshop, of_project.project, of_project.policy, of_project.today)


def find_version(session: Session, project_id: str, number: int) -> Workshop | None:
    """Return one version of a project's workshop, None when there is none with the number."""
    asked = (
        select(Workshop)
        .where(Workshop.project_id == project_id, Workshop.number == number)
        .order_by(Workshop.id)
    )
    return session.scalars(asked).one_or_none()


def latest_version(session: Session, project_id: str) -> Workshop | None:
    """Return the latest version of a project's workshop, None before there is one."""
    asked = (
        select(Workshop)
        .where(Workshop.project_id == project_id)
        .order_by(Workshop.number.desc(), Workshop.id)
    )
    return session.scalars(asked).first()


def open_draft(
    session: Session, project_id: str, number: int, *, by: Actor, at: datetime
) -> Opened:
    """Return a draft that the actor may write in.

    Raises:
        Missing: The version is not there, or not for the actor.
        DomainError: The version is no draft.
    """
    opened = open_version(session, project_id, number, Action.EDIT_WORKSHOP, by=by, at=at)
    if opened.workshop.state is not WorkshopState.DRAFT:
        raise DomainError(WorkshopEditReason.NOT_DRAFT)
    save = WORKSHOP_TRANSITIONS.allowed(
        opened.workshop.state, WorkshopAction.SAVE, by.roles(opened.today)
    )
    require(save)
    return opened


def unchanged(value: object, seen: str) -> None:
    """Refuse to overwrite what somebody else has saved since the form was shown.

    Raises:
        DomainError: The item is no longer what the writer saw.
    """
    if mark_of(value) != seen:
        raise DomainError(SAVED_BY_ANOTHER)


def note(
    session: Session,
    workshop: Workshop,
    *,
    part: str,
    key: str,
    before: object,
    after: object,
    by: Actor,
    at: datetime,
) -> None:
    """Tell the history what became of one part of a draft."""
    session.flush()
    change: Change = (_text(before), _text(after))
    record(
        session,
        by=by,
        at=at,
        action="workshop_saved",
        kind="workshop",
        object_id=workshop.id,
        facts={"part": part, "key": key},
        changes={part: change},
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)
