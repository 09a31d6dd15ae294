"""Action plans after a red rating, and what each item has come to in the reports since."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.domain.action_plan import ActionPlanState, ItemReview
from portal.storage.models.base import Base, Id, Long, choice


class ActionPlan(Base):
    """The plan (handlingsplan) a pool owner sees to; *overdue* is computed, never stored (R24)."""

    __tablename__ = "action_plan"

    id: Mapped[Id]
    project_id: Mapped[str] = mapped_column(ForeignKey("project.id"), index=True)
    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessment.id"), unique=True)
    state: Mapped[ActionPlanState] = mapped_column(
        choice(ActionPlanState), default=ActionPlanState.REQUESTED
    )
    requested_at: Mapped[datetime]
    due: Mapped[date]
    submitted_at: Mapped[datetime | None]
    agreed_at: Mapped[datetime | None]
    project_told_at: Mapped[datetime | None]
    project_told_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    support_wanted: Mapped[Long] = mapped_column(default="")
    support_asked_at: Mapped[datetime | None]
    support_answer: Mapped[Long] = mapped_column(default="")
    support_answered_at: Mapped[datetime | None]
    lapsed_because: Mapped[Long] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)
    items: Mapped[list["ActionItem"]] = relationship(
        order_by="ActionItem.position", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class ActionItem(Base):
    """One item of a plan (tiltag): what, who, when, and what the pool owner thinks of it.

    An item that was removed can be brought back until the plan is submitted.
    """

    __tablename__ = "action_item"
    __table_args__ = (UniqueConstraint("plan_id", "position"),)

    id: Mapped[Id]
    plan_id: Mapped[str] = mapped_column(ForeignKey("action_plan.id"), index=True)
    position: Mapped[int]
    what: Mapped[Long] = mapped_column(default="")
    who: Mapped[str] = mapped_column(default="")
    due: Mapped[date | None]
    seen_by: Mapped[Long] = mapped_column(default="")
    review: Mapped[ItemReview] = mapped_column(choice(ItemReview), default=ItemReview.OPEN)
    comment: Mapped[Long] = mapped_column(default="")
    done_on: Mapped[date | None]
    removed_at: Mapped[datetime | None]


class ReportActionItem(Base):
    """What a report tells of an item: done on a day, or how it goes."""

    __tablename__ = "report_action_item"

    report_id: Mapped[str] = mapped_column(ForeignKey("report.id"), primary_key=True)
    item_id: Mapped[str] = mapped_column(ForeignKey("action_item.id"), primary_key=True, index=True)
    done_on: Mapped[date | None]
    comment: Mapped[Long] = mapped_column(default="")
