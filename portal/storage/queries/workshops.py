"""Versions of a project's workshop, as the rules know them."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from portal.clock import local_date
from portal.domain.actors import Actor
from portal.domain.criteria import Baseline, ProjectPeriod, SuccessCriterion
from portal.domain.milestones import Milestone
from portal.domain.planned_path import PathPoint, PlannedPath
from portal.domain.risks import Risk
from portal.domain.theory import CausalLink, ResultNode, TheoryOfChange
from portal.domain.workshop import Workshop, WorkshopState
from portal.storage.models import workshops as kept
from portal.storage.models.projects import Project
from portal.storage.queries.visibility import projects_visible_to

OPEN = (WorkshopState.DRAFT, WorkshopState.PROPOSED)


@dataclass(frozen=True, slots=True)
class WorkshopVersionRow:
    """One version in the list of versions."""

    id: str
    project_id: str
    number: int
    state: WorkshopState
    held_on: date | None
    revision_reason: str
    created_at: datetime
    agreed_at: datetime | None
    holder_signed_by_id: str | None
    holder_signed_at: datetime | None
    office_signed_by_id: str | None
    office_signed_at: datetime | None
    lock: int


@dataclass(frozen=True, slots=True)
class WorkshopRow:
    """One version with its content as the rules know it; ids inside are the lasting keys."""

    row: WorkshopVersionRow
    value: Workshop

    @property
    def id(self) -> str:
        """The public id of the version."""
        return self.row.id


def workshop(session: Session, actor: Actor, today: date, workshop_id: str) -> WorkshopRow | None:
    """Return one version, None when it is missing or not for this actor."""
    return _first(session, _visible(actor, today).where(kept.Workshop.id == workshop_id))


def agreed_workshop(
    session: Session, actor: Actor, today: date, project_id: str
) -> WorkshopRow | None:
    """Return the version that holds now: the latest agreed one."""
    asked = _visible(actor, today).where(
        kept.Workshop.project_id == project_id, kept.Workshop.state == WorkshopState.AGREED
    )
    return _first(session, asked.order_by(kept.Workshop.number.desc()))


def open_workshop(
    session: Session, actor: Actor, today: date, project_id: str
) -> WorkshopRow | None:
    """Return the version being worked on, a draft or a proposal; None when there is none."""
    asked = _visible(actor, today).where(
        kept.Workshop.project_id == project_id, kept.Workshop.state.in_(OPEN)
    )
    return _first(session, asked.order_by(kept.Workshop.number.desc()))


def workshop_versions(
    session: Session, actor: Actor, today: date, project_id: str
) -> tuple[WorkshopVersionRow, ...]:
    """Return every version of a project's workshop, the first one first."""
    asked = _visible(actor, today).where(kept.Workshop.project_id == project_id)
    found = session.execute(asked.order_by(kept.Workshop.number))
    return tuple(_version(row) for row, _start, _end in found)


def _visible(actor: Actor, today: date) -> Select[kept.Workshop, date, date]:
    return (
        select(kept.Workshop, Project.starts_on, Project.ends_on)
        .join(Project, Project.id == kept.Workshop.project_id)
        .where(projects_visible_to(actor, today))
    )


def _first(session: Session, asked: Select[kept.Workshop, date, date]) -> WorkshopRow | None:
    found = session.execute(asked.limit(1)).one_or_none()
    if found is None:
        return None
    row, starts_on, ends_on = found
    return WorkshopRow(_version(row), workshop_value(row, ProjectPeriod(starts_on, ends_on)))


def workshop_value(row: kept.Workshop, period: ProjectPeriod) -> Workshop:
    """Return a version's content as the rules know it."""
    return Workshop(
        period=period,
        problem=row.problem,
        theory=TheoryOfChange(
            nodes=tuple(ResultNode(n.key, n.kind, n.text, n.position) for n in row.nodes),
            links=tuple(
                CausalLink(link.id, link.from_key, link.to_key, link.assumption or None)
                for link in row.links
            ),
        ),
        criteria=tuple(_criterion(one) for one in row.criteria),
        milestones=tuple(
            Milestone(m.key, m.title, m.baseline_date, m.forecast, m.reached_on)
            for m in row.milestones
        ),
        risks=tuple(
            Risk(r.key, r.text, r.likelihood, r.impact, r.owner, r.mitigation) for r in row.risks
        ),
        no_risks_because=row.no_risks_because or None,
        version=row.number,
        state=row.state,
        revision_reason=row.revision_reason or None,
        holder_signed_on=_day(row.holder_signed_at),
        secretariat_signed_on=_day(row.office_signed_at),
    )


def _criterion(row: kept.SuccessCriterion) -> SuccessCriterion:
    return SuccessCriterion(
        id=row.key,
        node_id=row.node_key or "",
        label=row.label,
        unit=row.unit,
        direction=row.direction,
        accumulation=row.accumulation,
        measure=row.measure,
        baseline=Baseline(
            row.baseline_value, row.baseline_on, row.baseline_missing_because or None
        ),
        target=row.target,
        due=row.due,
        level=row.level,
        group=row.group,
        tolerance=row.tolerance,
        weight=Decimal(row.weight),
        key=row.is_key,
        at_end_only=row.at_end_only,
        path=PlannedPath(tuple(PathPoint(on=p.on, value=p.value) for p in row.path)),
        original_target=row.original_target,
    )


def _day(at: datetime | None) -> date | None:
    return None if at is None else local_date(at)


def _version(row: kept.Workshop) -> WorkshopVersionRow:
    return WorkshopVersionRow(
        id=row.id,
        project_id=row.project_id,
        number=row.number,
        state=row.state,
        held_on=row.held_on,
        revision_reason=row.revision_reason,
        created_at=row.created_at,
        agreed_at=row.agreed_at,
        holder_signed_by_id=row.holder_signed_by_id,
        holder_signed_at=row.holder_signed_at,
        office_signed_by_id=row.office_signed_by_id,
        office_signed_at=row.office_signed_at,
        lock=row.version,
    )
