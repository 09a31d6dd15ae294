"""One project with everything that is registered of it."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.actors import Actor
from portal.domain.overview import ProjectPhase
from portal.domain.permissions import ProjectFacts
from portal.domain.policy import FundingLine
from portal.domain.rounds import ReportingInterval
from portal.storage.models.organisations import FundingPool, Organisation
from portal.storage.models.projects import (
    District,
    Evaluation,
    FocusArea,
    PolicyGoal,
    Project,
    ProjectDistrict,
    ProjectFocusArea,
    ProjectOwner,
    ProjectPolicyGoal,
)
from portal.storage.models.projects import FundingLine as FundingModel
from portal.storage.queries.project_facts import project_facts
from portal.storage.queries.visibility import projects_visible_to


@dataclass(frozen=True, slots=True)
class NamedRow:
    """Something with a name: an owner, an area, a goal, a district."""

    id: str
    name: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class FundingRow:
    """One line of a project's money."""

    id: str
    source: str
    year: int
    amount: Decimal
    is_municipal: bool
    pool_id: str | None
    pool_name: str
    pool_owner_id: str | None

    def value(self) -> FundingLine:
        """Return the line as the rules know it."""
        return FundingLine(
            source=self.source,
            year=self.year,
            amount=self.amount,
            municipal=self.is_municipal,
            pool_id=self.pool_id,
            organisation_id=self.pool_owner_id,
        )


@dataclass(frozen=True, slots=True)
class EvaluationRow:
    """An evaluation of a project."""

    id: str
    kind: str
    is_external: bool
    due: date | None
    note: str


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """One project with everything that is registered of it."""

    id: str
    scheme_id: str
    number: int
    name: str
    short_name: str
    phase: ProjectPhase
    description: str
    purpose: str
    problem_note: str
    target_group: str
    nationality: str
    starts_on: date
    ends_on: date
    ended_on: date | None
    holder: NamedRow
    contact_name: str
    contact_email: str
    contact_phone: str
    yearly_budget: Decimal
    interval: ReportingInterval
    is_monitored: bool
    monitored_from: date | None
    monitored_reason: str
    anchoring: str
    anchoring_reason: str
    internal_note: str
    created_at: datetime
    version: int
    owners: tuple[NamedRow, ...]
    funding: tuple[FundingRow, ...]
    focus_areas: tuple[NamedRow, ...]
    policy_goals: tuple[NamedRow, ...]
    districts: tuple[NamedRow, ...]
    evaluations: tuple[EvaluationRow, ...]
    facts: ProjectFacts

    @property
    def lines(self) -> tuple[FundingLine, ...]:
        """The money as the rules know it."""
        return tuple(row.value() for row in self.funding)


def project(session: Session, actor: Actor, today: date, project_id: str) -> ProjectRow | None:
    """Return a project with everything, None when it is missing or not for this actor."""
    asked = (
        select(Project, Organisation)
        .join(Organisation, Organisation.id == Project.holder_organisation_id)
        .where(Project.id == project_id, projects_visible_to(actor, today))
    )
    found = session.execute(asked).one_or_none()
    facts = project_facts(session, project_id)
    if found is None or facts is None:
        return None
    row, holder = found
    return ProjectRow(
        id=row.id,
        scheme_id=row.scheme_id,
        number=row.number,
        name=row.name,
        short_name=row.short_name,
        phase=row.phase,
        description=row.description,
        purpose=row.purpose,
        problem_note=row.problem_note,
        target_group=row.target_group,
        nationality=row.nationality,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        ended_on=row.ended_on,
        holder=NamedRow(holder.id, holder.name, holder.code),
        contact_name=row.contact_name,
        contact_email=row.contact_email,
        contact_phone=row.contact_phone,
        yearly_budget=row.yearly_budget,
        interval=row.interval,
        is_monitored=row.is_monitored,
        monitored_from=row.monitored_from,
        monitored_reason=row.monitored_reason,
        anchoring=row.anchoring,
        anchoring_reason=row.anchoring_reason,
        internal_note=row.internal_note,
        created_at=row.created_at,
        version=row.version,
        owners=_owners(session, project_id),
        funding=_funding(session, project_id),
        focus_areas=_focus_areas(session, project_id),
        policy_goals=_policy_goals(session, project_id),
        districts=_districts(session, project_id),
        evaluations=_evaluations(session, project_id),
        facts=facts,
    )


def focus_area_choices(session: Session) -> tuple[tuple[str, str], ...]:
    """Return id and name of the areas of effort, for a form."""
    asked = select(FocusArea.id, FocusArea.name).order_by(FocusArea.position, FocusArea.id)
    return tuple((row_id, name) for row_id, name in session.execute(asked))


def policy_goal_choices(session: Session) -> tuple[tuple[str, str], ...]:
    """Return id and text of the political goals, area by area, for a form."""
    asked = (
        select(PolicyGoal.id, PolicyGoal.text)
        .join(FocusArea, FocusArea.id == PolicyGoal.focus_area_id)
        .order_by(FocusArea.position, PolicyGoal.position, PolicyGoal.id)
    )
    return tuple((row_id, name) for row_id, name in session.execute(asked))


def district_choices(session: Session) -> tuple[tuple[str, str], ...]:
    """Return id and name of the districts in Danish order, for a form."""
    asked = select(District.id, District.name).order_by(District.sort_key, District.id)
    return tuple((row_id, name) for row_id, name in session.execute(asked))


def _owners(session: Session, project_id: str) -> tuple[NamedRow, ...]:
    asked = (
        select(Organisation)
        .join(ProjectOwner, ProjectOwner.organisation_id == Organisation.id)
        .where(ProjectOwner.project_id == project_id)
        .order_by(ProjectOwner.position, Organisation.id)
    )
    return tuple(NamedRow(row.id, row.name, row.code) for row in session.scalars(asked))


def _funding(session: Session, project_id: str) -> tuple[FundingRow, ...]:
    asked = (
        select(FundingModel, FundingPool)
        .outerjoin(FundingPool, FundingPool.id == FundingModel.pool_id)
        .where(FundingModel.project_id == project_id)
        .order_by(FundingModel.position, FundingModel.id)
    )
    return tuple(
        FundingRow(
            id=line.id,
            source=line.source,
            year=line.year,
            amount=line.amount,
            is_municipal=line.is_municipal,
            pool_id=line.pool_id,
            pool_name=pool.name if pool is not None else "",
            pool_owner_id=pool.owner_organisation_id if pool is not None else None,
        )
        for line, pool in session.execute(asked)
    )


def _focus_areas(session: Session, project_id: str) -> tuple[NamedRow, ...]:
    asked = (
        select(FocusArea.id, FocusArea.name)
        .join(ProjectFocusArea, ProjectFocusArea.focus_area_id == FocusArea.id)
        .where(ProjectFocusArea.project_id == project_id)
        .order_by(FocusArea.position, FocusArea.id)
    )
    return tuple(NamedRow(*row) for row in session.execute(asked))


def _policy_goals(session: Session, project_id: str) -> tuple[NamedRow, ...]:
    asked = (
        select(PolicyGoal.id, PolicyGoal.text)
        .join(ProjectPolicyGoal, ProjectPolicyGoal.policy_goal_id == PolicyGoal.id)
        .join(FocusArea, FocusArea.id == PolicyGoal.focus_area_id)
        .where(ProjectPolicyGoal.project_id == project_id)
        .order_by(FocusArea.position, PolicyGoal.position, PolicyGoal.id)
    )
    return tuple(NamedRow(*row) for row in session.execute(asked))


def _districts(session: Session, project_id: str) -> tuple[NamedRow, ...]:
    asked = (
        select(District.id, District.name)
        .join(ProjectDistrict, ProjectDistrict.district_id == District.id)
        .where(ProjectDistrict.project_id == project_id)
        .order_by(District.sort_key, District.id)
    )
    return tuple(NamedRow(*row) for row in session.execute(asked))


def _evaluations(session: Session, project_id: str) -> tuple[EvaluationRow, ...]:
    asked = (
        select(Evaluation)
        .where(Evaluation.project_id == project_id)
        .order_by(Evaluation.due.nulls_last(), Evaluation.id)
    )
    return tuple(
        EvaluationRow(row.id, row.kind, row.is_external, row.due, row.note)
        for row in session.scalars(asked)
    )
