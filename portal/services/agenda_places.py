"""Where items stand: on which meeting's agenda, and under which number."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from portal.domain.agenda import AgendaItemState, may_place
from portal.services.locking import locked
from portal.services.refusals import require
from portal.storage.models.committee import AgendaItem, Meeting, MeetingPlacement

OFF_THE_AGENDA = frozenset({AgendaItemState.WITHDRAWN, AgendaItemState.DEFERRED})
NEVER_ON_IT = frozenset({
    AgendaItemState.DRAFT,
    AgendaItemState.IN_APPROVAL,
    AgendaItemState.READY,
})  # fmt: skip
"""States in which a place is a plan that can be changed without a trace."""


def placed_at(session: Session, meeting_id: str) -> list[tuple[AgendaItem, MeetingPlacement]]:
    """Return the items that stand on a meeting's agenda now, in its order."""
    later = aliased(MeetingPlacement)
    newest = (
        select(func.max(later.position))
        .where(later.item_id == MeetingPlacement.item_id)
        .scalar_subquery()
    )
    asked = (
        select(AgendaItem, MeetingPlacement)
        .join(MeetingPlacement, MeetingPlacement.item_id == AgendaItem.id)
        .where(
            MeetingPlacement.meeting_id == meeting_id,
            MeetingPlacement.position == newest,
            AgendaItem.state.not_in(sorted(OFF_THE_AGENDA)),
        )
        .order_by(
            MeetingPlacement.number.is_(None),
            MeetingPlacement.number,
            MeetingPlacement.placed_at,
            AgendaItem.id,
        )
    )
    return [(item, place) for item, place in session.execute(asked)]


def place_item(
    session: Session,
    item: AgendaItem,
    meeting: Meeting,
    *,
    reason: str = "",
    number: int | None = None,
    at: datetime,
) -> MeetingPlacement:
    """Give an item a place on a meeting's agenda; an earlier place is kept.

    An item that has only been planned on another agenda is moved there instead.

    Args:
        session: The writing session.
        item: Which item.
        meeting: Where to.
        reason: Why it was deferred, when it comes from an earlier meeting.
        number: Its number on the agenda; else the next one.
        at: When.

    Raises:
        DomainError: The meeting takes no more items.
    """
    require(may_place(meeting.state))
    place = item.placements[-1] if item.placements else None
    stays = place is not None and place.meeting_id == meeting.id
    given = number or next_number(session, meeting.id)
    if place is None or (not stays and not _is_plan(item)):
        place = MeetingPlacement(
            item_id=item.id,
            meeting_id=meeting.id,
            position=len(item.placements) + 1,
            placed_at=at,
        )
        session.add(place)
    if not stays or place.number is None or number is not None:
        place.number = given
    place.meeting_id, place.reason, place.placed_at = meeting.id, reason, at
    session.flush()
    session.expire(item, ["placements"])
    return place


def _is_plan(item: AgendaItem) -> bool:
    """Whether the newest place is nothing but a plan: the item has never been on an agenda."""
    return item.state in NEVER_ON_IT and len(item.placements) == 1 and item.approved_at is None


def next_number(session: Session, meeting_id: str) -> int:
    """Return the number after the highest on a meeting's agenda."""
    highest = session.scalar(
        select(func.max(MeetingPlacement.number)).where(MeetingPlacement.meeting_id == meeting_id)
    )
    return (highest or 0) + 1


def known_meeting(session: Session, meeting_id: str) -> Meeting:
    """Return a meeting that nobody else can change until the transaction ends.

    Raises:
        Missing: There is none.
    """
    return locked(session, Meeting, meeting_id)
