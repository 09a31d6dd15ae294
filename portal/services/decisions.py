"""What a committee decided: written once the meeting is held, and never changed (G11)."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.domain.actors import Actor
from portal.domain.agenda import (
    AGENDA_ITEM_TRANSITIONS,
    AgendaItemAction,
    AgendaItemState,
    AgendaReason,
    Decision,
    DecisionKind,
    FiguresOf,
    Placement,
    decision_number,
    may_decide,
    may_defer,
    reason_gaps,
)
from portal.domain.errors import DomainError
from portal.domain.permissions import Action
from portal.domain.transitions import Transition
from portal.domain.verdict import Verdict
from portal.services import escalation
from portal.services.committee_mail import mail_decided
from portal.services.item_moves import enter_item, locked_item
from portal.services.noting import note
from portal.services.refusals import require
from portal.services.steps import guarded_step, require_known
from portal.storage.history import Fact
from portal.storage.models.committee import AgendaDecision, AgendaItem, Committee, Meeting


def record_decision(
    session: Session,
    item_id: str,
    decision: Decision,
    *,
    version: int,
    link: str,
    by: Actor,
    at: datetime,
) -> str:
    """Write what the committee decided on an item, and return the decision's number.

    A deferral is written as a decision too, and the item waits for its next meeting.

    Raises:
        Missing: The item is not theirs.
        DomainError: It is on no agenda, its meeting is not held, or the text is missing.
        Refused: Several of these.
    """
    item, of_scheme = locked_item(session, item_id, Action.RECORD_DECISION, version, by=by, at=at)
    defers = decision.kind is DecisionKind.DEFERRED
    action = AgendaItemAction.DEFER if defers else AgendaItemAction.DECIDE
    require_known(AGENDA_ITEM_TRANSITIONS, item.state, action)
    meeting = _meeting(item)
    row = _row(item, meeting, decision)
    number = _next_number(session, meeting)
    _write(session, item, meeting, decision, number=number, by=by, at=at)
    enter_item(session, item, row, reason=decision.text if defers else "", by=by, at=at)
    if not defers and item.frozen_view is not None:
        item.figures = FiguresOf.FROZEN
        session.flush()
    escalation.on_decision(session, item.id, decision.kind, by=by, at=at)
    mail_decided(
        session,
        item,
        meeting,
        of_scheme,
        row.mail,
        kind=decision.kind,
        number=number,
        link=link,
        at=at,
    )
    return number


def correct_decision(
    session: Session,
    item_id: str,
    decision: Decision,
    reason: str,
    *,
    version: int,
    by: Actor,
    at: datetime,
) -> None:
    """Write a new version of the last decision, with the reason; the earlier one stays.

    Raises:
        Missing: The item is not theirs.
        DomainError: Nothing is decided yet, or reason or text is missing.
    """
    item, _scheme = locked_item(session, item_id, Action.RECORD_DECISION, version, by=by, at=at)
    last = _versions(session, item.id)
    if not last or item.state is not AgendaItemState.DECIDED:
        raise DomainError(AgendaReason.NOTHING_TO_CORRECT)
    require(Verdict.unless(reason_gaps(reason)))
    if decision.kind is DecisionKind.DEFERRED:
        raise DomainError(AgendaReason.NOTHING_TO_CORRECT, "kind")
    meeting = session.get_one(Meeting, last[-1].meeting_id)
    require(may_decide(meeting.state, _places(item), decision))
    _write(session, item, meeting, decision, number=last[-1].number, reason=reason, by=by, at=at)
    escalation.on_decision(session, item.id, decision.kind, by=by, at=at)


def _row(item: AgendaItem, meeting: Meeting, decision: Decision) -> Transition[AgendaItemState]:
    """Return the row by which a decision leads on; a deferral is one too, and says why."""
    facts = (meeting.state, _places(item), decision)
    if decision.kind is not DecisionKind.DEFERRED:
        action = AgendaItemAction.DECIDE
        return guarded_step(AGENDA_ITEM_TRANSITIONS, item.state, action, may_decide, *facts)
    require(may_decide(*facts))
    return guarded_step(
        AGENDA_ITEM_TRANSITIONS,
        item.state,
        AgendaItemAction.DEFER,
        may_defer,
        decision.text,
        at="text",
    )


def _places(item: AgendaItem) -> list[Placement]:
    return [Placement(one.meeting_id, one.meeting.on, "") for one in item.placements]


def _meeting(item: AgendaItem) -> Meeting:
    if not item.placements:
        raise DomainError(AgendaReason.NOT_PLACED)
    return item.placements[-1].meeting


def _versions(session: Session, item_id: str) -> list[AgendaDecision]:
    asked = select(AgendaDecision).where(AgendaDecision.item_id == item_id)
    return list(session.scalars(asked.order_by(AgendaDecision.version)))


def _next_number(session: Session, meeting: Meeting) -> str:
    """Return the next number of the committee's year; the committee's row is the turnstile."""
    committee = session.scalars(
        select(Committee).where(Committee.id == meeting.committee_id).with_for_update()
    ).one()
    code, year = committee.code or committee.name, meeting.on.year
    asked = select(func.count()).where(
        AgendaDecision.number.startswith(f"{code} ", autoescape=True),
        AgendaDecision.number.endswith(f"/{year}", autoescape=True),
        AgendaDecision.correction_reason == "",
    )
    return decision_number(year, (session.scalar(asked) or 0) + 1, code)


def _write(
    session: Session,
    item: AgendaItem,
    meeting: Meeting,
    decision: Decision,
    *,
    number: str,
    reason: str = "",
    by: Actor,
    at: datetime,
) -> None:
    known = _versions(session, item.id)
    row = AgendaDecision(
        item_id=item.id,
        meeting_id=meeting.id,
        version=len(known) + 1,
        kind=decision.kind,
        text=decision.text,
        dissent=decision.dissent,
        number=number,
        correction_reason=reason,
        recorded_at=at,
        recorded_by_id=by.person_id,
    )
    session.add(row)
    item.version += 1
    facts: dict[str, Fact] = {"decision": row.kind.value, "number": number, "version": row.version}
    event = "decision_corrected" if reason else "decision_recorded"
    note(session, item, event, by=by, at=at, facts=facts)
