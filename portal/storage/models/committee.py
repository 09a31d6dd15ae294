"""Committees, their meetings and the items on their agendas."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.domain.agenda import (
    AgendaItemKind,
    AgendaItemState,
    DecisionKind,
    FiguresOf,
    MeetingState,
)
from portal.storage.models.base import Base, Id, Json, Long, choice

FIRST_OF_ITS_NUMBER = text("correction_reason = '' AND number <> ''")
"""A correction keeps the number of the decision it corrects; no other two share one."""


class Committee(Base):
    """A political committee (udvalg) or another body that is written to."""

    __tablename__ = "committee"

    id: Mapped[Id]
    code: Mapped[str] = mapped_column(default="")
    name: Mapped[str]
    position: Mapped[int]
    is_standing: Mapped[bool] = mapped_column(default=True)
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class Meeting(Base):
    """A meeting of a committee."""

    __tablename__ = "meeting"
    __table_args__ = (UniqueConstraint("committee_id", "on"),)

    id: Mapped[Id]
    committee_id: Mapped[str] = mapped_column(ForeignKey("committee.id"), index=True)
    on: Mapped[date]
    place: Mapped[str] = mapped_column(default="")
    cancelled_because: Mapped[Long] = mapped_column(default="")
    state: Mapped[MeetingState] = mapped_column(choice(MeetingState), default=MeetingState.PLANNED)


class AgendaItem(Base):
    """An item for a committee's agenda (dagsordenspunkt) about one round."""

    __tablename__ = "agenda_item"

    id: Mapped[Id]
    scheme_id: Mapped[str] = mapped_column(ForeignKey("monitoring_scheme.id"), index=True)
    round_id: Mapped[str] = mapped_column(ForeignKey("reporting_round.id"), index=True)
    kind: Mapped[AgendaItemKind] = mapped_column(
        choice(AgendaItemKind), default=AgendaItemKind.OVERVIEW
    )
    title: Mapped[str]
    case_number: Mapped[str] = mapped_column(default="")
    external_case: Mapped[str] = mapped_column(default="")
    external_document: Mapped[str] = mapped_column(default="")
    is_closed: Mapped[bool] = mapped_column(default=False)
    state: Mapped[AgendaItemState] = mapped_column(
        choice(AgendaItemState), default=AgendaItemState.DRAFT
    )
    state_reason: Mapped[Long] = mapped_column(default="")
    figures: Mapped[FiguresOf] = mapped_column(choice(FiguresOf), default=FiguresOf.REFRESHED)
    frozen_view: Mapped[Json | None]
    approved_at: Mapped[datetime | None]
    approved_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    sections: Mapped[list["AgendaSection"]] = relationship(cascade="all, delete-orphan")
    placements: Mapped[list["MeetingPlacement"]] = relationship(
        order_by="MeetingPlacement.position"
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class AgendaSection(Base):
    """The office's own text of one section, in place of the composed one."""

    __tablename__ = "agenda_section"

    item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[Long]


class MeetingPlacement(Base):
    """An item's place at a meeting; each move is kept with its reason."""

    __tablename__ = "meeting_placement"
    __table_args__ = (UniqueConstraint("item_id", "position"),)

    id: Mapped[Id]
    item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), index=True)
    position: Mapped[int]
    number: Mapped[int | None]
    reason: Mapped[Long] = mapped_column(default="")
    placed_at: Mapped[datetime]
    meeting: Mapped[Meeting] = relationship()


class AgendaDecision(Base):
    """One version of what a committee decided on an item; a correction is a new one (G11)."""

    __tablename__ = "agenda_decision"
    __table_args__ = (
        UniqueConstraint("item_id", "version"),
        Index(
            "uq_agenda_decision_number",
            "number",
            unique=True,
            sqlite_where=FIRST_OF_ITS_NUMBER,
            postgresql_where=FIRST_OF_ITS_NUMBER,
        ),
    )

    id: Mapped[Id]
    item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), index=True)
    version: Mapped[int] = mapped_column(default=1)
    kind: Mapped[DecisionKind] = mapped_column(choice(DecisionKind))
    text: Mapped[Long] = mapped_column(default="")
    dissent: Mapped[Long] = mapped_column(default="")
    number: Mapped[str] = mapped_column(default="")
    correction_reason: Mapped[Long] = mapped_column(default="")
    recorded_at: Mapped[datetime]
    recorded_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
