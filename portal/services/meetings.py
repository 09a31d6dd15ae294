"""A committee's meetings: planned, their agenda ordered and closed, held, minutes approved."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import local_date
from portal.domain.actors import Actor
from portal.domain.agenda import (
    MEETING_TRANSITIONS,
    AgendaItemState,
    AgendaReason,
    MeetingAction,
    MeetingFacts,
    MeetingState,
    may_approve_minutes,
    may_hold,
    may_place,
    reason_gaps,
)
from portal.domain.errors import DomainError
from portal.domain.permissions import Action
from portal.domain.transitions import Transition
from portal.services.agenda_places import placed_at
from portal.services.committee_journal import journal_minutes
from portal.services.committee_mail import mail_cancelled
from portal.services.committee_rights import require_committee
from portal.services.item_figures import freeze_agenda
from portal.services.locking import locked
from portal.services.noting import note
from portal.services.refusals import SAVED_BY_ANOTHER, require
from portal.services.settings import fingerprint
from portal.services.steps import guarded_step, step
from portal.storage.history import Change
from portal.storage.models.committee import Meeting, MeetingPlacement
from portal.storage.queries.schemes import SchemeRow

STILL_OPEN = frozenset({MeetingState.PLANNED, MeetingState.AGENDA_CLOSED})


def meeting_mark(facts: MeetingFacts) -> str:
    """Return the mark by which a page sees that a meeting was changed meanwhile."""
    return fingerprint({"on": facts.on, "place": facts.place})


def create_meeting(
    session: Session, committee_id: str, facts: MeetingFacts, *, by: Actor, at: datetime
) -> str:
    """Plan a meeting of a committee and return its id.

    Raises:
        Missing: The committee is not theirs.
        DomainError: It meets that day already.
    """
    require_committee(session, committee_id, Action.MANAGE_MEETINGS, by=by, at=at)
    _free_day(session, committee_id, facts, None)
    row = Meeting(committee_id=committee_id, on=facts.on, place=facts.place)
    session.add(row)
    session.flush()
    _note(session, row, "meeting_planned", by=by, at=at)
    return row.id


def edit_meeting(
    session: Session, meeting_id: str, facts: MeetingFacts, *, seen: str, by: Actor, at: datetime
) -> None:
    """Change day and place of a meeting that has not been held; its items follow it.

    Raises:
        Missing: The meeting is not theirs.
        DomainError: It is held or cancelled, the day is taken, or somebody else changed it.
    """
    row, _scheme = locked_meeting(session, meeting_id, by=by, at=at)
    if row.state not in STILL_OPEN:
        raise DomainError(AgendaReason.MEETING_SETTLED)
    before = MeetingFacts(row.on, row.place)
    if seen != meeting_mark(before):
        raise DomainError(SAVED_BY_ANOTHER)
    _free_day(session, row.committee_id, facts, row.id)
    row.on, row.place = facts.on, facts.place
    changes: dict[str, Change] = {
        "on": (before.on.isoformat(), facts.on.isoformat()),
        "place": (before.place, facts.place),
    }
    note(session, row, "meeting_edited", by=by, at=at, changes=changes)


def step_meeting(
    session: Session,
    meeting_id: str,
    action: MeetingAction,
    *,
    reason: str = "",
    link: str = "",
    by: Actor,
    at: datetime,
) -> None:
    """Take a meeting one step on; the table of its states says which steps there are.

    Args:
        session: The writing session.
        meeting_id: Which meeting.
        action: Close the agenda, note it as held, approve the minutes, or cancel it.
        reason: Why it is cancelled; other steps need none.
        link: Where the meeting can be read, for the mail of a cancelled one.
        by: Who does it.
        at: When.

    Raises:
        Missing: The meeting is not theirs.
        DomainError: The step is not possible now, or something it needs is missing.
        Refused: Several items lack a decision.
    """
    row, of_scheme = locked_meeting(session, meeting_id, by=by, at=at)
    today = local_date(at, of_scheme.policy.time_zone)
    taken = _row(session, row, action, reason, today)
    if action is MeetingAction.CLOSE_AGENDA:
        freeze_agenda(session, row.id, by=by, at=at)
    if action is MeetingAction.CANCEL:
        row.cancelled_because = reason
    row.state = taken.to
    _note(session, row, taken.event, by=by, at=at)
    if taken.journal:
        journal_minutes(session, row, of_scheme, at=at)
    mail_cancelled(session, row, of_scheme, taken.mail, link=link, at=at)


def order_items(
    session: Session, meeting_id: str, item_ids: Sequence[str], *, by: Actor, at: datetime
) -> None:
    """Put the items of an agenda into an order; they share out the numbers they had.

    Items that are not named keep their place after those that are.

    Raises:
        Missing: The meeting is not theirs.
        DomainError: The agenda is closed, or an item is not on it.
    """
    row, _scheme = locked_meeting(session, meeting_id, by=by, at=at)
    require(may_place(row.state))
    known = {item.id: place for item, place in placed_at(session, row.id)}
    if not set(item_ids) <= set(known):
        raise DomainError(AgendaReason.ITEM_NOT_ON_MEETING)
    wanted = [*dict.fromkeys(item_ids), *(one for one in known if one not in item_ids)]
    _number([known[one] for one in wanted], [place.number for place in known.values()])
    _note(session, row, "agenda_ordered", by=by, at=at)


def move_item(
    session: Session, meeting_id: str, item_id: str, *, up: bool, by: Actor, at: datetime
) -> None:
    """Let an item change places with the one above or below it; at the end nothing happens.

    Raises:
        Missing: The meeting is not theirs.
        DomainError: The agenda is closed, or the item is not on it.
    """
    order = [item.id for item, _place in placed_at(session, meeting_id)]
    if item_id in order:
        here = order.index(item_id)
        there = min(max(here + (-1 if up else 1), 0), len(order) - 1)
        order[here], order[there] = order[there], order[here]
    else:
        order = [item_id]
    order_items(session, meeting_id, order, by=by, at=at)


def locked_meeting(
    session: Session, meeting_id: str, *, by: Actor, at: datetime
) -> tuple[Meeting, SchemeRow]:
    """Return a meeting that nobody else can change until the transaction ends, and its scheme.

    Raises:
        Missing: There is none, or it is not theirs.
    """
    row = locked(session, Meeting, meeting_id)
    return row, require_committee(session, row.committee_id, Action.MANAGE_MEETINGS, by=by, at=at)


def _row(
    session: Session, meeting: Meeting, action: MeetingAction, reason: str, today: date
) -> Transition[MeetingState]:
    """Return the row of a step whose guard has said yes to how the meeting stands."""
    table, state = MEETING_TRANSITIONS, meeting.state
    match action:
        case MeetingAction.HOLD:
            return guarded_step(table, state, action, may_hold, meeting.on, today)
        case MeetingAction.APPROVE_MINUTES:
            undecided = _undecided(session, meeting.id)
            return guarded_step(table, state, action, may_approve_minutes, undecided)
        case MeetingAction.CANCEL:
            return guarded_step(table, state, action, reason_gaps, reason)
        case _:
            return step(table, state, action)


def _undecided(session: Session, meeting_id: str) -> tuple[str, ...]:
    placed = placed_at(session, meeting_id)
    return tuple(item.id for item, _place in placed if item.state is AgendaItemState.SCHEDULED)


def _number(places: Sequence[MeetingPlacement], numbers: Sequence[int | None]) -> None:
    """Give places the numbers there are, in order; those that lack one come after the highest."""
    given = sorted(number for number in numbers if number is not None)
    while len(given) < len(places):
        given.append((given[-1] if given else 0) + 1)
    for place, number in zip(places, given, strict=True):
        place.number = number


def _free_day(session: Session, committee_id: str, facts: MeetingFacts, own_id: str | None) -> None:
    asked = select(Meeting.id).where(Meeting.committee_id == committee_id, Meeting.on == facts.on)
    taken = session.scalars(asked.order_by(Meeting.id)).first()
    if taken not in {None, own_id}:
        raise DomainError(AgendaReason.MEETING_DATE_TAKEN, "on")


def _note(session: Session, row: Meeting, event: str, *, by: Actor, at: datetime) -> None:
    facts = {"committee": row.committee_id, "state": row.state.value}
    note(session, row, event, by=by, at=at, facts=facts)
