"""An office gives and ends roles where its own schemes have projects, and nowhere else."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.actors import Actor, Role, RoleAssignment, ScopeKind
from portal.domain.errors import DomainError
from portal.services.roles import NewRole, PeopleReason, end_role, givable_scopes, give_role
from portal.storage import models
from portal.storage.engine import Database
from tests import factories
from tests.factories import NOW, TODAY

SHARED = [
    (Role.PROJECT_EDITOR, ScopeKind.ORGANISATION, "holder_a"),
    (Role.POOL_OWNER, ScopeKind.POOL, "pool_1"),
    (Role.POOL_OWNER, ScopeKind.ORGANISATION, "administration"),
    (Role.COMMITTEE_READER, ScopeKind.COMMITTEE, "committee"),
]
"""Roles in scopes that belong to no single scheme, by the names of the small world."""

shared_roles = pytest.mark.parametrize(("role", "kind", "place"), SHARED)


def keeper(role: Role, scheme_id: str) -> Actor:
    """Return somebody with one role in a scheme."""
    held = RoleAssignment("x", role, ScopeKind.SCHEME, scheme_id)
    return Actor("x", "Somebody", (held,))


def abroad(session: Session, made: factories.World) -> str:
    """Write a scheme of another committee, in which the world has no project."""
    committee = factories.committee(session, "Kulturudvalget", code="KU", position=3)
    return factories.scheme(session, made.other_administration.id, committee.id, position=2).id


def give(session: Session, made: factories.World, asked: NewRole, by: Actor) -> None:
    give_role(session, made.people["reader"].id, role=asked, by=by, at=NOW)


@shared_roles
def test_a_shared_role_is_given_by_the_office_with_a_project_there(
    database: Database, role: Role, kind: ScopeKind, place: str
) -> None:
    with database.writing() as session:
        made = factories.world(session)
        other = abroad(session, made)
        asked = NewRole(role, kind, getattr(made, place).id, TODAY)
        for foreign in (keeper(Role.SECRETARIAT, other), keeper(Role.PROJECT_EDITOR, other)):
            with pytest.raises(DomainError):
                give(session, made, asked, foreign)
        give(session, made, asked, keeper(Role.SECRETARIAT, made.scheme.id))


@shared_roles
def test_a_shared_role_is_ended_by_no_office_without_a_project_there(
    database: Database, role: Role, kind: ScopeKind, place: str
) -> None:
    with database.writing() as session:
        made = factories.world(session)
        other = abroad(session, made)
        asked = NewRole(role, kind, getattr(made, place).id, TODAY)
        give(session, made, asked, keeper(Role.ADMINISTRATOR, other))
        held = session.scalars(
            select(models.RoleAssignment.id).where(
                models.RoleAssignment.person_id == made.people["reader"].id,
                models.RoleAssignment.role == role,
            )
        ).one()
        with pytest.raises(DomainError) as refused:
            end_role(session, held, by=keeper(Role.SECRETARIAT, other), at=NOW)
        assert refused.value.code == PeopleReason.NOT_YOURS_TO_GIVE
        end_role(session, held, by=keeper(Role.SECRETARIAT, made.scheme.id), at=NOW)


def test_an_office_is_offered_its_own_places_alone(database: Database) -> None:
    with database.writing() as session:
        made = factories.world(session)
        other = abroad(session, made)
        own = dict(givable_scopes(session, by=keeper(Role.SECRETARIAT, made.scheme.id), on=TODAY))
        far = dict(givable_scopes(session, by=keeper(Role.SECRETARIAT, other), on=TODAY))
        assert made.pool_1.id in dict(own[ScopeKind.POOL])
        assert dict(far[ScopeKind.POOL]) == {}
        assert dict(far[ScopeKind.ORGANISATION]) == {}
        assert list(dict(far[ScopeKind.COMMITTEE]).values()) == ["Kulturudvalget"]
