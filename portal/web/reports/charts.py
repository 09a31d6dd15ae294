"""The small chart beside each criterion: planned against reached through the whole project."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from portal.domain.criteria import SuccessCriterion
from portal.domain.progress import planned_figure
from portal.i18n import _, show_date, show_number
from portal.web.drawings import progress_chart as drawing


@dataclass(frozen=True, slots=True)
class Point:
    """A value told at the end of a round; ``new`` ones are not sent yet."""

    on: date
    value: Decimal
    round_name: str
    new: bool = False


@dataclass(frozen=True, slots=True)
class ChartFrame:
    """The project's period and the round now reported on."""

    starts_on: date
    ends_on: date
    period_start: date
    period_end: date


def with_unit(value: Decimal, unit: str) -> str:
    """Return a number with its unit, held together."""
    return f"{show_number(value)}\u00a0{unit}" if unit else show_number(value)


def criterion_chart(
    criterion: SuccessCriterion, points: Sequence[Point], frame: ChartFrame, prefix: str
) -> Markup:
    """Return the drawn chart of a criterion with its legend."""
    chart = drawing.ProgressChart(
        title=_("Planlagt og nået: %(label)s", label=criterion.label),
        description=_description(criterion, points),
        start=frame.starts_on,
        end=frame.ends_on,
        unit=criterion.unit,
        ticks=_ticks(criterion, points),
        days=tuple(drawing.Day(day, _month(day)) for day in (frame.starts_on, frame.ends_on)),
        planned=_path(criterion, frame),
        reached=tuple(
            drawing.Reached(point.on, float(point.value), show_number(point.value), new=point.new)
            for point in points
        ),
        goal=_goal(criterion),
        period=drawing.Period(frame.period_start, frame.period_end, _("denne runde")),
    )
    words = drawing.Key(reached=_("nået"), new=_("nyt tal"), planned=_("planlagt"), goal=_("mål"))
    drawn = drawing.progress_chart(chart, prefix)
    return drawn + drawing.progress_key(words, new=any(point.new for point in points))


def chart_rows(
    criterion: SuccessCriterion, points: Sequence[Point], frame: ChartFrame
) -> tuple[tuple[str, str, str], ...]:
    """Return the numbers of the chart: round, planned, reached."""
    rows = []
    for point in points:
        plan = planned_figure(criterion, point.on, frame.starts_on)
        rows.append((
            point.round_name,
            "–" if plan is None else with_unit(plan, criterion.unit),
            with_unit(point.value, criterion.unit),
        ))  # fmt: skip
    return tuple(rows)


def _description(criterion: SuccessCriterion, points: Sequence[Point]) -> str:
    if not points:
        return _("Der er ingen tal endnu.")
    last = points[-1]
    return _(
        "Senest nået %(value)s den %(day)s.",
        value=with_unit(last.value, criterion.unit),
        day=show_date(last.on),
    )


def _ticks(criterion: SuccessCriterion, points: Sequence[Point]) -> tuple[drawing.Tick, ...]:
    values = [point.value for point in points]
    values += [one for one in (criterion.target, criterion.baseline_value) if one is not None]
    highest, lowest = max(values, default=Decimal(1)), min([*values, Decimal(0)])
    return tuple(
        drawing.Tick(value, show_number(Decimal(str(value)).normalize() + 0))
        for value in drawing.nice_ticks(float(highest), float(lowest))
    )


def _path(criterion: SuccessCriterion, frame: ChartFrame) -> tuple[drawing.Planned, ...]:
    days = {criterion.baseline.on or frame.starts_on, frame.ends_on}
    days.update(point.on for point in criterion.path.points)
    if criterion.due is not None:
        days.add(criterion.due)
    corners = ((day, planned_figure(criterion, day, frame.starts_on)) for day in sorted(days))
    return tuple(drawing.Planned(day, float(value)) for day, value in corners if value is not None)


def _goal(criterion: SuccessCriterion) -> drawing.Goal | None:
    if criterion.target is None or criterion.due is None:
        return None
    text = _("mål %(value)s", value=show_number(criterion.target))
    return drawing.Goal(criterion.due, float(criterion.target), text)


def _month(day: date) -> str:
    return " ".join(show_date(day).replace("\u00a0", " ").split()[1:])
