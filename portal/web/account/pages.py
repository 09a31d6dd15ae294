"""What the account pages show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from portal.domain.actors import Role
from portal.i18n import _, ngettext
from portal.services.scopes import scope_name
from portal.storage.queries.people import AssignmentRow, LoginRow, PersonRow, logins_of, people
from portal.web.wording import role_word

BROWSERS = (
    ("Edg", "Microsoft Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
"""Marks in what a browser says of itself, in the order in which they must be looked for."""

SYSTEMS = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role in words: what, where, since and until when."""

    id: str
    role: str
    scope: str
    valid_from: date
    valid_to: date | None
    is_current: bool
    is_over: bool


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """One of the invented people of the demo, with what they may do."""

    id: str
    name: str
    organisation: str
    roles: tuple[HeldRole, ...]


@dataclass(frozen=True, slots=True)
class DemoGroup:
    """The demo's people who share a role."""

    heading: str
    people: tuple[DemoPerson, ...]


@dataclass(frozen=True, slots=True)
class Login:
    """One of the own logins."""

    id: str
    device: str
    since: datetime
    last_seen: datetime
    is_this: bool


def held_roles(session: Session, rows: Iterable[AssignmentRow], on: date) -> tuple[HeldRole, ...]:
    """Return roles in words, those that hold on the day first."""
    found = [
        HeldRole(
            id=row.id,
            role=role_word(row.role),
            scope=scope_name(session, row.scope_kind, row.scope_id) or "–",
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            is_current=row.value().holds_on(on),
            is_over=row.valid_to is not None and row.valid_to < on,
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda held: (held.is_over, not held.is_current)))


def _first_role(row: PersonRow, on: date) -> Role | None:
    order = list(Role)
    return min(row.roles(on), key=order.index, default=None)


def demo_groups(session: Session, on: date) -> tuple[DemoGroup, ...]:
    """Return the demo's people by their first role, project people first."""
    everybody = [row for row in people(session, active_only=True) if row.has_password]
    groups: list[DemoGroup] = []
    for role in Role:
        members = tuple(
            DemoPerson(
                row.id,
                row.name,
                row.organisation_name,
                tuple(held for held in held_roles(session, row.assignments, on) if held.is_current),
            )
            for row in everybody
            if _first_role(row, on) is role
        )
        if members:
            word = role_word(role)
            groups.append(DemoGroup(word[:1].upper() + word[1:], members))
    return tuple(groups)


def device_name(browser: str) -> str:
    """Return a browser's own words as people know it: "Firefox, Windows"."""
    program = next((name for mark, name in BROWSERS if mark in browser), "")
    system = next((name for mark, name in SYSTEMS if mark in browser), "")
    return ", ".join(filter(None, (program, system))) or _("Ukendt browser")


def own_logins(
    session: Session, person_id: str, this: str | None, *, since: datetime
) -> tuple[Login, ...]:
    """Return a person's living logins, this browser's first; those unused since are over."""

    def shown(row: LoginRow) -> Login:
        return Login(
            row.id, device_name(row.browser), row.created_at, row.last_seen_at, row.id == this
        )

    living = [shown(row) for row in logins_of(session, person_id) if row.last_seen_at > since]
    return tuple(sorted(living, key=lambda login: not login.is_this))


def logins_text(count: int) -> str:
    """Return how many other devices are logged in."""
    return ngettext(
        "%(num)s anden enhed er logget på.", "%(num)s andre enheder er logget på.", count
    )
