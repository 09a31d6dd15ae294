"""People: invited with a role in a scope, given and relieved of roles, let go."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import local_date
from portal.domain.actors import Actor, Role
from portal.domain.errors import DomainError
from portal.i18n import sort_key
from portal.mail import account_texts
from portal.mail.compose import MailText
from portal.services.accounts import make_invitation
from portal.services.municipality import municipality_name
from portal.services.roles import (
    NewRole,
    PeopleReason,
    assign,
    check_person,
    check_role,
    givable_roles,
    holds,
    person_of,
    reach_of,
)
from portal.services.scopes import scope_name
from portal.services.telling import tell
from portal.storage.history import record
from portal.storage.models.organisations import Organisation
from portal.storage.models.people import Person
from portal.tokens import new_id, new_secret


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Who is invited: address, name, language of mails, and perhaps an organisation."""

    email: str
    name: str
    language: str
    organisation_id: str | None = None


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What a mail needs that only the page knows: the words of the role, and the addresses.

    Attributes:
        roles: The words of the roles in the recipient's language.
        login: Where one logs in.
        invitation: The address of an invitation without its secret, ending in a slash.
    """

    roles: Mapping[Role, str]
    login: str
    invitation: str


def invite_person(
    session: Session,
    *,
    who: NewPerson,
    role: NewRole,
    head: Letterhead,
    by: Actor,
    at: datetime,
) -> str:
    """Invite somebody by mail with a role, and return the person's id.

    Who has an account already is given the role and told so by mail; the page answers alike.

    Raises:
        DomainError: The role may not be given by this actor, in this scope or for this period.
    """
    scope = check_role(session, role, by=by, at=at)
    asked = select(Person).where(Person.email == who.email.strip().lower())
    person = session.scalars(asked).first()
    is_new = person is None
    if person is None:
        person = _new_person(session, who, at)
    else:
        _rehearse(session, who, role, by=by, at=at)
    check_person(person, by)
    if not holds(session, person.id, role):
        assign(session, person, role, by=by, at=at)
    _write_to(session, person, role.role, scope=scope, head=head, by=by, at=at)
    record(
        session,
        by=by,
        at=at,
        action="person_invited",
        kind="person",
        object_id=person.id,
        facts={"is_new": is_new},
    )
    return person.id


def _rehearse(session: Session, who: NewPerson, role: NewRole, *, by: Actor, at: datetime) -> None:
    """Do what a new person would have needed and take it back, so that both take the same time."""
    attempt = session.begin_nested()
    stranger = _new_person(session, replace(who, email=f"{new_id()}@{new_id()}"), at)
    assign(session, stranger, role, by=by, at=at)
    make_invitation(session, stranger, by=by, at=at)
    attempt.rollback()


def _new_person(session: Session, who: NewPerson, at: datetime) -> Person:
    """Write down a person who has not chosen a password yet."""
    if who.organisation_id is not None and session.get(Organisation, who.organisation_id) is None:
        raise DomainError(PeopleReason.UNKNOWN_SCOPE, "organisation")
    person = Person(
        id=new_id(),
        email=who.email.strip().lower(),
        name=who.name,
        sort_key=sort_key(who.name),
        password=None,
        active=True,
        fs_uniquifier=new_secret(),
        language=who.language,
        organisation_id=who.organisation_id,
        created_at=at,
    )
    session.add(person)
    session.flush()
    return person


def _write_to(
    session: Session,
    person: Person,
    role: Role,
    *,
    scope: str,
    head: Letterhead,
    by: Actor,
    at: datetime,
) -> None:
    """Queue the invitation, or the news of a further role to who has a password already."""
    sender = municipality_name(session)
    if person.password:
        text = account_texts.role_given(
            person.language,
            name=person.name,
            municipality=sender,
            inviter=by.name,
            role=head.roles[role],
            scope=scope,
            link=head.login,
        )
        _queue(session, person, "role_given", text, at)
        return
    secret, until = make_invitation(session, person, by=by, at=at)
    text = account_texts.invitation(
        person.language,
        name=person.name,
        municipality=sender,
        inviter=by.name,
        role=head.roles[role],
        scope=scope,
        link=f"{head.invitation}{secret}",
        until=local_date(until),
    )
    _queue(session, person, "invitation", text, at)


def _queue(session: Session, person: Person, kind: str, text: MailText, at: datetime) -> None:
    tell(session, person, kind, text, about=("person", person.id), at=at)


def invite_again(
    session: Session, person_id: str, *, head: Letterhead, by: Actor, at: datetime
) -> None:
    """Send a new invitation to somebody who has not chosen a password; the old link dies.

    Raises:
        DomainError: There is a password already, or no role that this actor could have given.
    """
    person = person_of(session, person_id)
    check_person(person, by)
    today = local_date(at)
    givable, reaches = givable_roles(by, today), reach_of(session, by=by, on=today)
    held = [
        row
        for row in person.assignments
        if (row.valid_to is None or row.valid_to >= today)
        and row.role in givable
        and reaches(row.scope_kind, row.scope_id)
    ]
    if person.password or not held:
        raise DomainError(PeopleReason.NOT_YOURS_TO_GIVE)
    scope = scope_name(session, held[0].scope_kind, held[0].scope_id) or ""
    _write_to(session, person, held[0].role, scope=scope, head=head, by=by, at=at)
    record(session, by=by, at=at, action="person_invited", kind="person", object_id=person.id)
