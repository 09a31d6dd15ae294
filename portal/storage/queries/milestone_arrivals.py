"""Milestones as the reports since the workshop have left them: newly forecast, or reached."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.milestones import Milestone
from portal.domain.workshop import Workshop
from portal.storage.models.reports import Report, ReportMilestone
from portal.storage.models.schemes import ReportingRound


def with_arrivals(
    session: Session, workshop: Workshop, project_id: str, *, before: int | None = None
) -> Workshop:
    """Return a workshop whose milestones tell what sent reports told; baselines never change.

    Args:
        session: A session to read with.
        workshop: What was agreed.
        project_id: Whose workshop it is.
        before: Only reports of rounds before this place; all of them when not given.
    """
    asked = (
        select(ReportMilestone)
        .join(Report, Report.id == ReportMilestone.report_id)
        .join(ReportingRound, ReportingRound.id == Report.round_id)
        .where(Report.project_id == project_id, Report.submitted_at.is_not(None))
        .order_by(ReportingRound.position, ReportMilestone.milestone_key)
    )
    if before is not None:
        asked = asked.where(ReportingRound.position < before)
    milestones = {one.id: one for one in workshop.milestones}
    for told in session.scalars(asked):
        if told.milestone_key in milestones:
            milestones[told.milestone_key] = _moved(milestones[told.milestone_key], told)
    return replace(workshop, milestones=tuple(milestones.values()))


def _moved(milestone: Milestone, told: ReportMilestone) -> Milestone:
    return replace(
        milestone,
        forecast=told.forecast or milestone.forecast,
        reached_on=told.reached_on or milestone.reached_on,
    )
