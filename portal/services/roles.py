"""Roles in scopes: who may give them, and what giving and ending them does."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import local_date
from portal.domain.actions import Action
from portal.domain.actors import Actor, Role, ScopeKind
from portal.domain.errors import DomainError
from portal.domain.permissions import may_give_in, roles_for
from portal.services.accounts import end_logins
from portal.services.scopes import SCOPES, schemes_by_scope, scope_name, scopes_of
from portal.storage.history import record
from portal.storage.models.people import Person, RoleAssignment
from portal.tokens import new_id, new_secret


class PeopleReason(StrEnum):
    """Why a person cannot be given or relieved of a role."""

    NOT_YOURS_TO_GIVE = "role_not_yours_to_give"
    OWN_ROLES = "role_own"
    WRONG_SCOPE = "role_wrong_scope"
    UNKNOWN_SCOPE = "role_unknown_scope"
    PERIOD = "role_period"
    HELD_ALREADY = "role_held_already"
    UNKNOWN_PERSON = "person_unknown"
    INACTIVE = "person_inactive"


BY_OFFICE = frozenset({
    Role.PROJECT_EDITOR,
    Role.CERTIFIER,
    Role.PROJECT_READER,
    Role.POOL_OWNER,
    Role.COMMITTEE_READER,
})  # fmt: skip
"""The roles that the secretariat may give; an administrator may give them all."""


@dataclass(frozen=True, slots=True)
class NewRole:
    """A role to be given: what, where, and from when to when."""

    role: Role
    scope_kind: ScopeKind
    scope_id: str
    valid_from: date
    valid_to: date | None = None


def givable_roles(by: Actor, on: date) -> frozenset[Role]:
    """Return the roles somebody may give and end: all, those of project people, or none."""
    if by.is_system or by.has_any(roles_for(Action.MANAGE_PEOPLE), on):
        return frozenset(Role)
    return BY_OFFICE if by.has_any({Role.SECRETARIAT}, on) else frozenset()


Reach = Callable[[ScopeKind, str], bool]
"""Tells whether somebody may give and end roles in a scope."""


def reach_of(session: Session, *, by: Actor, on: date) -> Reach:
    """Return the scopes in which somebody may give and end roles, as one question to ask."""
    known = schemes_by_scope(session)

    def reaches(kind: ScopeKind, scope_id: str) -> bool:
        return may_give_in(by, kind, known.get((kind, scope_id), frozenset()), on).allowed

    return reaches


def givable_scopes(
    session: Session, *, by: Actor, on: date
) -> tuple[tuple[ScopeKind, tuple[tuple[str, str], ...]], ...]:
    """Return what the actor may give roles for, by kind: id and name of each."""
    kinds = {kind for role in givable_roles(by, on) for kind in SCOPES[role]}
    reaches = reach_of(session, by=by, on=on)
    return tuple(
        (
            kind,
            tuple(
                (scope_id, name)
                for scope_id, name in scopes_of(session, kind)
                if reaches(kind, scope_id)
            ),
        )
        for kind in ScopeKind
        if kind in kinds
    )


def check_role(session: Session, role: NewRole, *, by: Actor, at: datetime) -> str:
    """Return the name of a new role's scope.

    Raises:
        DomainError: The role may not be given, not by this actor, not there, or not for so long.
    """
    today = local_date(at)
    if role.role not in givable_roles(by, today):
        raise DomainError(PeopleReason.NOT_YOURS_TO_GIVE, "role")
    if role.scope_kind not in SCOPES[role.role]:
        raise DomainError(PeopleReason.WRONG_SCOPE, "scope")
    if role.valid_to is not None and role.valid_to < role.valid_from:
        raise DomainError(PeopleReason.PERIOD, "valid_to")
    name = scope_name(session, role.scope_kind, role.scope_id)
    reaches = reach_of(session, by=by, on=today)
    if name is None or not reaches(role.scope_kind, role.scope_id):
        raise DomainError(PeopleReason.UNKNOWN_SCOPE, "scope")
    return name


def person_of(session: Session, person_id: str) -> Person:
    """Return a person.

    Raises:
        DomainError: There is none with the id.
    """
    person = session.get(Person, person_id)
    if person is None:
        raise DomainError(PeopleReason.UNKNOWN_PERSON)
    return person


def check_person(person: Person, by: Actor) -> None:
    """Refuse the actor's own roles, and those of somebody whose account is closed."""
    if person.id == by.person_id:
        raise DomainError(PeopleReason.OWN_ROLES)
    if not person.active:
        raise DomainError(PeopleReason.INACTIVE)


def holds(session: Session, person_id: str, role: NewRole) -> bool:
    """Return whether the person holds that very role for the whole of its period already."""
    held = session.scalars(
        select(RoleAssignment).where(
            RoleAssignment.person_id == person_id,
            RoleAssignment.role == role.role,
            RoleAssignment.scope_kind == role.scope_kind,
            RoleAssignment.scope_id == role.scope_id,
            RoleAssignment.valid_from <= role.valid_from,
        )
    ).all()
    return any(
        row.valid_to is None or (role.valid_to is not None and role.valid_to <= row.valid_to)
        for row in held
    )


def give_role(session: Session, person_id: str, *, role: NewRole, by: Actor, at: datetime) -> None:
    """Give a person a further role; their logins end, so that it counts from the next one (C1).

    Raises:
        DomainError: The role may not be given, or is held already.
    """
    check_role(session, role, by=by, at=at)
    person = person_of(session, person_id)
    check_person(person, by)
    if holds(session, person_id, role):
        raise DomainError(PeopleReason.HELD_ALREADY, "role")
    assign(session, person, role, by=by, at=at)


def assign(session: Session, person: Person, role: NewRole, *, by: Actor, at: datetime) -> None:
    """Write down a role that has been checked, and end the person's logins."""
    session.add(
        RoleAssignment(
            id=new_id(),
            person_id=person.id,
            role=role.role,
            scope_kind=role.scope_kind,
            scope_id=role.scope_id,
            valid_from=role.valid_from,
            valid_to=role.valid_to,
        )
    )
    end_logins(session, person.id, at=at)
    session.flush()
    record(
        session,
        by=by,
        at=at,
        action="role_given",
        kind="person",
        object_id=person.id,
        facts={
            "role": role.role.value,
            "scope_kind": role.scope_kind.value,
            "scope_id": role.scope_id,
            "valid_from": role.valid_from.isoformat(),
            "valid_to": role.valid_to.isoformat() if role.valid_to else None,
        },
    )


def end_role(session: Session, assignment_id: str, *, by: Actor, at: datetime) -> str:
    """End a role at once, end the person's logins, and return the person's id.

    The last day it held is yesterday; one that began today is taken away altogether.

    Raises:
        DomainError: There is no such role, or it is not this actor's to end.
    """
    row = session.get(RoleAssignment, assignment_id)
    if row is None:
        raise DomainError(PeopleReason.UNKNOWN_PERSON)
    today = local_date(at)
    reached = reach_of(session, by=by, on=today)(row.scope_kind, row.scope_id)
    if row.role not in givable_roles(by, today) or not reached:
        raise DomainError(PeopleReason.NOT_YOURS_TO_GIVE)
    if row.person_id == by.person_id:
        raise DomainError(PeopleReason.OWN_ROLES)
    person_id, yesterday = row.person_id, date.fromordinal(today.toordinal() - 1)
    facts = {
        "role": row.role.value,
        "scope_kind": row.scope_kind.value,
        "scope_id": row.scope_id,
        "valid_from": row.valid_from.isoformat(),
    }
    if row.valid_from > yesterday:
        session.delete(row)
    else:
        row.valid_to = yesterday
    end_logins(session, person_id, at=at)
    session.flush()
    record(
        session, by=by, at=at, action="role_ended", kind="person", object_id=person_id, facts=facts
    )
    return person_id


def set_active(session: Session, person_id: str, *, active: bool, by: Actor, at: datetime) -> None:
    """Close or open a person's account; closing ends all logins, and nobody is deleted.

    Raises:
        DomainError: The actor is no administrator, or it is the actor's own account.
    """
    if givable_roles(by, local_date(at)) != frozenset(Role):
        raise DomainError(PeopleReason.NOT_YOURS_TO_GIVE)
    person = person_of(session, person_id)
    if person.id == by.person_id:
        raise DomainError(PeopleReason.OWN_ROLES)
    if person.active == active:
        return
    person.active = active
    person.fs_uniquifier = new_secret()
    end_logins(session, person_id, at=at)
    session.flush()
    record(
        session,
        by=by,
        at=at,
        action="person_opened" if active else "person_closed",
        kind="person",
        object_id=person_id,
    )
