"""The committee's agenda item with the overview of a round, composed from data (R9-R15)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from docgen.views import (
    AgendaItemView,
    AnswerView,
    OverviewRowView,
    ProblemProjectView,
    RoundCountsView,
)
from portal.domain.agenda import Placement
from portal.domain.assessments import AssessmentState
from portal.domain.escalation import RoundRating
from portal.domain.overview import OverviewRow, RoundSummary, is_problem, summarise, table_rows
from portal.domain.permissions import Action
from portal.domain.policy import SchemePolicy
from portal.domain.rag import AssessedLater, Cell, Closing, Ended, Rag
from portal.i18n import gettext as _
from portal.services.documents.cells import status_cell
from portal.services.documents.item_frame import frozen_view, item_frame, place_of
from portal.services.documents.reader import Reader
from portal.services.documents.sources import DocumentGap, decision
from portal.storage.queries.committee import AgendaItemRow, agenda_item_of_round
from portal.storage.queries.escalation import CaseRow, answered_cases
from portal.storage.queries.matrix import RATED, Matrix, MatrixRow, matrix
from portal.storage.queries.organisations import municipality, pools
from portal.storage.queries.project_facts import facts_of
from portal.storage.queries.schemes import SchemeRow, round_row, scheme

ROUNDS_SHOWN = 3


def item_of_round(session: Session, round_id: str, reader: Reader) -> AgendaItemRow:
    """Return the item with the overview of a round.

    Raises:
        DocumentGap: There is no such round or no item about it yet.
    """
    of_round = round_row(session, round_id)
    of_scheme = scheme(session, of_round.scheme_id) if of_round else None
    if of_scheme is None or not reader.may(Action.VIEW_DOCUMENT, of_scheme):
        raise DocumentGap(_("Runden findes ikke."))
    item = agenda_item_of_round(session, reader.by, reader.today, round_id)
    if item is None:
        raise DocumentGap(_("Der er ikke oprettet et dagsordenspunkt om denne runde endnu."))
    return item


def overview_view(
    session: Session, item: AgendaItemRow, of_scheme: SchemeRow, reader: Reader
) -> AgendaItemView:
    """Return what an item with a round's overview prints: today's figures, or the frozen ones.

    Raises:
        DocumentGap: The item has no place on a meeting yet.
    """
    frozen = frozen_view(AgendaItemView, item, reader)
    if frozen is None:
        return live_overview(session, item, of_scheme, reader)
    place, office = _place(item), municipality(session)
    return replace(
        frozen,
        meeting_date=place.meeting_date,
        item_number=place.number or 0,
        written_on=reader.today,
        **item_frame(session, item, of_scheme, office, reader),
    )


def live_overview(
    session: Session, item: AgendaItemRow, of_scheme: SchemeRow, reader: Reader
) -> AgendaItemView:
    """Return what an item with a round's overview prints with the figures of today.

    Raises:
        DocumentGap: The item has no place on a meeting yet, or its round is gone.
    """
    place, office = _place(item), municipality(session)
    of_round = round_row(session, item.round_id)
    if of_round is None:
        raise DocumentGap(_("Runden findes ikke."))
    whole = matrix(session, reader.by, reader.today, of_scheme.id)
    shown = _shown(whole, of_round.id)
    rows = tuple(_settled(row) for row in shown.rows)
    listed = table_rows(rows)
    return AgendaItemView(
        proposer=of_scheme.organisation_name,
        meeting_date=place.meeting_date,
        item_number=place.number or 0,
        subject=of_scheme.subject,
        round_name=of_round.name,
        rounds=tuple(one.name for one in shown.rounds),
        rows=tuple(_row(row) for row in listed),
        counts=_counts(summarise(rows)),
        decision=decision(of_scheme),
        threshold=of_scheme.policy.monitored_at_least,
        written_on=reader.today,
        problem_projects=_problems(session, whole, shown, of_scheme.policy),
        ended_projects=tuple(row.name for row in listed if isinstance(row.last_cell, Ended)),
        **item_frame(session, item, of_scheme, office, reader),
    )


def _place(item: AgendaItemRow) -> Placement:
    place = place_of(item)
    if place is None:
        raise DocumentGap(_("Punktet er ikke sat på et møde endnu."))
    return place


def _shown(whole: Matrix, round_id: str) -> Matrix:
    so_far = whole.until(round_id)
    return so_far.between(max(0, len(so_far.rounds) - ROUNDS_SHOWN), len(so_far.rounds))


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


def _problems(
    session: Session, whole: Matrix, shown: Matrix, policy: SchemePolicy
) -> tuple[ProblemProjectView, ...]:
    so_far = whole.until(shown.rounds[-1].id) if shown.rounds else whole
    until_now = {row.project_id: row for row in so_far.rows}
    found = [row for row in shown.rows if row.cells and is_problem(row.cells[-1])]
    ids = [row.project_id for row in found]
    places, answered = facts_of(session, ids), answered_cases(session, ids)
    known = {pool.id: pool for pool in pools(session)}
    views = []
    for row in found:
        paying = [known[pool_id] for pool_id in places[row.project_id].pool_ids]
        views.append(
            ProblemProjectView(
                name=row.name,
                owner="/".join(row.owners),
                red_rounds=_red_rounds(until_now[row.project_id], so_far, policy),
                pool=", ".join(pool.name for pool in paying),
                pool_owner=", ".join(dict.fromkeys(pool.owner_name for pool in paying)),
                reason=_reason(until_now[row.project_id]),
                closing=isinstance(row.cells[-1], Closing),
                answers=_answers(answered.get(row.project_id, ()), shown.rounds[-1].due),
            )
        )
    return tuple(views)


def _answers(cases: tuple[CaseRow, ...], until: date) -> tuple[AnswerView, ...]:
    """Return what committees had decided on a project when the reports of a round were due."""
    return tuple(
        AnswerView(
            one.name,
            one.answered_on,
            one.answer.value,
            tuple(each.name for each in case.rounds),
            one.reference,
        )
        for case in cases
        for one in case.committees
        if one.answer is not None and one.answered_on is not None and one.answered_on <= until
    )


def _red_rounds(row: MatrixRow, so_far: Matrix, policy: SchemePolicy) -> tuple[str, ...]:
    """Return the names of the red rounds that count, those yet to be published among them."""
    coming = [
        RoundRating(one.round_id, one.round_position, one.rag)
        for one in row.assessments
        if one is not None and one.state is AssessmentState.APPROVED
    ]
    counted = set(row.reds(policy, *coming).round_ids)
    return tuple(one.name for one in so_far.rounds if one.id in counted)


def _reason(row: MatrixRow) -> str:
    """Return the office's own words on a project's problems, else the latest approved rationale."""
    return row.problem_note or next(_rationales(row), "")


def _rationales(row: MatrixRow) -> Iterator[str]:
    return (
        found.rationale
        for found in reversed(row.assessments)
        if found is not None and found.state in RATED
        if found.rag is not Rag.GREEN and found.rationale
    )
