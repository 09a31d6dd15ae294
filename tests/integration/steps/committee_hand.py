"""An agenda item and a meeting in every state, and what the office does with them."""

from datetime import date
from enum import StrEnum

from portal.domain.agenda import (
    AGENDA_ITEM_TRANSITIONS,
    MEETING_TRANSITIONS,
    AgendaItemAction,
    AgendaItemState,
    Decision,
    DecisionKind,
    Deferral,
    FiguresOf,
    MeetingAction,
    MeetingState,
)
from portal.services.decisions import record_decision
from portal.services.item_steps import defer_item, schedule_item, step_item
from portal.services.meetings import step_meeting
from portal.storage import models
from tests import factories
from tests.integration.steps.proof import AT, LINK, Deed, Ground, Hand

A, M = AgendaItemAction, MeetingAction
PAST, COMING, LATER = date(2010, 5, 3), date(2010, 8, 23), date(2010, 9, 6)


def lay_item(ground: Ground, state: StrEnum, deed: str) -> str:
    """Write an item in a state; one to be decided stands on a meeting that was held."""
    made, session = ground.made, ground.session
    held = deed == "decide"
    on, stands = (PAST, MeetingState.HELD) if held else (COMING, MeetingState.PLANNED)
    meeting = factories.meeting(session, made.committee.id, on, state=stands)
    return factories.agenda_item(
        session,
        made.scheme.id,
        made.summer.id,
        meetings=(meeting.id,),
        state=state,
        state_reason="Ikke nået.",
    ).id


def item_of(ground: Ground, item_id: str) -> models.AgendaItem:
    """Return the item as it stands."""
    return ground.session.get_one(models.AgendaItem, item_id)


def plain(action: AgendaItemAction) -> Deed:
    """Return the office's way of taking a plain step."""

    def take(ground: Ground, item_id: str) -> None:
        by, version = ground.actor("secretariat"), item_of(ground, item_id).version
        session = ground.session
        step_item(session, item_id, action, reason="Fordi.", version=version, by=by, at=AT)

    return Deed((action,), take)


def schedule(ground: Ground, item_id: str) -> None:
    """Put the item on a later meeting."""
    by, version = ground.actor("secretariat"), item_of(ground, item_id).version
    later = factories.meeting(ground.session, ground.made.committee.id, LATER)
    schedule_item(ground.session, item_id, later.id, version=version, by=by, at=AT)


def defer(ground: Ground, item_id: str) -> None:
    """Defer the item."""
    by, version = ground.actor("secretariat"), item_of(ground, item_id).version
    deferral = Deferral("Ikke nået.", FiguresOf.REFRESHED)
    defer_item(ground.session, item_id, deferral, version=version, by=by, at=AT)


def decide(ground: Ground, item_id: str) -> None:
    """Write what the committee decided."""
    by, version = ground.actor("secretariat"), item_of(ground, item_id).version
    done = Decision(DecisionKind.APPROVED, "Indstillingen blev godkendt.")
    record_decision(ground.session, item_id, done, version=version, link=LINK, by=by, at=AT)


def item_state(ground: Ground, item_id: str) -> AgendaItemState:
    """Return the state the item is in."""
    return item_of(ground, item_id).state


def lay_meeting(ground: Ground, state: StrEnum, deed: str) -> str:
    """Write a meeting of a past day in a state."""
    return factories.meeting(ground.session, ground.made.committee.id, PAST, state=state).id


def move(action: MeetingAction) -> Deed:
    """Return the office's way of taking a meeting one step on."""

    def take(ground: Ground, meeting_id: str) -> None:
        by, session = ground.actor("secretariat"), ground.session
        step_meeting(session, meeting_id, action, reason="Ferie", link=LINK, by=by, at=AT)

    return Deed((action,), take)


def meeting_state(ground: Ground, meeting_id: str) -> MeetingState:
    """Return the state the meeting is in."""
    return ground.session.get_one(models.Meeting, meeting_id).state


ITEM = Hand(
    AGENDA_ITEM_TRANSITIONS,
    lay_item,
    {
        **{
            one.value: plain(one)
            for one in (A.SUBMIT, A.SEND_BACK, A.APPROVE, A.WITHDRAW, A.REOPEN)
        },
        "schedule": Deed((A.SCHEDULE,), schedule),
        "defer": Deed((A.DEFER,), defer),
        "decide": Deed((A.DECIDE,), decide),
    },
    item_state,
)

MEETING = Hand(
    MEETING_TRANSITIONS, lay_meeting, {action.value: move(action) for action in M}, meeting_state
)
