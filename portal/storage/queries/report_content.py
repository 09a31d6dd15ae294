"""What a report says, as the rules know it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.assessments import Ratings
from portal.domain.progress import ReportedValue
from portal.domain.reports import FollowUp, MilestoneUpdate, ProgressReport, RiskReview
from portal.storage.models.action_plans import ReportActionItem
from portal.storage.models.reports import ReportMilestone, ReportRisk, ReportValue
from portal.storage.queries.reports import ReportRow


def report_content(session: Session, report: ReportRow) -> ProgressReport:
    """Return what a report says as the rules know it; ids inside are the workshop's keys."""
    return ProgressReport(
        project_id=report.project_id,
        round_id=report.round_id,
        period_end=report.period_end,
        values=reported_values(session, report.id),
        milestones=milestone_updates(session, report.id),
        risks=_risks(session, report.id),
        activity_narrative=report.activity_text,
        result_narrative=report.result_text,
        economy_used=report.economy_used,
        follow_ups=_follow_ups(session, report.id),
        own_rating=Ratings(report.own_activity, report.own_result, report.own_overall),
        version=report.number,
        state=report.state,
    )


def reported_values(session: Session, report_id: str) -> tuple[ReportedValue, ...]:
    """Return the values a report gives for its criteria, in the order of their keys."""
    asked = (
        select(ReportValue)
        .where(ReportValue.report_id == report_id)
        .order_by(ReportValue.criterion_key)
    )
    return tuple(_value(row) for row in session.scalars(asked))


def _value(row: ReportValue) -> ReportedValue:
    return ReportedValue(
        criterion_id=row.criterion_key,
        value=row.value,
        unavailable_because=row.unavailable_because or None,
        comment=row.comment,
    )


def milestone_updates(session: Session, report_id: str) -> tuple[MilestoneUpdate, ...]:
    """Return what a report tells of its milestones, in the order of their keys."""
    asked = (
        select(ReportMilestone)
        .where(ReportMilestone.report_id == report_id)
        .order_by(ReportMilestone.milestone_key)
    )
    return tuple(
        MilestoneUpdate(
            milestone_id=row.milestone_key,
            reached_on=row.reached_on,
            forecast=row.forecast,
            unchanged=row.is_unchanged,
            comment=row.comment,
        )
        for row in session.scalars(asked)
    )


def _risks(session: Session, report_id: str) -> tuple[RiskReview, ...]:
    asked = (
        select(ReportRisk).where(ReportRisk.report_id == report_id).order_by(ReportRisk.risk_key)
    )
    return tuple(
        RiskReview(row.risk_key, row.likelihood, row.impact, row.comment)
        for row in session.scalars(asked)
    )


def _follow_ups(session: Session, report_id: str) -> tuple[FollowUp, ...]:
    asked = (
        select(ReportActionItem)
        .where(ReportActionItem.report_id == report_id)
        .order_by(ReportActionItem.item_id)
    )
    return tuple(FollowUp(row.item_id, row.comment, row.done_on) for row in session.scalars(asked))
