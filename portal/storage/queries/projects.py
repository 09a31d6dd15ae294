"""Lists of projects: what an actor may see, searched, sorted and paged."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import ColumnElement, Numeric, Select, SQLColumnExpression, cast, func, select
from sqlalchemy.orm import Session

from portal.domain.actors import Actor
from portal.domain.overview import ProjectPhase
from portal.i18n import search_key
from portal.storage.models.organisations import Organisation
from portal.storage.models.projects import Project, ProjectFocusArea, ProjectOwner
from portal.storage.queries.paging import PER_PAGE, Page
from portal.storage.queries.project_facts import facts_of, project_facts
from portal.storage.queries.visibility import projects_visible_to

__all__ = [
    "ProjectFilter",
    "ProjectListRow",
    "ProjectSort",
    "all_projects",
    "facts_of",
    "owner_names",
    "project_facts",
    "projects",
    "sees_project",
]


class ProjectSort(StrEnum):
    """What a list of projects can be sorted by."""

    NUMBER = "number"
    NAME = "name"
    HOLDER = "holder"
    PHASE = "phase"
    STARTS = "starts"
    ENDS = "ends"
    BUDGET = "budget"


@dataclass(frozen=True, slots=True)
class ProjectFilter:
    """What is looked for; an empty field asks nothing."""

    search: str = ""
    scheme_id: str = ""
    phases: frozenset[ProjectPhase] = frozenset()
    monitored: bool | None = None
    owner_id: str = ""
    focus_area_id: str = ""


@dataclass(frozen=True, slots=True)
class ProjectListRow:
    """One project in a list."""

    id: str
    scheme_id: str
    number: int
    name: str
    short_name: str
    phase: ProjectPhase
    holder_id: str
    holder_name: str
    owner_names: tuple[str, ...]
    starts_on: date
    ends_on: date
    yearly_budget: Decimal
    is_monitored: bool


NOTHING = ProjectFilter()


def projects(
    session: Session,
    actor: Actor,
    today: date,
    wanted: ProjectFilter = NOTHING,
    *,
    sort: ProjectSort = ProjectSort.NAME,
    descending: bool = False,
    page: int = 1,
    per_page: int = PER_PAGE,
) -> Page[ProjectListRow]:
    """Return one page of the projects an actor sees; a page beyond the last is the last."""
    conditions = _conditions(actor, today, wanted)
    total = session.scalar(_counted(conditions)) or 0
    number = min(max(page, 1), max(1, -(-total // per_page)))
    asked = _ordered(_listed(conditions), sort, descending=descending)
    found = session.execute(asked.limit(per_page).offset((number - 1) * per_page)).all()
    return Page(_rows(session, found), number, total, per_page)


def all_projects(
    session: Session,
    actor: Actor,
    today: date,
    wanted: ProjectFilter = NOTHING,
    *,
    sort: ProjectSort = ProjectSort.NUMBER,
) -> tuple[ProjectListRow, ...]:
    """Return every project an actor sees, unpaged."""
    asked = _ordered(_listed(_conditions(actor, today, wanted)), sort, descending=False)
    return _rows(session, session.execute(asked).all())


def sees_project(session: Session, actor: Actor, today: date, project_id: str) -> bool:
    """Return whether an actor sees a project at all; a missing one is not seen either."""
    asked = select(Project.id).where(Project.id == project_id, projects_visible_to(actor, today))
    return session.scalar(asked) is not None


def owner_names(
    session: Session, project_ids: Collection[str], *, short: bool = False
) -> dict[str, tuple[str, ...]]:
    """Return the names (or abbreviations) of projects' owners in the order they are printed."""
    asked = (
        select(ProjectOwner.project_id, Organisation.name, Organisation.code)
        .join(Organisation, Organisation.id == ProjectOwner.organisation_id)
        .where(ProjectOwner.project_id.in_(sorted(project_ids)))
        .order_by(ProjectOwner.project_id, ProjectOwner.position, Organisation.id)
    )
    found: defaultdict[str, list[str]] = defaultdict(list)
    for project_id, name, code in session.execute(asked):
        found[project_id].append(code if short and code else name)
    return {project_id: tuple(found[project_id]) for project_id in project_ids}


def _conditions(actor: Actor, today: date, wanted: ProjectFilter) -> list[ColumnElement[bool]]:
    found = [projects_visible_to(actor, today)]
    found += [
        Project.search_key.contains(word, autoescape=True)
        for word in search_key(wanted.search).split()
    ]
    if wanted.scheme_id:
        found.append(Project.scheme_id == wanted.scheme_id)
    if wanted.phases:
        found.append(Project.phase.in_(sorted(wanted.phases)))
    if wanted.monitored is not None:
        found.append(Project.is_monitored.is_(wanted.monitored))
    if wanted.owner_id:
        owned = select(ProjectOwner.project_id).where(
            ProjectOwner.organisation_id == wanted.owner_id
        )
        found.append(Project.id.in_(owned))
    if wanted.focus_area_id:
        placed = select(ProjectFocusArea.project_id).where(
            ProjectFocusArea.focus_area_id == wanted.focus_area_id
        )
        found.append(Project.id.in_(placed))
    return found


def _counted(conditions: list[ColumnElement[bool]]) -> Select[int]:
    return select(func.count(Project.id)).where(*conditions)


def _listed(conditions: list[ColumnElement[bool]]) -> Select[Project, str]:
    return (
        select(Project, Organisation.name)
        .join(Organisation, Organisation.id == Project.holder_organisation_id)
        .where(*conditions)
    )


def _ordered(
    asked: Select[Project, str], sort: ProjectSort, *, descending: bool
) -> Select[Project, str]:
    columns: dict[ProjectSort, SQLColumnExpression[object]] = {
        ProjectSort.NUMBER: Project.number,
        ProjectSort.NAME: Project.sort_key,
        ProjectSort.HOLDER: Organisation.sort_key,
        ProjectSort.PHASE: Project.phase,
        ProjectSort.STARTS: Project.starts_on,
        ProjectSort.ENDS: Project.ends_on,
        ProjectSort.BUDGET: cast(Project.yearly_budget, Numeric(24, 6)),
    }
    first = columns[sort].desc() if descending else columns[sort].asc()
    return asked.order_by(first, Project.sort_key, Project.id)


def _rows(session: Session, found: Collection[tuple[Project, str]]) -> tuple[ProjectListRow, ...]:
    owners = owner_names(session, [project.id for project, _ in found])
    return tuple(
        ProjectListRow(
            id=project.id,
            scheme_id=project.scheme_id,
            number=project.number,
            name=project.name,
            short_name=project.short_name,
            phase=project.phase,
            holder_id=project.holder_organisation_id,
            holder_name=holder,
            owner_names=owners[project.id],
            starts_on=project.starts_on,
            ends_on=project.ends_on,
            yearly_budget=project.yearly_budget,
            is_monitored=project.is_monitored,
        )
        for project, holder in found
    )
