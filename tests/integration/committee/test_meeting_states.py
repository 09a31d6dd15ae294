"""Who moves a meeting and when, its agenda's order and its day, on both databases."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.agenda import (
    AgendaItemState,
    AgendaReason,
    MeetingAction,
    MeetingFacts,
)
from portal.domain.errors import DomainError
from portal.services.meetings import (
    create_meeting,
    edit_meeting,
    meeting_mark,
    move_item,
    order_items,
    step_meeting,
)
from portal.services.refusals import Missing
from portal.storage import models
from tests.factories import TODAY
from tests.integration.committee.board import AT, COMING_ON, Board, lay_out

PAST = date(2010, 5, 3)


@pytest.fixture
def board(session: Session) -> Board:
    """Return a board with its meetings."""
    return lay_out(session)


def test_a_cancelled_meeting_is_told_to_the_office_and_to_the_readers(board: Board) -> None:
    by = board.made.actor("secretariat")
    step_meeting(
        board.session, board.coming, MeetingAction.CANCEL, reason="Ferie", link="", by=by, at=AT
    )
    mails = board.session.scalars(
        select(models.OutboundMail).where(models.OutboundMail.kind == "meeting_cancelled")
    ).all()
    assert {mail.address.split("@")[0] for mail in mails} == {"secretariat", "committee_reader"}


@pytest.mark.parametrize("who", ["holder_a", "pool_owner_1", "assessor", "approver"])
@pytest.mark.parametrize("action", MeetingAction)
def test_nobody_but_the_office_moves_a_meeting(
    board: Board, action: MeetingAction, who: str
) -> None:
    with pytest.raises(Missing):
        step_meeting(
            board.session, board.coming, action, reason="Ja", by=board.made.actor(who), at=AT
        )


def test_a_meeting_is_cancelled_with_a_reason_and_not_held_before_its_day(board: Board) -> None:
    by = board.made.actor("secretariat")
    with pytest.raises(DomainError) as refused:
        step_meeting(board.session, board.coming, MeetingAction.CANCEL, by=by, at=AT)
    assert refused.value.field == "reason"
    step_meeting(board.session, board.coming, MeetingAction.CLOSE_AGENDA, by=by, at=AT)
    with pytest.raises(DomainError) as refused:
        step_meeting(board.session, board.coming, MeetingAction.HOLD, by=by, at=AT)
    assert refused.value.code == AgendaReason.MEETING_NOT_YET


def test_minutes_are_not_approved_while_an_item_lacks_its_decision(board: Board) -> None:
    by = board.made.actor("secretariat")
    item = board.item(AgendaItemState.SCHEDULED, board.held)
    board.item(AgendaItemState.DRAFT, board.held)
    with pytest.raises(DomainError) as refused:
        step_meeting(board.session, board.held, MeetingAction.APPROVE_MINUTES, by=by, at=AT)
    assert refused.value.code == AgendaReason.ITEMS_UNDECIDED
    item.state = AgendaItemState.DECIDED
    board.session.flush()
    step_meeting(board.session, board.held, MeetingAction.APPROVE_MINUTES, by=by, at=AT)


def test_items_swap_the_numbers_they_have(board: Board) -> None:
    by = board.made.actor("secretariat")
    items = [board.item(AgendaItemState.SCHEDULED) for _each in range(3)]
    for item, number in zip(items, (4, 7, 9), strict=True):
        item.placements[0].number = number
    board.session.flush()
    ids = [item.id for item in items]

    def numbers() -> list[int | None]:
        board.session.expire_all()
        return [item.placements[0].number for item in items]

    move_item(board.session, board.coming, ids[2], up=True, by=by, at=AT)
    assert numbers() == [4, 9, 7]
    move_item(board.session, board.coming, ids[0], up=True, by=by, at=AT)
    assert numbers() == [4, 9, 7]
    order_items(board.session, board.coming, [ids[1], ids[2], ids[0]], by=by, at=AT)
    assert numbers() == [9, 4, 7]
    with pytest.raises(DomainError):
        order_items(board.session, board.coming, ["zzzzzzzzzzzz"], by=by, at=AT)
    step_meeting(board.session, board.coming, MeetingAction.CLOSE_AGENDA, by=by, at=AT)
    with pytest.raises(DomainError):
        move_item(board.session, board.coming, ids[0], up=False, by=by, at=AT)


def test_closing_the_agenda_keeps_the_figures_the_committee_gets(board: Board) -> None:
    by = board.made.actor("secretariat")
    item = board.item(AgendaItemState.SCHEDULED)
    step_meeting(board.session, board.coming, MeetingAction.CLOSE_AGENDA, by=by, at=AT)
    assert item.frozen_view is not None
    assert set(item.frozen_view) == {"da", "en"}


def test_a_committee_meets_once_a_day_and_a_held_meeting_stays(board: Board) -> None:
    by, of = board.made.actor("secretariat"), board.made.committee.id
    with pytest.raises(DomainError) as refused:
        create_meeting(board.session, of, MeetingFacts(COMING_ON), by=by, at=AT)
    assert (refused.value.code, refused.value.field) == (AgendaReason.MEETING_DATE_TAKEN, "on")
    new = create_meeting(board.session, of, MeetingFacts(TODAY, "Sal 2"), by=by, at=AT)
    seen = meeting_mark(MeetingFacts(TODAY, "Sal 2"))
    moved = MeetingFacts(date(2010, 10, 4), "Sal 3")
    edit_meeting(board.session, new, moved, seen=seen, by=by, at=AT)
    with pytest.raises(DomainError):
        edit_meeting(board.session, new, MeetingFacts(TODAY), seen=seen, by=by, at=AT)
    with pytest.raises(DomainError) as refused:
        edit_meeting(board.session, board.held, moved, seen="", by=by, at=AT)
    assert refused.value.code == AgendaReason.MEETING_SETTLED
    other = str(board.made.other_administration.committee_id)
    with pytest.raises(Missing):
        create_meeting(board.session, other, MeetingFacts(TODAY), by=by, at=AT)
