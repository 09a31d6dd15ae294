"""What the pages about people show."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from urllib.parse import urlencode

from sqlalchemy.orm import Session
from wtforms import BooleanField, Field, SelectField

from forms.settings import PolicyForm
from portal.domain.actors import Actor, Role
from portal.domain.policy import SchemePolicy
from portal.i18n import NO_BREAK, SOURCE, _, clean_text, show_number, speaking
from portal.services.roles import givable_roles, givable_scopes
from portal.services.scopes import SCOPES
from portal.storage.queries.paging import PER_PAGE
from portal.storage.queries.people import PersonRow, invitations_of, people
from portal.web.account.pages import HeldRole, held_roles
from portal.web.wording import role_word, word

SORTS = ("name", "-name", "organisation", "-organisation", "created", "-created")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of people was asked for; the address holds it."""

    search: str = ""
    role: str = ""
    state: str = ""
    sort: str = "name"
    page: int = 1

    @classmethod
    def of(cls, args: Mapping[str, str]) -> "Wanted":
        """Return what an address asks for; nonsense counts as not asked."""
        number = args.get("side", "")
        return cls(
            search=clean_text(args.get("q", ""))[0].strip()[:100],
            role=args.get("rolle", "")
            if args.get("rolle") in {each.value for each in Role}
            else "",
            state=args.get("status", "") if args.get("status") in STATES else "",
            sort=args.get("sort", "") if args.get("sort") in SORTS else "name",
            page=int(number) if number.isascii() and number.isdecimal() and number != "0" else 1,
        )

    def address(self, base: str, **changed: str) -> str:
        """Return the address of the same list with something changed."""
        asked = {
            "q": self.search,
            "rolle": self.role,
            "status": self.state,
            "sort": self.sort if self.sort != "name" else "",
            **changed,
        }
        kept = {name: value for name, value in asked.items() if value}
        return f"{base}?{urlencode(kept)}" if kept else base


STATES = ("active", "invited", "closed")


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in the list."""

    id: str
    name: str
    email: str
    organisation: str
    roles: tuple[str, ...]
    state: str
    state_word: str


@dataclass(frozen=True, slots=True)
class PeopleList:
    """One page of the list of people, with the ways to the other pages and orders."""

    lines: tuple[PersonLine, ...]
    wanted: Wanted
    total: int
    first: int
    last: int
    pages: int
    links: Mapping[int, str]
    sorts: Mapping[str, str]


def state_of(row: PersonRow) -> str:
    """Return whether a person can log in, is invited, or has a closed account."""
    if not row.active:
        return "closed"
    return "active" if row.has_password else "invited"


def state_word(state: str) -> str:
    """Return the word of a person's state."""
    return {"active": _("Aktiv"), "invited": _("Inviteret"), "closed": _("Lukket")}[state]


def _matches(row: PersonRow, wanted: Wanted, on: date) -> bool:
    if wanted.role and Role(wanted.role) not in row.roles(on):
        return False
    return not wanted.state or state_of(row) == wanted.state


def _sorted(rows: list[PersonRow], sort: str) -> list[PersonRow]:
    """Return rows in an order; they come sorted by name, which stays the second key."""
    name = sort.removeprefix("-")
    if name == "organisation":
        rows = sorted(rows, key=lambda row: row.organisation_name)
    elif name == "created":
        rows = sorted(rows, key=lambda row: row.created_at)
    return rows[::-1] if sort.startswith("-") else rows


def people_list(session: Session, wanted: Wanted, base: str, on: date) -> PeopleList:
    """Return the page of people that was asked for."""
    found = [row for row in people(session, search=wanted.search) if _matches(row, wanted, on)]
    found = _sorted(found, wanted.sort)
    count = max(1, -(-len(found) // PER_PAGE))
    number = min(wanted.page, count)
    shown = found[(number - 1) * PER_PAGE : number * PER_PAGE]
    return PeopleList(
        lines=tuple(_line(row, on) for row in shown),
        wanted=Wanted(wanted.search, wanted.role, wanted.state, wanted.sort, number),
        total=len(found),
        first=(number - 1) * PER_PAGE + bool(found),
        last=(number - 1) * PER_PAGE + len(shown),
        pages=count,
        links={page: wanted.address(base, side=str(page)) for page in range(1, count + 1)},
        sorts={
            name: wanted.address(base, sort=f"-{name}" if wanted.sort == name else name)
            for name in ("name", "organisation", "created")
        },
    )


def _line(row: PersonRow, on: date) -> PersonLine:
    order = list(Role)
    state = state_of(row)
    return PersonLine(
        id=row.id,
        name=row.name,
        email=row.email,
        organisation=row.organisation_name,
        roles=tuple(role_word(role) for role in sorted(row.roles(on), key=order.index)),
        state=state,
        state_word=state_word(state),
    )


@dataclass(frozen=True, slots=True)
class HeldRoleLine:
    """A person's role, and whether the reader may end it."""

    held: HeldRole
    may_end: bool


@dataclass(frozen=True, slots=True)
class PersonPage:
    """All about one person that the office needs."""

    row: PersonRow
    state: str
    state_word: str
    roles: tuple[HeldRoleLine, ...]
    invited_until: datetime | None
    is_self: bool
    may_close: bool


def person_page(session: Session, row: PersonRow, *, by: Actor, on: date) -> PersonPage:
    """Return one person's page."""
    givable = givable_roles(by, on)
    is_self = row.id == by.person_id
    role_of = {held.id: held.role for held in row.assignments}
    open_ones = [each for each in invitations_of(session, row.id) if each.accepted_at is None]
    return PersonPage(
        row=row,
        state=state_of(row),
        state_word=state_word(state_of(row)),
        roles=tuple(
            HeldRoleLine(held, role_of[held.id] in givable and not held.is_over and not is_self)
            for held in held_roles(session, row.assignments, on)
        ),
        invited_until=open_ones[0].expires_at if open_ones and not row.has_password else None,
        is_self=is_self,
        may_close=givable == frozenset(Role) and not is_self,
    )


@dataclass(frozen=True, slots=True)
class RoleHelp:
    """A role and what it can be given for, in words."""

    role: str
    scopes: str


def role_choices(by: Actor, on: date) -> list[tuple[str, str]]:
    """Return the roles that the reader may give, for a form."""
    givable = givable_roles(by, on)
    return [(role.value, role_word(role)) for role in Role if role in givable]


def scope_choices(session: Session, by: Actor, on: date) -> list[tuple[str, str]]:
    """Return what a role can be given for, for a form: "projekt: Bydelsmødre"."""
    return [("", _("Vælg"))] + [
        (f"{kind.value}:{scope_id}", f"{word(kind)}: {name}")
        for kind, found in givable_scopes(session, by=by, on=on)
        for scope_id, name in found
    ]


def role_help(by: Actor, on: date) -> tuple[RoleHelp, ...]:
    """Return what each givable role can be given for."""
    return tuple(
        RoleHelp(role_word(role), ", ".join(word(kind) for kind in SCOPES[role]))
        for role in Role
        if role in givable_roles(by, on)
    )


def standards() -> dict[str, str]:
    """Return the standard value of every setting that is a number, written as in its field."""
    standard = SchemePolicy()
    values = {field.name: getattr(standard, field.name) for field in fields(SchemePolicy)}
    with speaking(SOURCE):
        return {
            name: show_number(value)
            for name, value in values.items()
            if isinstance(value, Decimal | int) and not isinstance(value, bool)
        }


def settings_shown(form: PolicyForm) -> tuple[tuple[str, str], ...]:
    """Return the settings in force as label and value, for those who may only read them."""
    return tuple(
        (str(field.label.text), _shown(field))
        for field in form
        if field.name not in {"version", "csrf_token"}
    )


def _shown(field: Field) -> str:
    if isinstance(field, BooleanField):
        return _("Ja") if field.data else _("Nej")
    if isinstance(field, SelectField):
        return next((str(each[1]) for each in field.iter_choices() if each[2]), "–")
    unit = (field.render_kw or {}).get("data-suffix", "")
    return f"{show_number(field.data)}{NO_BREAK}{unit}".strip()
