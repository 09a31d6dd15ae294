"""Cases of projects that are red twice, as the office sees them, and the ratings they rest on."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from portal.domain.actors import Actor
from portal.domain.agenda import AgendaItemState, DecisionKind
from portal.domain.assessments import AssessmentState
from portal.domain.escalation import (
    CommitteeAnswer,
    CommitteeBasis,
    EscalationState,
    RoundRating,
    prepares_case,
)
from portal.domain.permissions import Action, roles_for
from portal.domain.rag import Rag
from portal.storage.models.assessments import Assessment
from portal.storage.models.committee import AgendaDecision, AgendaItem, Committee
from portal.storage.models.escalation import EscalationCase, EscalationCommittee, EscalationRound
from portal.storage.models.projects import Project
from portal.storage.models.schemes import ReportingRound
from portal.storage.queries.schemes import scheme_policy
from portal.storage.queries.visibility import projects_within

OVER = frozenset({EscalationState.CLOSED, EscalationState.WITHDRAWN})
SETTLED = frozenset({EscalationState.ANSWERED, EscalationState.CLOSED})


@dataclass(frozen=True, slots=True)
class CaseRound:
    """A round that a case knows as red, with the rating that stands now."""

    round_id: str
    name: str
    position: int
    rationale: str
    assessment_id: str
    notified_at: datetime | None
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class CaseCommittee:
    """A committee that a case is brought to, why, and what it answered."""

    committee_id: str
    name: str
    basis: CommitteeBasis
    left_out_because: str
    answer: CommitteeAnswer | None
    answer_text: str
    answered_on: date | None
    reference: str


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case with its rounds and committees."""

    id: str
    project_id: str
    project_name: str
    project_short: str
    scheme_id: str
    item_id: str | None
    item_state: AgendaItemState | None
    decision: DecisionKind | None
    state: EscalationState
    opened_at: datetime
    closed_at: datetime | None
    reason: str
    lock: int
    rounds: tuple[CaseRound, ...]
    committees: tuple[CaseCommittee, ...]

    @property
    def is_over(self) -> bool:
        """Whether nothing more happens in it."""
        return self.state in OVER

    @property
    def addressed(self) -> tuple[CaseCommittee, ...]:
        """The committees that are written to."""
        return tuple(one for one in self.committees if not one.left_out_because)


@dataclass(frozen=True, slots=True)
class PreparedRow:
    """A red rating that is approved, and makes its project red twice once it is published."""

    project_id: str
    project_name: str
    round_id: str
    round_name: str
    approved_at: datetime | None
    case_id: str | None


def cases(session: Session, actor: Actor, today: date) -> tuple[CaseRow, ...]:
    """Return the cases an actor handles, those in work first, then the newest."""
    found = session.execute(_visible(actor, today).order_by(EscalationCase.opened_at.desc())).all()
    rows = [_case(session, *one) for one in found]
    return tuple(sorted(rows, key=lambda row: row.is_over))


def case(session: Session, actor: Actor, today: date, case_id: str) -> CaseRow | None:
    """Return one case, None when it is missing or not for this actor."""
    asked = _visible(actor, today).where(EscalationCase.id == case_id)
    found = session.execute(asked.order_by(EscalationCase.id)).one_or_none()
    return None if found is None else _case(session, *found)


def case_of_item(session: Session, actor: Actor, today: date, item_id: str) -> CaseRow | None:
    """Return the case an agenda item is about, None when there is none for this actor."""
    asked = _visible(actor, today).where(EscalationCase.agenda_item_id == item_id)
    found = session.execute(asked.order_by(EscalationCase.id)).one_or_none()
    return None if found is None else _case(session, *found)


def prepared_cases(session: Session, actor: Actor, today: date) -> tuple[PreparedRow, ...]:
    """Return what approved, unpublished red ratings prepare; for those who handle cases alone."""
    asked = (
        select(Assessment, Project, ReportingRound)
        .join(Project, Project.id == Assessment.project_id)
        .join(ReportingRound, ReportingRound.id == Assessment.round_id)
        .where(
            Assessment.state == AssessmentState.APPROVED,
            Assessment.rag == Rag.RED,
            projects_within(actor, roles_for(Action.VIEW_ESCALATION), today),
        )
        .order_by(ReportingRound.position.desc(), Project.sort_key, Assessment.id)
    )
    found: list[PreparedRow] = []
    for row, project, in_round in session.execute(asked):
        mine = RoundRating(in_round.id, in_round.position, Rag.RED)
        history = published_ratings(session, project.id)
        final = last_final_order(session, project.id)
        if prepares_case(history, mine, scheme_policy(session, project.scheme_id), final):
            open_one = open_case_id(session, project.id)
            name = project.short_name or project.name
            found.append(
                PreparedRow(project.id, name, in_round.id, in_round.name, row.approved_at, open_one)
            )
    return tuple(found)


def published_ratings(session: Session, project_id: str) -> tuple[RoundRating, ...]:
    """Return a project's published ratings by the order of their rounds."""
    asked = (
        select(Assessment.round_id, ReportingRound.position, Assessment.rag)
        .join(ReportingRound, ReportingRound.id == Assessment.round_id)
        .where(Assessment.project_id == project_id, Assessment.state == AssessmentState.PUBLISHED)
        .order_by(ReportingRound.position, Assessment.number, Assessment.id)
    )
    return tuple(RoundRating(*one) for one in session.execute(asked))


def last_final_order(
    session: Session, project_id: str, *, but_case: str | None = None
) -> int | None:
    """Return the order of the last round that a final decision on a project knew, if any."""
    return last_final_orders(session, (project_id,), but_case=but_case).get(project_id)


def last_final_orders(
    session: Session, project_ids: Collection[str], *, but_case: str | None = None
) -> dict[str, int]:
    """Return for each project the order of the last round that a final decision knew.

    A case in which a committee has yet to answer has not been decided.
    """
    waiting = (
        select(EscalationCase.id)
        .where(EscalationCase.state.not_in([EscalationState.ANSWERED, EscalationState.CLOSED]))
        .order_by(EscalationCase.id)
    )
    asked = (
        select(EscalationCase.project_id, func.max(EscalationCommittee.knew_position))
        .join(EscalationCase, EscalationCase.id == EscalationCommittee.case_id)
        .where(
            EscalationCase.project_id.in_(sorted(project_ids)),
            EscalationCase.id.not_in(waiting),
            EscalationCase.id != (but_case or ""),
            EscalationCommittee.knew_position.is_not(None),
        )
        .group_by(EscalationCase.project_id)
        .order_by(EscalationCase.project_id)
    )
    return {project_id: order for project_id, order in session.execute(asked) if order is not None}


def open_case_id(session: Session, project_id: str) -> str | None:
    """Return the one case a project has open, None when there is none."""
    asked = select(EscalationCase.id).where(
        EscalationCase.project_id == project_id, EscalationCase.state.not_in(sorted(OVER))
    )
    return session.scalars(asked.order_by(EscalationCase.id)).one_or_none()


def item_of_project(session: Session, project_id: str) -> str | None:
    """Return the agenda item of a project's latest case, None when there is none."""
    asked = (
        select(EscalationCase.agenda_item_id)
        .where(EscalationCase.project_id == project_id)
        .order_by(EscalationCase.opened_at.desc(), EscalationCase.id)
        .limit(1)
    )
    return session.scalars(asked).one_or_none()


def latest_decision(session: Session, item_id: str) -> DecisionKind | None:
    """Return what was last decided on an agenda item, None before it was decided."""
    asked = (
        select(AgendaDecision.kind)
        .where(AgendaDecision.item_id == item_id)
        .order_by(AgendaDecision.version.desc())
        .limit(1)
    )
    return session.scalars(asked).one_or_none()


def committees_answers(session: Session, project_id: str) -> tuple[CaseCommittee, ...]:
    """Return what committees have answered about a project, the latest answer first."""
    asked = (
        select(EscalationCommittee, Committee.name)
        .join(EscalationCase, EscalationCase.id == EscalationCommittee.case_id)
        .join(Committee, Committee.id == EscalationCommittee.committee_id)
        .where(EscalationCase.project_id == project_id, EscalationCommittee.answer.is_not(None))
        .order_by(EscalationCommittee.answered_on.desc(), Committee.position, Committee.id)
    )
    return tuple(_committee(row, name) for row, name in session.execute(asked))


def answered_cases(
    session: Session, project_ids: Iterable[str]
) -> Mapping[str, tuple[CaseRow, ...]]:
    """Return the cases that committees have answered by project, each project's oldest first."""
    asked = (
        select(EscalationCase, Project)
        .join(Project, Project.id == EscalationCase.project_id)
        .where(
            EscalationCase.project_id.in_(sorted(project_ids)),
            EscalationCase.state.in_(sorted(SETTLED)),
        )
        .order_by(EscalationCase.opened_at, EscalationCase.id)
    )
    found: dict[str, tuple[CaseRow, ...]] = {}
    for row, project in session.execute(asked):
        found[project.id] = (*found.get(project.id, ()), _case(session, row, project))
    return found


Found = Select[EscalationCase, Project]


def _visible(actor: Actor, today: date) -> Found:
    return (
        select(EscalationCase, Project)
        .join(Project, Project.id == EscalationCase.project_id)
        .where(projects_within(actor, roles_for(Action.VIEW_ESCALATION), today))
    )


def _case(session: Session, row: EscalationCase, project: Project) -> CaseRow:
    item = session.get(AgendaItem, row.agenda_item_id) if row.agenda_item_id else None
    return CaseRow(
        id=row.id,
        project_id=project.id,
        project_name=project.name,
        project_short=project.short_name or project.name,
        scheme_id=project.scheme_id,
        item_id=row.agenda_item_id,
        item_state=item.state if item is not None else None,
        decision=latest_decision(session, item.id) if item is not None else None,
        state=row.state,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        reason=row.reason,
        lock=row.version,
        rounds=_rounds(session, row),
        committees=_committees(session, row.id),
    )


def _rounds(session: Session, row: EscalationCase) -> tuple[CaseRound, ...]:
    asked = (
        select(ReportingRound, Assessment)
        .join(EscalationRound, EscalationRound.round_id == ReportingRound.id)
        .outerjoin(
            Assessment,
            (Assessment.round_id == ReportingRound.id)
            & (Assessment.project_id == row.project_id)
            & (Assessment.state == AssessmentState.PUBLISHED),
        )
        .where(EscalationRound.case_id == row.id)
        .order_by(ReportingRound.position, ReportingRound.id)
    )
    return tuple(
        CaseRound(
            round_id=in_round.id,
            name=in_round.name,
            position=in_round.position,
            rationale=rating.rationale if rating is not None else "",
            assessment_id=rating.id if rating is not None else "",
            notified_at=rating.owners_notified_at if rating is not None else None,
            published_at=rating.published_at if rating is not None else None,
        )
        for in_round, rating in session.execute(asked)
    )


def _committees(session: Session, case_id: str) -> tuple[CaseCommittee, ...]:
    asked = (
        select(EscalationCommittee, Committee.name)
        .join(Committee, Committee.id == EscalationCommittee.committee_id)
        .where(EscalationCommittee.case_id == case_id)
        .order_by(Committee.position, Committee.id)
    )
    return tuple(_committee(row, name) for row, name in session.execute(asked))


def _committee(row: EscalationCommittee, name: str) -> CaseCommittee:
    return CaseCommittee(
        committee_id=row.committee_id,
        name=name,
        basis=row.basis,
        left_out_because=row.left_out_because,
        answer=row.answer,
        answer_text=row.answer_text,
        answered_on=row.answered_on,
        reference=row.reference,
    )
