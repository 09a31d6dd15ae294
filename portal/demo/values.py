"""The demo's rows as the values the rules reckon with."""

from collections.abc import Iterable

from portal.domain.milestones import Milestone
from portal.domain.policy import FundingLine
from portal.domain.progress import ReportedValue
from portal.storage import models


def milestone_value(row: models.Milestone, report: models.Report) -> Milestone:
    """Return a milestone as it stands after a report."""
    told = next((one for one in report.milestones if one.milestone_key == row.key), None)
    return Milestone(
        row.key,
        row.title,
        row.baseline_date,
        told.forecast if told else None,
        told.reached_on if told else None,
    )


def reported_values(report: models.Report) -> list[ReportedValue]:
    """Return the values of a report."""
    return [
        ReportedValue(one.criterion_key, one.value, one.unavailable_because or None)
        for one in report.values
    ]


def funding_lines(rows: Iterable[models.FundingLine]) -> list[FundingLine]:
    """Return lines of money."""
    return [
        FundingLine(row.source, row.year, row.amount, row.is_municipal, row.pool_id) for row in rows
    ]
