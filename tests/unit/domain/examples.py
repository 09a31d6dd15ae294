"""Small whole examples of the domain's values, for its tests."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from portal.domain.criteria import (
    Accumulation,
    Baseline,
    Direction,
    Measure,
    ProjectPeriod,
    SuccessCriterion,
)
from portal.domain.milestones import Milestone
from portal.domain.planned_path import LINEAR, PathPoint, PlannedPath
from portal.domain.risks import Risk
from portal.domain.theory import CausalLink, Level, NodeKind, ResultNode, TheoryOfChange
from portal.domain.workshop import Workshop

START = date(2008, 11, 1)
END = date(2010, 12, 31)
PERIOD = ProjectPeriod(START, END)
PERIOD_END = date(2009, 12, 31)


def families() -> SuccessCriterion:
    """Return the golden criterion: 100 families by 30 June 2010, from 0 on 1 November 2008."""
    return SuccessCriterion(
        id="families",
        node_id="output",
        label="100 families have had contact with a neighbourhood mother",
        unit="families",
        direction=Direction.UP,
        accumulation=Accumulation.CUMULATIVE,
        measure=Measure.QUANTITATIVE,
        baseline=Baseline(Decimal(0), START),
        target=Decimal(100),
        due=date(2010, 6, 30),
        level=Level.ACTIVITY,
        group="Exposed families",
    )


def knowledge() -> SuccessCriterion:
    """Return a result criterion: from 40 to 80 per cent by the end of 2010."""
    return replace(
        families(),
        id="knowledge",
        node_id="outcome",
        label="80 per cent know more of what the municipality offers",
        unit="%",
        accumulation=Accumulation.SNAPSHOT,
        baseline=Baseline(Decimal(40), START),
        target=Decimal(80),
        due=END,
        level=Level.RESULT,
    )


def through(*points: tuple[date, str]) -> PlannedPath:
    """Return a path through points given as day and share."""
    return PlannedPath(tuple(PathPoint(on, share=Decimal(share)) for on, share in points))


def chain(kinds: Iterable[NodeKind]) -> TheoryOfChange:
    """Return a theory with one node of each kind, linked one to the next."""
    nodes = tuple(ResultNode(kind.value, kind, kind.value.title()) for kind in kinds)
    links = tuple(CausalLink(f"{a.id}-{b.id}", a.id, b.id) for a, b in pairwise(nodes))
    return TheoryOfChange(nodes, links)


def workshop() -> Workshop:
    """Return a workshop's result with nothing missing, signed by both."""
    return Workshop(
        period=PERIOD,
        problem="Families do not know what is on offer.",
        theory=chain(NodeKind),
        criteria=(families(), knowledge()),
        milestones=(Milestone("m1", "Nine mothers trained", date(2009, 6, 30)),),
        risks=(Risk("r1", "Mothers find jobs", 2, 3, "Leader", "Train more"),),
        holder_signed_on=date(2009, 2, 4),
        secretariat_signed_on=date(2009, 2, 4),
    )


__all__ = [
    "END",
    "LINEAR",
    "PERIOD",
    "PERIOD_END",
    "START",
    "chain",
    "families",
    "knowledge",
    "through",
    "workshop",
]
