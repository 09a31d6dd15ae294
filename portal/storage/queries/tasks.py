"""What waits for a person: reports, workshops, rounds, ratings, by the roles that are held."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import Session

from portal.domain.actors import Actor, Role
from portal.domain.assessments import AssessmentState
from portal.domain.overview import ProjectPhase
from portal.domain.report_states import SENT, WRITABLE
from portal.domain.reports import ReportState
from portal.domain.rounds import RoundState
from portal.domain.workshop import WorkshopState
from portal.storage.models.assessments import Assessment
from portal.storage.models.people import Person
from portal.storage.models.projects import Project, ProjectOwner
from portal.storage.models.reports import Report, ReportSection
from portal.storage.models.schemes import ReportingRound
from portal.storage.models.workshops import Workshop
from portal.storage.queries.visibility import projects_within

WRITERS = (Role.PROJECT_EDITOR, Role.CERTIFIER)
OFFICE = (Role.SECRETARIAT,)


@dataclass(frozen=True, slots=True)
class ReportTask:
    """A report that waits: how far it is, and until when."""

    id: str
    project_id: str
    project_name: str
    round_id: str
    round_name: str
    period_start: date
    period_end: date
    state: ReportState
    due: date
    steps_done: int
    saved_at: datetime | None
    saved_by: str
    submitted_at: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class WorkshopTask:
    """A version of a workshop in work."""

    project_id: str
    project_name: str
    number: int
    state: WorkshopState
    holder_signed_at: datetime | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class RoundTask:
    """A round with its dates."""

    id: str
    name: str
    state: RoundState
    opens_on: date
    due: date
    publish_on: date


@dataclass(frozen=True, slots=True)
class ProposalTask:
    """A proposed rating that waits to be approved."""

    id: str
    project_id: str
    round_id: str
    project_name: str
    round_name: str
    proposed_at: datetime | None
    proposed_by: str


@dataclass(frozen=True, slots=True)
class ProjectTask:
    """A project that waits for something."""

    id: str
    name: str


def reports_to_write(session: Session, actor: Actor, today: date) -> tuple[ReportTask, ...]:
    """Return the reports that the actor's projects are to write now, the nearest deadline first."""
    open_now = or_(ReportingRound.state == RoundState.OPEN, Report.extended_to >= today)
    return _reports(session, actor, today, WRITERS, Report.state.in_(WRITABLE), open_now)


def reports_to_certify(session: Session, actor: Actor, today: date) -> tuple[ReportTask, ...]:
    """Return the reports that wait for the actor's certification."""
    waiting = Report.state == ReportState.AWAITING_CERTIFICATION
    return _reports(session, actor, today, (Role.CERTIFIER,), waiting)


def reports_to_accept(session: Session, actor: Actor, today: date) -> tuple[ReportTask, ...]:
    """Return the submitted reports that the secretariat is to accept or return."""
    return _reports(session, actor, today, OFFICE, Report.state == ReportState.SUBMITTED)


def reports_sent(session: Session, actor: Actor, today: date) -> tuple[ReportTask, ...]:
    """Return the actor's own reports that wait for others in rounds that are not published."""
    return _reports(
        session,
        actor,
        today,
        WRITERS,
        Report.state.in_(SENT),
        ReportingRound.state.in_((RoundState.OPEN, RoundState.CLOSED)),
    )


def reports_to_assess(session: Session, actor: Actor, today: date) -> tuple[ReportTask, ...]:
    """Return the reports without a proposed rating, but for those of the own organisation."""
    rated = exists().where(
        Assessment.project_id == Report.project_id,
        Assessment.round_id == Report.round_id,
        Assessment.state != AssessmentState.DRAFT,
    )
    conditions = [Report.state.in_(SENT), ~rated]
    if actor.organisation_id is not None:
        owns = exists().where(
            ProjectOwner.project_id == Project.id,
            ProjectOwner.organisation_id == actor.organisation_id,
        )
        conditions += [Project.holder_organisation_id != actor.organisation_id, ~owns]
    return _reports(session, actor, today, (Role.ASSESSOR,), *conditions)


def _reports(
    session: Session, actor: Actor, today: date, roles: tuple[Role, ...], *conditions: object
) -> tuple[ReportTask, ...]:
    done = (
        select(ReportSection.report_id, func.count().label("steps"))
        .where(ReportSection.is_done)
        .group_by(ReportSection.report_id)
        .subquery()
    )
    asked = (
        select(Report, Project.name, ReportingRound, func.coalesce(done.c.steps, 0))
        .join(Project, Project.id == Report.project_id)
        .join(ReportingRound, ReportingRound.id == Report.round_id)
        .outerjoin(done, done.c.report_id == Report.id)
        .where(projects_within(actor, roles, today), *conditions)  # type: ignore[arg-type]
        .order_by(
            func.coalesce(Report.extended_to, ReportingRound.due), Project.sort_key, Report.id
        )
    )
    found = session.execute(asked).all()
    saved = _last_saved(session, [report.id for report, *_rest in found])
    return tuple(
        ReportTask(
            id=report.id,
            project_id=report.project_id,
            project_name=name,
            round_id=of_round.id,
            round_name=of_round.name,
            period_start=of_round.period_start,
            period_end=of_round.period_end,
            state=report.state,
            due=max(of_round.due, report.extended_to or of_round.due),
            steps_done=steps,
            saved_at=saved.get(report.id, (None, ""))[0],
            saved_by=saved.get(report.id, (None, ""))[1],
            submitted_at=report.submitted_at,
            reason=report.reason,
        )
        for report, name, of_round, steps in found
    )


def _last_saved(session: Session, ids: list[str]) -> dict[str, tuple[datetime | None, str]]:
    asked = (
        select(ReportSection.report_id, ReportSection.saved_at, Person.name)
        .outerjoin(Person, Person.id == ReportSection.saved_by_id)
        .where(ReportSection.report_id.in_(ids), ReportSection.saved_at.is_not(None))
        .order_by(ReportSection.report_id, ReportSection.saved_at)
    )
    return {report_id: (at, name or "") for report_id, at, name in session.execute(asked)}


def workshops_in_work(
    session: Session, actor: Actor, today: date, *, office: bool
) -> tuple[WorkshopTask, ...]:
    """Return the drafts and proposals of the actor's projects, or of the office's."""
    roles = OFFICE if office else WRITERS
    states = (WorkshopState.DRAFT, WorkshopState.PROPOSED)
    asked = (
        select(Workshop, Project.name)
        .join(Project, Project.id == Workshop.project_id)
        .where(projects_within(actor, roles, today), Workshop.state.in_(states))
        .order_by(Workshop.created_at, Project.sort_key, Workshop.id)
    )
    return tuple(
        WorkshopTask(
            row.project_id, name, row.number, row.state, row.holder_signed_at, row.created_at
        )
        for row, name in session.execute(asked)
    )


def projects_without_workshop(
    session: Session, actor: Actor, today: date
) -> tuple[ProjectTask, ...]:
    """Return the monitored projects that have had no workshop, for the secretariat."""
    had = exists().where(Workshop.project_id == Project.id)
    asked = (
        select(Project.id, Project.name)
        .where(
            projects_within(actor, OFFICE, today),
            Project.is_monitored,
            Project.phase.in_((ProjectPhase.REGISTERED, ProjectPhase.WORKSHOP_OFFERED)),
            ~had,
        )
        .order_by(Project.sort_key, Project.id)
    )
    return tuple(ProjectTask(*row) for row in session.execute(asked))


def rounds_in_work(session: Session, scheme_ids: frozenset[str]) -> tuple[RoundTask, ...]:
    """Return the rounds of some schemes that are not published, in their order."""
    asked = (
        select(ReportingRound)
        .where(
            ReportingRound.scheme_id.in_(sorted(scheme_ids)),
            ReportingRound.state.in_((RoundState.PLANNED, RoundState.OPEN, RoundState.CLOSED)),
        )
        .order_by(ReportingRound.due, ReportingRound.id)
    )
    return tuple(
        RoundTask(row.id, row.name, row.state, row.opens_on, row.due, row.publish_on)
        for row in session.scalars(asked)
    )


def schemes_of_projects(session: Session, actor: Actor, today: date) -> frozenset[str]:
    """Return the schemes of the projects in which the actor has any near role."""
    asked = select(Project.scheme_id).where(projects_within(actor, tuple(Role), today)).distinct()
    return frozenset(session.scalars(asked.order_by(Project.scheme_id)))


def proposals_to_approve(
    session: Session, actor: Actor, today: date, *, own_too: bool
) -> tuple[ProposalTask, ...]:
    """Return the proposed ratings an approver is to judge, the oldest first."""
    mine = Assessment.proposed_by_id == actor.person_id
    asked = (
        select(Assessment, Project.name, ReportingRound.name, Person.name)
        .join(Project, Project.id == Assessment.project_id)
        .join(ReportingRound, ReportingRound.id == Assessment.round_id)
        .outerjoin(Person, Person.id == Assessment.proposed_by_id)
        .where(
            and_(
                projects_within(actor, (Role.APPROVER,), today),
                Assessment.state == AssessmentState.PROPOSED,
            )
        )
        .order_by(Assessment.proposed_at, Project.sort_key, Assessment.id)
    )
    if not own_too:
        asked = asked.where(or_(Assessment.proposed_by_id.is_(None), ~mine))
    return tuple(
        ProposalTask(
            row.id, row.project_id, row.round_id, project, of_round, row.proposed_at, who or ""
        )
        for row, project, of_round, who in session.execute(asked)
    )
