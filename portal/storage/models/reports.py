"""Progress reports: what a project tells in a round, section by section, and what was sent."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.domain.rag import Rag
from portal.domain.reports import ReportState, ReportStep
from portal.storage.models.base import Base, Id, Json, Long, choice


class Report(Base):
    """A project's report in a round. *Overdue* is computed from dates, never stored."""

    __tablename__ = "report"
    __table_args__ = (
        UniqueConstraint("project_id", "round_id"),
        UniqueConstraint("receipt_number"),
    )

    id: Mapped[Id]
    project_id: Mapped[str] = mapped_column(ForeignKey("project.id"), index=True)
    round_id: Mapped[str] = mapped_column(ForeignKey("reporting_round.id"), index=True)
    workshop_id: Mapped[str | None] = mapped_column(ForeignKey("workshop.id"), index=True)
    state: Mapped[ReportState] = mapped_column(choice(ReportState), default=ReportState.NOT_STARTED)
    extended_to: Mapped[date | None]
    extension_reason: Mapped[Long] = mapped_column(default="")
    activity_text: Mapped[Long] = mapped_column(default="")
    result_text: Mapped[Long] = mapped_column(default="")
    economy_used: Mapped[Decimal | None]
    economy_text: Mapped[Long] = mapped_column(default="")
    own_activity: Mapped[Rag | None] = mapped_column(choice(Rag))
    own_result: Mapped[Rag | None] = mapped_column(choice(Rag))
    own_overall: Mapped[Rag | None] = mapped_column(choice(Rag))
    reason: Mapped[Long] = mapped_column(default="")
    entered_for_holder: Mapped[bool] = mapped_column(default=False)
    receipt_number: Mapped[str | None]
    submission_key: Mapped[str | None]
    submitted_at: Mapped[datetime | None]
    submitted_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    accepted_at: Mapped[datetime | None]
    number: Mapped[int] = mapped_column(default=1)
    values: Mapped[list["ReportValue"]] = relationship(order_by="ReportValue.criterion_key")
    milestones: Mapped[list["ReportMilestone"]] = relationship(
        order_by="ReportMilestone.milestone_key"
    )
    risks: Mapped[list["ReportRisk"]] = relationship(order_by="ReportRisk.risk_key")
    fields: Mapped[list["ReportField"]] = relationship(order_by="ReportField.name")
    sections: Mapped[list["ReportSection"]] = relationship(order_by="ReportSection.step")


class ReportSection(Base):
    """One step of a report: its version for compare-and-set, and who saved it last."""

    __tablename__ = "report_section"

    report_id: Mapped[str] = mapped_column(ForeignKey("report.id"), primary_key=True)
    step: Mapped[ReportStep] = mapped_column(choice(ReportStep), primary_key=True)
    version: Mapped[int] = mapped_column(default=0)
    is_done: Mapped[bool] = mapped_column(default=False)
    saved_at: Mapped[datetime | None]
    saved_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))


class ReportField(Base):
    """One field of a draft exactly as it was typed, so that a half-written number is kept too."""

    __tablename__ = "report_field"

    report_id: Mapped[str] = mapped_column(ForeignKey("report.id"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    step: Mapped[ReportStep] = mapped_column(choice(ReportStep))
    text: Mapped[Long]
    saved_at: Mapped[datetime]
    saved_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))


class ReportValue(Base):
    """The value reported for a criterion, or why there is none."""

    __tablename__ = "report_value"

    report_id: Mapped[str] = mapped_column(ForeignKey("report.id"), primary_key=True)
    criterion_key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Decimal | None]
    unavailable_because: Mapped[Long] = mapped_column(default="")
    comment: Mapped[Long] = mapped_column(default="")


class ReportMilestone(Base):
    """What is told of a milestone: a new forecast, or the day it was reached."""

    __tablename__ = "report_milestone"

    report_id: Mapped[str] = mapped_column(ForeignKey("report.id"), primary_key=True)
    milestone_key: Mapped[str] = mapped_column(primary_key=True)
    is_unchanged: Mapped[bool] = mapped_column(default=False)
    forecast: Mapped[date | None]
    reached_on: Mapped[date | None]
    comment: Mapped[Long] = mapped_column(default="")


class ReportRisk(Base):
    """A risk as the project sees it now."""

    __tablename__ = "report_risk"
    __table_args__ = (
        CheckConstraint("likelihood BETWEEN 1 AND 5", name="likelihood"),
        CheckConstraint("impact BETWEEN 1 AND 5", name="impact"),
    )

    report_id: Mapped[str] = mapped_column(ForeignKey("report.id"), primary_key=True)
    risk_key: Mapped[str] = mapped_column(primary_key=True)
    likelihood: Mapped[int]
    impact: Mapped[int]
    comment: Mapped[Long] = mapped_column(default="")


class ReportVersion(Base):
    """A report as it was sent: the whole content, frozen, with its receipt."""

    __tablename__ = "report_version"
    __table_args__ = (UniqueConstraint("report_id", "number"),)

    id: Mapped[Id]
    report_id: Mapped[str] = mapped_column(ForeignKey("report.id"), index=True)
    number: Mapped[int]
    receipt_number: Mapped[str]
    submitted_at: Mapped[datetime]
    submitted_by_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    content: Mapped[Json]
