"""The demo municipality as a portal to walk in, with somebody for every role and kind of scope."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.app import create_app
from portal.clock import SteeredClock, local_date
from portal.config import Settings
from portal.domain.actors import ScopeKind
from portal.domain.permissions import (
    Action,
    Actor,
    ObjectFacts,
    ProjectFacts,
    ReportFacts,
    may,
)
from portal.domain.policy import SchemePolicy
from portal.services.scopes import SCOPES
from portal.storage import models
from portal.storage.engine import Database
from portal.storage.queries.people import actor_of
from portal.storage.queries.project_facts import facts_of
from portal.storage.queries.schemes import scheme_policy
from tests.factories import assignment, person
from tests.integration.app_world import SECRET, TOKEN

ID = re.compile(r"(?<![0-9a-z])[0-9a-z]{12}(?![0-9a-z])")


@dataclass(frozen=True, slots=True)
class Citizen:
    """Somebody of the town, as the rights know them and as a browser carries them."""

    name: str
    actor: Actor
    client: FlaskClient

    def page(self, path: str) -> str:
        """Return what stands at an address; nothing when it is not for them."""
        answer = self.client.get(path)
        return answer.text if answer.status_code == 200 else ""


@dataclass(frozen=True, slots=True)
class Town:
    """The demo as the rights see it, and its people."""

    app: Flask
    today: date
    policies: dict[str, SchemePolicy]
    projects: dict[str, ProjectFacts]
    names: dict[str, str]
    reports: dict[str, ReportFacts]
    rounds: dict[str, str]
    owners: tuple[str, ...]
    people: tuple[Citizen, ...]

    def may(self, actor: Actor, action: Action, facts: ObjectFacts, scheme_id: str) -> bool:
        """Return whether the rights allow somebody something."""
        return may(actor, action, facts, self.today, self.policies[scheme_id]).allowed

    def projects_for(self, actor: Actor, action: Action) -> set[str]:
        """Return the projects to which somebody may do something."""
        return {
            project_id
            for project_id, facts in self.projects.items()
            if self.may(actor, action, facts, facts.scheme_id)
        }

    def reports_for(self, actor: Actor) -> set[str]:
        """Return the reports that somebody may read, sent or not."""
        reads = (Action.VIEW_REPORT, Action.VIEW_REPORT_DRAFT)
        return {
            report_id
            for report_id, facts in self.reports.items()
            if any(self.may(actor, one, facts, facts.project.scheme_id) for one in reads)
        }

    def close(self) -> None:
        """Close every connection."""
        self.app.extensions["database"].close()

    def told_in(self, page: str) -> tuple[set[str], set[str]]:
        """Return the projects and the reports whose ids stand in a page."""
        found = set(ID.findall(page))
        return found & self.projects.keys(), found & self.reports.keys()


def open_town(database: Database, clock: SteeredClock, instance: Path) -> Town:
    """Return the town over a loaded demo, everybody logged in through the demo's door."""
    app = create_app(
        Settings(
            environment="demo",
            secret_key=SECRET,
            base_url="http://localhost",
            database_url=database.engine.url.render_as_string(hide_password=False),
            instance=instance,
        ),
        clock=clock,
    )
    today = local_date(clock.now())
    with database.writing() as session:
        names = dict(_own_people(session)) | dict(_one_for_every_part(session))
        session.commit()
    with database.reading() as session:
        schemes = session.scalars(select(models.MonitoringScheme.id)).all()
        projects = facts_of(session, session.scalars(select(models.Project.id)).all())
        return Town(
            app=app,
            today=today,
            policies={one: scheme_policy(session, one) for one in schemes},
            projects=projects,
            names={one.id: one.name for one in session.scalars(select(models.Project))},
            reports={
                one.id: ReportFacts(
                    projects[one.project_id], submitted=one.submitted_at is not None
                )
                for one in session.scalars(select(models.Report))
            },
            rounds={
                one.id: one.scheme_id for one in session.scalars(select(models.ReportingRound))
            },
            owners=tuple(session.scalars(select(models.ProjectOwner.organisation_id).distinct())),
            people=tuple(
                Citizen(name, actor_of(session, person_id, today), _logged_in(app, person_id))
                for person_id, name in names.items()
            ),
        )


def _own_people(session: Session) -> Iterator[tuple[str, str]]:
    for one in session.scalars(select(models.Person).where(models.Person.password.is_not(None))):
        yield one.id, one.name


def _one_for_every_part(session: Session) -> Iterator[tuple[str, str]]:
    """Write a person for each role and kind of scope that the demo lacks; yield id and part."""
    with_password = select(models.Person.id).where(models.Person.password.is_not(None))
    held = select(models.RoleAssignment).where(models.RoleAssignment.person_id.in_(with_password))
    there = {(one.role, one.scope_kind) for one in session.scalars(held)}
    scopes = {
        ScopeKind.PROJECT: session.scalars(select(models.Project.id)).all()[-1],
        ScopeKind.POOL: session.scalars(select(models.FundingPool.id)).all()[0],
        ScopeKind.ORGANISATION: session.scalars(select(models.ProjectOwner.organisation_id)).all()[
            -1
        ],
        ScopeKind.COMMITTEE: session.scalars(select(models.Committee.id)).all()[0],
        ScopeKind.SCHEME: session.scalars(select(models.MonitoringScheme.id)).all()[-1],
    }
    for role, kinds in SCOPES.items():
        for kind in (one for one in kinds if (role, one) not in there):
            part = f"{role.value} of a {kind.value}"
            made = person(session, part, password="closed")
            assignment(session, made.id, role, kind, scopes[kind])
            yield made.id, part


def _logged_in(app: Flask, person_id: str) -> FlaskClient:
    client = FlaskClient(app, app.response_class, use_cookies=True)
    found = TOKEN.search(client.get("/login").text)
    assert found is not None
    data = {"person": person_id, "csrf_token": found.group(1)}
    assert client.post("/demo/ind", data=data, headers={"Referer": "http://localhost/"}).location
    return client
