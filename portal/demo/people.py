"""The invented people of the demo and what each of them may do."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from sqlalchemy.orm import Session

from portal.demo.diary import Diary
from portal.demo.facts import PeopleFacts, PersonFacts
from portal.demo.places import SINCE, Places
from portal.domain.actors import Role, ScopeKind
from portal.i18n import search_key, sort_key
from portal.storage.models import Invitation, Person, Project, RoleAssignment
from portal.tokens import new_id, new_secret

MAIL_DOMAIN = "demo.example"
INVITATION_DAYS = 14


@dataclass(frozen=True, slots=True)
class Scopes:
    """Ids of projects and schemes by the names used in the data files, such as ``second:2``."""

    places: Places
    projects: dict[str, str]
    schemes: dict[str, str]

    def find(self, kind: ScopeKind, name: str) -> str:
        """Return the id of a scope."""
        match kind:
            case ScopeKind.PROJECT:
                return self.projects[name]
            case ScopeKind.POOL:
                return self.places.pools[name]
            case ScopeKind.ORGANISATION:
                return self.places.organisations[name]
            case ScopeKind.COMMITTEE:
                return self.places.committees[name]
            case ScopeKind.SCHEME:
                return self.schemes[name]


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays which part in the reports and ratings of the demo."""

    assessor: str
    approver: str
    office: str
    editors: dict[str, str]
    owners: dict[str, str]

    def editor(self, project: Project) -> str:
        """Return who writes for a project: its own editor, else its holder's."""
        found = self.editors.get(project.id)
        return found or self.editors[project.holder_organisation_id]


def address(name: str) -> str:
    """Return an invented person's address.

    >>> address("Sofie Sekretærsen")
    'sofie.sekretaersen@demo.example'
    """
    plain = search_key(name).replace("æ", "ae").replace("ø", "oe").replace(" ", ".")
    return f"{plain}@{MAIL_DOMAIN}"


def _closed_password() -> str:
    """Return the hash of a password nobody knows: one enters as these people by a button alone."""
    hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
    return hasher.hash(new_secret(), salt=new_secret()[:16].encode("ascii"))


def add_people(
    session: Session, facts: PeopleFacts, places: Places, at: datetime, diary: Diary
) -> dict[str, str]:
    """Add the people without their roles, and return their ids by name."""
    ids: dict[str, str] = {}
    password = _closed_password()
    for one in facts["people"]:
        ids[one["name"]] = _add_person(session, one, places, at, password=password)
    invited = facts["invited"]["name"]
    ids[invited] = _add_person(session, facts["invited"], places, at, password=None)
    session.flush()
    session.add(
        Invitation(
            id=new_id(),
            person_id=ids[invited],
            secret_hash=hashlib.sha256(new_secret().encode("ascii")).hexdigest(),
            created_at=at,
            expires_at=at + timedelta(days=INVITATION_DAYS),
        )
    )
    for name, person_id in ids.items():
        diary.note(at, "person_invited", "person", person_id, accepted=name != invited)
    session.flush()
    return ids


def _add_person(
    session: Session, facts: PersonFacts, places: Places, at: datetime, *, password: str | None
) -> str:
    person_id, code = new_id(), facts["organisation"]
    session.add(
        Person(
            id=person_id,
            email=address(facts["name"]),
            name=facts["name"],
            sort_key=sort_key(facts["name"]),
            password=password,
            fs_uniquifier=new_secret(),
            organisation_id=None if code is None else places.organisations[code],
            created_at=at,
            confirmed_at=at if password else None,
            password_changed_at=at if password else None,
        )
    )
    return person_id


def add_roles(session: Session, facts: PeopleFacts, ids: dict[str, str], scopes: Scopes) -> Cast:
    """Give the people their roles, and return who plays which part."""
    parts: dict[Role, str] = {}
    by_scope: dict[tuple[Role, str], str] = {}
    for one in (*facts["people"], facts["invited"]):
        for role_name, kind_name, scope_name in one["roles"]:
            role, kind = Role(role_name), ScopeKind(kind_name)
            scope_id, person_id = scopes.find(kind, scope_name), ids[one["name"]]
            parts.setdefault(role, person_id)
            by_scope.setdefault((role, scope_id), person_id)
            session.add(
                RoleAssignment(
                    id=new_id(),
                    person_id=person_id,
                    role=role,
                    scope_kind=kind,
                    scope_id=scope_id,
                    valid_from=SINCE,
                )
            )
    session.flush()
    return Cast(
        assessor=parts[Role.ASSESSOR],
        approver=parts[Role.APPROVER],
        office=parts[Role.SECRETARIAT],
        editors=_of(Role.PROJECT_EDITOR, by_scope),
        owners=_of(Role.POOL_OWNER, by_scope),
    )


def _of(role: Role, by_scope: dict[tuple[Role, str], str]) -> dict[str, str]:
    return {scope: person for (held, scope), person in by_scope.items() if held is role}
