"""What the public may know of rounds and ratings: only what has a time of publication (R146).

No actor is asked and no right: a row without ``published_at`` does not exist here, nor a round
without it, nor a project of which nothing is out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.assessments import AssessmentState
from portal.domain.overview import OverviewRow
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
from portal.storage.models.assessments import Assessment, RoundStanding
from portal.storage.models.organisations import Organisation
from portal.storage.models.projects import Project
from portal.storage.models.schemes import MonitoringScheme, ReportingRound
from portal.storage.queries.projects import owner_names
from portal.storage.queries.schemes import policy_from_json

ROUNDS_SHOWN = 3
"""As many rounds stand beside each other as in the committee's item (R12)."""

Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PublicRound:
    """A published round."""

    id: str
    scheme_id: str
    scheme_name: str
    name: str
    position: int
    period_start: date
    period_end: date
    published_at: datetime


@dataclass(frozen=True, slots=True)
class PublicRating:
    """One published version of an assessment; the note tells why it was corrected or withdrawn."""

    project_id: str
    round_id: str
    number: int
    rag: Rag
    activity: Rag | None
    result: Rag | None
    published_at: datetime
    is_withdrawn: bool
    note: str


@dataclass(frozen=True, slots=True)
class PublicRow:
    """A project in the overview: its cells, oldest round first, and its rating in the last one."""

    overview: OverviewRow
    last: PublicRating | None
    is_corrected: bool


@dataclass(frozen=True, slots=True)
class PublicProject:
    """What the public may know of a project that has something published."""

    id: str
    name: str
    scheme_id: str
    scheme_name: str
    purpose: str
    holder: str
    owners: tuple[str, ...]
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class PublicStanding:
    """How a project stood in one published round, with every version that was published."""

    round: PublicRound
    cell: Cell
    versions: tuple[PublicRating, ...]


def public_rounds(session: Session) -> tuple[PublicRound, ...]:
    """Return the published rounds of all schemes, the newest first."""
    asked = (
        select(ReportingRound, MonitoringScheme.name)
        .join(MonitoringScheme, MonitoringScheme.id == ReportingRound.scheme_id)
        .where(ReportingRound.published_at.is_not(None))
        .order_by(
            ReportingRound.published_at.desc(),
            MonitoringScheme.position,
            ReportingRound.position.desc(),
            ReportingRound.id,
        )
    )
    return tuple(
        PublicRound(
            row.id,
            row.scheme_id,
            scheme,
            row.name,
            row.position,
            row.period_start,
            row.period_end,
            row.published_at,
        )
        for row, scheme in session.execute(asked)
        if row.published_at is not None
    )


def rounds_until(session: Session, of_round: PublicRound) -> tuple[PublicRound, ...]:
    """Return the published rounds of a scheme as far as one of them, the oldest first."""
    return tuple(
        sorted(
            (
                one
                for one in public_rounds(session)
                if one.scheme_id == of_round.scheme_id and one.position <= of_round.position
            ),
            key=lambda one: one.position,
        )
    )


def public_overview(session: Session, rounds: tuple[PublicRound, ...]) -> tuple[PublicRow, ...]:
    """Return the projects of which something is out in some rounds, in the order of their numbers.

    Args:
        session: Any session.
        rounds: Published rounds of one scheme, the oldest first.
    """
    shown = _Shown.of(session, rounds)
    ids = sorted({project_id for project_id, _round_id in shown.known})
    asked = select(Project).where(Project.id.in_(ids)).order_by(Project.number, Project.id)
    owners = owner_names(session, ids)
    return tuple(
        PublicRow(
            OverviewRow(row.id, row.name, owners[row.id], shown.cells(row.id, rounds), row.number),
            shown.newest((row.id, rounds[-1].id)),
            len(shown.versions((row.id, rounds[-1].id))) > 1,
        )
        for row in session.scalars(asked)
    )


def public_project(session: Session, project_id: str) -> PublicProject | None:
    """Return a project of which something is out, None when there is none."""
    if not public_history(session, project_id):
        return None
    asked = (
        select(Project, MonitoringScheme.name, Organisation.name)
        .join(MonitoringScheme, MonitoringScheme.id == Project.scheme_id)
        .join(Organisation, Organisation.id == Project.holder_organisation_id)
        .where(Project.id == project_id)
    )
    row, scheme, holder = session.execute(asked).one()
    return PublicProject(
        id=row.id,
        name=row.name,
        scheme_id=row.scheme_id,
        scheme_name=scheme,
        purpose=row.purpose,
        holder=holder,
        owners=owner_names(session, [row.id])[row.id],
        starts_on=row.starts_on,
        ends_on=row.ends_on,
    )


def public_history(session: Session, project_id: str) -> tuple[PublicStanding, ...]:
    """Return how a project stood in each published round it was in, the oldest first."""
    scheme_id = session.scalar(select(Project.scheme_id).where(Project.id == project_id))
    mine = [one for one in public_rounds(session) if one.scheme_id == scheme_id]
    rounds = tuple(sorted(mine, key=lambda one: one.position))
    shown = _Shown.of(session, rounds)
    cells = shown.cells(project_id, rounds)
    return tuple(
        PublicStanding(one, cell, shown.versions((project_id, one.id)))
        for one, cell in zip(rounds, cells, strict=True)
        if (project_id, one.id) in shown.known
    )


@dataclass(frozen=True, slots=True)
class _Shown:
    """Everything published of some rounds, by project and round."""

    ratings: Mapping[Place, tuple[PublicRating, ...]]
    standings: Mapping[Place, RoundStanding]
    shows_last: bool

    @classmethod
    def of(cls, session: Session, rounds: tuple[PublicRound, ...]) -> "_Shown":
        """Read what is published of the rounds, and nothing else."""
        ids = [one.id for one in rounds]
        found = (
            select(Assessment)
            .where(Assessment.round_id.in_(ids), Assessment.published_at.is_not(None))
            .order_by(Assessment.project_id, Assessment.round_id, Assessment.number)
        )
        ratings: dict[Place, tuple[PublicRating, ...]] = {}
        for row in session.scalars(found):
            place = (row.project_id, row.round_id)
            before = ratings.get(place, ())
            ratings[place] = (*before, *_rating(row, is_first=not before))
        standing = select(RoundStanding).where(RoundStanding.round_id.in_(ids))
        asked = select(MonitoringScheme.policy).where(
            MonitoringScheme.id.in_([one.scheme_id for one in rounds])
        )
        policies = [policy_from_json(one) for one in session.scalars(asked)]
        return cls(
            ratings,
            {(row.project_id, row.round_id): row for row in session.scalars(standing)},
            any(one.show_last_rag_when_not_due for one in policies),
        )

    @property
    def known(self) -> frozenset[Place]:
        """The places of which something is out; not being monitored is nothing."""
        stood = {
            place for place, row in self.standings.items() if row.kind is not CellKind.NOT_MONITORED
        }
        return frozenset(self.ratings.keys() | stood)

    def versions(self, place: Place) -> tuple[PublicRating, ...]:
        """Return every published version at a place, the first one first."""
        return self.ratings.get(place, ())

    def newest(self, place: Place) -> PublicRating | None:
        """Return the newest published version at a place."""
        found = self.versions(place)
        return found[-1] if found else None

    def cells(self, project_id: str, rounds: tuple[PublicRound, ...]) -> tuple[Cell, ...]:
        """Return a project's cells in the order of the rounds."""
        cells: list[Cell] = []
        last: tuple[Rag, str] | None = None
        for one in rounds:
            newest = self.newest((project_id, one.id))
            rag = newest.rag if newest is not None and not newest.is_withdrawn else None
            cells.append(self._cell((project_id, one.id), rag, last))
            if rag is not None:
                last = (rag, one.name)
        return tuple(cells)

    def _cell(self, place: Place, rag: Rag | None, last: tuple[Rag, str] | None) -> Cell:
        standing = self.standings.get(place)
        closing = standing is not None and standing.kind is CellKind.CLOSING
        if rag is not None and not closing:
            return Assessed(rag)
        if place in self.ratings and not closing:
            return AssessedLater()
        if standing is None:
            return NotMonitored()
        shown = last if last is not None and self.shows_last else (None, None)
        because = standing.reason or None
        cells: dict[CellKind, Cell] = {
            CellKind.CLOSING: Closing(rag),
            CellKind.ENDED: Ended(),
            CellKind.NOT_DUE: NotDue(shown[0], shown[1], because),
            CellKind.NOT_REPORTED: NotReported(),
            CellKind.ASSESSED_LATER: AssessedLater(because),
        }
        return cells.get(standing.kind, NotMonitored())


def _rating(row: Assessment, *, is_first: bool) -> tuple[PublicRating, ...]:
    """Return a version as the public sees it; the note of a first one is the office's own."""
    if row.rag is None or row.published_at is None:
        return ()
    withdrawn = row.state is AssessmentState.WITHDRAWN
    return (
        PublicRating(
            project_id=row.project_id,
            round_id=row.round_id,
            number=row.number,
            rag=row.rag,
            activity=row.activity,
            result=row.result,
            published_at=row.published_at,
            is_withdrawn=withdrawn,
            note=row.note if withdrawn or not is_first else "",
        ),
    )
