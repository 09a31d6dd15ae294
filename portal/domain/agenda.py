"""Meetings and agenda items (dagsordenspunkt): states, placements, deferral, decisions, title."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.domain.actors import Role
from portal.domain.errors import DomainError
from portal.domain.transitions import Transition, TransitionTable
from portal.domain.verdict import Reason, Verdict


class AgendaReason(StrEnum):
    """What is wrong with an item, a placement or a decision."""

    TITLE_MISSING = "agenda_title_missing"
    DEFERRAL_REASON_MISSING = "deferral_reason_missing"
    DEFERRAL_NOT_LATER = "deferral_not_later"
    NOT_PLACED = "agenda_item_not_placed"
    MEETING_NOT_HELD = "meeting_not_held"
    MEETING_CLOSED_TO_ITEMS = "meeting_closed_to_items"
    CHANGES_MISSING = "decision_changes_missing"
    ITEMS_UNDECIDED = "meeting_items_undecided"
    REASON_MISSING = "agenda_reason_missing"
    MEETING_DATE_TAKEN = "meeting_date_taken"
    MEETING_NOT_YET = "meeting_not_yet"
    MEETING_SETTLED = "meeting_settled"
    ITEM_NOT_ON_MEETING = "agenda_item_not_on_meeting"
    ITEM_SETTLED = "agenda_item_settled"
    DEFER_INSTEAD = "agenda_item_defer_instead"
    NOTHING_TO_CORRECT = "decision_nothing_to_correct"


class MeetingState(StrEnum):
    """The states of a committee's meeting."""

    PLANNED = "planned"
    AGENDA_CLOSED = "agenda_closed"
    HELD = "held"
    MINUTES_APPROVED = "minutes_approved"
    CANCELLED = "cancelled"


class MeetingAction(StrEnum):
    """What happens to a meeting."""

    CLOSE_AGENDA = "close_agenda"
    HOLD = "hold"
    APPROVE_MINUTES = "approve_minutes"
    CANCEL = "cancel"


class AgendaItemState(StrEnum):
    """The states of an agenda item."""

    DRAFT = "draft"
    IN_APPROVAL = "in_approval"
    READY = "ready"
    SCHEDULED = "scheduled"
    DEFERRED = "deferred"
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"
    REOPENED = "reopened"


class AgendaItemAction(StrEnum):
    """What can be done with an agenda item."""

    SUBMIT = "submit"
    SEND_BACK = "send_back"
    APPROVE = "approve"
    SCHEDULE = "schedule"
    DEFER = "defer"
    DECIDE = "decide"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"


class AgendaItemKind(StrEnum):
    """What an item is about: the overview of a round, or a project that is red twice."""

    OVERVIEW = "overview"
    RED_TWICE = "red_twice"


class FiguresOf(StrEnum):
    """Which figures a deferred item shows: those it was first placed with, or today's."""

    FROZEN = "frozen"
    REFRESHED = "refreshed"


class DecisionKind(StrEnum):
    """What the committee decided."""

    APPROVED = "approved"
    APPROVED_WITH_CHANGES = "approved_with_changes"
    TAKEN_NOTE = "taken_note"
    DISCUSSED = "discussed"
    REJECTED = "rejected"
    DEFERRED = "deferred"
    REFERRED = "referred"

    @property
    def is_final(self) -> bool:
        """Whether the matter is settled: deferred and referred are not."""
        return self not in {DecisionKind.DEFERRED, DecisionKind.REFERRED}


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """What an item is called, its case, and where it stands on which meeting's agenda."""

    title: str
    case_number: str
    meeting_on: date
    number: int
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """When and where a committee meets."""

    on: date
    place: str = ""


@dataclass(frozen=True, slots=True)
class Deferral:
    """Why an item is deferred, to which meeting if it is known, and with which figures."""

    reason: str
    figures: FiguresOf
    meeting_id: str | None = None


@dataclass(frozen=True, slots=True)
class Placement:
    """An item's place on a meeting; a later one tells the meeting it was moved from, and why."""

    meeting_id: str
    meeting_date: date
    committee: str
    number: int | None = None
    from_meeting_id: str | None = None
    from_meeting_date: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision (beslutning): text, dissent, and its number once the meeting is held."""

    kind: DecisionKind
    text: str = ""
    dissent: str = ""
    number: str | None = None


def defer(last: Placement, meeting_id: str, meeting_date: date, reason: str) -> Placement:
    """Return the placement on a later meeting.

    Raises:
        DomainError: without a reason, or when the new meeting is not later.
    """
    if not reason.strip():
        raise DomainError(AgendaReason.DEFERRAL_REASON_MISSING, "reason")
    if meeting_date <= last.meeting_date:
        facts = {"from": last.meeting_date, "to": meeting_date}
        raise DomainError(AgendaReason.DEFERRAL_NOT_LATER, "meeting_date", facts)
    return Placement(
        meeting_id,
        meeting_date,
        last.committee,
        from_meeting_id=last.meeting_id,
        from_meeting_date=last.meeting_date,
        reason=reason,
    )


def may_place(state: MeetingState) -> Verdict:
    """Return whether an item can be put on a meeting in this state.

    >>> may_place(MeetingState.HELD).allowed
    False
    """
    if state is MeetingState.PLANNED:
        return Verdict.yes()
    return Verdict.no(Reason(AgendaReason.MEETING_CLOSED_TO_ITEMS, {"state": state.value}))


def may_decide(
    meeting: MeetingState, placements: Sequence[Placement], decision: Decision
) -> Verdict:
    """Return whether a decision can be recorded: the item was placed and its meeting held."""
    found: list[Reason] = []
    if not placements:
        found.append(Reason(AgendaReason.NOT_PLACED))
    if meeting not in {MeetingState.HELD, MeetingState.MINUTES_APPROVED}:
        found.append(Reason(AgendaReason.MEETING_NOT_HELD, {"state": meeting.value}))
    if decision.kind is DecisionKind.APPROVED_WITH_CHANGES and not decision.text.strip():
        found.append(Reason(AgendaReason.CHANGES_MISSING))
    return Verdict.unless(found)


def may_defer(reason: str, *, at: str = "reason") -> Verdict:
    """Return whether an item can be deferred: the reason is written, at the field it is asked in.

    >>> may_defer("").reasons[0].at
    'reason'
    """
    if reason.strip():
        return Verdict.yes()
    return Verdict.no(Reason(AgendaReason.DEFERRAL_REASON_MISSING, at=at))


def title_gaps(title: str) -> tuple[Reason, ...]:
    """Return what an item lacks before it goes to approval: a title.

    >>> title_gaps("Monitorering")
    ()
    """
    return () if title.strip() else (Reason(AgendaReason.TITLE_MISSING),)


def may_approve_minutes(undecided: Sequence[str]) -> Verdict:
    """Return whether minutes can be approved: no item of the meeting is without a decision."""
    return Verdict.unless(
        Reason(AgendaReason.ITEMS_UNDECIDED, {"item": item_id}) for item_id in undecided
    )


def may_hold(on: date, today: date) -> Verdict:
    """Return whether a meeting can be noted as held: not before its day.

    >>> may_hold(date(2010, 8, 23), date(2010, 8, 22)).codes
    (<AgendaReason.MEETING_NOT_YET: 'meeting_not_yet'>,)
    """
    if on <= today:
        return Verdict.yes()
    return Verdict.no(Reason(AgendaReason.MEETING_NOT_YET, {"on": on}))


def reason_gaps(reason: str) -> tuple[Reason, ...]:
    """Return what is missing in a step that needs a reason; told at its field.

    >>> reason_gaps("Udvalget nåede ikke punktet")
    ()
    """
    return () if reason.strip() else (Reason(AgendaReason.REASON_MISSING, at="reason"),)


def decision_number(year: int, number: int, committee: str) -> str:
    """Return the number a decision gets when its meeting is held.

    >>> decision_number(2007, 124, "BIU")
    'BIU 124/2007'
    """
    return f"{committee} {number}/{year}"


_OFFICE = (Role.SECRETARIAT,)


def _item(
    state: AgendaItemState,
    to: AgendaItemState,
    action: AgendaItemAction,
    event: str,
    guard: str | None = None,
    *,
    by: tuple[Role, ...] = _OFFICE,
    mail: str | None = None,
    journal: bool = False,
) -> Transition[AgendaItemState]:
    """Return one row of the agenda item's table."""
    reason = guard in {_REASON, "agenda.may_defer"}
    return Transition(
        state, to, action, by, event, guard, mail, journal=journal, reason_needed=reason
    )


_S, _A = AgendaItemState, AgendaItemAction
_REASON = "agenda.reason_gaps"

AGENDA_ITEM_TRANSITIONS: TransitionTable[AgendaItemState] = TransitionTable(
    "agenda_item",
    (
        _item(_S.DRAFT, _S.IN_APPROVAL, _A.SUBMIT, "item_in_approval", "agenda.title_gaps"),
        _item(_S.REOPENED, _S.IN_APPROVAL, _A.SUBMIT, "item_in_approval", "agenda.title_gaps"),
        _item(_S.IN_APPROVAL, _S.DRAFT, _A.SEND_BACK, "item_sent_back", _REASON),
        _item(_S.IN_APPROVAL, _S.READY, _A.APPROVE, "item_ready", journal=True),
        _item(_S.READY, _S.SCHEDULED, _A.SCHEDULE, "item_scheduled", "agenda.may_place"),
        _item(
            _S.SCHEDULED,
            _S.DEFERRED,
            _A.DEFER,
            "item_deferred",
            "agenda.may_defer",
            journal=True,
        ),
        _item(_S.DEFERRED, _S.SCHEDULED, _A.SCHEDULE, "item_scheduled", "agenda.may_place"),
        _item(
            _S.SCHEDULED,
            _S.DECIDED,
            _A.DECIDE,
            "item_decided",
            "agenda.may_decide",
            mail="item_decided",
            journal=True,
        ),
        *(
            _item(state, _S.WITHDRAWN, _A.WITHDRAW, "item_withdrawn", _REASON, journal=True)
            for state in (_S.DRAFT, _S.IN_APPROVAL, _S.READY, _S.SCHEDULED, _S.DEFERRED)
        ),
        _item(_S.DECIDED, _S.REOPENED, _A.REOPEN, "item_reopened", _REASON, journal=True),
    ),
)

MEETING_TRANSITIONS: TransitionTable[MeetingState] = TransitionTable(
    "meeting",
    (
        Transition(
            MeetingState.PLANNED,
            MeetingState.AGENDA_CLOSED,
            MeetingAction.CLOSE_AGENDA,
            _OFFICE,
            event="agenda_closed",
        ),
        Transition(
            MeetingState.AGENDA_CLOSED,
            MeetingState.HELD,
            MeetingAction.HOLD,
            _OFFICE,
            event="meeting_held",
            guard="agenda.may_hold",
        ),
        Transition(
            MeetingState.HELD,
            MeetingState.MINUTES_APPROVED,
            MeetingAction.APPROVE_MINUTES,
            _OFFICE,
            event="minutes_approved",
            guard="agenda.may_approve_minutes",
            journal=True,
        ),
        *(
            Transition(
                state,
                MeetingState.CANCELLED,
                MeetingAction.CANCEL,
                _OFFICE,
                event="meeting_cancelled",
                guard=_REASON,
                mail="meeting_cancelled",
                reason_needed=True,
            )
            for state in (MeetingState.PLANNED, MeetingState.AGENDA_CLOSED)
        ),
    ),
)
