"""The demo's rows as the values the rules reckon with."""

from collections.abc import Iterable
from decimal import Decimal

from portal.domain.criteria import Baseline, SuccessCriterion
from portal.domain.milestones import Milestone
from portal.domain.planned_path import PathPoint, PlannedPath
from portal.domain.policy import FundingLine
from portal.domain.progress import ReportedValue
from portal.storage import models


def criterion_value(row: models.SuccessCriterion) -> SuccessCriterion:
    """Return a criterion as agreed."""
    return SuccessCriterion(
        id=row.key,
        node_id=row.node_key or "",
        label=row.label,
        unit=row.unit,
        direction=row.direction,
        accumulation=row.accumulation,
        measure=row.measure,
        baseline=Baseline(
            row.baseline_value, row.baseline_on, row.baseline_missing_because or None
        ),
        target=row.target,
        due=row.due,
        level=row.level,
        group=row.group,
        tolerance=row.tolerance,
        weight=Decimal(row.weight or 1),
        key=bool(row.is_key),
        at_end_only=row.at_end_only,
        path=PlannedPath(tuple(PathPoint(point.on, value=point.value) for point in row.path)),
        original_target=row.original_target,
    )


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
