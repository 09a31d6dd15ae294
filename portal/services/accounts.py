"""Accounts: logins that live and end (C1, C2), invitations, forgotten and changed passwords."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from portal.domain.actors import PUBLIC, Actor
from portal.i18n import sort_key
from portal.mail import account_texts
from portal.services.municipality import municipality_name
from portal.services.telling import tell
from portal.storage.history import record
from portal.storage.models.people import Invitation, LoginSession, Person
from portal.tokens import new_id, new_secret

INVITATION_LIFE = timedelta(days=14)
SEEN_STEP = timedelta(minutes=1)
BROWSER_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Invited:
    """Whom an invitation is for, as the page that accepts it shows."""

    person_id: str
    name: str
    email: str
    language: str


def secret_hash(secret: str) -> str:
    """Return what is kept of a secret link."""
    return hashlib.sha256(secret.encode()).hexdigest()


def person_as_actor(person: Person) -> Actor:
    """Return a person as the one who changes the own account."""
    return Actor(person_id=person.id, name=person.name)


def open_login(session: Session, *, person_id: str, browser: str, at: datetime) -> str:
    """Begin a login and return its id, which goes into the cookie."""
    login = LoginSession(
        id=new_secret(),
        person_id=person_id,
        browser=browser[:BROWSER_LIMIT],
        created_at=at,
        last_seen_at=at,
    )
    session.add(login)
    session.flush()
    return login.id


def end_login(session: Session, login_id: str, *, person_id: str, at: datetime) -> bool:
    """End one login of a person, nobody else's, and return whether it ended."""
    row = session.get(LoginSession, login_id)
    if row is None or row.person_id != person_id or row.ended_at is not None:
        return False
    row.ended_at = at
    session.flush()
    return True


def end_logins(session: Session, person_id: str, *, at: datetime, but: str | None = None) -> None:
    """End all logins of a person, but for one if given."""
    ending = update(LoginSession).where(
        LoginSession.person_id == person_id, LoginSession.ended_at.is_(None)
    )
    if but is not None:
        ending = ending.where(LoginSession.id != but)
    session.execute(ending.values(ended_at=at))


def touch_login(
    opened: Callable[[], Session], login_id: str, *, seen: datetime, at: datetime
) -> None:
    """Note that a login is in use, at most once a minute, in a short transaction of its own.

    Args:
        opened: Opens a writing session.
        login_id: The login.
        seen: When it was last noted.
        at: Now.
    """
    if at - seen < SEEN_STEP:
        return
    with opened() as session:
        session.execute(
            update(LoginSession)
            .where(LoginSession.id == login_id, LoginSession.ended_at.is_(None))
            .values(last_seen_at=at)
        )
        session.commit()


def make_invitation(
    session: Session, person: Person, *, by: Actor, at: datetime
) -> tuple[str, datetime]:
    """Make an invitation for a person, end earlier ones, and return its secret and its end."""
    session.execute(
        update(Invitation)
        .where(
            Invitation.person_id == person.id,
            Invitation.accepted_at.is_(None),
            Invitation.expires_at > at,
        )
        .values(expires_at=at)
    )
    secret, until = new_secret(), at + INVITATION_LIFE
    session.add(
        Invitation(
            id=new_id(),
            person_id=person.id,
            secret_hash=secret_hash(secret),
            invited_by_id=by.person_id,
            created_at=at,
            expires_at=until,
        )
    )
    session.flush()
    return secret, until


def _open_invitation(session: Session, secret: str, at: datetime) -> Invitation | None:
    found = session.scalars(
        select(Invitation).where(Invitation.secret_hash == secret_hash(secret))
    ).first()
    if found is None or found.accepted_at is not None or found.expires_at <= at:
        return None
    return found


def open_invitation(session: Session, secret: str, *, at: datetime) -> Invited | None:
    """Return whom a secret invites; None when it is unknown, used, or too old, all alike."""
    found = _open_invitation(session, secret, at)
    person = None if found is None else session.get(Person, found.person_id)
    if person is None or not person.active:
        return None
    return Invited(person.id, person.name, person.email, person.language)


def accept_invitation(
    session: Session, *, secret: str, name: str, password_hash: str, at: datetime
) -> Person | None:
    """Give an invited person the name and password they chose; None when the link is dead."""
    found = _open_invitation(session, secret, at)
    person = None if found is None else session.get(Person, found.person_id)
    if found is None or person is None or not person.active:
        return None
    found.accepted_at = at
    before = person.name
    person.name, person.sort_key = name, sort_key(name)
    person.confirmed_at = at
    _set_password(person, password_hash, at)
    session.flush()
    record(
        session,
        by=person_as_actor(person),
        at=at,
        action="invitation_accepted",
        kind="person",
        object_id=person.id,
        changes={"name": (before, name)},
    )
    return person


def _set_password(person: Person, password_hash: str, at: datetime) -> None:
    person.password = password_hash
    person.password_changed_at = at
    person.fs_uniquifier = new_secret()


def note_password_changed(
    session: Session, person: Person, *, at: datetime, keep_login: str | None, reset: bool
) -> None:
    """End the other logins of a person whose password was changed or reset, and write it down."""
    person.password_changed_at = at
    person.confirmed_at = person.confirmed_at or at
    end_logins(session, person.id, at=at, but=keep_login)
    session.flush()
    record(
        session,
        by=person_as_actor(person),
        at=at,
        action="password_reset" if reset else "password_changed",
        kind="person",
        object_id=person.id,
    )


def mail_password_changed(session: Session, person: Person, *, link: str, at: datetime) -> None:
    """Queue the mail that says a password was changed."""
    text = account_texts.password_changed(
        person.language, name=person.name, municipality=municipality_name(session), link=link
    )
    tell(session, person, "password_changed", text, about=("person", person.id), at=at)


def request_password_reset(
    session: Session, email: str, *, link: Callable[[object], str], at: datetime
) -> None:
    """Mail a link to choose a new password, if the address belongs to an active person.

    The same work is done for an unknown address, up to the mail that is not kept, so that
    neither the answer nor its time tells whether there is an account (C7).

    Args:
        session: The writing session.
        email: The address as it was typed.
        link: Makes the secret link for a person.
        at: Now.
    """
    found = session.scalars(select(Person).where(Person.email == email)).first()
    known = found is not None and found.active
    person = found if found is not None and known else _nobody(email)
    text = account_texts.password_reset(
        person.language,
        name=person.name,
        municipality=municipality_name(session),
        link=link(person),
    )
    attempt = session.begin_nested()
    about = ("person", person.id)
    mail_id = tell(session, person, "password_reset", text, about=about, at=at, known=known)
    if known:
        attempt.commit()
    else:
        attempt.rollback()
    record(
        session,
        by=PUBLIC,
        at=at,
        action="password_reset_requested",
        kind="person" if known else "unknown_address",
        object_id=person.id if known else mail_id,
    )


def _nobody(email: str) -> Person:
    """Return a person of no account, never stored, for whom the same work is done."""
    return Person(
        id=new_id(),
        email=email,
        name=email.partition("@")[0],
        language="da",
        password=None,
        fs_uniquifier=new_secret(),
    )


def set_language(session: Session, person_id: str, *, language: str) -> None:
    """Keep the language a person chose, for pages and mails."""
    session.get_one(Person, person_id).language = language
    session.flush()


def rename(session: Session, person_id: str, *, name: str, at: datetime) -> None:
    """Change the name of the person who asks for it."""
    person = session.get_one(Person, person_id)
    before = person.name
    person.name, person.sort_key = name, sort_key(name)
    session.flush()
    record(
        session,
        by=person_as_actor(person),
        at=at,
        action="person_renamed",
        kind="person",
        object_id=person_id,
        changes={"name": (before, name)},
    )
