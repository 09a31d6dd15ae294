"""Monitoring schemes with their settings, and the rounds in which projects report."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.domain.rounds import RoundState
from portal.storage.models.base import Base, Id, Json, choice


class MonitoringScheme(Base):
    """A monitoring scheme (monitoreringsordning): who runs it, for whom, by which policy."""

    __tablename__ = "monitoring_scheme"

    id: Mapped[Id]
    name: Mapped[str]
    subject: Mapped[str]
    position: Mapped[int] = mapped_column(unique=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"), index=True)
    committee_id: Mapped[str] = mapped_column(ForeignKey("committee.id"), index=True)
    decision_body: Mapped[str] = mapped_column(default="")
    decision_reference: Mapped[str] = mapped_column(default="")
    decision_date: Mapped[date | None]
    signatory: Mapped[str] = mapped_column(default="")
    policy: Mapped[Json] = mapped_column(default=dict)
    rounds: Mapped[list["ReportingRound"]] = relationship(
        back_populates="scheme", order_by="ReportingRound.position"
    )


class ReportingRound(Base):
    """A round of reporting (indrapporteringsrunde) with a free name and free dates (R21)."""

    __tablename__ = "reporting_round"
    __table_args__ = (
        UniqueConstraint("scheme_id", "position"),
        UniqueConstraint("scheme_id", "name"),
        CheckConstraint("period_end >= period_start", name="period"),
    )

    id: Mapped[Id]
    scheme_id: Mapped[str] = mapped_column(ForeignKey("monitoring_scheme.id"), index=True)
    name: Mapped[str]
    position: Mapped[int]
    period_start: Mapped[date]
    period_end: Mapped[date]
    opens_on: Mapped[date]
    due: Mapped[date]
    assess_by: Mapped[date]
    publish_on: Mapped[date]
    state: Mapped[RoundState] = mapped_column(choice(RoundState), default=RoundState.PLANNED)
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]
    scheme: Mapped[MonitoringScheme] = relationship(back_populates="rounds")
