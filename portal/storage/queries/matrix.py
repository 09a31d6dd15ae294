"""The colour matrix: all projects an actor sees, round by round, as cells.

What stands in a cell follows the rules of portal.domain.overview, from what this actor may see:
before a round is published, those outside see nothing of it but a red they were told of.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.actors import Actor
from portal.domain.assessments import AssessmentState
from portal.domain.escalation import EscalationCount, RoundRating, count_reds
from portal.domain.overview import CellFacts, OverviewRow, ProjectPhase, round_cell
from portal.domain.policy import SchemePolicy
from portal.domain.publication import RoundProject
from portal.domain.rag import (
    Assessed,
    AssessedLater,
    Cell,
    CellKind,
    Closing,
    Ended,
    NotDue,
    NotMonitored,
    NotReported,
    Rag,
)
from portal.domain.report_states import ReportState
from portal.domain.rounds import RoundState, takes_part
from portal.storage.models.assessments import Assessment, RoundStanding
from portal.storage.models.projects import Project
from portal.storage.models.reports import Report
from portal.storage.queries.assessments import AssessmentRow, assessments_of_scheme
from portal.storage.queries.escalation import last_final_orders
from portal.storage.queries.projects import owner_names
from portal.storage.queries.schemes import RoundRow, rounds, scheme_policy
from portal.storage.queries.visibility import projects_judged_by, projects_visible_to

OUT = (RoundState.PUBLISHED, RoundState.SUPPLEMENTED)
OVER = (RoundState.CLOSED, *OUT)
RATED = (AssessmentState.APPROVED, AssessmentState.PUBLISHED)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One project with its cell and its assessment in each round, in the order of the rounds.

    `judged` is whether the actor sees its ratings before they are out, `problem_note` what the
    office says of its problems, `decided_order` the order of the last round that a committee's
    final decision knew.
    """

    project_id: str
    number: int
    name: str
    short_name: str
    phase: ProjectPhase
    owners: tuple[str, ...]
    cells: tuple[Cell | None, ...]
    assessments: tuple[AssessmentRow | None, ...]
    judged: bool
    problem_note: str
    decided_order: int | None

    @property
    def published(self) -> tuple[RoundRating, ...]:
        """The published ratings, as the rule for red twice reads them."""
        return tuple(
            RoundRating(one.round_id, one.round_position, one.rag)
            for one in self.assessments
            if one is not None and one.state is AssessmentState.PUBLISHED
        )

    def reds(self, policy: SchemePolicy, *coming: RoundRating) -> EscalationCount:
        """Return the reds that count from the last final decision, ratings to come among them."""
        return count_reds((*self.published, *coming), policy, self.decided_order)

    def overview(self) -> OverviewRow:
        """Return the row for a document; what is not settled yet prints as not monitored."""
        cells = tuple(cell if cell is not None else NotMonitored() for cell in self.cells)
        return OverviewRow(self.project_id, self.name, self.owners, cells, self.number)


@dataclass(frozen=True, slots=True)
class Matrix:
    """The rounds of a scheme and its projects' rows, in the order of their numbers."""

    rounds: tuple[RoundRow, ...]
    rows: tuple[MatrixRow, ...]

    def until(self, round_id: str) -> "Matrix":
        """Return the matrix as far as one round, that one included."""
        places = [place for place, one in enumerate(self.rounds) if one.id == round_id]
        end = places[0] + 1 if places else len(self.rounds)
        return self.between(0, end)

    def between(self, start: int, end: int) -> "Matrix":
        """Return the matrix with the rounds from one place to another, the last not included."""
        rows = tuple(
            replace(row, cells=row.cells[start:end], assessments=row.assessments[start:end])
            for row in self.rows
        )
        return Matrix(self.rounds[start:end], rows)


@dataclass(frozen=True, slots=True)
class _Known:
    """Everything the cells of a scheme follow from, as far as an actor may see it."""

    policy: SchemePolicy
    rounds: tuple[RoundRow, ...]
    assessments: Mapping[tuple[str, str], AssessmentRow]
    standings: Mapping[tuple[str, str], RoundStanding]
    reports: Mapping[tuple[str, str], Report]
    judged: frozenset[str]


def matrix(session: Session, actor: Actor, today: date, scheme_id: str) -> Matrix:
    """Return a scheme's projects by rounds as an actor sees them, without planned rounds."""
    asked = (
        select(Project)
        .where(Project.scheme_id == scheme_id, projects_visible_to(actor, today))
        .order_by(Project.number, Project.id)
    )
    found = session.scalars(asked).all()
    ids = [project.id for project in found]
    owners, decided = owner_names(session, ids), last_final_orders(session, ids)
    known = _known(session, actor, today, scheme_id)
    rows = []
    for project in found:
        cells = _cells(project, known)
        rows.append(
            MatrixRow(
                project_id=project.id,
                number=project.number,
                name=project.name,
                short_name=project.short_name,
                phase=project.phase,
                owners=owners[project.id],
                cells=cells,
                assessments=tuple(
                    known.assessments.get((project.id, one.id)) for one in known.rounds
                ),
                judged=project.id in known.judged,
                problem_note=project.problem_note,
                decided_order=decided.get(project.id),
            )
        )
    return Matrix(known.rounds, tuple(rows))


def round_projects(
    session: Session, actor: Actor, today: date, round_id: str, scheme_id: str
) -> tuple[RoundProject, ...]:
    """Return how each project an actor judges stands before a round is published."""
    whole = matrix(session, actor, today, scheme_id).until(round_id)
    return standings(session, whole.rows, round_id)


def standings(
    session: Session, rows: tuple[MatrixRow, ...], round_id: str
) -> tuple[RoundProject, ...]:
    """Return how each project an actor judges stands in the round at the end of some rows."""
    proposed = set(
        session.scalars(
            select(Assessment.project_id).where(
                Assessment.round_id == round_id, Assessment.proposed_at.is_not(None)
            )
        )
    )
    came = set(
        session.scalars(
            select(Report.project_id).where(
                Report.round_id == round_id, Report.submitted_at.is_not(None)
            )
        )
    )
    return tuple(
        _round_project(row, proposed=row.project_id in proposed, came=row.project_id in came)
        for row in rows
        if row.judged
    )


def _round_project(row: MatrixRow, *, proposed: bool, came: bool) -> RoundProject:
    found = row.assessments[-1] if row.assessments else None
    return RoundProject(
        project_id=row.project_id,
        cell=row.cells[-1] if row.cells else None,
        has_report=came,
        proposed=proposed,
        holder_notified_at=found.notified.holder_notified_at if found else None,
        owners_notified_at=found.notified.owners_notified_at if found else None,
    )


def _known(session: Session, actor: Actor, today: date, scheme_id: str) -> _Known:
    of_scheme = select(Project.id).where(
        Project.scheme_id == scheme_id, projects_visible_to(actor, today)
    )
    standings = session.scalars(
        select(RoundStanding)
        .where(RoundStanding.project_id.in_(of_scheme))
        .order_by(RoundStanding.project_id, RoundStanding.round_id)
    )
    reports = session.scalars(
        select(Report).where(Report.project_id.in_(of_scheme)).order_by(Report.id)
    )
    seen = assessments_of_scheme(session, actor, today, scheme_id)
    judged = session.scalars(
        select(Project.id).where(Project.scheme_id == scheme_id, projects_judged_by(actor, today))
    )
    return _Known(
        policy=scheme_policy(session, scheme_id),
        rounds=tuple(
            one for one in rounds(session, scheme_id) if one.state is not RoundState.PLANNED
        ),
        assessments={(row.project_id, row.round_id): row for row in seen},
        standings={(row.project_id, row.round_id): row for row in standings},
        reports={(row.project_id, row.round_id): row for row in reports},
        judged=frozenset(judged),
    )


def _cells(project: Project, known: _Known) -> tuple[Cell | None, ...]:
    cells: list[Cell | None] = []
    last: tuple[Rag, str] | None = None
    ended = False
    for one in known.rounds:
        rag = _rag(project, one, known)
        if project.id in known.judged or one.state in OUT:
            cell = _cell(project, one, known, rag=rag, last=last, ended=ended)
        else:
            cell = Assessed(rag) if rag is not None else None
        ended = ended or isinstance(cell, Ended)
        if rag is not None:
            last = (rag, one.name)
        cells.append(cell)
    return tuple(cells)


def _rag(project: Project, one: RoundRow, known: _Known) -> Rag | None:
    found = known.assessments.get((project.id, one.id))
    return found.rag if found is not None and found.state in RATED else None


def _cell(
    project: Project,
    one: RoundRow,
    known: _Known,
    *,
    rag: Rag | None,
    last: tuple[Rag, str] | None,
    ended: bool,
) -> Cell | None:
    standing = known.standings.get((project.id, one.id))
    if standing is not None and (rag is None or standing.kind is CellKind.CLOSING):
        return _standing_cell(standing, known.policy, rag=rag, last=last)
    report = known.reports.get((project.id, one.id))
    facts = CellFacts(
        monitored=_is_monitored(project, one),
        phase=_phase(project, one),
        round_closed=one.state in OVER,
        period_end=one.period_end,
        rag=rag,
        ended_on=project.ended_on,
        shown_as_ended=ended,
        not_due_because=_not_due_because(project, one, known, report),
        has_report=report is not None and report.submitted_at is not None,
        last_rag=last[0] if last else None,
        last_round_name=last[1] if last else None,
    )
    return round_cell(facts, known.policy)


def _standing_cell(
    standing: RoundStanding,
    policy: SchemePolicy,
    *,
    rag: Rag | None,
    last: tuple[Rag, str] | None,
) -> Cell | None:
    because = standing.reason or None
    shown = last if last is not None and policy.show_last_rag_when_not_due else (None, None)
    cells: dict[CellKind, Cell] = {
        CellKind.CLOSING: Closing(rag),
        CellKind.ENDED: Ended(),
        CellKind.NOT_MONITORED: NotMonitored(),
        CellKind.NOT_DUE: NotDue(shown[0], shown[1], because),
        CellKind.NOT_REPORTED: NotReported(),
        CellKind.ASSESSED_LATER: AssessedLater(because),
    }
    return cells.get(standing.kind)


def _is_monitored(project: Project, one: RoundRow) -> bool:
    since = project.monitored_from
    return project.is_monitored and (since is None or since <= one.period_end)


def _phase(project: Project, one: RoundRow) -> ProjectPhase:
    """Return the phase as it counts in a round: what is closing now was not in a round long out."""
    gone = project.ended_on is not None and project.ended_on < one.period_end
    if one.state not in OUT or (gone and project.phase.is_over):
        return project.phase
    return ProjectPhase.ACTIVE


def _not_due_because(
    project: Project, one: RoundRow, known: _Known, report: Report | None
) -> str | None:
    if report is not None and report.state is ReportState.EXEMPTED:
        return report.reason or "exempted"
    if project.phase is ProjectPhase.PAUSED and one.state not in OUT:
        return "paused"
    due = [other.position for other in known.rounds if _is_monitored(project, other)]
    if due and not takes_part(project.interval, min(due), one.position):
        return "interval"
    return None
