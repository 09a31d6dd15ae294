"""The list of projects: what is asked for, its rows, and the addresses of its other views."""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from flask import request, url_for

from portal.clock import local_date
from portal.domain.overview import ProjectPhase
from portal.domain.permissions import Role
from portal.i18n import _
from portal.storage.queries.organisations import administration_choices
from portal.storage.queries.projects import ProjectFilter, ProjectSort, projects
from portal.storage.queries.schemes import schemes
from portal.storage.queries.tasks import schemes_of_projects
from portal.web.access import actor
from portal.web.transaction import now, session
from portal.web.wording import word, words

Choices = list[tuple[str, str]]

SORTS = {
    "navn": ProjectSort.NAME,
    "holder": ProjectSort.HOLDER,
    "fase": ProjectSort.PHASE,
    "slutter": ProjectSort.ENDS,
    "budget": ProjectSort.BUDGET,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One project in the list."""

    href: str
    name: str
    number: int
    holder: str
    owners: str
    phase: str
    ends_on: date
    budget: Decimal
    is_monitored: bool


@dataclass(frozen=True, slots=True)
class Column:
    """One column's heading with the address that sorts by it."""

    text: str
    num: bool = False
    sort: str = ""
    sorted: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks of the list."""

    text: str
    phase: str
    scheme: str
    owner: str
    sort: str
    descending: bool
    page: int

    def href(self, **changed: str | int) -> str:
        """Return the address of the same list with something changed."""
        values: dict[str, str | int] = {
            "q": self.text,
            "fase": self.phase,
            "ordning": self.scheme,
            "ejer": self.owner,
            "sorter": "" if self.sort == "navn" else self.sort,
            "ned": "1" if self.descending else "",
            **changed,
        }
        kept = {name: value for name, value in values.items() if value not in {"", 0}}
        return url_for("projects.index", **kept)  # type: ignore[arg-type]

    @property
    def is_narrowed(self) -> bool:
        """Whether something is looked for."""
        return bool(self.text or self.phase or self.scheme or self.owner)


@dataclass(frozen=True, slots=True)
class ListPage:
    """The page of the list."""

    asked: Asked
    rows: tuple[Line, ...]
    columns: tuple[Column, ...]
    total: int
    number: int
    count: int
    first: int
    last: int
    links: dict[int, str]
    phases: Choices
    owners: Choices
    schemes: Choices
    may_register: bool

    @property
    def column_heads(self) -> list[dict[str, str | bool]]:
        """The columns' headings as the table's macro reads them."""
        return [asdict(column) for column in self.columns]


def _asked() -> Asked:
    args = request.args
    page = args.get("side", "1")
    sort = args.get("sorter", "navn")
    phase = args.get("fase", "")
    return Asked(
        text=args.get("q", "").strip()[:100],
        phase=phase if phase in set(ProjectPhase) else "",
        scheme=args.get("ordning", "")[:16],
        owner=args.get("ejer", "")[:16],
        sort=sort if sort in SORTS else "navn",
        descending=args.get("ned") == "1",
        page=int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1,
    )


def list_page() -> ListPage:
    """Return the page that the address asks for."""
    asked, today = _asked(), local_date(now())
    found = projects(
        session(),
        actor(),
        today,
        ProjectFilter(
            search=asked.text,
            scheme_id=asked.scheme,
            phases=frozenset({ProjectPhase(asked.phase)} if asked.phase else ()),
            owner_id=asked.owner,
        ),
        sort=SORTS[asked.sort],
        descending=asked.descending,
        page=asked.page,
    )
    rows = tuple(
        Line(
            href=url_for("projects.show", project_id=row.id),
            name=row.name,
            number=row.number,
            holder=row.holder_name,
            owners=", ".join(row.owner_names),
            phase=word(row.phase),
            ends_on=row.ends_on,
            budget=row.yearly_budget,
            is_monitored=row.is_monitored,
        )
        for row in found
    )
    first = (found.number - 1) * found.per_page + 1 if rows else 0
    own = schemes_of_projects(session(), actor(), today)
    kept = [(row.id, row.name) for row in schemes(session()) if row.id in own]
    return ListPage(
        asked=asked,
        rows=rows,
        columns=_columns(asked),
        total=found.total,
        number=found.number,
        count=found.last,
        first=first,
        last=first + len(rows) - 1 if rows else 0,
        links={page: asked.href(side=page) for page in range(1, found.last + 1)},
        phases=words(ProjectPhase),
        owners=list(administration_choices(session(), today)),
        schemes=kept if len(kept) > 1 else [],
        may_register=actor().has_any({Role.SECRETARIAT}, today),
    )


def _columns(asked: Asked) -> tuple[Column, ...]:
    def column(text: str, sort: str, *, num: bool = False) -> Column:
        chosen = asked.sort == sort
        turned = "1" if chosen and not asked.descending else ""
        way = "descending" if asked.descending else "ascending"
        return Column(text, num, asked.href(sorter=sort, ned=turned), way if chosen else "")

    return (
        column(_("Projekt"), "navn"),
        column(_("Projektholder"), "holder"),
        column(_("Fase"), "fase"),
        column(_("Slutter"), "slutter"),
        column(_("Årligt budget"), "budget", num=True),
    )
