"""Projects as Projektbanken registers them, with money, owners, areas and evaluations (R29-R46)."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.domain.overview import ProjectPhase
from portal.domain.rounds import ReportingInterval
from portal.storage.models.base import Base, Id, Long, SortKey, choice


class FocusArea(Base):
    """An area of effort (indsatsområde); a project may count in several."""

    __tablename__ = "focus_area"

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(unique=True)
    position: Mapped[int]


class PolicyGoal(Base):
    """A political goal within an area (politisk mål)."""

    __tablename__ = "policy_goal"

    id: Mapped[Id]
    focus_area_id: Mapped[str] = mapped_column(ForeignKey("focus_area.id"), index=True)
    text: Mapped[Long]
    position: Mapped[int]


class District(Base):
    """A district or housing area (bydel, boligområde)."""

    __tablename__ = "district"

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(unique=True)
    sort_key: Mapped[SortKey]


class Project(Base):
    """A project: a specific task within a limited period, paid partly by the municipality."""

    __tablename__ = "project"
    __table_args__ = (
        CheckConstraint("ends_on >= starts_on", name="period"),
        UniqueConstraint("scheme_id", "number"),
    )

    id: Mapped[Id]
    scheme_id: Mapped[str] = mapped_column(ForeignKey("monitoring_scheme.id"), index=True)
    number: Mapped[int]
    name: Mapped[str]
    short_name: Mapped[str] = mapped_column(default="")
    sort_key: Mapped[SortKey]
    search_key: Mapped[Long]
    phase: Mapped[ProjectPhase] = mapped_column(
        choice(ProjectPhase), default=ProjectPhase.REGISTERED
    )
    description: Mapped[Long] = mapped_column(default="")
    purpose: Mapped[Long] = mapped_column(default="")
    problem_note: Mapped[Long] = mapped_column(default="")
    target_group: Mapped[Long] = mapped_column(default="")
    nationality: Mapped[str] = mapped_column(default="")
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    ended_on: Mapped[date | None]
    holder_organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"), index=True)
    contact_name: Mapped[str] = mapped_column(default="")
    contact_email: Mapped[str] = mapped_column(default="")
    contact_phone: Mapped[str] = mapped_column(default="")
    yearly_budget: Mapped[Decimal]
    interval: Mapped[ReportingInterval] = mapped_column(
        choice(ReportingInterval), default=ReportingInterval.EVERY_ROUND
    )
    is_monitored: Mapped[bool] = mapped_column(default=False)
    monitored_from: Mapped[date | None]
    monitored_reason: Mapped[Long] = mapped_column(default="")
    anchoring: Mapped[str] = mapped_column(default="")
    anchoring_reason: Mapped[Long] = mapped_column(default="")
    internal_note: Mapped[Long] = mapped_column(default="")
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    owners: Mapped[list["ProjectOwner"]] = relationship(order_by="ProjectOwner.position")
    funding: Mapped[list["FundingLine"]] = relationship(order_by="FundingLine.position")
    focus_areas: Mapped[list["ProjectFocusArea"]] = relationship()
    policy_goals: Mapped[list["ProjectPolicyGoal"]] = relationship()
    districts: Mapped[list["ProjectDistrict"]] = relationship()
    evaluations: Mapped[list["Evaluation"]] = relationship(order_by="Evaluation.due, Evaluation.id")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class ProjectOwner(Base):
    """An administration that owns a project (projektejer), in the order they are printed."""

    __tablename__ = "project_owner"

    project_id: Mapped[str] = mapped_column(ForeignKey("project.id"), primary_key=True)
    organisation_id: Mapped[str] = mapped_column(
        ForeignKey("organisation.id"), primary_key=True, index=True
    )
    position: Mapped[int]


class FundingLine(Base):
    """One line of a project's money: who pays how much in which year."""

    __tablename__ = "funding_line"

    id: Mapped[Id]
    project_id: Mapped[str] = mapped_column(ForeignKey("project.id"), index=True)
    position: Mapped[int]
    source: Mapped[str]
    year: Mapped[int]
    amount: Mapped[Decimal]
    is_municipal: Mapped[bool]
    pool_id: Mapped[str | None] = mapped_column(ForeignKey("funding_pool.id"), index=True)


class ProjectFocusArea(Base):
    """A project's place in an area."""

    __tablename__ = "project_focus_area"

    project_id: Mapped[str] = mapped_column(ForeignKey("project.id"), primary_key=True)
    focus_area_id: Mapped[str] = mapped_column(
        ForeignKey("focus_area.id"), primary_key=True, index=True
    )


class ProjectPolicyGoal(Base):
    """A political goal a project works for."""

    __tablename__ = "project_policy_goal"

    project_id: Mapped[str] = mapped_column(ForeignKey("project.id"), primary_key=True)
    policy_goal_id: Mapped[str] = mapped_column(
        ForeignKey("policy_goal.id"), primary_key=True, index=True
    )


class ProjectDistrict(Base):
    """A district a project works in."""

    __tablename__ = "project_district"

    project_id: Mapped[str] = mapped_column(ForeignKey("project.id"), primary_key=True)
    district_id: Mapped[str] = mapped_column(
        ForeignKey("district.id"), primary_key=True, index=True
    )


class Evaluation(Base):
    """An evaluation: pre-study, midway, final or self; internal or external (R128, R131)."""

    __tablename__ = "evaluation"

    id: Mapped[Id]
    project_id: Mapped[str] = mapped_column(ForeignKey("project.id"), index=True)
    kind: Mapped[str]
    is_external: Mapped[bool] = mapped_column(default=False)
    due: Mapped[date | None]
    note: Mapped[Long] = mapped_column(default="")
