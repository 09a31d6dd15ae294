"""Who takes an agenda item's steps and with what reason, its figures, numbers and decisions."""

import pytest
from sqlalchemy.orm import Session

from portal.domain.agenda import (
    AGENDA_ITEM_TRANSITIONS,
    AgendaItemAction,
    AgendaItemState,
    AgendaReason,
    Decision,
    DecisionKind,
    Deferral,
    FiguresOf,
)
from portal.domain.errors import DomainError
from portal.services.decisions import correct_decision, record_decision
from portal.services.item_steps import WITH_REASON, defer_item, schedule_item, step_item
from portal.services.refusals import SAVED_BY_ANOTHER, Missing
from portal.storage import models
from portal.storage.queries.committee import agenda_item
from portal.storage.queries.meetings import decisions_on
from tests.factories import TODAY
from tests.integration.committee.board import AT, Board, lay_out

DONE = Decision(DecisionKind.APPROVED, "Indstillingen blev godkendt.")


@pytest.fixture
def board(session: Session) -> Board:
    """Return a board with its meetings."""
    return lay_out(session)


def act(board: Board, item: models.AgendaItem, action: AgendaItemAction, who: str) -> None:
    """Let somebody take a step with all that it needs."""
    by, version = board.made.actor(who), item.version
    if action in {AgendaItemAction.SUBMIT, AgendaItemAction.APPROVE, *WITH_REASON}:
        step_item(board.session, item.id, action, reason="Fordi.", version=version, by=by, at=AT)
    elif action is AgendaItemAction.SCHEDULE:
        schedule_item(board.session, item.id, board.later, version=version, by=by, at=AT)
    elif action is AgendaItemAction.DEFER:
        deferral = Deferral("Ikke nået.", FiguresOf.REFRESHED)
        defer_item(board.session, item.id, deferral, version=version, by=by, at=AT)
    else:
        record_decision(board.session, item.id, DONE, version=version, link="", by=by, at=AT)


def placed(board: Board, state: AgendaItemState, action: AgendaItemAction) -> models.AgendaItem:
    """Write an item in a state; one to be decided stands on the meeting that was held."""
    at = board.held if action is AgendaItemAction.DECIDE else board.coming
    return board.item(state, at, state_reason="Ikke nået.")


@pytest.mark.parametrize(
    "who",
    ["holder_a", "certifier", "pool_owner_1", "assessor", "approver", "committee_reader"],
)
@pytest.mark.parametrize(
    "row", AGENDA_ITEM_TRANSITIONS.rows, ids=lambda row: f"{row.from_}-{row.action}"
)
def test_nobody_but_the_office_takes_a_step(board: Board, row: object, who: str) -> None:
    state, action = row.from_, AgendaItemAction(row.action)  # type: ignore[attr-defined]
    item = placed(board, state, action)
    with pytest.raises(Missing):
        act(board, item, action, who)
    assert item.state is state


@pytest.mark.parametrize(
    ("state", "action"),
    [
        (row.from_, AgendaItemAction(row.action))
        for row in AGENDA_ITEM_TRANSITIONS.rows
        if row.reason_needed and row.action in WITH_REASON
    ],
)
def test_a_step_that_needs_a_reason_is_refused_without_one(
    board: Board, state: AgendaItemState, action: AgendaItemAction
) -> None:
    item, by = board.item(state), board.made.actor("secretariat")
    with pytest.raises(DomainError) as refused:
        step_item(board.session, item.id, action, reason=" ", version=1, by=by, at=AT)
    assert (refused.value.code, refused.value.field) == (AgendaReason.REASON_MISSING, "reason")


def test_somebody_who_comes_late_changes_nothing(board: Board) -> None:
    item, by = board.item(AgendaItemState.DRAFT), board.made.actor("secretariat")
    with pytest.raises(DomainError) as refused:
        step_item(board.session, item.id, AgendaItemAction.SUBMIT, version=9, by=by, at=AT)
    assert refused.value.code == SAVED_BY_ANOTHER


def test_a_deferred_item_tells_where_it_came_from_and_shows_the_figures_it_had(
    board: Board,
) -> None:
    item, by = board.item(AgendaItemState.READY, approved_at=AT), board.made.actor("secretariat")
    schedule_item(board.session, item.id, board.coming, version=item.version, by=by, at=AT)
    board.made.scheme.subject = "andre projekter"
    board.session.flush()
    deferral = Deferral("Udvalget nåede ikke punktet.", FiguresOf.FROZEN, board.later)
    defer_item(board.session, item.id, deferral, version=item.version, by=by, at=AT)
    row = agenda_item(board.session, by, TODAY, item.id)
    assert row is not None
    assert item.state is AgendaItemState.SCHEDULED
    assert [one.meeting_id for one in row.placements] == [board.coming, board.later]
    assert row.placements[-1].from_meeting_id == board.coming
    assert row.placements[-1].reason == "Udvalget nåede ikke punktet."
    assert row.frozen is not None
    assert row.frozen["da"]["subject"] == "integrationsprojekter"  # type: ignore[index]


def test_an_item_is_not_deferred_to_an_earlier_meeting_or_a_closed_one(board: Board) -> None:
    by = board.made.actor("secretariat")
    for meeting_id in (board.held, board.coming):
        item = board.item(AgendaItemState.SCHEDULED, board.later)
        deferral = Deferral("Ikke nået.", FiguresOf.REFRESHED, meeting_id)
        with pytest.raises(DomainError):
            defer_item(board.session, item.id, deferral, version=1, by=by, at=AT)


def test_decisions_are_numbered_by_committee_and_year_without_gaps(board: Board) -> None:
    by = board.made.actor("secretariat")
    numbers = []
    for _each in range(3):
        item = board.item(AgendaItemState.SCHEDULED, board.held)
        numbers.append(
            record_decision(board.session, item.id, DONE, version=1, link="", by=by, at=AT)
        )
    assert numbers == ["BIU 1/2010", "BIU 2/2010", "BIU 3/2010"]


def test_a_correction_is_a_new_version_with_its_reason_and_the_same_number(board: Board) -> None:
    item, by = board.item(AgendaItemState.SCHEDULED, board.held), board.made.actor("secretariat")
    number = record_decision(board.session, item.id, DONE, version=1, link="", by=by, at=AT)
    right = Decision(DecisionKind.TAKEN_NOTE, "Taget til efterretning.")
    with pytest.raises(DomainError):
        correct_decision(board.session, item.id, right, " ", version=item.version, by=by, at=AT)
    correct_decision(
        board.session, item.id, right, "Tastefejl.", version=item.version, by=by, at=AT
    )
    first, second = decisions_on(board.session, [item.id])[item.id]
    assert (first.kind, first.text) == (DONE.kind, DONE.text)
    assert (second.kind, second.correction_reason) == (DecisionKind.TAKEN_NOTE, "Tastefejl.")
    assert first.number == second.number == number
    assert (first.version, second.version) == (1, 2)


def test_a_deferral_by_the_committee_is_written_as_a_decision_and_the_item_waits(
    board: Board,
) -> None:
    item, by = board.item(AgendaItemState.SCHEDULED, board.held), board.made.actor("secretariat")
    without_words = Decision(DecisionKind.DEFERRED)
    with pytest.raises(DomainError) as refused:
        record_decision(board.session, item.id, without_words, version=1, link="", by=by, at=AT)
    assert refused.value.field == "text"
    deferred = Decision(DecisionKind.DEFERRED, "Udvalget ønsker flere oplysninger.")
    record_decision(board.session, item.id, deferred, version=1, link="", by=by, at=AT)
    assert item.state is AgendaItemState.DEFERRED
    schedule_item(board.session, item.id, board.coming, version=item.version, by=by, at=AT)
    assert item.placements[-1].reason == "Udvalget ønsker flere oplysninger."


def test_nothing_is_decided_before_the_meeting_is_held_or_changed_without_words(
    board: Board,
) -> None:
    by = board.made.actor("secretariat")
    early = board.item(AgendaItemState.SCHEDULED)
    with pytest.raises(DomainError) as refused:
        record_decision(board.session, early.id, DONE, version=1, link="", by=by, at=AT)
    assert refused.value.code == AgendaReason.MEETING_NOT_HELD
    item = board.item(AgendaItemState.SCHEDULED, board.held)
    changed = Decision(DecisionKind.APPROVED_WITH_CHANGES)
    with pytest.raises(DomainError) as refused:
        record_decision(board.session, item.id, changed, version=1, link="", by=by, at=AT)
    assert refused.value.code == AgendaReason.CHANGES_MISSING
