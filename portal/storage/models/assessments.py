"""How projects were judged, what those concerned were told, and when it became public."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.domain.assessments import AssessmentState
from portal.domain.notice_channels import NoticeChannel
from portal.domain.notices import NoticeRecipientKind, RedNoticeState
from portal.domain.rag import CellKind, Rag
from portal.storage.models.base import Base, Id, Json, Long, choice

TOLD_BEFORE_PUBLISHED = (
    "rag <> 'red' OR published_at IS NULL OR (holder_notified_at IS NOT NULL"
    " AND owners_notified_at IS NOT NULL AND holder_notified_at < published_at"
    " AND owners_notified_at < published_at)"
)


class Assessment(Base):
    """One version of the assessment of a project in a round.

    A red one cannot be published before the holder and the pool owners were told (R23): the
    database itself refuses it.
    """

    __tablename__ = "assessment"
    __table_args__ = (
        UniqueConstraint("project_id", "round_id", "number"),
        CheckConstraint(TOLD_BEFORE_PUBLISHED, name="told_before_published"),
        CheckConstraint("published_at IS NULL OR rag IS NOT NULL", name="published_has_rag"),
    )

    id: Mapped[Id]
    project_id: Mapped[str] = mapped_column(ForeignKey("project.id"), index=True)
    round_id: Mapped[str] = mapped_column(ForeignKey("reporting_round.id"), index=True)
    number: Mapped[int] = mapped_column(default=1)
    state: Mapped[AssessmentState] = mapped_column(
        choice(AssessmentState), default=AssessmentState.DRAFT
    )
    suggested_activity: Mapped[Rag | None] = mapped_column(choice(Rag))
    suggested_result: Mapped[Rag | None] = mapped_column(choice(Rag))
    suggested_overall: Mapped[Rag | None] = mapped_column(choice(Rag))
    suggestion: Mapped[Json] = mapped_column(default=dict)
    activity: Mapped[Rag | None] = mapped_column(choice(Rag))
    result: Mapped[Rag | None] = mapped_column(choice(Rag))
    rag: Mapped[Rag | None] = mapped_column(choice(Rag))
    rationale: Mapped[Long] = mapped_column(default="")
    note: Mapped[Long] = mapped_column(default="")
    proposed_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    proposed_at: Mapped[datetime | None]
    approved_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    approved_at: Mapped[datetime | None]
    holder_notified_at: Mapped[datetime | None]
    owners_notified_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    notices: Mapped[list["RedNotice"]] = relationship(order_by="RedNotice.queued_at, RedNotice.id")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class PublishedForm(Base):
    """The report behind a published assessment as the public reads it, frozen when it came out."""

    __tablename__ = "published_form"

    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessment.id"), primary_key=True)
    report_id: Mapped[str] = mapped_column(ForeignKey("report.id"), index=True)
    content: Mapped[Json]
    made_at: Mapped[datetime]


class RoundStanding(Base):
    """Why a project has no rating in a round: closing, ended, not due, not reported, later."""

    __tablename__ = "round_standing"

    project_id: Mapped[str] = mapped_column(ForeignKey("project.id"), primary_key=True)
    round_id: Mapped[str] = mapped_column(
        ForeignKey("reporting_round.id"), primary_key=True, index=True
    )
    kind: Mapped[CellKind] = mapped_column(choice(CellKind))
    reason: Mapped[Long] = mapped_column(default="")
    set_at: Mapped[datetime]
    set_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))


class RedNotice(Base):
    """A notice of a red rating (varsel) to the holder, a pool's owner or an owning administration.

    ``recipient_id`` is the pool for a pool's owner, else the organisation; ``organisation_id`` is
    the organisation that is written to.
    """

    __tablename__ = "red_notice"

    id: Mapped[Id]
    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessment.id"), index=True)
    recipient_kind: Mapped[NoticeRecipientKind] = mapped_column(choice(NoticeRecipientKind))
    recipient_id: Mapped[str]
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"), index=True)
    channel: Mapped[NoticeChannel] = mapped_column(choice(NoticeChannel))
    state: Mapped[RedNoticeState] = mapped_column(
        choice(RedNoticeState), default=RedNoticeState.QUEUED
    )
    mail_id: Mapped[str | None] = mapped_column(ForeignKey("outbound_mail.id"), index=True)
    queued_at: Mapped[datetime]
    counted_at: Mapped[datetime | None]
    note: Mapped[Long] = mapped_column(default="")
