"""One project's report for one round, with receipt, ratings and figures."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from docgen.views import FundingView, RatingRowView, RoundReportView, StatusCell
from docgen.views.round_report import MeasureRowView
from docgen.wording import suggestion
from portal.clock import local_date
from portal.domain.assessments import AssessmentState, Ratings
from portal.domain.progress import LevelResult, Suggestion, rounded, suggest
from portal.domain.rag import Rag
from portal.domain.reports import FollowUp, ProgressReport, applied
from portal.domain.theory import Level
from portal.domain.workshop import Workshop
from portal.i18n import gettext as _
from portal.services.documents.cells import optional_rag_cell
from portal.services.documents.measures import told_of_measure
from portal.services.documents.project_frame import project_frame
from portal.services.documents.reader import Reader
from portal.services.documents.report_rows import (
    criterion_rows,
    developments,
    milestone_rows,
    reviewed_risk_rows,
)
from portal.services.documents.sources import DocumentGap, spoken
from portal.services.documents.suggestion_lines import level_name, suggestion_lines
from portal.storage.queries.assessments import AssessmentRow, current_assessment
from portal.storage.queries.attachments import attachments_of_report
from portal.storage.queries.project_page import ProjectRow, project
from portal.storage.queries.report_content import report_content
from portal.storage.queries.report_measures import measures_of_report
from portal.storage.queries.report_pages import PastValue, past_values, workshop_for_report
from portal.storage.queries.reports import ReportRow, report
from portal.storage.queries.schemes import RoundRow, SchemeRow, round_row, scheme

SETTLED = frozenset({AssessmentState.APPROVED, AssessmentState.PUBLISHED})


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything a report's document is made of."""

    report: ReportRow
    content: ProgressReport
    round: RoundRow
    scheme: SchemeRow
    project: ProjectRow
    workshop: Workshop
    suggestion: Suggestion
    assessment: AssessmentRow | None
    past: tuple[PastValue, ...]


def round_report_view(session: Session, report_id: str, reader: Reader) -> RoundReportView:
    """Return everything the report prints, with the ratings this actor may see.

    Raises:
        DocumentGap: There is no such report, or it has not been sent.
    """
    parts = _parts(session, report_id, reader)
    row, of_project = parts.report, parts.project
    received = _local(row.submitted_at, parts.scheme.policy.time_zone)
    judged = parts.assessment
    return RoundReportView(
        round_name=parts.round.name,
        period_from=of_project.starts_on,
        period_to=of_project.ends_on,
        reported_until=parts.round.period_end,
        receipt_number=row.receipt_number or "",
        received_on=received.date() if received else None,
        received_at=received.time() if received else None,
        fixed_on=local_date(judged.approved_at) if judged and judged.approved_at else None,
        target_group=of_project.target_group,
        funding=_funding(of_project),
        spent=row.economy_used,
        green_from=parts.scheme.policy.green_from,
        yellow_from=parts.scheme.policy.yellow_from,
        ratings=_ratings(parts),
        arithmetic=suggestion_lines(parts.suggestion, _numbers(parts.workshop)),
        rationale=judged.rationale if judged else "",
        criteria=criterion_rows(parts.suggestion, parts.content, parts.workshop, parts.round),
        developments=developments(parts.workshop, parts.content, parts.round, parts.past),
        milestones=milestone_rows(applied(parts.workshop.milestones, parts.content)),
        risks=reviewed_risk_rows(parts.workshop, parts.content),
        measures=_measures(session, parts),
        activity_text=row.activity_text,
        result_text=row.result_text,
        economy_text=row.economy_text,
        attachments=tuple(one.filename for one in attachments_of_report(session, row.id)),
        **project_frame(session, of_project, parts.scheme, reader),
    )


def _parts(session: Session, report_id: str, reader: Reader) -> Parts:
    by, today = reader.by, reader.today
    row = report(session, by, today, report_id)
    workshop = workshop_for_report(session, report_id) if row else None
    if row is None or row.submitted_at is None or workshop is None:
        raise DocumentGap(_("Rapporten er ikke sendt endnu."))
    of_round = round_row(session, row.round_id)
    of_scheme = scheme(session, row.scheme_id)
    of_project = project(session, by, today, row.project_id)
    if of_round is None or of_scheme is None or of_project is None:
        raise DocumentGap(_("Rapporten findes ikke."))
    content = report_content(session, row)
    judged = current_assessment(session, by, today, row.project_id, row.round_id)
    return Parts(
        report=row,
        content=content,
        round=of_round,
        scheme=of_scheme,
        project=of_project,
        workshop=workshop,
        suggestion=suggest(
            workshop.criteria,
            content.values,
            applied(workshop.milestones, content),
            of_round.period_end,
            of_project.starts_on,
            of_scheme.policy,
        ),
        assessment=judged if judged and judged.state in SETTLED else None,
        past=past_values(session, row.project_id, of_round.position),
    )


def _measures(session: Session, parts: Parts) -> tuple[MeasureRowView, ...]:
    """Return each item of an action plan that the report tells of."""
    told = {one.action_item_id: one for one in parts.content.follow_ups}
    return tuple(
        MeasureRowView(item.what, item.who, item.due, _told(told[item.id]))
        for item in measures_of_report(session, parts.report.id)
        if item.id in told
    )


def _told(one: FollowUp) -> str:
    return told_of_measure(one.done_on, one.text)


def _local(at: datetime | None, time_zone: str) -> datetime | None:
    return None if at is None else at.astimezone(ZoneInfo(time_zone))


def _numbers(workshop: Workshop) -> dict[str, int]:
    return {one.id: number for number, one in enumerate(workshop.criteria, 1)}


def _funding(of_project: ProjectRow) -> tuple[FundingView, ...]:
    sums: dict[str, Decimal] = {}
    for line in of_project.funding:
        sums[line.source] = sums.get(line.source, Decimal(0)) + line.amount
    return tuple(FundingView(source, amount) for source, amount in sums.items())


def _ratings(parts: Parts) -> tuple[RatingRowView, ...]:
    own = parts.content.own_rating
    fixed = parts.assessment.assessed if parts.assessment else Ratings()
    found = parts.suggestion
    return (
        _rating(level_name(Level.ACTIVITY), own.activity, found.activity, fixed.activity),
        _rating(level_name(Level.RESULT), own.result, found.result, fixed.result),
        RatingRowView(
            suggestion.WORDING[spoken()].overall,
            own=optional_rag_cell(own.overall),
            suggested=optional_rag_cell(found.overall),
            fixed=optional_rag_cell(fixed.overall),
        ),
    )


def _rating(
    level: str, own: Rag | None, suggested: LevelResult | None, fixed: Rag | None
) -> RatingRowView:
    cell: StatusCell | None = optional_rag_cell(suggested.rag) if suggested else None
    index = suggested.index if suggested else None
    return RatingRowView(
        level,
        own=optional_rag_cell(own),
        suggested=cell,
        suggested_index=None if index is None else rounded(index, 2),
        fixed=optional_rag_cell(fixed),
    )
