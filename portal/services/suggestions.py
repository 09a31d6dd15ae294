"""The suggested rating of a report with its arithmetic, computed anew or as it was kept."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from fractions import Fraction

from sqlalchemy.orm import Session

from portal.domain.assessments import Ratings
from portal.domain.progress import (
    ArithmeticCode,
    ArithmeticLine,
    Suggestion,
    WeightedIndex,
    suggest,
)
from portal.domain.rag import Rag
from portal.domain.reports import ProgressReport, applied
from portal.domain.theory import Level
from portal.domain.verdict import Reason
from portal.domain.workshop import Workshop
from portal.storage.queries.report_content import report_content
from portal.storage.queries.report_pages import workshop_for_report
from portal.storage.queries.reports import ReportRow
from portal.storage.queries.schemes import scheme_policy

COUNTS = frozenset({"days_passed", "days_planned", "days_late"})

Kept = dict[str, object]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a line of the arithmetic is about: a criterion with its unit, or a milestone."""

    label: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """The suggested colours, the lines they follow from, and the limits that were applied."""

    suggested: Ratings
    lines: tuple[ArithmeticLine, ...]
    subjects: Mapping[str, Subject]
    period_end: date
    green_from: Decimal
    yellow_from: Decimal


@dataclass(frozen=True, slots=True)
class Judged:
    """A report as it is judged: what was agreed, what it says, and what the rules suggest."""

    workshop: Workshop
    content: ProgressReport
    suggestion: Suggestion
    arithmetic: Arithmetic


def judge(session: Session, report: ReportRow) -> Judged | None:
    """Return what the rules suggest for a report, None while no workshop is agreed."""
    workshop = workshop_for_report(session, report.id)
    if workshop is None:
        return None
    content = report_content(session, report)
    policy = scheme_policy(session, report.scheme_id)
    milestones = applied(workshop.milestones, content)
    found = suggest(
        workshop.criteria,
        content.values,
        milestones,
        report.period_end,
        workshop.period.start,
        policy,
    )
    arithmetic = Arithmetic(
        suggested=ratings_of(found),
        lines=found.lines,
        subjects={
            **{one.id: Subject(one.label, one.unit) for one in workshop.criteria},
            **{one.id: Subject(one.title) for one in milestones},
        },
        period_end=report.period_end,
        green_from=policy.green_from,
        yellow_from=policy.yellow_from,
    )
    return Judged(workshop, content, found, arithmetic)


def ratings_of(found: Suggestion) -> Ratings:
    """Return the colours of a suggestion at its levels and overall."""
    return Ratings(
        found.activity.rag if found.activity else None,
        found.result.rag if found.result else None,
        found.overall,
    )


def to_json(arithmetic: Arithmetic) -> Kept:
    """Return the arithmetic as it is kept with a proposal; every number stays exact."""
    suggested = arithmetic.suggested
    return {
        "ratings": [suggested.activity, suggested.result, suggested.overall],
        "lines": [_line_to_json(line) for line in arithmetic.lines],
        "subjects": {key: [one.label, one.unit] for key, one in arithmetic.subjects.items()},
        "period_end": arithmetic.period_end.isoformat(),
        "green_from": str(arithmetic.green_from),
        "yellow_from": str(arithmetic.yellow_from),
    }


def from_json(kept: Kept) -> Arithmetic | None:
    """Return the arithmetic kept with a proposal, None when none was kept."""
    if "lines" not in kept:
        return None
    subjects = _mapping(kept["subjects"])
    return Arithmetic(
        suggested=Ratings(*(Rag(str(one)) if one else None for one in _list(kept["ratings"]))),
        lines=tuple(_line_from_json(_mapping(line)) for line in _list(kept["lines"])),
        subjects={key: Subject(*map(str, _list(one))) for key, one in subjects.items()},
        period_end=date.fromisoformat(str(kept["period_end"])),
        green_from=Decimal(str(kept["green_from"])),
        yellow_from=Decimal(str(kept["yellow_from"])),
    )


def _line_to_json(line: ArithmeticLine) -> Kept:
    found: Kept = {}
    for field in fields(line):
        value = getattr(line, field.name)
        if value is None or value == ():
            continue
        if field.name == "parts":
            found["parts"] = [[one.subject_id, str(one.index), str(one.weight)] for one in value]
        elif field.name == "reason":
            facts = {name: str(fact) for name, fact in value.facts.items()}
            found["reason"] = [str(value.code), facts]
        else:
            found[field.name] = value if field.name in COUNTS else str(value)
    return found


def _line_from_json(kept: Kept) -> ArithmeticLine:
    def exact(name: str) -> Fraction | None:
        return Fraction(str(kept[name])) if name in kept else None

    def decimal(name: str) -> Decimal | None:
        return Decimal(str(kept[name])) if name in kept else None

    def count(name: str) -> int | None:
        return int(str(kept[name])) if name in kept else None

    subject = kept.get("subject_id")
    return ArithmeticLine(
        ArithmeticCode(str(kept["code"])),
        level=Level(str(kept["level"])) if "level" in kept else None,
        subject_id=None if subject is None else str(subject),
        value=decimal("value"),
        baseline=decimal("baseline"),
        target=decimal("target"),
        tolerance=decimal("tolerance"),
        attained=exact("attained"),
        planned=exact("planned"),
        index=exact("index"),
        weight=exact("weight"),
        days_passed=count("days_passed"),
        days_planned=count("days_planned"),
        days_late=count("days_late"),
        parts=tuple(_part(_list(one)) for one in _list(kept.get("parts", []))),
        weight_missing=exact("weight_missing"),
        rag=Rag(str(kept["rag"])) if "rag" in kept else None,
        reason=_reason(_list(kept["reason"])) if "reason" in kept else None,
    )


def _part(kept: list[object]) -> WeightedIndex:
    subject, index, weight = kept
    return WeightedIndex(
        None if subject is None else str(subject), Fraction(str(index)), Fraction(str(weight))
    )


def _reason(kept: list[object]) -> Reason:
    code, facts = kept
    return Reason(str(code), {name: str(fact) for name, fact in _mapping(facts).items()})


def _list(kept: object) -> list[object]:
    return list(kept) if isinstance(kept, list | tuple) else []


def _mapping(kept: object) -> Kept:
    return dict(kept) if isinstance(kept, dict) else {}
