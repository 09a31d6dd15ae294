"""People, what they may do where, and how they are let in."""

from datetime import date, datetime

from flask_security import RoleMixin, UserMixin
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.domain.actors import Role, ScopeKind
from portal.storage.models.base import Base, Id, SortKey, choice


class AccountRole(Base, RoleMixin):
    """A role of the login library; the house's own rights are RoleAssignments."""

    __tablename__ = "account_role"

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(unique=True)


class Person(Base, UserMixin):
    """A person with an account. Nobody is deleted."""

    __tablename__ = "person"

    id: Mapped[Id]
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    sort_key: Mapped[SortKey]
    password: Mapped[str | None]
    active: Mapped[bool] = mapped_column(default=True)
    fs_uniquifier: Mapped[str] = mapped_column(unique=True)
    language: Mapped[str] = mapped_column(default="da")
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    created_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    password_changed_at: Mapped[datetime | None]
    assignments: Mapped[list["RoleAssignment"]] = relationship(
        back_populates="person", order_by="RoleAssignment.valid_from, RoleAssignment.id"
    )


class RoleAssignment(Base):
    """A role a person has within a scope, from a day and perhaps to a day."""

    __tablename__ = "role_assignment"
    __table_args__ = (
        CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="valid_period"),
    )

    id: Mapped[Id]
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[Role] = mapped_column(choice(Role))
    scope_kind: Mapped[ScopeKind] = mapped_column(choice(ScopeKind))
    scope_id: Mapped[str]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    person: Mapped[Person] = relationship(back_populates="assignments")


class Invitation(Base):
    """A mailed invitation to make an account; only the hash of its secret is kept."""

    __tablename__ = "invitation"

    id: Mapped[Id]
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    secret_hash: Mapped[str] = mapped_column(unique=True)
    invited_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]


class LoginSession(Base):
    """One login of a person in one browser; a cookie is worth nothing once this row has ended."""

    __tablename__ = "login_session"

    id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    browser: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
