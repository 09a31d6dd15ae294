"""Where projects belong, as the rules on rights want to know it."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from portal.domain.permissions import ProjectFacts
from portal.storage.models.organisations import FundingPool, Organisation
from portal.storage.models.projects import FundingLine, Project, ProjectOwner
from portal.storage.models.schemes import MonitoringScheme


def project_facts(session: Session, project_id: str) -> ProjectFacts | None:
    """Return where a project belongs, None when there is none with the id."""
    return facts_of(session, (project_id,)).get(project_id)


def facts_of(session: Session, project_ids: Collection[str]) -> dict[str, ProjectFacts]:
    """Return where projects belong, by their ids; unknown ids are left out.

    Its committees are the scheme's, those of its owners and those of its pools' owners.
    """
    ids = sorted(project_ids)
    owners = _by_project(
        session.execute(
            select(ProjectOwner.project_id, ProjectOwner.organisation_id, Organisation.committee_id)
            .join(Organisation, Organisation.id == ProjectOwner.organisation_id)
            .where(ProjectOwner.project_id.in_(ids))
            .order_by(ProjectOwner.project_id, ProjectOwner.position, Organisation.id)
        )
    )
    pools = _by_project(
        session.execute(
            select(FundingLine.project_id, FundingLine.pool_id, Organisation.committee_id)
            .join(FundingPool, FundingPool.id == FundingLine.pool_id)
            .join(Organisation, Organisation.id == FundingPool.owner_organisation_id)
            .where(FundingLine.project_id.in_(ids))
            .order_by(FundingLine.project_id, FundingLine.position, FundingLine.id)
        )
    )
    projects = session.execute(
        select(
            Project.id,
            Project.scheme_id,
            Project.holder_organisation_id,
            MonitoringScheme.committee_id,
        )
        .join(MonitoringScheme, MonitoringScheme.id == Project.scheme_id)
        .where(Project.id.in_(ids))
        .order_by(Project.id)
    )
    return {
        project_id: ProjectFacts(
            id=project_id,
            scheme_id=scheme_id,
            holder_org_id=holder_id,
            owner_org_ids=_distinct(one for one, _ in owners[project_id]),
            pool_ids=_distinct(one for one, _ in pools[project_id]),
            committee_ids=_distinct(
                [committee_id, *(each for _, each in (*owners[project_id], *pools[project_id]))]
            ),
        )
        for project_id, scheme_id, holder_id, committee_id in projects
    }


def _by_project(
    rows: Iterable[Row[str, str | None, str | None]],
) -> defaultdict[str, list[tuple[str | None, str | None]]]:
    found: defaultdict[str, list[tuple[str | None, str | None]]] = defaultdict(list)
    for project_id, one, committee_id in rows:
        found[project_id].append((one, committee_id))
    return found


def _distinct(ids: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in ids if one is not None))
