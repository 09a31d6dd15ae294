"""The committee's agenda item with the overview of a round, composed from data (R9-R15)."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from docgen.views import (
    AgendaItemView,
    OverviewRowView,
    PostponementView,
    ProblemProjectView,
    RoundCountsView,
)
from portal.domain.actors import Actor
from portal.domain.agenda import Placement
from portal.domain.overview import OverviewRow, RoundSummary, summarise, table_rows
from portal.domain.permissions import Action, DocumentFacts, may
from portal.domain.rag import Assessed, AssessedLater, Cell, Closing, Ended, Rag
from portal.i18n import gettext as _
from portal.services.documents.cells import status_cell
from portal.services.documents.sources import DocumentGap, as_language, decision, sender
from portal.storage.models.projects import Project
from portal.storage.queries.committee import AgendaItemRow, agenda_item_of_round
from portal.storage.queries.matrix import Matrix, MatrixRow, matrix
from portal.storage.queries.organisations import committee, municipality, pools
from portal.storage.queries.project_facts import facts_of
from portal.storage.queries.schemes import RoundRow, SchemeRow, round_row, scheme

ROUNDS_SHOWN = 3


def agenda_item_view(
    session: Session, round_id: str, *, language: str, by: Actor, today: date
) -> AgendaItemView:
    """Return everything the agenda item about a round prints.

    Raises:
        DocumentGap: There is no such round or no item about it yet.
    """
    of_round, of_scheme, item = _found(session, round_id, by, today)
    place = item.placements[-1] if item.placements else None
    if place is None:
        raise DocumentGap(_("Punktet er ikke sat på et møde endnu."))
    shown = _shown(session, by, today, of_scheme.id, round_id)
    rows = tuple(_settled(row) for row in shown.rows)
    listed = table_rows(rows)
    heard = committee(session, of_scheme.committee_id)
    office = municipality(session)
    return AgendaItemView(
        language=as_language(language),
        sender=sender(session, heard.name if heard else ""),
        committee=heard.name if heard else "",
        proposer=of_scheme.organisation_name,
        meeting_date=place.meeting_date,
        item_number=place.number or 0,
        title=item.title,
        subject=of_scheme.subject,
        round_name=of_round.name,
        rounds=tuple(one.name for one in shown.rounds),
        rows=tuple(_row(row) for row in listed),
        counts=_counts(summarise(rows)),
        decision=decision(of_scheme),
        threshold=of_scheme.policy.monitored_at_least,
        written_on=today,
        case_number=item.case_number,
        postponed=_postponed(place),
        problem_projects=_problems(session, by, today, of_scheme.id, shown),
        ended_projects=tuple(row.name for row in listed if isinstance(row.last_cell, Ended)),
        section_preset=office.section_preset if office else "copenhagen",
        section_overrides=dict(item.sections),
    )


def _found(
    session: Session, round_id: str, by: Actor, today: date
) -> tuple[RoundRow, SchemeRow, AgendaItemRow]:
    of_round = round_row(session, round_id)
    of_scheme = scheme(session, of_round.scheme_id) if of_round else None
    if of_round is None or of_scheme is None or not _is_theirs(of_scheme, by, today):
        raise DocumentGap(_("Runden findes ikke."))
    item = agenda_item_of_round(session, by, today, round_id)
    if item is None:
        raise DocumentGap(_("Der er ikke oprettet et dagsordenspunkt om denne runde endnu."))
    return of_round, of_scheme, item


def _is_theirs(of_scheme: SchemeRow, by: Actor, today: date) -> bool:
    """Return whether the actor may know of the scheme's rounds; a foreign one is a missing one."""
    facts = DocumentFacts(of_scheme.id, (of_scheme.committee_id,))
    return may(by, Action.VIEW_DOCUMENT, facts, today, of_scheme.policy).allowed


def _shown(session: Session, by: Actor, today: date, scheme_id: str, round_id: str) -> Matrix:
    whole = matrix(session, by, today, scheme_id).until(round_id)
    return whole.between(max(0, len(whole.rounds) - ROUNDS_SHOWN), len(whole.rounds))


def _settled(row: MatrixRow) -> OverviewRow:
    """Return a row in which what nobody has judged yet is told as judged later."""
    cells: tuple[Cell, ...] = tuple(AssessedLater() if cell is None else cell for cell in row.cells)
    return OverviewRow(row.project_id, row.name, row.owners, cells, row.number)


def _row(row: OverviewRow) -> OverviewRowView:
    cells = tuple(status_cell(cell) for cell in row.cells)
    return OverviewRowView(row.name, "/".join(row.owners), cells)


def _counts(summary: RoundSummary) -> RoundCountsView:
    return RoundCountsView(
        monitored=summary.number_monitored,
        green=summary.green,
        yellow=summary.yellow,
        red=summary.red,
        closing=summary.closing,
        ended=summary.ended,
        other=summary.not_due + summary.not_reported + summary.assessed_later,
    )


def _postponed(place: Placement) -> PostponementView | None:
    if place.from_meeting_date is None:
        return None
    return PostponementView(place.committee, place.from_meeting_date)


def _problems(
    session: Session, by: Actor, today: date, scheme_id: str, shown: Matrix
) -> tuple[ProblemProjectView, ...]:
    whole = {row.project_id: row for row in matrix(session, by, today, scheme_id).rows}
    found = [row for row in shown.rows if row.cells and _is_problem(row.cells[-1])]
    places = facts_of(session, [row.project_id for row in found])
    known = {pool.id: pool for pool in pools(session)}
    views = []
    for row in found:
        paying = [known[pool_id] for pool_id in places[row.project_id].pool_ids]
        views.append(
            ProblemProjectView(
                name=row.name,
                owner="/".join(row.owners),
                red_rounds=_red_rounds(row, shown),
                pool=", ".join(pool.name for pool in paying),
                pool_owner=", ".join(dict.fromkeys(pool.owner_name for pool in paying)),
                reason=_reason(session, whole[row.project_id]),
                closing=isinstance(row.cells[-1], Closing),
            )
        )
    return tuple(views)


def _is_problem(cell: Cell | None) -> bool:
    match cell:
        case Assessed(rag):
            return rag is not Rag.GREEN
        case Closing():
            return True
        case _:
            return False


def _red_rounds(row: MatrixRow, shown: Matrix) -> tuple[str, ...]:
    pairs = zip(row.cells, shown.rounds, strict=True)
    return tuple(one.name for cell, one in pairs if cell == Assessed(Rag.RED))


def _reason(session: Session, row: MatrixRow) -> str:
    """Return the office's own words on a project's problems, else the latest rationale."""
    note = session.get_one(Project, row.project_id).problem_note
    return note or next(_rationales(row), "")


def _rationales(row: MatrixRow) -> Iterator[str]:
    return (
        found.rationale
        for found in reversed(row.assessments)
        if found is not None and found.rag is not Rag.GREEN and found.rationale
    )
