"""A version's theory, milestones and risks as drawings, with the words that say them."""

from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from portal.domain.milestones import Milestone
from portal.domain.theory import NodeKind, ResultNode
from portal.domain.workshop import Workshop
from portal.i18n import _, show_date
from portal.web.drawings.logic_model import (
    Arrow,
    Assumption,
    Box,
    Column,
    LogicModel,
    logic_model,
)
from portal.web.drawings.milestone_timeline import Milestone as DrawnMilestone
from portal.web.drawings.milestone_timeline import (
    MilestoneTimeline,
    TimeTick,
    milestone_timeline,
)
from portal.web.drawings.risk_matrix import RiskMark, RiskMatrix, risk_matrix
from portal.web.wording import word
from portal.web.workshop.words import column_word, month_word

PROBLEM_BOX = "problem"
QUARTERS = (1, 4, 7, 10)


def assumption_labels(workshop: Workshop) -> dict[str, str]:
    """Return the label A1, A2 ... of each assumption's text, in the order of the arrows."""
    texts = dict.fromkeys(
        link.assumption for link in workshop.theory.links if link.assumption is not None
    )
    return {text: f"A{number}" for number, text in enumerate(texts, 1)}


def criterion_labels(workshop: Workshop) -> dict[str, str]:
    """Return the label K1, K2 ... of each criterion by its key."""
    return {each.id: f"K{number}" for number, each in enumerate(workshop.criteria, 1)}


def columns_of(workshop: Workshop) -> tuple[tuple[NodeKind, tuple[ResultNode, ...]], ...]:
    """Return the columns that hold something, each with its boxes in their drawn order."""
    found = []
    for kind in NodeKind:
        nodes = workshop.theory.of_kind(kind)
        if kind is NodeKind.PROBLEM and not nodes and workshop.problem.strip():
            nodes = (ResultNode(PROBLEM_BOX, kind, workshop.problem),)
        if nodes:
            found.append((kind, nodes))
    return tuple(found)


def drawn_theory(workshop: Workshop, title: str) -> Markup | None:
    """Return the theory of change drawn for wide and narrow pages, None while it is empty."""
    columns = columns_of(workshop)
    if not columns:
        return None
    labels, marks = assumption_labels(workshop), criterion_labels(workshop)
    carried: dict[str, list[str]] = {}
    for criterion in workshop.criteria:
        carried.setdefault(criterion.node_id, []).append(marks[criterion.id])
    boxes = tuple(
        Box(node.id, place, node.text, ", ".join(carried.get(node.id, ())))
        for place, (_kind, nodes) in enumerate(columns)
        for node in nodes
    )
    known = {box.id for box in boxes}
    arrows = (
        *_arrows_of_problem(columns),
        *(
            Arrow(link.from_id, link.to_id, labels.get(link.assumption or "", ""))
            for link in workshop.theory.links
            if {link.from_id, link.to_id} <= known
        ),
    )
    model = LogicModel(
        title=title,
        description=_described(columns, len(labels)),
        columns=tuple(Column(column_word(kind), kind.value) for kind, _nodes in columns),
        boxes=boxes,
        arrows=arrows,
        assumptions=tuple(Assumption(label, text) for text, label in labels.items()),
    )
    return logic_model(model, "teori")


def _arrows_of_problem(
    columns: tuple[tuple[NodeKind, tuple[ResultNode, ...]], ...],
) -> Iterator[Arrow]:
    """Yield arrows from a problem that is only told in words to what is done about it."""
    if len(columns) > 1 and columns[0][1][0].id == PROBLEM_BOX:
        for node in columns[1][1]:
            yield Arrow(PROBLEM_BOX, node.id)


def _described(
    columns: tuple[tuple[NodeKind, tuple[ResultNode, ...]], ...], assumptions: int
) -> str:
    names = ", ".join(column_word(kind).lower() for kind, _nodes in columns)
    return _(
        "Fra venstre mod højre: %(names)s. Pile viser, hvad der fører til hvad. Antal antagelser:"
        " %(count)s. Hele teorien står som liste under tegningen."
    ) % {"names": names, "count": assumptions}


def milestone_note(milestone: Milestone) -> str:
    """Return a milestone's day in words: reached, expected or planned."""
    if milestone.reached_on is not None:
        return _("Nået %(day)s") % {"day": show_date(milestone.reached_on)}
    if milestone.forecast is not None and milestone.forecast != milestone.baseline_date:
        return _("Ventes %(day)s") % {"day": show_date(milestone.forecast)}
    return _("Planlagt %(day)s") % {"day": show_date(milestone.baseline_date)}


def milestone_delay(milestone: Milestone, today: date) -> str:
    """Return in words how late a milestone is, empty when it is not."""
    until = milestone.reached_on or milestone.forecast
    if until is None:
        until = today if today > milestone.baseline_date else milestone.baseline_date
    days = (until - milestone.baseline_date).days
    if days <= 0:
        return ""
    text = _("%(days)s dage for sent") if milestone.reached_on else _("%(days)s dage senere")
    return text % {"days": days}


def drawn_milestones(workshop: Workshop, today: date) -> Markup | None:
    """Return the milestones on a line of time, None when there are none."""
    if not workshop.milestones:
        return None
    days = [workshop.period.start, workshop.period.end, *_days_of(workshop.milestones)]
    start, end = min(days), max(days)
    return milestone_timeline(
        MilestoneTimeline(
            title=_("Milepæle %(first)s – %(last)s")
            % {"first": show_date(start), "last": show_date(end)},
            description=_("Alle datoer står i tabellen under tegningen."),
            start=start,
            end=end,
            today=today,
            today_text=_("I dag %(day)s") % {"day": show_date(today)},
            milestones=tuple(
                DrawnMilestone(
                    title=each.title,
                    note=milestone_note(each),
                    planned=each.baseline_date,
                    reached=each.reached_on,
                    expected=each.forecast,
                    late=milestone_delay(each, today),
                )
                for each in workshop.milestones
            ),
            ticks=tuple(_ticks(start, end)),
        ),
        "milepaele",
    )


def _days_of(milestones: tuple[Milestone, ...]) -> Iterator[date]:
    for each in milestones:
        yield each.baseline_date
        if each.forecast is not None:
            yield each.forecast
        if each.reached_on is not None:
            yield each.reached_on


def _ticks(start: date, end: date) -> Iterator[TimeTick]:
    months = QUARTERS if (end - start).days < 3 * 366 else (1,)
    for year in range(start.year, end.year + 1):
        for month in months:
            day = date(year, month, 1)
            if start <= day <= end:
                name = month_word(month)
                yield TimeTick(day, f"{name} {year}" if month == 1 else name)


def drawn_risks(workshop: Workshop) -> Markup | None:
    """Return the risks in their matrix of five by five, None when there are none."""
    if not workshop.risks:
        return None
    told = [
        _("R%(number)s: %(likelihood)s gange %(impact)s (%(score)s, %(band)s)")
        % {
            "number": number,
            "likelihood": risk.likelihood,
            "impact": risk.impact,
            "score": risk.score,
            "band": word(risk.band),
        }
        for number, risk in enumerate(workshop.risks, 1)
    ]
    return risk_matrix(
        RiskMatrix(
            title=_("Risikomatrix, sandsynlighed gange konsekvens"),
            description=". ".join(told),
            likelihood=_("Sandsynlighed"),
            consequence=_("Konsekvens"),
            marks=tuple(
                RiskMark(f"R{number}", risk.likelihood, risk.impact)
                for number, risk in enumerate(workshop.risks, 1)
            ),
        ),
        "risici",
    )
