"""Cases of projects that are red twice, and the committees that are written to (R27)."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.domain.escalation import CommitteeAnswer, CommitteeBasis, EscalationState
from portal.storage.models.base import Base, Id, Long, choice

STILL_OPEN = text("state NOT IN ('closed', 'withdrawn')")


class EscalationCase(Base):
    """The one case a project can have open; which rounds count is derived from ratings."""

    __tablename__ = "escalation_case"
    __table_args__ = (
        Index(
            "uq_escalation_case_open",
            "project_id",
            unique=True,
            sqlite_where=STILL_OPEN,
            postgresql_where=STILL_OPEN,
        ),
    )

    id: Mapped[Id]
    project_id: Mapped[str] = mapped_column(ForeignKey("project.id"), index=True)
    agenda_item_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_item.id"), unique=True)
    state: Mapped[EscalationState] = mapped_column(
        choice(EscalationState), default=EscalationState.OPEN
    )
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    reason: Mapped[Long] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)
    rounds: Mapped[list["EscalationRound"]] = relationship(cascade="all, delete-orphan")
    committees: Mapped[list["EscalationCommittee"]] = relationship(
        order_by="EscalationCommittee.committee_id", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class EscalationRound(Base):
    """A round whose red rating a case knows."""

    __tablename__ = "escalation_round"

    case_id: Mapped[str] = mapped_column(ForeignKey("escalation_case.id"), primary_key=True)
    round_id: Mapped[str] = mapped_column(
        ForeignKey("reporting_round.id"), primary_key=True, index=True
    )


class EscalationCommittee(Base):
    """A committee that a case is brought to, and its answer: the final decision on the project."""

    __tablename__ = "escalation_committee"

    case_id: Mapped[str] = mapped_column(ForeignKey("escalation_case.id"), primary_key=True)
    committee_id: Mapped[str] = mapped_column(
        ForeignKey("committee.id"), primary_key=True, index=True
    )
    basis: Mapped[CommitteeBasis] = mapped_column(choice(CommitteeBasis))
    left_out_because: Mapped[Long] = mapped_column(default="")
    answer: Mapped[CommitteeAnswer | None] = mapped_column(choice(CommitteeAnswer))
    answer_text: Mapped[Long] = mapped_column(default="")
    answered_on: Mapped[date | None]
    reference: Mapped[str] = mapped_column(default="")
    knew_position: Mapped[int | None]
    """The position of the last round that the decision knew; counting starts again after it."""
