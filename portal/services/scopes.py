"""The things a role can be given for: their names, and which kinds suit which role."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from portal.domain.actors import Role, ScopeKind
from portal.storage.models.committee import Committee
from portal.storage.models.organisations import FundingPool, Organisation
from portal.storage.models.projects import Project
from portal.storage.models.schemes import MonitoringScheme
from portal.storage.queries.project_facts import facts_of

_OF_PROJECTS = (ScopeKind.PROJECT, ScopeKind.ORGANISATION)
_OF_SCHEMES = (ScopeKind.SCHEME,)

SCOPES: Mapping[Role, tuple[ScopeKind, ...]] = {
    Role.PROJECT_EDITOR: _OF_PROJECTS,
    Role.CERTIFIER: _OF_PROJECTS,
    Role.PROJECT_READER: (*_OF_PROJECTS, ScopeKind.POOL),
    Role.POOL_OWNER: (ScopeKind.POOL, ScopeKind.ORGANISATION),
    Role.ASSESSOR: (ScopeKind.SCHEME, ScopeKind.POOL, ScopeKind.PROJECT),
    Role.APPROVER: _OF_SCHEMES,
    Role.SECRETARIAT: _OF_SCHEMES,
    Role.COMMITTEE_READER: (ScopeKind.COMMITTEE, ScopeKind.SCHEME),
    Role.ADMINISTRATOR: _OF_SCHEMES,
}
"""The kinds of scope in which a role makes sense."""

_Column = InstrumentedAttribute[str]

_PLACES: Mapping[ScopeKind, tuple[_Column, _Column, _Column | InstrumentedAttribute[int]]] = {
    ScopeKind.PROJECT: (Project.id, Project.name, Project.sort_key),
    ScopeKind.POOL: (FundingPool.id, FundingPool.name, FundingPool.sort_key),
    ScopeKind.ORGANISATION: (Organisation.id, Organisation.name, Organisation.sort_key),
    ScopeKind.COMMITTEE: (Committee.id, Committee.name, Committee.position),
    ScopeKind.SCHEME: (MonitoringScheme.id, MonitoringScheme.name, MonitoringScheme.position),
}


def scope_name(session: Session, kind: ScopeKind, scope_id: str) -> str | None:
    """Return the name of a scope, None when there is none with the id."""
    id_, name, _order = _PLACES[kind]
    return session.scalars(select(name).where(id_ == scope_id).order_by(id_)).first()


def schemes_by_scope(session: Session) -> Mapping[tuple[ScopeKind, str], frozenset[str]]:
    """Return the schemes that each scope has to do with: its own, or those with a project there."""
    found: defaultdict[tuple[ScopeKind, str], set[str]] = defaultdict(set)
    for scheme in session.scalars(select(MonitoringScheme).order_by(MonitoringScheme.id)):
        found[ScopeKind.SCHEME, scheme.id].add(scheme.id)
        found[ScopeKind.COMMITTEE, scheme.committee_id].add(scheme.id)
    ids = session.scalars(select(Project.id).order_by(Project.id)).all()
    for project in facts_of(session, ids).values():
        holders = () if project.holder_org_id is None else (project.holder_org_id,)
        places = {
            ScopeKind.PROJECT: (project.id,),
            ScopeKind.ORGANISATION: (*holders, *project.owner_org_ids),
            ScopeKind.POOL: project.pool_ids,
            ScopeKind.COMMITTEE: project.committee_ids,
        }
        for kind, scope_ids in places.items():
            for scope_id in scope_ids:
                found[kind, scope_id].add(project.scheme_id)
    return {scope: frozenset(schemes) for scope, schemes in found.items()}


def scopes_of(session: Session, kind: ScopeKind) -> tuple[tuple[str, str], ...]:
    """Return id and name of every scope of a kind, in the order people expect."""
    id_, name, order = _PLACES[kind]
    found = session.execute(select(id_, name).order_by(order, id_))
    return tuple((row[0], row[1]) for row in found)
