"""The founding of a municipality: its name, one scheme, and the first administrator."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import Clock, local_date
from portal.domain.actors import SYSTEM, Role, ScopeKind
from portal.domain.policy import SchemePolicy
from portal.i18n import search_key, sort_key
from portal.services.accounts import make_invitation
from portal.storage.engine import Database
from portal.storage.history import record, seal
from portal.storage.models import (
    Committee,
    MonitoringScheme,
    Municipality,
    Organisation,
    Person,
    RoleAssignment,
)
from portal.storage.queries.schemes import policy_to_json
from portal.tokens import new_id, new_secret

FIRST_ROLES = (Role.ADMINISTRATOR, Role.SECRETARIAT)


class AlreadyFounded(Exception):
    """The database has a municipality; the text is its name."""


@dataclass(frozen=True, slots=True)
class Founding:
    """What must be known to begin."""

    municipality: str
    email: str
    person: str
    committee: str
    administration: str


def found(database: Database, wanted: Founding, clock: Clock) -> str:
    """Found the municipality and return the secret that invites its first administrator.

    Raises:
        AlreadyFounded: There is one.
    """
    at = clock.now()
    with database.writing() as session:
        there = session.scalars(select(Municipality.name).limit(1)).first()
        if there is not None:
            raise AlreadyFounded(there)
        town = Municipality(id=new_id(), name=wanted.municipality, contact_email=wanted.email)
        session.add(town)
        scheme_id = _add_scheme(session, wanted, local_date(at))
        person = Person(
            id=new_id(),
            email=wanted.email,
            name=wanted.person,
            sort_key=sort_key(wanted.person),
            fs_uniquifier=new_secret(),
            created_at=at,
        )
        session.add(person)
        session.flush()
        session.add_all(
            RoleAssignment(
                id=new_id(),
                person_id=person.id,
                role=role,
                scope_kind=ScopeKind.SCHEME,
                scope_id=scheme_id,
                valid_from=local_date(at),
            )
            for role in FIRST_ROLES
        )
        secret, _ = make_invitation(session, person, by=SYSTEM, at=at)
        record(session, by=SYSTEM, at=at, action="founded", kind="municipality", object_id=town.id)
        seal(session)
        session.commit()
    return secret


def _add_scheme(session: Session, wanted: Founding, today: date) -> str:
    committee = Committee(id=new_id(), name=wanted.committee, position=1, valid_from=today)
    session.add(committee)
    session.flush()
    administration = Organisation(
        id=new_id(),
        name=wanted.administration,
        is_administration=True,
        committee_id=committee.id,
        valid_from=today,
        sort_key=sort_key(wanted.administration),
        search_key=search_key(wanted.administration),
    )
    session.add(administration)
    session.flush()
    scheme = MonitoringScheme(
        id=new_id(),
        name="Monitorering af projekter",
        subject="projekter",
        position=1,
        organisation_id=administration.id,
        committee_id=committee.id,
        policy=policy_to_json(SchemePolicy()),
    )
    session.add(scheme)
    session.flush()
    return scheme.id
