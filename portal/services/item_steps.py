"""The steps of an agenda item: to approval, onto an agenda, deferred, withdrawn, taken up again."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.actors import Actor
from portal.domain.agenda import (
    AGENDA_ITEM_TRANSITIONS,
    AgendaItemAction,
    AgendaItemState,
    Deferral,
    FiguresOf,
    may_defer,
    may_place,
    reason_gaps,
    title_gaps,
)
from portal.domain.agenda import Placement as PlacementValue
from portal.domain.agenda import defer as deferred_place
from portal.domain.permissions import Action
from portal.domain.transitions import Transition
from portal.services import escalation
from portal.services.agenda_places import known_meeting, place_item
from portal.services.item_figures import freeze_item
from portal.services.item_moves import enter_item, locked_item
from portal.services.refusals import Missing
from portal.services.steps import guarded_step, step
from portal.storage.models.committee import AgendaItem, Meeting, MeetingPlacement
from portal.storage.queries.schemes import SchemeRow

WITH_REASON = (
    AgendaItemAction.SEND_BACK,
    AgendaItemAction.WITHDRAW,
    AgendaItemAction.REOPEN,
)
"""The plain steps that need a reason."""

_TABLE = AGENDA_ITEM_TRANSITIONS


def step_item(
    session: Session,
    item_id: str,
    action: AgendaItemAction,
    *,
    reason: str = "",
    version: int,
    by: Actor,
    at: datetime,
) -> None:
    """Take an item one of the plain steps: submit, send back, approve, withdraw or reopen.

    Raises:
        Missing: The item is not theirs.
        DomainError: The step is not possible now, its reason is missing, or somebody came first.
    """
    item, _scheme = locked_item(session, item_id, Action.MAKE_DOCUMENT, version, by=by, at=at)
    enter_item(session, item, _plain_row(item, action, reason), reason=reason, by=by, at=at)
    if action is AgendaItemAction.APPROVE:
        item.approved_at, item.approved_by_id = at, by.person_id
    session.flush()


def schedule_item(
    session: Session,
    item_id: str,
    meeting_id: str,
    *,
    figures: FiguresOf | None = None,
    version: int,
    by: Actor,
    at: datetime,
) -> None:
    """Put an approved or deferred item on the agenda of a meeting of its committee.

    Args:
        session: The writing session.
        item_id: Which item.
        meeting_id: A planned meeting; for a deferred item a later one than it came from.
        figures: Which figures a deferred item shows, when it is to be changed.
        version: The version the page had shown.
        by: Who does it.
        at: When.

    Raises:
        Missing: Item or meeting is not theirs.
        DomainError: It is not approved, the agenda is closed, the meeting is not later.
    """
    item, of_scheme = locked_item(session, item_id, Action.MANAGE_MEETINGS, version, by=by, at=at)
    _schedule(session, item, of_scheme, meeting_id, figures, by=by, at=at)


def defer_item(
    session: Session,
    item_id: str,
    deferral: Deferral,
    *,
    version: int,
    by: Actor,
    at: datetime,
) -> None:
    """Defer an item with a reason, and put it on a later meeting when that is known.

    Raises:
        Missing: Item or meeting is not theirs.
        DomainError: It is on no agenda, the reason is missing, the meeting is not later or closed.
    """
    item, of_scheme = locked_item(session, item_id, Action.MANAGE_MEETINGS, version, by=by, at=at)
    row = guarded_step(_TABLE, item.state, AgendaItemAction.DEFER, may_defer, deferral.reason)
    enter_item(session, item, row, reason=deferral.reason, by=by, at=at)
    choose_figures(session, item, deferral.figures, by=by, at=at)
    if deferral.meeting_id:
        _schedule(session, item, of_scheme, deferral.meeting_id, None, by=by, at=at)


def choose_figures(
    session: Session, item: AgendaItem, figures: FiguresOf, *, by: Actor, at: datetime
) -> None:
    """Let an item show the figures it was placed with, or those of the day it is printed."""
    if figures is FiguresOf.FROZEN and item.frozen_view is None:
        freeze_item(session, item, by=by, at=at)
    item.figures = figures
    session.flush()


def _plain_row(
    item: AgendaItem, action: AgendaItemAction, reason: str
) -> Transition[AgendaItemState]:
    """Return the row of a plain step; the others are taken by services of their own."""
    if action in WITH_REASON:
        return guarded_step(_TABLE, item.state, action, reason_gaps, reason)
    if action is AgendaItemAction.SUBMIT:
        return guarded_step(_TABLE, item.state, action, title_gaps, item.title)
    return step(_TABLE, item.state, action)


def _schedule(
    session: Session,
    item: AgendaItem,
    of_scheme: SchemeRow,
    meeting_id: str,
    figures: FiguresOf | None,
    *,
    by: Actor,
    at: datetime,
) -> None:
    meeting = known_meeting(session, meeting_id)
    if meeting.committee_id != of_scheme.committee_id:
        raise Missing
    reason = item.state_reason if item.state is AgendaItemState.DEFERRED else ""
    last = item.placements[-1] if item.placements else None
    if reason and last is not None:
        _require_later(last, meeting, reason)
    row = guarded_step(_TABLE, item.state, AgendaItemAction.SCHEDULE, may_place, meeting.state)
    place_item(session, item, meeting, reason=reason, at=at)
    enter_item(session, item, row, reason=reason, by=by, at=at)
    escalation.on_scheduled(session, item.id, by=by, at=at)
    if figures is not None:
        choose_figures(session, item, figures, by=by, at=at)
    if item.figures is FiguresOf.REFRESHED:
        freeze_item(session, item, by=by, at=at)


def _require_later(last: MeetingPlacement, meeting: Meeting, reason: str) -> None:
    """Refuse a meeting that is not later than the one an item was deferred from."""
    before = PlacementValue(last.meeting_id, last.meeting.on, "", last.number)
    deferred_place(before, meeting.id, meeting.on, reason)
