"""The overview of projects by rounds (overblik), its cells and the number monitored (R11, R12).

The text of a round splits its number: in progress, closing, ended since the last round
(July 2010: 10 = 8 + 1 + 1).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.domain.actors import Role
from portal.domain.policy import SchemePolicy
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
    cell_kind,
)
from portal.domain.transitions import Transition, TransitionTable
from portal.domain.verdict import Reason, Verdict


class OverviewReason(StrEnum):
    """Why a project is not due in a round, or may not change its phase."""

    PAUSED = "not_due_paused"
    EXEMPTED = "not_due_exempted"
    INTERVAL = "not_due_interval"
    NO_AGREED_WORKSHOP = "phase_needs_agreed_workshop"
    PHASE_REASON_MISSING = "phase_reason_missing"


class ProjectPhase(StrEnum):
    """The phases of a project's life; closing is apart from the rating."""

    REGISTERED = "registered"
    WORKSHOP_OFFERED = "workshop_offered"
    PLANNED = "planned"
    ACTIVE = "active"
    PAUSED = "paused"
    CLOSING = "closing"
    COMPLETED = "completed"
    TERMINATED = "terminated"

    @property
    def is_over(self) -> bool:
        """Whether the project has ended."""
        return self in {ProjectPhase.COMPLETED, ProjectPhase.TERMINATED}


class ProjectAction(StrEnum):
    """What moves a project from phase to phase."""

    OFFER_WORKSHOP = "offer_workshop"
    PLAN = "plan"
    ACTIVATE = "activate"
    PAUSE = "pause"
    RESUME = "resume"
    BEGIN_CLOSING = "begin_closing"
    COMPLETE = "complete"
    TERMINATE = "terminate"


class Aftermath(StrEnum):
    """What became of a project after its evaluation (R119-R122)."""

    ANCHORED = "anchored"
    CONTINUED = "continued"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class CellFacts:
    """What decides a project's cell in one round, as things stood in that round.

    `rag` is the approved (or published) rating. `shown_as_ended` tells that an earlier round
    already showed the project as ended. `not_due_because` is a reason code, None when due.
    """

    monitored: bool
    phase: ProjectPhase
    round_closed: bool
    period_end: date
    rag: Rag | None = None
    ended_on: date | None = None
    shown_as_ended: bool = False
    not_due_because: str | None = None
    has_report: bool = False
    assessed_later_because: str | None = None
    last_rag: Rag | None = None
    last_round_name: str | None = None

    @property
    def ended(self) -> bool:
        """Whether the project ended before the last day of the round's period."""
        return self.phase.is_over and self.ended_on is not None and self.ended_on < self.period_end


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """A project with its cells, one a round in the order of the rounds."""

    project_id: str
    name: str
    owners: tuple[str, ...]
    cells: tuple[Cell, ...]
    number: int | None = None

    @property
    def last_cell(self) -> Cell:
        """The cell of the last round, not monitored when there is none."""
        return self.cells[-1] if self.cells else NotMonitored()


@dataclass(frozen=True, slots=True)
class RoundSummary:
    """The number monitored in a round and how it splits.

    The colours count the cells that show one; a closing project's rating is not among them.
    """

    number_monitored: int = 0
    in_progress: int = 0
    closing: int = 0
    ended: int = 0
    green: int = 0
    yellow: int = 0
    red: int = 0
    not_due: int = 0
    not_reported: int = 0
    assessed_later: int = 0


def round_cell(facts: CellFacts, policy: SchemePolicy) -> Cell | None:
    """Return the project's cell in the round, None while nothing is settled.

    A project is Ended in the first round after its end and NotMonitored from then on. A closing
    project keeps a rating it has, but shows as closing.
    """
    if facts.shown_as_ended or (not facts.monitored and facts.rag is None):
        return NotMonitored()
    if facts.phase is ProjectPhase.CLOSING:
        return Closing(facts.rag)
    if facts.rag is not None:
        return Assessed(facts.rag)
    if facts.ended:
        return Ended()
    if facts.not_due_because is not None:
        return _not_due(facts, policy)
    return _unrated(facts)


def _not_due(facts: CellFacts, policy: SchemePolicy) -> NotDue:
    """Return the cell of a project that does not report in the round."""
    if policy.show_last_rag_when_not_due:
        return NotDue(facts.last_rag, facts.last_round_name, facts.not_due_because)
    return NotDue(because=facts.not_due_because)


def _unrated(facts: CellFacts) -> Cell | None:
    """Return the cell of a project that was due and has no rating."""
    if facts.has_report:
        because = facts.assessed_later_because
        return AssessedLater(because) if because else None
    return NotReported() if facts.round_closed else None


def summarise(rows: Iterable[OverviewRow], last_round: int = -1) -> RoundSummary:
    """Return the number monitored in the round at the place given (the last one), and its split.

    >>> cells = [Assessed(Rag.GREEN)] * 8 + [Closing(), Ended(), NotMonitored()]
    >>> july = summarise([OverviewRow(str(n), "", (), (c,)) for n, c in enumerate(cells)])
    >>> july.number_monitored, july.in_progress, july.closing, july.ended
    (10, 8, 1, 1)
    """
    cells = [row.cells[last_round] for row in rows]
    kinds = [cell_kind(cell) for cell in cells]
    colours = [cell.rag for cell in cells if isinstance(cell, Assessed)]
    monitored = len(kinds) - kinds.count(CellKind.NOT_MONITORED)
    closing, ended = kinds.count(CellKind.CLOSING), kinds.count(CellKind.ENDED)
    return RoundSummary(
        number_monitored=monitored,
        in_progress=monitored - closing - ended,
        closing=closing,
        ended=ended,
        green=colours.count(Rag.GREEN),
        yellow=colours.count(Rag.YELLOW),
        red=colours.count(Rag.RED),
        not_due=kinds.count(CellKind.NOT_DUE),
        not_reported=kinds.count(CellKind.NOT_REPORTED),
        assessed_later=kinds.count(CellKind.ASSESSED_LATER),
    )


def table_rows(rows: Iterable[OverviewRow]) -> tuple[OverviewRow, ...]:
    """Return the rows of a committee's table: monitored in its last round, in the order given."""
    return tuple(row for row in rows if not isinstance(row.last_cell, NotMonitored))


def is_problem(cell: Cell | None) -> bool:
    """Return whether the text about a round tells of the project: rated below green, or closing.

    >>> is_problem(Assessed(Rag.YELLOW)), is_problem(Closing()), is_problem(None)
    (True, True, False)
    """
    if isinstance(cell, Assessed):
        return cell.rag is not Rag.GREEN
    return isinstance(cell, Closing)


def gravity(cells: Iterable[Cell | None]) -> tuple[int, int]:
    """Return how grave a project's ratings are, as a key that puts the gravest first.

    Twice red weighs as red whatever came last; else the last colour decides, then the reds.

    >>> red, green = Assessed(Rag.RED), Assessed(Rag.GREEN)
    >>> sorted([(green,), (red, green), (red, red, green)], key=gravity)[0] == (red, red, green)
    True
    """
    colours = [cell.rag.severity for cell in cells if isinstance(cell, Assessed)]
    reds = colours.count(Rag.RED.severity)
    last = colours[-1] if colours else -1
    return -max(last, Rag.RED.severity if reds > 1 else -1), -reds


def worse_than_before(cells: tuple[Cell, ...], place: int) -> bool:
    """Return whether the rating at the place is worse than the last one shown before it.

    >>> worse_than_before((Assessed(Rag.GREEN), NotDue(), Assessed(Rag.RED)), 2)
    True
    """
    now = cells[place]
    if not isinstance(now, Assessed):
        return False
    before = [cell.rag for cell in cells[:place] if isinstance(cell, Assessed)]
    return bool(before) and now.rag > before[-1]


def may_activate(*, workshop_agreed: bool) -> Verdict:
    """Return whether a project can become active: its workshop must be agreed.

    >>> may_activate(workshop_agreed=True).allowed
    True
    """
    if workshop_agreed:
        return Verdict.yes()
    return Verdict.no(Reason(OverviewReason.NO_AGREED_WORKSHOP))


def phase_reason_given(reason: str) -> Verdict:
    """Return whether the reason for pausing, closing or terminating is written."""
    if reason.strip():
        return Verdict.yes()
    return Verdict.no(Reason(OverviewReason.PHASE_REASON_MISSING, at="reason"))


def _phase(
    state: ProjectPhase,
    to: ProjectPhase,
    action: ProjectAction,
    event: str,
    guard: str | None = None,
    *,
    mail: str | None = None,
) -> Transition[ProjectPhase]:
    """Return one row of the table of phases; a guard on the reason asks for one."""
    reason = guard == _REASON
    return Transition(
        state,
        to,
        action,
        (Role.SECRETARIAT,),
        event,
        guard,
        mail,
        journal=reason,
        reason_needed=reason,
    )


_P, _A = ProjectPhase, ProjectAction
_REASON, _AGREED = "overview.phase_reason_given", "overview.may_activate"

PROJECT_TRANSITIONS: TransitionTable[ProjectPhase] = TransitionTable(
    "project",
    (
        _phase(
            _P.REGISTERED,
            _P.WORKSHOP_OFFERED,
            _A.OFFER_WORKSHOP,
            "workshop_offered",
            mail="workshop_offered",
        ),
        _phase(_P.WORKSHOP_OFFERED, _P.PLANNED, _A.PLAN, "project_planned", _AGREED),
        _phase(_P.PLANNED, _P.ACTIVE, _A.ACTIVATE, "project_activated", _AGREED),
        _phase(_P.ACTIVE, _P.PAUSED, _A.PAUSE, "project_paused", _REASON, mail="project_paused"),
        _phase(_P.PAUSED, _P.ACTIVE, _A.RESUME, "project_resumed", mail="project_resumed"),
        _phase(_P.ACTIVE, _P.CLOSING, _A.BEGIN_CLOSING, "project_closing", _REASON),
        _phase(_P.CLOSING, _P.COMPLETED, _A.COMPLETE, "project_completed"),
        _phase(_P.CLOSING, _P.TERMINATED, _A.TERMINATE, "project_terminated", _REASON),
    ),
)
