"""The plan of a draft: its success criteria, milestones and risks."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.actors import Actor
from portal.domain.criteria import SuccessCriterion as Criterion
from portal.domain.errors import DomainError
from portal.domain.milestones import Milestone as Step
from portal.domain.reports import ReportReason
from portal.domain.risks import Risk as Danger
from portal.domain.theory import Level, level_of
from portal.services.refusals import Missing
from portal.services.workshop_access import Opened, note, open_draft, unchanged
from portal.storage.models.workshops import Milestone, PathPoint, Risk, SuccessCriterion
from portal.tokens import new_id


def save_criterion(
    session: Session,
    project_id: str,
    number: int,
    criterion: Criterion,
    indicator: str,
    *,
    seen: str | None,
    by: Actor,
    at: datetime,
) -> str:
    """Save a criterion, or add it when nothing was seen, and return its key.

    A criterion may be saved half-finished; what it lacks is told by the SMART check, and asked for
    before the workshop can be agreed. Its level follows from the box it hangs on.

    Raises:
        Missing: The version or the criterion is not there.
        DomainError: The version is no draft, or somebody else has saved.
    """
    opened = open_draft(session, project_id, number, by=by, at=at)
    if seen is None:
        row = SuccessCriterion(id=new_id(), key=new_id(), position=_next(opened.workshop.criteria))
        before = None
    else:
        row = _criterion(opened, criterion.id)
        before = criterion_mark(opened, criterion.id)
        unchanged(before, seen)
    _write_criterion(opened, row, criterion, indicator)
    if seen is None:
        opened.workshop.criteria.append(row)
    session.flush()
    note(
        session,
        opened.workshop,
        part="criterion",
        key=row.key,
        before=before,
        after=criterion_mark(opened, row.key),
        by=by,
        at=at,
    )
    return row.key


def criterion_mark(opened: Opened, key: str) -> tuple[Criterion | None, str]:
    """Return what a form shows of a criterion: its value and the words of its indicator."""
    indicators = {row.key: row.indicator for row in opened.workshop.criteria}
    return opened.value.criterion(key), indicators.get(key, "")


def _write_criterion(
    opened: Opened, row: SuccessCriterion, criterion: Criterion, indicator: str
) -> None:
    node = opened.value.theory.node(criterion.node_id)
    row.node_key = node.id if node is not None else None
    row.level = (level_of(node.kind) if node is not None else None) or Level.ACTIVITY
    row.label, row.indicator, row.unit = criterion.label, indicator, criterion.unit
    row.direction, row.accumulation = criterion.direction, criterion.accumulation
    row.measure = criterion.measure
    row.baseline_value, row.baseline_on = criterion.baseline.value, criterion.baseline.on
    row.baseline_missing_because = criterion.baseline.missing_because or ""
    row.target, row.tolerance = criterion.target, criterion.tolerance
    row.group, row.due = criterion.group, criterion.due
    row.weight = int(criterion.weight)
    row.is_key, row.at_end_only = criterion.key, criterion.at_end_only
    kept = {point.on: point for point in row.path}
    wanted = {point.on: point.value for point in criterion.path.points if point.value is not None}
    row.path = [
        _path_point(kept.get(on), row, on=on, value=value) for on, value in sorted(wanted.items())
    ]


def _path_point(found: PathPoint | None, row: SuccessCriterion, **values: object) -> PathPoint:
    point = found or PathPoint(id=new_id(), criterion_id=row.id)
    for name, value in values.items():
        setattr(point, name, value)
    return point


def move_criterion(
    session: Session, project_id: str, number: int, key: str, *, up: bool, by: Actor, at: datetime
) -> None:
    """Let a criterion change places with its neighbour; its number K1, K2 ... follows.

    Raises:
        Missing: The version or the criterion is not there.
        DomainError: The version is no draft.
    """
    opened = open_draft(session, project_id, number, by=by, at=at)
    row = _criterion(opened, key)
    ordered = sorted(opened.workshop.criteria, key=lambda each: (each.position, each.key))
    other = ordered.index(row) + (-1 if up else 1)
    if not 0 <= other < len(ordered):
        return
    neighbour = ordered[other]
    before = row.position
    row.position, neighbour.position = neighbour.position, row.position
    note(
        session,
        opened.workshop,
        part="criterion_order",
        key=key,
        before=before,
        after=row.position,
        by=by,
        at=at,
    )


def remove_criterion(
    session: Session, project_id: str, number: int, key: str, *, by: Actor, at: datetime
) -> None:
    """Remove a criterion from the draft; agreed versions keep theirs.

    Raises:
        Missing: The version or the criterion is not there.
        DomainError: The version is no draft.
    """
    opened = open_draft(session, project_id, number, by=by, at=at)
    row, before = _criterion(opened, key), criterion_mark(opened, key)
    opened.workshop.criteria.remove(row)
    note(
        session, opened.workshop, part="criterion", key=key, before=before, after=None, by=by, at=at
    )


def save_milestone(
    session: Session,
    project_id: str,
    number: int,
    milestone: Step,
    *,
    seen: str | None,
    by: Actor,
    at: datetime,
) -> str:
    """Save a milestone, or add it when nothing was seen, and return its key.

    Raises:
        Missing: The version or the milestone is not there.
        DomainError: It is said to be reached in the future, or somebody else has saved.
    """
    opened = open_draft(session, project_id, number, by=by, at=at)
    if milestone.reached_on is not None and milestone.reached_on > opened.today:
        raise DomainError(ReportReason.MILESTONE_REACHED_LATER, "reached_on")
    if seen is None:
        row = Milestone(id=new_id(), key=new_id(), position=_next(opened.workshop.milestones))
        before = None
    else:
        row, before = _milestone(opened, milestone.id), milestone_of(opened, milestone.id)
        unchanged(before, seen)
    row.title, row.baseline_date = milestone.title, milestone.baseline_date
    row.forecast, row.reached_on = milestone.forecast, milestone.reached_on
    if seen is None:
        opened.workshop.milestones.append(row)
    after = milestone_of(opened, row.key)
    note(
        session,
        opened.workshop,
        part="milestone",
        key=row.key,
        before=before,
        after=after,
        by=by,
        at=at,
    )
    return row.key


def remove_milestone(
    session: Session, project_id: str, number: int, key: str, *, by: Actor, at: datetime
) -> None:
    """Remove a milestone from the draft; agreed versions keep theirs.

    Raises:
        Missing: The version or the milestone is not there.
        DomainError: The version is no draft.
    """
    opened = open_draft(session, project_id, number, by=by, at=at)
    row, before = _milestone(opened, key), milestone_of(opened, key)
    opened.workshop.milestones.remove(row)
    note(
        session, opened.workshop, part="milestone", key=key, before=before, after=None, by=by, at=at
    )


def save_risk(
    session: Session,
    project_id: str,
    number: int,
    risk: Danger,
    *,
    seen: str | None,
    by: Actor,
    at: datetime,
) -> str:
    """Save a risk, or add it when nothing was seen, and return its key.

    Raises:
        Missing: The version or the risk is not there.
        DomainError: The version is no draft, or somebody else has saved.
    """
    opened = open_draft(session, project_id, number, by=by, at=at)
    if seen is None:
        row = Risk(id=new_id(), key=new_id(), position=_next(opened.workshop.risks))
        before = None
    else:
        row, before = _risk(opened, risk.id), risk_of(opened, risk.id)
        unchanged(before, seen)
    row.text, row.owner, row.mitigation = risk.text, risk.owner, risk.mitigation
    row.likelihood, row.impact = risk.likelihood, risk.impact
    if seen is None:
        opened.workshop.risks.append(row)
    after = risk_of(opened, row.key)
    note(
        session, opened.workshop, part="risk", key=row.key, before=before, after=after, by=by, at=at
    )
    return row.key


def remove_risk(
    session: Session, project_id: str, number: int, key: str, *, by: Actor, at: datetime
) -> None:
    """Remove a risk from the draft; agreed versions keep theirs.

    Raises:
        Missing: The version or the risk is not there.
        DomainError: The version is no draft.
    """
    opened = open_draft(session, project_id, number, by=by, at=at)
    row, before = _risk(opened, key), risk_of(opened, key)
    opened.workshop.risks.remove(row)
    note(session, opened.workshop, part="risk", key=key, before=before, after=None, by=by, at=at)


def milestone_of(opened: Opened, key: str) -> Step | None:
    """Return a milestone of a version as the rules know it, None when it is not there."""
    return next((each for each in opened.value.milestones if each.id == key), None)


def risk_of(opened: Opened, key: str) -> Danger | None:
    """Return a risk of a version as the rules know it, None when it is not there."""
    return next((each for each in opened.value.risks if each.id == key), None)


def _next(rows: list[SuccessCriterion] | list[Milestone] | list[Risk]) -> int:
    return max((row.position for row in rows), default=0) + 1


def _criterion(opened: Opened, key: str) -> SuccessCriterion:
    for row in opened.workshop.criteria:
        if row.key == key:
            return row
    raise Missing


def _milestone(opened: Opened, key: str) -> Milestone:
    for row in opened.workshop.milestones:
        if row.key == key:
            return row
    raise Missing


def _risk(opened: Opened, key: str) -> Risk:
    for row in opened.workshop.risks:
        if row.key == key:
            return row
    raise Missing
