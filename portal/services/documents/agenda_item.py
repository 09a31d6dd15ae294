"""The committee's agenda item with the overview of a round, composed from data (R9-R15)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TypedDict, cast

from sqlalchemy.orm import Session

from docgen import presets
from docgen.views import (
    AgendaItemView,
    CaseLine,
    OverviewRowView,
    PostponementView,
    ProblemProjectView,
    RoundCountsView,
    SectionPlan,
)
from portal.domain.actors import Actor
from portal.domain.agenda import AgendaItemState, FiguresOf, Placement
from portal.domain.assessments import AssessmentState
from portal.domain.escalation import RoundRating
from portal.domain.overview import OverviewRow, RoundSummary, is_problem, summarise, table_rows
from portal.domain.permissions import Action, DocumentFacts, may
from portal.domain.policy import SchemePolicy
from portal.domain.rag import AssessedLater, Cell, Closing, Ended, Rag
from portal.i18n import gettext as _
from portal.services.documents.cells import status_cell
from portal.services.documents.decision_text import decision_text
from portal.services.documents.frozen import Kept, thaw
from portal.services.documents.sources import DocumentGap, as_language, decision, sender
from portal.storage.queries.committee import AgendaItemRow, agenda_item_of_round
from portal.storage.queries.matrix import Matrix, MatrixRow, matrix
from portal.storage.queries.meetings import decisions_on
from portal.storage.queries.organisations import (
    MunicipalityRow,
    committee,
    municipality,
    pools,
)
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
    _of_round, of_scheme, item = _found(session, round_id, by, today)
    return overview_view(session, item, of_scheme, language=language, by=by, today=today)


def item_of_round(session: Session, round_id: str, by: Actor, today: date) -> AgendaItemRow:
    """Return the item with the overview of a round.

    Raises:
        DocumentGap: There is no such round or no item about it yet.
    """
    return _found(session, round_id, by, today)[2]


def overview_view(
    session: Session,
    item: AgendaItemRow,
    of_scheme: SchemeRow,
    *,
    language: str,
    by: Actor,
    today: date,
) -> AgendaItemView:
    """Return what an item with a round's overview prints: today's figures, or the frozen ones.

    Raises:
        DocumentGap: The item has no place on a meeting yet.
    """
    kept = item.frozen if item.figures is FiguresOf.FROZEN else None
    if kept is None or language not in kept:
        return live_view(session, item, of_scheme, language=language, by=by, today=today)
    place, heard, office = _frame(session, item, of_scheme)
    return replace(
        thaw(AgendaItemView, cast(Kept, kept[language])),
        meeting_date=place.meeting_date,
        item_number=place.number or 0,
        title=item.title,
        case_number=item.case_number,
        written_on=today,
        postponed=_postponed(place),
        committee=heard,
        sender=sender(session, heard),
        section_overrides=_overrides(session, item, language),
        **_layout(office, item, language),
    )


def live_view(
    session: Session,
    item: AgendaItemRow,
    of_scheme: SchemeRow,
    *,
    language: str,
    by: Actor,
    today: date,
) -> AgendaItemView:
    """Return what an item with a round's overview prints with the figures of today.

    Raises:
        DocumentGap: The item has no place on a meeting yet, or its round is gone.
    """
    place, heard, office = _frame(session, item, of_scheme)
    of_round = round_row(session, item.round_id)
    if of_round is None:
        raise DocumentGap(_("Runden findes ikke."))
    shown = _shown(session, by, today, of_scheme.id, of_round.id)
    rows = tuple(_settled(row) for row in shown.rows)
    listed = table_rows(rows)
    return AgendaItemView(
        language=as_language(language),
        sender=sender(session, heard),
        committee=heard,
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
        problem_projects=_problems(session, by, today, of_scheme, shown),
        ended_projects=tuple(row.name for row in listed if isinstance(row.last_cell, Ended)),
        section_overrides=_overrides(session, item, language),
        **_layout(office, item, language),
    )


def _overrides(session: Session, item: AgendaItemRow, language: str) -> dict[str, str]:
    """Return the office's own texts, and the committee's decision once there is one."""
    decided = decisions_on(session, [item.id])[item.id]
    texts = dict(item.sections)
    if decided and item.state in {AgendaItemState.DECIDED, AgendaItemState.REOPENED}:
        texts["decision"] = decision_text(decided[-1], language)
    return texts


class _Layout(TypedDict):
    """How the office sets an item: which sections, in which order, and its line of the case."""

    section_preset: str
    sections: tuple[SectionPlan, ...]
    case_line: CaseLine


def _layout(office: MunicipalityRow | None, item: AgendaItemRow, language: str) -> _Layout:
    preset = office.section_preset if office else "copenhagen"
    order = office.section_order.split() if office else []
    line: CaseLine = "none"
    if office is not None and office.opens_with_case_line:
        line = "closed" if item.is_closed else "open"
    plans = presets.ordered(preset, as_language(language), order) if order else ()
    return _Layout(section_preset=preset, sections=plans, case_line=line)


def _frame(
    session: Session, item: AgendaItemRow, of_scheme: SchemeRow
) -> tuple[Placement, str, MunicipalityRow | None]:
    """Return where the item stands, the committee's name, and the municipality."""
    place = item.placements[-1] if item.placements else None
    if place is None:
        raise DocumentGap(_("Punktet er ikke sat på et møde endnu."))
    heard = committee(session, of_scheme.committee_id)
    return place, heard.name if heard else "", municipality(session)


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
    session: Session, by: Actor, today: date, of_scheme: SchemeRow, shown: Matrix
) -> tuple[ProblemProjectView, ...]:
    everything = matrix(session, by, today, of_scheme.id)
    whole = {row.project_id: row for row in everything.rows}
    so_far = everything.until(shown.rounds[-1].id) if shown.rounds else everything
    until_now = {row.project_id: row for row in so_far.rows}
    found = [row for row in shown.rows if row.cells and is_problem(row.cells[-1])]
    places = facts_of(session, [row.project_id for row in found])
    known = {pool.id: pool for pool in pools(session)}
    views = []
    for row in found:
        paying = [known[pool_id] for pool_id in places[row.project_id].pool_ids]
        views.append(
            ProblemProjectView(
                name=row.name,
                owner="/".join(row.owners),
                red_rounds=_red_rounds(until_now[row.project_id], so_far, of_scheme.policy),
                pool=", ".join(pool.name for pool in paying),
                pool_owner=", ".join(dict.fromkeys(pool.owner_name for pool in paying)),
                reason=_reason(whole[row.project_id]),
                closing=isinstance(row.cells[-1], Closing),
            )
        )
    return tuple(views)


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
    """Return the office's own words on a project's problems, else the latest rationale."""
    return row.problem_note or next(_rationales(row), "")


def _rationales(row: MatrixRow) -> Iterator[str]:
    return (
        found.rationale
        for found in reversed(row.assessments)
        if found is not None and found.rag is not Rag.GREEN and found.rationale
    )
