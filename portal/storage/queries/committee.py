"""Meetings of committees, the items on their agendas, and where each item was placed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, false, or_, select, true
from sqlalchemy.orm import Session

from portal.domain.actors import Actor, Role, ScopeKind
from portal.domain.agenda import (
    AgendaItemKind,
    AgendaItemState,
    FiguresOf,
    MeetingState,
    Placement,
)
from portal.domain.permissions import Action, roles_for
from portal.storage.models.committee import (
    AgendaItem,
    AgendaSection,
    Committee,
    Meeting,
    MeetingPlacement,
)
from portal.storage.models.schemes import MonitoringScheme, ReportingRound


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting of a committee."""

    id: str
    committee_id: str
    committee_name: str
    committee_code: str
    on: date
    state: MeetingState
    place: str = ""
    cancelled_because: str = ""


@dataclass(frozen=True, slots=True)
class AgendaItemRow:
    """An item about one round, with every place it was given and the office's own texts."""

    id: str
    scheme_id: str
    round_id: str
    round_name: str
    title: str
    case_number: str
    state: AgendaItemState
    created_at: datetime
    lock: int
    placements: tuple[Placement, ...]
    sections: tuple[tuple[str, str], ...]
    kind: AgendaItemKind = AgendaItemKind.OVERVIEW
    is_closed: bool = False
    figures: FiguresOf = FiguresOf.REFRESHED
    frozen: Mapping[str, object] | None = None
    state_reason: str = ""
    external_case: str = ""
    external_document: str = ""
    approved_at: datetime | None = None

    @property
    def meeting_date(self) -> date | None:
        """The day of the meeting it is placed at now."""
        return self.placements[-1].meeting_date if self.placements else None


def meetings(
    session: Session, *, committee_id: str | None = None, since: date | None = None
) -> tuple[MeetingRow, ...]:
    """Return meetings by their day, of one committee or from a day on if given."""
    asked = select(Meeting, Committee).join(Committee, Committee.id == Meeting.committee_id)
    if committee_id is not None:
        asked = asked.where(Meeting.committee_id == committee_id)
    if since is not None:
        asked = asked.where(Meeting.on >= since)
    ordered = asked.order_by(Meeting.on, Committee.position, Meeting.id)
    return tuple(_meeting(row, committee) for row, committee in session.execute(ordered))


def meeting(session: Session, meeting_id: str) -> MeetingRow | None:
    """Return one meeting, None when there is none with the id."""
    found = session.execute(
        select(Meeting, Committee)
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(Meeting.id == meeting_id)
    ).one_or_none()
    return None if found is None else _meeting(*found)


def agenda_items(
    session: Session, actor: Actor, today: date, *, scheme_id: str | None = None
) -> tuple[AgendaItemRow, ...]:
    """Return the items an actor may work with, the newest round first."""
    asked = _visible(actor, today)
    if scheme_id is not None:
        asked = asked.where(AgendaItem.scheme_id == scheme_id)
    return _items(session, asked)


def agenda_item(session: Session, actor: Actor, today: date, item_id: str) -> AgendaItemRow | None:
    """Return one item, None when it is missing or not for this actor."""
    found = _items(session, _visible(actor, today).where(AgendaItem.id == item_id))
    return found[0] if found else None


def agenda_item_of_round(
    session: Session, actor: Actor, today: date, round_id: str
) -> AgendaItemRow | None:
    """Return the newest item with a round's overview, None when there is none for this actor."""
    of_round = _visible(actor, today).where(
        AgendaItem.round_id == round_id, AgendaItem.kind == AgendaItemKind.OVERVIEW
    )
    found = _items(session, of_round)
    return found[-1] if found else None


def agenda_items_among(
    session: Session, actor: Actor, today: date, item_ids: Collection[str]
) -> dict[str, AgendaItemRow]:
    """Return those of some items that an actor may work with, by their ids."""
    asked = _visible(actor, today).where(AgendaItem.id.in_(sorted(item_ids)))
    return {row.id: row for row in _items(session, asked)}


def schemes_within(actor: Actor, roles: tuple[Role, ...], today: date) -> ColumnElement[bool]:
    """Return the condition on MonitoringScheme under which an actor has one of some roles in it."""
    if actor.is_system:
        return true()
    held = [one for one in actor.current(today) if one.role in roles]
    schemes = [one.scope_id for one in held if one.scope_kind is ScopeKind.SCHEME]
    committees = [one.scope_id for one in held if one.scope_kind is ScopeKind.COMMITTEE]
    if not schemes and not committees:
        return false()
    return or_(MonitoringScheme.id.in_(schemes), MonitoringScheme.committee_id.in_(committees))


Found = Select[AgendaItem, ReportingRound]


def _visible(actor: Actor, today: date) -> Found:
    """Items show ratings before they are out, so they are for those who draft documents.

    An item about a project that is red twice is for the secretariat alone (R27).
    """
    drafting = schemes_within(actor, roles_for(Action.VIEW_SUGGESTION), today)
    escalating = schemes_within(actor, roles_for(Action.VIEW_ESCALATION), today)
    return (
        select(AgendaItem, ReportingRound)
        .join(ReportingRound, ReportingRound.id == AgendaItem.round_id)
        .join(MonitoringScheme, MonitoringScheme.id == AgendaItem.scheme_id)
        .where(or_(and_(drafting, AgendaItem.kind == AgendaItemKind.OVERVIEW), escalating))
    )


def _items(session: Session, asked: Found) -> tuple[AgendaItemRow, ...]:
    ordered = asked.order_by(ReportingRound.position.desc(), AgendaItem.created_at, AgendaItem.id)
    return tuple(_item(session, *found) for found in session.execute(ordered).all())


def _item(session: Session, row: AgendaItem, of_round: ReportingRound) -> AgendaItemRow:
    return AgendaItemRow(
        id=row.id,
        scheme_id=row.scheme_id,
        round_id=row.round_id,
        round_name=of_round.name,
        title=row.title,
        case_number=row.case_number,
        state=row.state,
        created_at=row.created_at,
        lock=row.version,
        placements=_placements(session, row.id),
        sections=_sections(session, row.id),
        kind=row.kind,
        is_closed=row.is_closed,
        figures=row.figures,
        frozen=row.frozen_view,
        state_reason=row.state_reason,
        external_case=row.external_case,
        external_document=row.external_document,
        approved_at=row.approved_at,
    )


def _placements(session: Session, item_id: str) -> tuple[Placement, ...]:
    asked = (
        select(MeetingPlacement, Meeting, Committee)
        .join(Meeting, Meeting.id == MeetingPlacement.meeting_id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(MeetingPlacement.item_id == item_id)
        .order_by(MeetingPlacement.position)
    )
    found: list[Placement] = []
    for row, at_meeting, committee in session.execute(asked):
        before = found[-1] if found and row.reason else None
        found.append(
            Placement(
                meeting_id=row.meeting_id,
                meeting_date=at_meeting.on,
                committee=committee.code or committee.name,
                number=row.number,
                from_meeting_id=before.meeting_id if before else None,
                from_meeting_date=before.meeting_date if before else None,
                reason=row.reason,
            )
        )
    return tuple(found)


def _sections(session: Session, item_id: str) -> tuple[tuple[str, str], ...]:
    asked = (
        select(AgendaSection.name, AgendaSection.text)
        .where(AgendaSection.item_id == item_id)
        .order_by(AgendaSection.name)
    )
    return tuple((name, text) for name, text in session.execute(asked))


def _meeting(row: Meeting, committee: Committee) -> MeetingRow:
    return MeetingRow(
        id=row.id,
        committee_id=row.committee_id,
        committee_name=committee.name,
        committee_code=committee.code,
        on=row.on,
        state=row.state,
        place=row.place,
        cancelled_because=row.cancelled_because,
    )
