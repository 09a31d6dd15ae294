"""Agreed workshops of the demo: theory of change, criteria, milestones and risks."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from sqlalchemy.orm import Session

from portal.demo.diary import Calendar, Diary, instant
from portal.demo.facts import CriterionFacts, WorkshopFacts
from portal.domain.workshop import (
    Accumulation,
    Direction,
    Measure,
    NodeKind,
    WorkshopState,
    level_of,
)
from portal.storage.models import (
    CausalLink,
    Milestone,
    PathPoint,
    Project,
    ResultNode,
    Risk,
    SuccessCriterion,
    Workshop,
)
from portal.tokens import new_id

CHAIN = (
    NodeKind.PROBLEM,
    NodeKind.INPUT,
    NodeKind.ACTIVITY,
    NodeKind.OUTPUT,
    NodeKind.OUTCOME,
    NodeKind.IMPACT,
)


@dataclass(frozen=True, slots=True)
class Signers:
    """Who signed a workshop's result: the holder's person and the secretariat's."""

    holder: str
    office: str


def add_workshop(
    session: Session,
    project: Project,
    facts: WorkshopFacts,
    calendar: Calendar,
    *,
    signers: Signers,
    diary: Diary,
) -> Workshop:
    """Add a project's workshop; without a day it was held on it is still a draft."""
    held = None if facts["held"] is None else calendar.day(facts["held"])
    workshop = Workshop(
        id=new_id(),
        project_id=project.id,
        number=1,
        held_on=held,
        problem=facts["problem"],
        created_at=project.created_at if held is None else instant(held, 10),
    )
    if held is not None:
        workshop.state = WorkshopState.AGREED
        workshop.holder_signed_by_id, workshop.office_signed_by_id = signers.holder, signers.office
        workshop.holder_signed_at = instant(held + timedelta(days=5), 11)
        workshop.office_signed_at = instant(held + timedelta(days=6), 14)
        workshop.agreed_at = workshop.office_signed_at
        diary.note(workshop.office_signed_at, "workshop_agreed", "workshop", workshop.id, number=1)
    _add_chain(workshop, facts)
    _add_plan(workshop, facts, calendar)
    session.add(workshop)
    return workshop


def _add_plan(workshop: Workshop, facts: WorkshopFacts, calendar: Calendar) -> None:
    for place, one in enumerate(facts["criteria"], 1):
        workshop.criteria.append(_criterion(one, place, workshop, calendar))
    workshop.milestones.extend(
        Milestone(
            id=new_id(),
            key=new_id(),
            position=place,
            title=title,
            baseline_date=calendar.day(day),
        )
        for place, (title, day) in enumerate(facts["milestones"], 1)
    )
    workshop.risks.extend(
        Risk(
            id=new_id(),
            key=new_id(),
            position=place,
            text=text,
            likelihood=likelihood,
            impact=impact,
            owner=owner,
            mitigation=mitigation,
        )
        for place, (text, likelihood, impact, owner, mitigation) in enumerate(facts["risks"], 1)
    )


def _add_chain(workshop: Workshop, facts: WorkshopFacts) -> None:
    texts = [facts["problem"], *facts["chain"]]
    nodes = [
        ResultNode(id=new_id(), key=new_id(), kind=kind, text=text, position=place)
        for place, (kind, text) in enumerate(zip(CHAIN, texts, strict=True), 1)
    ]
    workshop.nodes.extend(nodes)
    for place, (tail, head) in enumerate(pairwise(nodes), 1):
        leads_to_outcome = head.kind is NodeKind.OUTCOME
        workshop.links.append(
            CausalLink(
                id=new_id(),
                from_key=tail.key,
                to_key=head.key,
                assumption=facts["assumption"] if leads_to_outcome else "",
                position=place,
            )
        )


def _criterion(
    facts: CriterionFacts, place: int, workshop: Workshop, calendar: Calendar
) -> SuccessCriterion:
    node = workshop.nodes[facts["node"]]
    level = level_of(node.kind)
    if level is None:
        raise ValueError(facts["label"])
    baseline, due = facts["baseline"], facts["due"]
    target = Decimal(facts["target"])
    return SuccessCriterion(
        id=new_id(),
        key=new_id(),
        position=place,
        node_key=node.key,
        label=facts["label"],
        indicator=facts["label"],
        unit=facts["unit"],
        level=level,
        direction=Direction(facts.get("direction", "up")),
        accumulation=(Accumulation.SNAPSHOT if facts.get("snapshot") else Accumulation.CUMULATIVE),
        measure=Measure.SCORED if facts.get("scored") else Measure.QUANTITATIVE,
        baseline_value=None if baseline is None else Decimal(baseline[0]),
        baseline_on=None if baseline is None else calendar.day(baseline[1]),
        target=target,
        original_target=target,
        tolerance=Decimal(facts.get("tolerance", 0)),
        group=facts["group"],
        due=None if due is None else calendar.day(due),
        at_end_only=facts.get("at_end", False),
        path=[
            PathPoint(id=new_id(), on=calendar.day(day), value=Decimal(value))
            for day, value in facts.get("points", [])
        ],
    )
