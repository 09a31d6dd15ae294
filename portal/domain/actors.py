"""Who acts: persons with role assignments (rolletildeling), the public, and the system."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """What a person may be to a project, pool, organisation, committee or scheme."""

    PROJECT_EDITOR = "project_editor"
    CERTIFIER = "certifier"
    PROJECT_READER = "project_reader"
    POOL_OWNER = "pool_owner"
    ASSESSOR = "assessor"
    APPROVER = "approver"
    SECRETARIAT = "secretariat"
    COMMITTEE_READER = "committee_reader"
    ADMINISTRATOR = "administrator"


class ScopeKind(StrEnum):
    """The kinds of thing a role can be given for."""

    PROJECT = "project"
    POOL = "pool"
    ORGANISATION = "organisation"
    COMMITTEE = "committee"
    SCHEME = "scheme"


@dataclass(frozen=True, slots=True)
class RoleAssignment:
    """A person's role in one scope, valid from one date to another, both included."""

    person_id: str
    role: Role
    scope_kind: ScopeKind
    scope_id: str
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, on: date) -> bool:
        """Return whether the assignment holds on the day.

        >>> given = RoleAssignment("p", Role.ASSESSOR, ScopeKind.SCHEME, "s",
        ...                        date(2010, 1, 1), date(2010, 6, 30))
        >>> given.holds_on(date(2010, 6, 30)), given.holds_on(date(2010, 7, 1))
        (True, False)
        """
        started = self.valid_from is None or self.valid_from <= on
        return started and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts: a person with assignments, the public, or the named system.

    `organisation_id` is the person's own organisation; an assessor never rates its projects.
    """

    person_id: str | None
    name: str
    assignments: tuple[RoleAssignment, ...] = ()
    is_system: bool = False
    organisation_id: str | None = None

    def current(self, on: date) -> tuple[RoleAssignment, ...]:
        """Return the assignments that hold on the day."""
        return tuple(held for held in self.assignments if held.holds_on(on))

    def roles(self, on: date) -> frozenset[Role]:
        """Return the roles held somewhere on the day."""
        return frozenset(held.role for held in self.current(on))

    def scopes(self, role: Role, kind: ScopeKind, on: date) -> frozenset[str]:
        """Return the ids of the scopes of one kind in which the role is held on the day."""
        return frozenset(
            held.scope_id
            for held in self.current(on)
            if held.role is role and held.scope_kind is kind
        )

    def has_any(self, roles: Collection[Role], on: date) -> bool:
        """Return whether one of the roles is held on the day, in whatever scope."""
        return not self.roles(on).isdisjoint(roles)


PUBLIC = Actor(person_id=None, name="public")
SYSTEM = Actor(person_id=None, name="System", is_system=True)
