"""Publishing a whole round at once (R20, R23), and what stands where a project has no rating."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import local_date
from portal.domain.assessments import ASSESSMENT_TRANSITIONS, AssessmentAction, AssessmentState
from portal.domain.errors import DomainError
from portal.domain.notices import NoticeTimes
from portal.domain.permissions import Action, Actor, SchemeFacts, may
from portal.domain.policy import SchemePolicy
from portal.domain.publication import (
    PublicationGap,
    PublicationReason,
    RoundProject,
    may_publish,
    may_supplement,
    no_gaps,
    publication_gaps,
    rating_gaps,
)
from portal.domain.rag import Cell, CellKind, NotDue, NotMonitored, cell_kind, rating_of
from portal.domain.rounds import ROUND_TRANSITIONS, RoundAction, RoundState
from portal.domain.transitions import TransitionReason
from portal.mail.step_texts import StepFacts
from portal.services.escalation import follow
from portal.services.municipality import municipality_name
from portal.services.noting import note_rating
from portal.services.project_access import known_facts
from portal.services.public_forms import keep_form
from portal.services.publication_texts import check_texts
from portal.services.refusals import Missing, require
from portal.services.step_journal import journal_change, journal_round
from portal.services.steps import guarded_step
from portal.services.telling import project_writers, tell_step
from portal.services.working_calendar import holidays_around
from portal.storage.history import record
from portal.storage.models.assessments import Assessment, RoundStanding
from portal.storage.models.projects import Project
from portal.storage.models.reports import Report
from portal.storage.models.schemes import ReportingRound
from portal.storage.queries.matrix import MatrixRow, matrix, round_projects, standings
from portal.storage.queries.schemes import scheme_policy

CHOSEN = (CellKind.ASSESSED_LATER, CellKind.NOT_DUE)
"""The kinds of standing that the office may choose, each with a reason."""

Link = Callable[[str], str]
"""Gives the address of a project by its id."""

OUT = frozenset({RoundState.PUBLISHED, RoundState.SUPPLEMENTED})


@dataclass(frozen=True, slots=True)
class PreFlight:
    """How every project stands before publication, its rounds so far, and what is missing."""

    projects: tuple[RoundProject, ...]
    rows: tuple[MatrixRow, ...]
    gaps: tuple[PublicationGap, ...]


def pre_flight(session: Session, round_id: str, *, by: Actor, at: datetime) -> PreFlight:
    """Return what a round lacks before it can be published.

    Raises:
        Missing: The round is not theirs.
    """
    row, policy = _round(session, round_id, Action.VIEW_COCKPIT, by=by, at=at)
    rows = _rows(session, row, policy, by=by, at=at)
    projects = standings(session, rows, row.id)
    return PreFlight(projects, rows, publication_gaps(projects, policy, at, _holidays(row, at)))


def publish_round(session: Session, round_id: str, *, link: Link, by: Actor, at: datetime) -> int:
    """Publish every rating of a closed round in one transaction; return how many were rated.

    What stands where a project has no rating is frozen with it; those who write the reports of
    the rated ones are told. A second call does nothing.

    Raises:
        Missing: The round is not theirs.
        DomainError: One thing is missing.
        Refused: Several things are missing; every one is told.
    """
    row, policy = _round(session, round_id, Action.PUBLISH_ROUND, by=by, at=at)
    if row.state in OUT:
        return 0
    projects = _members(session, row, policy, by=by, at=at)
    whole = (row.state, projects, policy, at, _holidays(row, at))
    taken = guarded_step(ROUND_TRANSITIONS, row.state, RoundAction.PUBLISH, may_publish, *whole)
    require(no_gaps(check_texts(session, row.id, projects).gaps))
    rated = [project.project_id for project in projects if rating_of(project.cell) is not None]
    for project in projects:
        _freeze(session, row.id, project, by=by, at=at)
    _publish(session, row, rated, policy, by=by, at=at)
    row.state, row.published_at = taken.to, at
    _note(session, row.id, taken.event, len(rated), by=by, at=at)
    if taken.journal:
        journal_round(session, row, at=at)
    _tell(session, row, rated, taken.mail, link=link, at=at)
    return len(rated)


def supplement_round(
    session: Session, round_id: str, *, link: Link, by: Actor, at: datetime
) -> int:
    """Publish the approved ratings that came after a round was published; return how many.

    Raises:
        Missing: The round is not theirs.
        DomainError: One thing is missing.
        Refused: Several things are missing.
    """
    row, policy = _round(session, round_id, Action.PUBLISH_ROUND, by=by, at=at)
    late = late_projects(session, row.id, row.scheme_id, by=by, at=at)
    whole = (row.state, late, policy, at, _holidays(row, at))
    taken = guarded_step(
        ROUND_TRANSITIONS, row.state, RoundAction.SUPPLEMENT, may_supplement, *whole
    )
    require(no_gaps(check_texts(session, row.id, late).gaps))
    rated = [one.project_id for one in late]
    _publish(session, row, rated, policy, by=by, at=at)
    row.state = taken.to
    _note(session, row.id, taken.event, len(rated), by=by, at=at)
    if taken.journal:
        journal_round(session, row, at=at)
    _tell(session, row, rated, taken.mail, link=link, at=at)
    return len(rated)


def late_projects(
    session: Session, round_id: str, scheme_id: str, *, by: Actor, at: datetime
) -> tuple[RoundProject, ...]:
    """Return the projects of a published round that were approved since, corrections aside."""
    approved = set(
        session.scalars(
            select(Assessment.project_id).where(
                Assessment.round_id == round_id, Assessment.state == AssessmentState.APPROVED
            )
        )
    )
    approved -= set(
        session.scalars(
            select(Assessment.project_id).where(
                Assessment.round_id == round_id, Assessment.published_at.is_not(None)
            )
        )
    )
    found = round_projects(session, by, local_date(at), round_id, scheme_id)
    return tuple(one for one in found if one.project_id in approved)


def set_standing(
    session: Session,
    round_id: str,
    project_id: str,
    kind: CellKind,
    reason: str,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Say why a project has no rating in a round: judged later, or not due.

    Raises:
        Missing: Round or project is not theirs.
        DomainError: A rating was proposed, no report came that could be judged later, or the
            reason is missing.
    """
    row, _policy = _round(session, round_id, Action.PUBLISH_ROUND, by=by, at=at)
    project = session.get(Project, project_id)
    if project is None or project.scheme_id != row.scheme_id or kind not in CHOSEN:
        raise Missing
    if row.state in OUT:
        raise DomainError(TransitionReason.NOT_FROM_THIS_STATE)
    if not reason.strip():
        raise DomainError(PublicationReason.LATER_REASON_MISSING, "reason")
    if _was_proposed(session, row.id, project_id):
        raise DomainError(PublicationReason.RATING_PROPOSED)
    if kind is CellKind.ASSESSED_LATER and not _report_came(session, row.id, project_id):
        raise DomainError(PublicationReason.NO_REPORT_CAME)
    _stand(session, row.id, project_id, kind, reason, by=by, at=at)


def clear_standing(
    session: Session, round_id: str, project_id: str, *, by: Actor, at: datetime
) -> None:
    """Take back what was said about a project without a rating, before publication.

    Raises:
        Missing: The round is not theirs, or nothing was said.
    """
    row, _policy = _round(session, round_id, Action.PUBLISH_ROUND, by=by, at=at)
    kept = session.get(RoundStanding, (project_id, row.id))
    if kept is None or row.state in OUT or kept.kind not in CHOSEN:
        raise Missing
    session.delete(kept)
    record(
        session,
        by=by,
        at=at,
        action="round_standing_cleared",
        kind="project",
        object_id=project_id,
        facts={"round": row.id},
    )
    session.flush()


def is_chosen(session: Session, round_id: str, project_id: str) -> bool:
    """Return whether the office itself said why a project has no rating in a round."""
    kept = session.get(RoundStanding, (project_id, round_id))
    return kept is not None and kept.kind in CHOSEN


def _round(
    session: Session, round_id: str, action: Action, *, by: Actor, at: datetime
) -> tuple[ReportingRound, SchemePolicy]:
    asked = select(ReportingRound).where(ReportingRound.id == round_id)
    if action is Action.PUBLISH_ROUND:
        asked = asked.with_for_update()
    row = session.scalars(asked).one_or_none()
    if row is None:
        raise Missing
    policy = scheme_policy(session, row.scheme_id)
    today = local_date(at, policy.time_zone)
    require(may(by, action, SchemeFacts(row.scheme_id), today, policy))
    return row, policy


def _members(
    session: Session, row: ReportingRound, policy: SchemePolicy, *, by: Actor, at: datetime
) -> tuple[RoundProject, ...]:
    return standings(session, _rows(session, row, policy, by=by, at=at), row.id)


def _rows(
    session: Session, row: ReportingRound, policy: SchemePolicy, *, by: Actor, at: datetime
) -> tuple[MatrixRow, ...]:
    """Return the projects of the round so far, without those that are not monitored in it."""
    whole = matrix(session, by, local_date(at, policy.time_zone), row.scheme_id).until(row.id)
    return tuple(one for one in whole.rows if NotMonitored() not in one.cells[-1:])


def _publish(
    session: Session,
    of_round: ReportingRound,
    project_ids: list[str],
    policy: SchemePolicy,
    *,
    by: Actor,
    at: datetime,
) -> None:
    days = _holidays(of_round, at)
    asked = (
        select(Assessment)
        .where(
            Assessment.round_id == of_round.id,
            Assessment.project_id.in_(project_ids),
            Assessment.state == AssessmentState.APPROVED,
        )
        .order_by(Assessment.project_id, Assessment.number)
        .with_for_update()
    )
    for row in session.scalars(asked).all():
        times = NoticeTimes(row.holder_notified_at, row.owners_notified_at)
        facts = (row.rag, times, policy, at, days)
        action = AssessmentAction.PUBLISH
        taken = guarded_step(ASSESSMENT_TRANSITIONS, row.state, action, rating_gaps, *facts)
        row.state, row.published_at = taken.to, at
        note_rating(session, row, taken.event, by=by, at=at)
        keep_form(session, row, at=at)
        if taken.journal:
            journal_change(session, row, at=at)
    session.flush()
    for project_id in project_ids:
        follow(session, project_id, by=by, at=at)


def _tell(
    session: Session,
    of_round: ReportingRound,
    project_ids: list[str],
    mail: str | None,
    *,
    link: Link,
    at: datetime,
) -> None:
    sender = municipality_name(session)
    for project_id in project_ids:
        project = session.get_one(Project, project_id)
        name = project.short_name or project.name
        facts = StepFacts(sender, name, link(project_id), round_name=of_round.name)
        people = project_writers(session, known_facts(session, project_id), at)
        tell_step(session, people, mail, facts, about=("round", of_round.id), at=at)


def _freeze(
    session: Session, round_id: str, project: RoundProject, *, by: Actor, at: datetime
) -> None:
    cell = project.cell
    if cell is None or cell_kind(cell) is CellKind.ASSESSED:
        return
    if session.get(RoundStanding, (project.project_id, round_id)) is None:
        kind = cell_kind(cell)
        _stand(session, round_id, project.project_id, kind, _because(cell), by=by, at=at)


def _because(cell: Cell) -> str:
    return (cell.because or "") if isinstance(cell, NotDue) else ""


def _stand(
    session: Session,
    round_id: str,
    project_id: str,
    kind: CellKind,
    reason: str,
    *,
    by: Actor,
    at: datetime,
) -> None:
    kept = session.get(RoundStanding, (project_id, round_id))
    before = kept.kind.value if kept is not None else None
    if kept is None:
        kept = RoundStanding(project_id=project_id, round_id=round_id)
        session.add(kept)
    elif kept.kind is kind and kept.reason == reason:
        return
    kept.kind, kept.reason, kept.set_at, kept.set_by_id = kind, reason, at, by.person_id
    record(
        session,
        by=by,
        at=at,
        action="round_standing_set",
        kind="project",
        object_id=project_id,
        changes={"kind": (before, kind.value)},
        facts={"round": round_id},
    )
    session.flush()


def _was_proposed(session: Session, round_id: str, project_id: str) -> bool:
    asked = select(Assessment.id).where(
        Assessment.round_id == round_id,
        Assessment.project_id == project_id,
        Assessment.proposed_at.is_not(None),
    )
    return session.scalars(asked.limit(1)).first() is not None


def _report_came(session: Session, round_id: str, project_id: str) -> bool:
    asked = select(Report.id).where(
        Report.round_id == round_id,
        Report.project_id == project_id,
        Report.submitted_at.is_not(None),
    )
    return session.scalars(asked.limit(1)).first() is not None


def _holidays(row: ReportingRound, at: datetime) -> frozenset[date]:
    return holidays_around(row.publish_on, local_date(at))


def _note(
    session: Session, round_id: str, action: str, rated: int, *, by: Actor, at: datetime
) -> None:
    record(
        session,
        by=by,
        at=at,
        action=action,
        kind="round",
        object_id=round_id,
        facts={"rated": rated},
    )
    session.flush()
