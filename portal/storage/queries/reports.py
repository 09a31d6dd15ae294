"""Reports of projects: how far they are, what they say, and what the one before said."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session

from portal.domain.actors import Actor
from portal.domain.permissions import Action, roles_for
from portal.domain.rag import Rag
from portal.domain.report_states import ReportState
from portal.domain.reports import ReportStep
from portal.storage.models.projects import Project
from portal.storage.models.reports import Report, ReportSection
from portal.storage.models.schemes import ReportingRound
from portal.storage.queries.visibility import projects_visible_to, projects_within


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A project's report in a round."""

    id: str
    project_id: str
    project_name: str
    scheme_id: str
    round_id: str
    round_name: str
    round_position: int
    period_end: date
    due: date
    workshop_id: str | None
    state: ReportState
    extended_to: date | None
    extension_reason: str
    activity_text: str
    result_text: str
    economy_used: Decimal | None
    economy_text: str
    own_activity: Rag | None
    own_result: Rag | None
    own_overall: Rag | None
    reason: str
    entered_for_holder: bool
    receipt_number: str | None
    submitted_at: datetime | None
    submitted_by_id: str | None
    accepted_at: datetime | None
    number: int

    @property
    def deadline(self) -> date:
        """The day the report is due, an extension counted."""
        return max(self.due, self.extended_to or self.due)


@dataclass(frozen=True, slots=True)
class SectionRow:
    """One step of a report: its version, whether it is done, and who saved it last."""

    step: ReportStep
    version: int
    is_done: bool
    saved_at: datetime | None
    saved_by_id: str | None


def report(session: Session, actor: Actor, today: date, report_id: str) -> ReportRow | None:
    """Return one report, None when it is missing or not for this actor."""
    found = _rows(session, _visible(actor, today).where(Report.id == report_id))
    return found[0] if found else None


def report_in_round(
    session: Session, actor: Actor, today: date, project_id: str, round_id: str
) -> ReportRow | None:
    """Return a project's report in a round, None when there is none for this actor."""
    asked = _visible(actor, today).where(
        Report.project_id == project_id, Report.round_id == round_id
    )
    found = _rows(session, asked)
    return found[0] if found else None


def reports_of_project(
    session: Session, actor: Actor, today: date, project_id: str
) -> tuple[ReportRow, ...]:
    """Return a project's reports, round by round."""
    return _rows(session, _visible(actor, today).where(Report.project_id == project_id))


def reports_of_round(
    session: Session, actor: Actor, today: date, round_id: str
) -> tuple[ReportRow, ...]:
    """Return the reports of a round in Danish order of their projects."""
    return _rows(session, _visible(actor, today).where(Report.round_id == round_id))


def previous_report(
    session: Session, actor: Actor, today: date, report: ReportRow
) -> ReportRow | None:
    """Return the project's last report before this one that was sent, None when there is none."""
    asked = _visible(actor, today).where(
        Report.project_id == report.project_id,
        ReportingRound.position < report.round_position,
        Report.submitted_at.is_not(None),
    )
    found = _rows(session, asked)
    return found[-1] if found else None


def sections(session: Session, report_id: str) -> tuple[SectionRow, ...]:
    """Return the steps of a report that were saved, in the order of the steps."""
    asked = select(ReportSection).where(ReportSection.report_id == report_id)
    found = session.scalars(asked.order_by(ReportSection.step)).all()
    order = list(ReportStep)
    return tuple(
        SectionRow(row.step, row.version, row.is_done, row.saved_at, row.saved_by_id)
        for row in sorted(found, key=lambda row: order.index(row.step))
    )


def reports_visible_to(actor: Actor, today: date) -> ColumnElement[bool]:
    """Return the condition on Report, joined to its Project, under which an actor sees it.

    A draft is for the project and the office; one that was sent is for everybody near.
    """
    drafting = projects_within(actor, roles_for(Action.VIEW_REPORT_DRAFT), today)
    return projects_visible_to(actor, today) & or_(Report.submitted_at.is_not(None), drafting)


def _visible(actor: Actor, today: date) -> Select[Report, Project, ReportingRound]:
    return (
        select(Report, Project, ReportingRound)
        .join(Project, Project.id == Report.project_id)
        .join(ReportingRound, ReportingRound.id == Report.round_id)
        .where(reports_visible_to(actor, today))
    )


def _rows(
    session: Session, asked: Select[Report, Project, ReportingRound]
) -> tuple[ReportRow, ...]:
    ordered = asked.order_by(ReportingRound.position, Project.sort_key, Project.id)
    return tuple(_row(*found) for found in session.execute(ordered))


def _row(row: Report, project: Project, of_round: ReportingRound) -> ReportRow:
    return ReportRow(
        id=row.id,
        project_id=row.project_id,
        project_name=project.name,
        scheme_id=project.scheme_id,
        round_id=row.round_id,
        round_name=of_round.name,
        round_position=of_round.position,
        period_end=of_round.period_end,
        due=of_round.due,
        workshop_id=row.workshop_id,
        state=row.state,
        extended_to=row.extended_to,
        extension_reason=row.extension_reason,
        activity_text=row.activity_text,
        result_text=row.result_text,
        economy_used=row.economy_used,
        economy_text=row.economy_text,
        own_activity=row.own_activity,
        own_result=row.own_result,
        own_overall=row.own_overall,
        reason=row.reason,
        entered_for_holder=row.entered_for_holder,
        receipt_number=row.receipt_number,
        submitted_at=row.submitted_at,
        submitted_by_id=row.submitted_by_id,
        accepted_at=row.accepted_at,
        number=row.number,
    )
