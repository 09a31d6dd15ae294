"""People, what they may do where, and their logins."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, selectinload

from portal.domain.actors import PUBLIC, Actor, Role, RoleAssignment, ScopeKind
from portal.i18n import search_key
from portal.storage.models.organisations import Organisation
from portal.storage.models.people import Invitation, LoginSession, Person
from portal.storage.models.people import RoleAssignment as AssignmentModel


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """A role a person has within a scope."""

    id: str
    person_id: str
    role: Role
    scope_kind: ScopeKind
    scope_id: str
    valid_from: date
    valid_to: date | None

    def value(self) -> RoleAssignment:
        """Return the assignment as the rules know it."""
        return RoleAssignment(
            person_id=self.person_id,
            role=self.role,
            scope_kind=self.scope_kind,
            scope_id=self.scope_id,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
        )


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person with an account, or with an invitation to one."""

    id: str
    name: str
    email: str
    language: str
    active: bool
    organisation_id: str | None
    organisation_name: str
    has_password: bool
    created_at: datetime
    assignments: tuple[AssignmentRow, ...]

    def roles(self, on: date) -> frozenset[Role]:
        """Return the roles the person holds somewhere on a day."""
        return frozenset(held.role for held in self.assignments if held.value().holds_on(on))


@dataclass(frozen=True, slots=True)
class LoginRow:
    """One login of a person in one browser."""

    id: str
    person_id: str
    browser: str
    created_at: datetime
    last_seen_at: datetime


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """An invitation that may still be accepted, or was."""

    id: str
    person_id: str
    created_at: datetime
    expires_at: datetime
    accepted_at: datetime | None


def actor_of(session: Session, person_id: str, today: date) -> Actor:
    """Return a person as somebody who acts, with the assignments that hold today.

    A missing or inactive person is the public.
    """
    person = session.get(Person, person_id, options=[selectinload(Person.assignments)])
    if person is None or not person.active:
        return PUBLIC
    held = (_assignment(row).value() for row in person.assignments)
    return Actor(
        person_id=person.id,
        name=person.name,
        assignments=tuple(value for value in held if value.holds_on(today)),
        organisation_id=person.organisation_id,
    )


def people(
    session: Session, *, search: str = "", active_only: bool = False
) -> tuple[PersonRow, ...]:
    """Return people in Danish order of their names; the search looks in name and address."""
    asked = (
        select(Person, Organisation.name)
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
        .options(selectinload(Person.assignments))
        .order_by(Person.sort_key, Person.id)
    )
    if active_only:
        asked = asked.where(Person.active)
    found = tuple(_person(row, name or "") for row, name in session.execute(asked))
    wanted = search_key(search)
    return tuple(row for row in found if wanted in search_key(f"{row.name} {row.email}"))


def person(session: Session, person_id: str) -> PersonRow | None:
    """Return one person, None when there is none with the id."""
    return _one(session, Person.id == person_id)


def assignments(
    session: Session, *, scope_kind: ScopeKind, scope_id: str, on: date
) -> tuple[AssignmentRow, ...]:
    """Return who has a role in one scope on a day."""
    asked = (
        select(AssignmentModel)
        .where(AssignmentModel.scope_kind == scope_kind, AssignmentModel.scope_id == scope_id)
        .order_by(AssignmentModel.valid_from, AssignmentModel.id)
    )
    found = (_assignment(row) for row in session.scalars(asked))
    return tuple(row for row in found if row.value().holds_on(on))


def holders_of(
    session: Session, role: Role, *, scope_kind: ScopeKind, scope_id: str, on: date
) -> tuple[PersonRow, ...]:
    """Return the active people who hold a role in one scope on a day, in Danish order."""
    held = assignments(session, scope_kind=scope_kind, scope_id=scope_id, on=on)
    ids = {row.person_id for row in held if row.role is role}
    return tuple(row for row in people(session, active_only=True) if row.id in ids)


def names(session: Session, ids: frozenset[str]) -> dict[str, str]:
    """Return the names of some people by their ids."""
    asked = select(Person.id, Person.name).where(Person.id.in_(sorted(ids))).order_by(Person.id)
    return dict(session.execute(asked).all())


def live_login(session: Session, login_id: str) -> LoginRow | None:
    """Return a login that has not ended, None otherwise."""
    row = session.get(LoginSession, login_id)
    return None if row is None or row.ended_at is not None else _login(row)


def logins_of(session: Session, person_id: str) -> tuple[LoginRow, ...]:
    """Return a person's logins that have not ended, the latest used first."""
    asked = (
        select(LoginSession)
        .where(LoginSession.person_id == person_id, LoginSession.ended_at.is_(None))
        .order_by(LoginSession.last_seen_at.desc(), LoginSession.id)
    )
    return tuple(_login(row) for row in session.scalars(asked))


def invitations_of(session: Session, person_id: str) -> tuple[InvitationRow, ...]:
    """Return a person's invitations, the latest first."""
    asked = (
        select(Invitation)
        .where(Invitation.person_id == person_id)
        .order_by(Invitation.created_at.desc(), Invitation.id)
    )
    return tuple(_invitation(row) for row in session.scalars(asked))


def _one(session: Session, condition: ColumnElement[bool]) -> PersonRow | None:
    asked = (
        select(Person, Organisation.name)
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
        .options(selectinload(Person.assignments))
        .where(condition)
        .order_by(Person.id)
    )
    found = session.execute(asked).first()
    return None if found is None else _person(found[0], found[1] or "")


def _person(row: Person, organisation_name: str) -> PersonRow:
    return PersonRow(
        id=row.id,
        name=row.name,
        email=row.email,
        language=row.language,
        active=row.active,
        organisation_id=row.organisation_id,
        organisation_name=organisation_name,
        has_password=bool(row.password),
        created_at=row.created_at,
        assignments=tuple(_assignment(held) for held in row.assignments),
    )


def _assignment(row: AssignmentModel) -> AssignmentRow:
    return AssignmentRow(
        id=row.id,
        person_id=row.person_id,
        role=row.role,
        scope_kind=row.scope_kind,
        scope_id=row.scope_id,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def _login(row: LoginSession) -> LoginRow:
    return LoginRow(row.id, row.person_id, row.browser, row.created_at, row.last_seen_at)


def _invitation(row: Invitation) -> InvitationRow:
    return InvitationRow(row.id, row.person_id, row.created_at, row.expires_at, row.accepted_at)
