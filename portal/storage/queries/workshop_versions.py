"""One version of a workshop by its number, with its people and the words of its indicators."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.actors import Actor
from portal.domain.drafts import fingerprint
from portal.domain.policy import SchemePolicy
from portal.domain.workshop import ProjectPeriod, Workshop, WorkshopState
from portal.storage.models import workshops as kept
from portal.storage.models.projects import Project
from portal.storage.queries.milestone_arrivals import with_arrivals
from portal.storage.queries.people import names
from portal.storage.queries.schemes import scheme_policy
from portal.storage.queries.visibility import projects_visible_to
from portal.storage.queries.workshops import workshop_value


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed a version, and when."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class WorkshopVersion:
    """One version with its content as the rules know it; ids inside are the lasting keys.

    `indicators` are the words of how each criterion is measured, by the criterion's key.
    """

    id: str
    project_id: str
    project_name: str
    number: int
    state: WorkshopState
    held_on: date | None
    value: Workshop
    indicators: dict[str, str]
    holder_signature: Signature | None
    office_signature: Signature | None
    agreed_at: datetime | None
    created_at: datetime
    policy: SchemePolicy

    @property
    def is_draft(self) -> bool:
        """Whether the version may still be written in."""
        return self.state is WorkshopState.DRAFT


def mark_of(value: object) -> str:
    """Return the mark by which a form tells whether somebody else has saved an item since."""
    return fingerprint(repr(value))


def version_by_number(
    session: Session, actor: Actor, today: date, project_id: str, number: int
) -> WorkshopVersion | None:
    """Return one version of a project's workshop, None when it is missing or not for this actor."""
    asked = (
        select(kept.Workshop, Project)
        .join(Project, Project.id == kept.Workshop.project_id)
        .where(
            kept.Workshop.project_id == project_id,
            kept.Workshop.number == number,
            projects_visible_to(actor, today),
        )
    )
    found = session.execute(asked).one_or_none()
    if found is None:
        return None
    row, project = found
    value = workshop_value(row, ProjectPeriod(project.starts_on, project.ends_on))
    if row.state is WorkshopState.AGREED:
        value = with_arrivals(session, value, project.id)
    signers = {row.holder_signed_by_id, row.office_signed_by_id}
    people = names(session, frozenset(each for each in signers if each is not None))
    return WorkshopVersion(
        id=row.id,
        project_id=project.id,
        project_name=project.name,
        number=row.number,
        state=row.state,
        held_on=row.held_on,
        value=value,
        indicators={each.key: each.indicator for each in row.criteria},
        holder_signature=_signature(people, row.holder_signed_by_id, row.holder_signed_at),
        office_signature=_signature(people, row.office_signed_by_id, row.office_signed_at),
        agreed_at=row.agreed_at,
        created_at=row.created_at,
        policy=scheme_policy(session, project.scheme_id),
    )


def _signature(
    people: dict[str, str], person_id: str | None, at: datetime | None
) -> Signature | None:
    return Signature(people[person_id], at) if person_id is not None and at is not None else None
