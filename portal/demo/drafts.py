"""What a person would have typed to write a demo report, field by field, as a draft keeps it."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from portal.domain.reports import ReportStep
from portal.storage.models import Report, ReportMilestone, ReportValue

Typed = tuple[str, ReportStep, str]

CROSS = "y"
"""What a ticked box sends."""


def draft_texts(report: Report) -> dict[str, tuple[ReportStep, str]]:
    """Return the step and text of every field that holds something, by the field's name."""
    typed = (*_activities(report), *_criteria(report), *_risks(report), *_economy(report))
    return {name: (step, text) for name, step, text in typed if text}


def _day(day: date | None) -> str:
    return "" if day is None else f"{day.day}.{day.month}.{day.year}"


def _number(value: Decimal | None) -> str:
    return "" if value is None else format(value, "f").replace(".", ",")


def _activities(report: Report) -> Iterator[Typed]:
    for one in report.milestones:
        for name, text in _milestone(one):
            yield f"milepael-{one.milestone_key}-{name}", ReportStep.ACTIVITIES, text
    yield "aktivitet-story", ReportStep.ACTIVITIES, report.activity_text


def _milestone(row: ReportMilestone) -> Iterator[tuple[str, str]]:
    yield "reached_on", _day(row.reached_on)
    yield "forecast", _day(row.forecast)
    yield "unchanged", CROSS if row.is_unchanged else ""


def _criteria(report: Report) -> Iterator[Typed]:
    for one in report.values:
        for name, text in _value(one):
            yield f"kriterium-{one.criterion_key}-{name}", ReportStep.CRITERIA, text
    yield "resultat-story", ReportStep.CRITERIA, report.result_text


def _value(row: ReportValue) -> Iterator[tuple[str, str]]:
    yield "value_now", _number(row.value)
    yield "unavailable", CROSS if row.unavailable_because else ""
    yield "because", row.unavailable_because


def _risks(report: Report) -> Iterator[Typed]:
    for one in report.risks:
        yield f"risiko-{one.risk_key}-likelihood", ReportStep.RISKS, str(one.likelihood)
        yield f"risiko-{one.risk_key}-impact", ReportStep.RISKS, str(one.impact)


def _economy(report: Report) -> Iterator[Typed]:
    yield "okonomi-used", ReportStep.ECONOMY, _number(report.economy_used)
    own = (
        ("activity", report.own_activity),
        ("result", report.own_result),
        ("overall", report.own_overall),
    )
    for name, colour in own:
        yield f"egen-{name}", ReportStep.ECONOMY, colour.value if colour else ""
