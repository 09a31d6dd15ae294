"""A report as its pages show it: whose it is, what was agreed, and what was told before."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.actors import Actor
from portal.domain.criteria import ProjectPeriod
from portal.domain.report_states import SENT
from portal.domain.reports import ReportState, ReportStep
from portal.domain.workshop import Workshop, WorkshopState
from portal.storage.models import workshops as kept
from portal.storage.models.people import Person
from portal.storage.models.projects import FundingLine, Project
from portal.storage.models.reports import Report, ReportField, ReportSection, ReportValue
from portal.storage.models.schemes import ReportingRound
from portal.storage.queries.milestone_arrivals import with_arrivals
from portal.storage.queries.report_content import report_content
from portal.storage.queries.reports import (
    ReportRow,
    previous_report,
    report,
)
from portal.storage.queries.schemes import RoundRow, round_row
from portal.storage.queries.workshops import workshop_value


@dataclass(frozen=True, slots=True)
class ReportHead:
    """Whose report it is, which round, and where it stands."""

    report: ReportRow
    round: RoundRow
    project_short: str
    period: ProjectPeriod
    submitted_by: str
    granted: Decimal

    @property
    def id(self) -> str:
        """The report's public id."""
        return self.report.id

    @property
    def state(self) -> ReportState:
        """Where the report stands."""
        return self.report.state


@dataclass(frozen=True, slots=True)
class SavedStep:
    """How far one step of a report is, and who saved it last."""

    is_done: bool
    saved_at: datetime | None
    saved_by_id: str | None
    saved_by: str


@dataclass(frozen=True, slots=True)
class ToldBefore:
    """What a project told in the round before, by criterion, with its stories."""

    round_name: str
    period_end: date
    values: Mapping[str, Decimal]
    comments: Mapping[str, str]
    activity_story: str
    result_story: str
    economy_used: Decimal | None


@dataclass(frozen=True, slots=True)
class PastValue:
    """A value told for a criterion at the end of a round."""

    criterion_key: str
    round_name: str
    on: date
    value: Decimal


def report_head(session: Session, actor: Actor, today: date, report_id: str) -> ReportHead | None:
    """Return a report's head, None when there is none that the actor may know of."""
    found = report(session, actor, today, report_id)
    of_round = round_row(session, found.round_id) if found else None
    if found is None or of_round is None:
        return None
    project = session.get_one(Project, found.project_id)
    sender = session.get(Person, found.submitted_by_id) if found.submitted_by_id else None
    amounts = session.scalars(
        select(FundingLine.amount)
        .where(FundingLine.project_id == project.id)
        .order_by(FundingLine.position)
    )
    return ReportHead(
        report=found,
        round=of_round,
        project_short=project.short_name or project.name,
        period=ProjectPeriod(project.starts_on, project.ends_on),
        submitted_by=sender.name if sender else "",
        granted=sum(amounts, Decimal(0)),
    )


def workshop_for_report(session: Session, report_id: str) -> Workshop | None:
    """Return what was agreed for a report, with the milestones as earlier reports left them.

    A report that was sent keeps the version it answered; a draft follows the version agreed now.
    """
    row = session.get_one(Report, report_id)
    asked = select(kept.Workshop).where(kept.Workshop.project_id == row.project_id)
    if row.state in SENT and row.workshop_id:
        asked = asked.where(kept.Workshop.id == row.workshop_id)
    else:
        asked = asked.where(kept.Workshop.state == WorkshopState.AGREED)
    agreed = session.scalars(asked.order_by(kept.Workshop.number.desc()).limit(1)).first()
    if agreed is None:
        return None
    project = session.get_one(Project, row.project_id)
    value = workshop_value(agreed, ProjectPeriod(project.starts_on, project.ends_on))
    of_round = session.get_one(ReportingRound, row.round_id)
    return with_arrivals(session, value, row.project_id, before=of_round.position)


def agreed_workshop_id(session: Session, project_id: str) -> str | None:
    """Return the id of the version of a project's workshop that holds now."""
    return session.scalar(
        select(kept.Workshop.id)
        .where(
            kept.Workshop.project_id == project_id,
            kept.Workshop.state == WorkshopState.AGREED,
        )
        .order_by(kept.Workshop.number.desc())
        .limit(1)
    )


def saved_steps(session: Session, report_id: str) -> dict[ReportStep, SavedStep]:
    """Return how far the steps of a report are; steps never saved are left out."""
    asked = (
        select(ReportSection, Person.name)
        .outerjoin(Person, Person.id == ReportSection.saved_by_id)
        .where(ReportSection.report_id == report_id)
        .order_by(ReportSection.step)
    )
    return {
        row.step: SavedStep(row.is_done, row.saved_at, row.saved_by_id, name or "")
        for row, name in session.execute(asked)
    }


def last_saved(session: Session, report_ids: Collection[str]) -> dict[str, datetime]:
    """Return when each of some reports was last saved; those never saved are left out."""
    asked = (
        select(ReportSection.report_id, ReportSection.saved_at)
        .where(ReportSection.report_id.in_(report_ids))
        .order_by(ReportSection.saved_at)
    )
    return {report_id: at for report_id, at in session.execute(asked) if at is not None}


def last_writer(session: Session, report_id: str, name: str) -> str:
    """Return who saved a field of a draft last, empty when nobody has."""
    asked = (
        select(Person.name)
        .join(ReportField, ReportField.saved_by_id == Person.id)
        .where(ReportField.report_id == report_id, ReportField.name == name)
    )
    return session.scalar(asked) or ""


def told_before(session: Session, actor: Actor, today: date, head: ReportHead) -> ToldBefore | None:
    """Return what the project told in the latest sent report of an earlier round."""
    found = previous_report(session, actor, today, head.report)
    if found is None:
        return None
    content = report_content(session, found)
    return ToldBefore(
        round_name=found.round_name,
        period_end=found.period_end,
        values={one.criterion_id: one.value for one in content.values if one.value is not None},
        comments={one.criterion_id: one.comment for one in content.values if one.comment},
        activity_story=content.activity_narrative,
        result_story=content.result_narrative,
        economy_used=content.economy_used,
    )


def past_values(session: Session, project_id: str, before_position: int) -> tuple[PastValue, ...]:
    """Return the values told in the rounds before a place, the oldest first."""
    asked = (
        select(
            ReportValue.criterion_key,
            ReportingRound.name,
            ReportingRound.period_end,
            ReportValue.value,
        )
        .join(Report, Report.id == ReportValue.report_id)
        .join(ReportingRound, ReportingRound.id == Report.round_id)
        .where(
            Report.project_id == project_id,
            Report.submitted_at.is_not(None),
            ReportingRound.position < before_position,
            ReportValue.value.is_not(None),
        )
        .order_by(ReportingRound.position, ReportValue.criterion_key)
    )
    return tuple(
        PastValue(key, name, on, value)
        for key, name, on, value in session.execute(asked)
        if value is not None
    )
