"""The way to a project: where it belongs, and whether somebody may do this to it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from portal.clock import local_date
from portal.domain.permissions import Action, Actor, ProjectFacts, may
from portal.domain.policy import SchemePolicy
from portal.services.refusals import Missing, require
from portal.storage.models.projects import Project
from portal.storage.queries.project_facts import project_facts
from portal.storage.queries.schemes import scheme_policy


@dataclass(frozen=True, slots=True)
class OpenedProject:
    """A project that may be acted on, with where it belongs, its scheme's policy and the day."""

    project: Project
    facts: ProjectFacts
    policy: SchemePolicy
    today: date


def known_facts(session: Session, project_id: str) -> ProjectFacts:
    """Return where a project belongs.

    Raises:
        Missing: There is no such project.
    """
    found = project_facts(session, project_id)
    if found is None:
        raise Missing
    return found


def open_project(
    session: Session, project_id: str, action: Action, *, by: Actor, at: datetime
) -> OpenedProject:
    """Return a project for somebody who may do this to it.

    Raises:
        Missing: The project is not there, or not the actor's.
    """
    facts = known_facts(session, project_id)
    policy = scheme_policy(session, facts.scheme_id)
    today = local_date(at, policy.time_zone)
    require(may(by, action, facts, today, policy))
    return OpenedProject(session.get_one(Project, project_id), facts, policy, today)
