"""The rows of a report's tables: criteria, their development, milestones and risks."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from docgen.views import (
    CriterionRowView,
    CurvePointView,
    DevelopmentView,
    MilestoneRowView,
    RiskRowView,
    StatusCell,
)
from docgen.wording import statuses
from portal.domain.attainment import attained, index, planned
from portal.domain.criteria import PERCENT, SuccessCriterion
from portal.domain.milestones import Milestone
from portal.domain.progress import CriterionResult, Suggestion, planned_figure, rounded
from portal.domain.reports import ProgressReport
from portal.domain.risks import RiskBand, band
from portal.domain.workshop import Workshop
from portal.services.documents.sources import spoken
from portal.services.documents.suggestion_lines import short_level_name
from portal.storage.queries.report_pages import PastValue
from portal.storage.queries.schemes import RoundRow

DEVELOPMENTS_SHOWN = 1
"""How many criteria a report draws as curves: the first, which has most rounds."""


def criterion_rows(
    suggestion: Suggestion, content: ProgressReport, workshop: Workshop, of_round: RoundRow
) -> tuple[CriterionRowView, ...]:
    """Return one row a criterion with its figures on the last day of the period."""
    results = {one.criterion.id: one for one in suggestion.criteria}
    rows = []
    for number, one in enumerate(workshop.criteria, 1):
        plan = planned_figure(one, of_round.period_end, workshop.period.start)
        rows.append(_criterion_row(number, one, plan, results.get(one.id), content))
    return tuple(rows)


def _criterion_row(
    number: int,
    criterion: SuccessCriterion,
    plan: Decimal | None,
    result: CriterionResult | None,
    content: ProgressReport,
) -> CriterionRowView:
    told = content.value_of(criterion.id)
    found = result.index if result else None
    return CriterionRowView(
        number=number,
        text=criterion.label,
        level=short_level_name(criterion.level),
        unit=table_unit(criterion),
        baseline=criterion.baseline_value,
        planned=plan,
        reached=told.value if told else None,
        target=criterion.target,
        index=None if found is None else rounded(found, 2),
        comment=told.comment if told else "",
        unavailable=(told.unavailable_because or "") if told else "",
    )


def table_unit(criterion: SuccessCriterion) -> str:
    """Return the unit a table prints at each figure: of shares only, the text tells the rest."""
    return criterion.unit if criterion.unit == PERCENT else ""


def developments(
    workshop: Workshop,
    content: ProgressReport,
    of_round: RoundRow,
    past: Sequence[PastValue],
) -> tuple[DevelopmentView, ...]:
    """Return the curves of the criteria that most can be said of, those with two points or more."""
    found = []
    for number, criterion in enumerate(workshop.criteria, 1):
        told = [(one.on, one.value) for one in past if one.criterion_key == criterion.id]
        now = content.value_of(criterion.id)
        if now is not None and now.value is not None:
            told.append((of_round.period_end, now.value))
        points = [_point(criterion, workshop, on, value) for on, value in told]
        if len(points) > 1:
            found.append(DevelopmentView(number, criterion.label, tuple(points), criterion.unit))
    return tuple(found[:DEVELOPMENTS_SHOWN])


def _point(
    criterion: SuccessCriterion, workshop: Workshop, on: date, value: Decimal
) -> CurvePointView:
    plan = planned_figure(criterion, on, workshop.period.start)
    reached, expected = attained(criterion, value), planned(criterion, on, workshop.period.start)
    share = index(reached, expected) if reached is not None and expected > 0 else None
    return CurvePointView(
        on,
        planned=plan,
        reached=value,
        index=None if share is None else rounded(share, 2),
    )


def milestone_rows(milestones: Sequence[Milestone]) -> tuple[MilestoneRowView, ...]:
    """Return one row a milestone, reached or awaited."""
    return tuple(
        MilestoneRowView(
            one.title,
            one.baseline_date,
            one.reached_on or one.forecast or one.baseline_date,
            _milestone_state(one),
        )
        for one in milestones
    )


def _milestone_state(milestone: Milestone) -> StatusCell:
    words = statuses.WORDING[spoken()]
    if milestone.reached_on is not None:
        return StatusCell("reached", words.reached, "accent", "circle")
    late = milestone.forecast is not None and milestone.forecast > milestone.baseline_date
    word = words.awaited_late if late else words.awaited
    return StatusCell("awaited", word, "accent", "hollow_circle")


def risk_band_cell(of_band: RiskBand) -> StatusCell:
    """Return the cell of a risk's band; risks have words only, colours are for ratings."""
    return StatusCell(of_band.value, statuses.WORDING[spoken()].bands[of_band.value])


def reviewed_risk_rows(workshop: Workshop, content: ProgressReport) -> tuple[RiskRowView, ...]:
    """Return the risks as the report now sees them."""
    now = {one.risk_id: one for one in content.risks}
    return tuple(
        RiskRowView(
            risk.text,
            now[risk.id].likelihood if risk.id in now else risk.likelihood,
            now[risk.id].impact if risk.id in now else risk.impact,
            risk_band_cell(
                band(now[risk.id].score) if risk.id in now else risk.band,
            ),
            risk.owner,
            (now[risk.id].comment if risk.id in now else "") or risk.mitigation,
        )
        for risk in workshop.risks
    )
