"""The committee of the invented scheme: two meetings behind it, two ahead, items in every state."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from portal.demo.diary import Diary, instant
from portal.demo.present_days import PresentDays
from portal.demo.projects import Scheme
from portal.domain.agenda import AgendaItemState, DecisionKind, MeetingState, decision_number
from portal.storage.models import (
    AgendaDecision,
    AgendaItem,
    Meeting,
    MeetingPlacement,
    ReportingRound,
)
from portal.tokens import new_id

CODE = "KFU"
PLACE = "Rådhuset, mødesal 2"
NOT_REACHED = "Udvalget nåede ikke punktet."
READ_AND_APPROVED = frozenset({
    AgendaItemState.READY,
    AgendaItemState.SCHEDULED,
    AgendaItemState.DEFERRED,
    AgendaItemState.DECIDED,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Board:
    """Where the committee's meetings and items are added."""

    scheme: Scheme
    committee_id: str
    diary: Diary


def add_board(
    session: Session,
    board: Board,
    rounds: list[ReportingRound],
    days: PresentDays,
) -> None:
    """Add meetings and items; rounds are those of the scheme, the oldest first."""
    first = _meeting(session, board, days.after(-16), MeetingState.MINUTES_APPROVED)
    held = _meeting(session, board, days.after(-3), MeetingState.HELD)
    coming = _meeting(session, board, days.after(9), MeetingState.PLANNED)
    _meeting(session, board, days.after(29), MeetingState.PLANNED)
    state = AgendaItemState
    oldest, last, current = rounds
    year = days.today.year
    decided = _item(session, board, oldest, f"{year}-100210", state.DECIDED, (first, 3, ""))
    _decide(session, decided, first)
    _item(session, board, last, f"{year}-104417", state.SCHEDULED, (held, 5, ""))
    deferred = f"Ungeprojekter under lukning, {last.name}"
    places = ((held, 6, ""), (coming, 1, NOT_REACHED))
    _item(session, board, last, f"{year}-104418", state.SCHEDULED, *places, title=deferred)
    _item(session, board, current, f"{year}-110356", state.IN_APPROVAL, (coming, 2, ""))
    closed = f"Aftaler med foreningerne, {current.name}"
    _item(session, board, current, "", state.DRAFT, (coming, 3, ""), title=closed, closed=True)
    session.flush()


def _meeting(session: Session, board: Board, on: date, state: MeetingState) -> Meeting:
    row = Meeting(id=new_id(), committee_id=board.committee_id, on=on, place=PLACE, state=state)
    session.add(row)
    session.flush()
    planned_at = instant(on - timedelta(days=60), 10)
    board.diary.note(planned_at, "meeting_planned", "meeting", row.id)
    if state is MeetingState.MINUTES_APPROVED:
        approved_at = instant(on + timedelta(days=2), 11)
        board.diary.note(approved_at, "minutes_approved", "meeting", row.id)
    return row


def _item(
    session: Session,
    board: Board,
    about: ReportingRound,
    case_number: str,
    state: AgendaItemState,
    *places: tuple[Meeting, int, str],
    title: str = "",
    closed: bool = False,
) -> AgendaItem:
    written_at = instant(places[0][0].on - timedelta(days=25), 9, places[0][1])
    approved_at = written_at + timedelta(days=3) if state in READ_AND_APPROVED else None
    row = AgendaItem(
        id=new_id(),
        scheme_id=board.scheme.id,
        round_id=about.id,
        title=title or f"Monitorering af ungeprojekter, {about.name}",
        case_number=case_number,
        is_closed=closed,
        state=state,
        created_at=written_at,
        approved_at=approved_at,
    )
    session.add(row)
    session.flush()
    for position, (meeting, number, reason) in enumerate(places, 1):
        placed_at = (approved_at or written_at) + timedelta(hours=position)
        session.add(
            MeetingPlacement(
                id=new_id(),
                item_id=row.id,
                meeting_id=meeting.id,
                position=position,
                number=number,
                reason=reason,
                placed_at=placed_at,
            )
        )
    board.diary.note(written_at, "agenda_item_created", "agenda_item", row.id)
    return row


def _decide(session: Session, item: AgendaItem, meeting: Meeting) -> None:
    session.add(
        AgendaDecision(
            id=new_id(),
            item_id=item.id,
            meeting_id=meeting.id,
            kind=DecisionKind.TAKEN_NOTE,
            text="Udvalget tog status til efterretning og ser frem til næste runde.",
            number=decision_number(meeting.on.year, 1, CODE),
            recorded_at=instant(meeting.on + timedelta(days=1), 10),
        )
    )
