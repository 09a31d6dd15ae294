"""What the database shows is what the rules on rights allow."""

from itertools import product

from sqlalchemy.orm import Session

from portal.domain.actors import PUBLIC, SYSTEM, Role, ScopeKind
from portal.domain.permissions import Action, may
from portal.domain.policy import SchemePolicy
from portal.storage.queries.people import actor_of
from portal.storage.queries.projects import project_facts, projects, sees_project
from tests.factories import TODAY, assignment, person, world


def test_lists_show_exactly_what_the_rights_allow_for_every_role_and_scope(
    session: Session,
) -> None:
    made = world(session)
    scopes = {
        ScopeKind.PROJECT: made.project_a.id,
        ScopeKind.POOL: made.pool_1.id,
        ScopeKind.ORGANISATION: made.other_administration.id,
        ScopeKind.COMMITTEE: made.committee.id,
        ScopeKind.SCHEME: made.scheme.id,
    }
    policy = SchemePolicy()
    wrong = []
    for role, (kind, scope_id) in product(Role, scopes.items()):
        someone = person(session, "Nogen")
        assignment(session, someone.id, role, kind, scope_id)
        actor = actor_of(session, someone.id, TODAY)
        for one in (made.project_a, made.project_b):
            facts = project_facts(session, one.id)
            assert facts is not None
            allowed = may(actor, Action.VIEW_PROJECT, facts, TODAY, policy).allowed
            if sees_project(session, actor, TODAY, one.id) is not allowed:
                wrong.append((role, kind, one.name))
    assert not wrong


def test_the_public_sees_no_project_and_the_system_sees_all(session: Session) -> None:
    world(session)
    assert not projects(session, PUBLIC, TODAY).rows
    assert len(projects(session, SYSTEM, TODAY)) == 2
