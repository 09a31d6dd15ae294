"""What a workshop agreed: theory of change, criteria, milestones and risks, version by version.

Every version is a whole copy. ``key`` names the same node, criterion, milestone or risk through
all versions, so that reports and original targets can be compared.
"""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.domain.workshop import (
    Accumulation,
    Direction,
    Level,
    Measure,
    NodeKind,
    WorkshopState,
)
from portal.storage.models.base import Base, Id, Long, choice
from portal.tokens import new_id


class Workshop(Base):
    """One version of a project's workshop."""

    __tablename__ = "workshop"
    __table_args__ = (UniqueConstraint("project_id", "number"),)

    id: Mapped[Id]
    project_id: Mapped[str] = mapped_column(ForeignKey("project.id"), index=True)
    number: Mapped[int]
    state: Mapped[WorkshopState] = mapped_column(choice(WorkshopState), default=WorkshopState.DRAFT)
    held_on: Mapped[date | None]
    problem: Mapped[Long] = mapped_column(default="")
    no_risks_because: Mapped[Long] = mapped_column(default="")
    revision_reason: Mapped[Long] = mapped_column(default="")
    holder_signed_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    holder_signed_at: Mapped[datetime | None]
    office_signed_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    office_signed_at: Mapped[datetime | None]
    agreed_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    nodes: Mapped[list["ResultNode"]] = relationship(
        order_by="ResultNode.position", cascade="all, delete-orphan"
    )
    links: Mapped[list["CausalLink"]] = relationship(
        order_by="CausalLink.position", cascade="all, delete-orphan"
    )
    criteria: Mapped[list["SuccessCriterion"]] = relationship(
        order_by="SuccessCriterion.position", cascade="all, delete-orphan"
    )
    milestones: Mapped[list["Milestone"]] = relationship(
        order_by="Milestone.baseline_date, Milestone.position", cascade="all, delete-orphan"
    )
    risks: Mapped[list["Risk"]] = relationship(
        order_by="Risk.position", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class ResultNode(Base):
    """One box of the theory of change."""

    __tablename__ = "result_node"
    __table_args__ = (UniqueConstraint("workshop_id", "key"),)

    id: Mapped[Id]
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id"), index=True)
    key: Mapped[str] = mapped_column(default=new_id)
    kind: Mapped[NodeKind] = mapped_column(choice(NodeKind))
    text: Mapped[Long]
    position: Mapped[int]


class CausalLink(Base):
    """An arrow between two boxes, with the assumption it rests on."""

    __tablename__ = "causal_link"

    id: Mapped[Id]
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id"), index=True)
    from_key: Mapped[str]
    to_key: Mapped[str]
    assumption: Mapped[Long] = mapped_column(default="")
    position: Mapped[int]


class SuccessCriterion(Base):
    """A success criterion with its indicator, start measurement, target and planned path."""

    __tablename__ = "success_criterion"
    __table_args__ = (
        UniqueConstraint("workshop_id", "key"),
        CheckConstraint("weight > 0", name="weight"),
    )

    id: Mapped[Id]
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id"), index=True)
    key: Mapped[str] = mapped_column(default=new_id)
    position: Mapped[int]
    node_key: Mapped[str | None]
    label: Mapped[Long]
    indicator: Mapped[Long] = mapped_column(default="")
    unit: Mapped[str]
    level: Mapped[Level] = mapped_column(choice(Level))
    direction: Mapped[Direction] = mapped_column(choice(Direction), default=Direction.UP)
    accumulation: Mapped[Accumulation] = mapped_column(
        choice(Accumulation), default=Accumulation.CUMULATIVE
    )
    measure: Mapped[Measure] = mapped_column(choice(Measure), default=Measure.QUANTITATIVE)
    baseline_value: Mapped[Decimal | None]
    baseline_on: Mapped[date | None]
    baseline_missing_because: Mapped[Long] = mapped_column(default="")
    target: Mapped[Decimal | None]
    original_target: Mapped[Decimal | None]
    tolerance: Mapped[Decimal] = mapped_column(default=Decimal(0))
    group: Mapped[Long] = mapped_column(default="")
    due: Mapped[date | None]
    weight: Mapped[int] = mapped_column(default=1)
    is_key: Mapped[bool] = mapped_column(default=False)
    at_end_only: Mapped[bool] = mapped_column(default=False)
    path: Mapped[list["PathPoint"]] = relationship(
        order_by="PathPoint.on", cascade="all, delete-orphan"
    )


class PathPoint(Base):
    """A value planned for a day on the way to a target; without points the path is linear."""

    __tablename__ = "path_point"
    __table_args__ = (UniqueConstraint("criterion_id", "on"),)

    id: Mapped[Id]
    criterion_id: Mapped[str] = mapped_column(ForeignKey("success_criterion.id"), index=True)
    on: Mapped[date]
    value: Mapped[Decimal]


class Milestone(Base):
    """A milestone with the date first agreed (baseline), forecast and arrival."""

    __tablename__ = "milestone"
    __table_args__ = (UniqueConstraint("workshop_id", "key"),)

    id: Mapped[Id]
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id"), index=True)
    key: Mapped[str] = mapped_column(default=new_id)
    position: Mapped[int]
    title: Mapped[Long]
    baseline_date: Mapped[date]
    forecast: Mapped[date | None]
    reached_on: Mapped[date | None]


class Risk(Base):
    """A risk factor: likelihood 1-5 times impact 1-5, with owner and mitigation."""

    __tablename__ = "risk"
    __table_args__ = (
        UniqueConstraint("workshop_id", "key"),
        CheckConstraint("likelihood BETWEEN 1 AND 5", name="likelihood"),
        CheckConstraint("impact BETWEEN 1 AND 5", name="impact"),
    )

    id: Mapped[Id]
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id"), index=True)
    key: Mapped[str] = mapped_column(default=new_id)
    position: Mapped[int]
    text: Mapped[Long]
    likelihood: Mapped[int]
    impact: Mapped[int]
    owner: Mapped[str] = mapped_column(default="")
    mitigation: Mapped[Long] = mapped_column(default="")
