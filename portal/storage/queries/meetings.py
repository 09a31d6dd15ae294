"""What stands on a committee's meetings, for those who work with them and for its readers."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import Session

from portal.domain.actors import Actor, Role, ScopeKind
from portal.domain.agenda import AgendaItemKind, AgendaItemState, DecisionKind, MeetingState
from portal.domain.permissions import Action, roles_for
from portal.storage.models.committee import (
    AgendaDecision,
    AgendaItem,
    Committee,
    Meeting,
    MeetingPlacement,
)
from portal.storage.models.documents import GeneratedDocument
from portal.storage.models.schemes import MonitoringScheme
from portal.storage.queries.committee import MeetingRow, meetings, schemes_within
from portal.storage.queries.documents import documents_visible_to


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """An item's place on a meeting's agenda; `moved_to` is the day of the meeting it went on to."""

    item_id: str
    scheme_id: str
    title: str
    case_number: str
    state: AgendaItemState
    is_closed: bool
    number: int | None
    reason: str
    moved_from: date | None
    moved_to: date | None
    position: int

    @property
    def is_here(self) -> bool:
        """Whether the item stands on this agenda now."""
        gone = {AgendaItemState.DEFERRED, AgendaItemState.WITHDRAWN}
        return self.moved_to is None and self.state not in gone


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One version of a decision on an item."""

    id: str
    item_id: str
    meeting_id: str
    meeting_on: date
    version: int
    kind: DecisionKind
    text: str
    dissent: str
    number: str
    correction_reason: str
    recorded_at: datetime
    recorded_by_id: str | None


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A document that was made for a meeting or one of its items."""

    id: str
    kind: str
    title: str
    filename: str
    file_format: str
    sha256: str
    item_id: str | None
    created_at: datetime
    released_at: datetime | None


def committees_visible_to(actor: Actor, today: date) -> ColumnElement[bool]:
    """Return the condition on Committee under which an actor sees its meetings.

    Those who draft documents in a scheme of the committee do, and the committee's own readers.
    """
    if actor.is_system:
        return true()
    drafting = schemes_within(actor, roles_for(Action.VIEW_SUGGESTION), today)
    run = select(MonitoringScheme.committee_id).where(drafting)
    return Committee.id.in_(run) | Committee.id.in_(_read_committees(actor, today))


def meetings_visible_to(session: Session, actor: Actor, today: date) -> tuple[MeetingRow, ...]:
    """Return the meetings an actor sees, by their day."""
    seen = select(Committee.id).where(committees_visible_to(actor, today)).order_by(Committee.id)
    ids = set(session.scalars(seen))
    return tuple(row for row in meetings(session) if row.committee_id in ids)


def committee_names(session: Session, actor: Actor, today: date) -> tuple[tuple[str, str], ...]:
    """Return id and name of the committees whose meetings an actor sees, in their order."""
    asked = (
        select(Committee.id, Committee.name)
        .where(committees_visible_to(actor, today))
        .order_by(Committee.position, Committee.id)
    )
    return tuple((committee_id, name) for committee_id, name in session.execute(asked))


def papers_of(
    session: Session, actor: Actor, today: date, meeting_ids: Collection[str]
) -> dict[str, tuple[PaperRow, ...]]:
    """Return the documents kept of some meetings that an actor may fetch, the newest first.

    The committee's readers may fetch those that were released.
    """
    read = select(Meeting.id).where(Meeting.committee_id.in_(_read_committees(actor, today)))
    released = GeneratedDocument.released_at.is_not(None) & GeneratedDocument.meeting_id.in_(read)
    asked = (
        select(GeneratedDocument)
        .where(
            GeneratedDocument.meeting_id.in_(sorted(meeting_ids)),
            documents_visible_to(actor, today) | released,
        )
        .order_by(GeneratedDocument.created_at.desc(), GeneratedDocument.id)
    )
    papers: dict[str, list[PaperRow]] = {one: [] for one in meeting_ids}
    for row in session.scalars(asked):
        papers[row.meeting_id or ""].append(_paper(row))
    return {meeting_id: tuple(rows) for meeting_id, rows in papers.items()}


def papers_of_item(
    session: Session, actor: Actor, today: date, item_id: str
) -> tuple[PaperRow, ...]:
    """Return the documents kept of one item that an actor may fetch, the newest first."""
    asked = (
        select(GeneratedDocument)
        .where(GeneratedDocument.item_id == item_id, documents_visible_to(actor, today))
        .order_by(GeneratedDocument.created_at.desc(), GeneratedDocument.id)
    )
    return tuple(_paper(row) for row in session.scalars(asked))


def placed_rows(
    session: Session, actor: Actor, today: date, meeting_ids: Collection[str]
) -> dict[str, tuple[PlacedRow, ...]]:
    """Return what stands, or stood, on some agendas for an actor, by the meetings' ids.

    The committee's readers see an item once a document of it has been released to them.
    """
    asked = (
        select(MeetingPlacement, AgendaItem)
        .join(AgendaItem, AgendaItem.id == MeetingPlacement.item_id)
        .join(MonitoringScheme, MonitoringScheme.id == AgendaItem.scheme_id)
        .where(MeetingPlacement.meeting_id.in_(sorted(meeting_ids)), items_seen_by(actor, today))
        .order_by(
            MeetingPlacement.number.is_(None),
            MeetingPlacement.number,
            MeetingPlacement.placed_at,
            MeetingPlacement.id,
        )
    )
    found = session.execute(asked).all()
    days = _days(session, {item.id for _place, item in found})
    rows: dict[str, list[PlacedRow]] = {one: [] for one in meeting_ids}
    for place, item in found:
        rows[place.meeting_id].append(_placed(place, item, days[item.id]))
    return {meeting_id: tuple(each) for meeting_id, each in rows.items()}


def items_seen_by(actor: Actor, today: date) -> ColumnElement[bool]:
    """Return the condition on AgendaItem, joined to its scheme, under which an actor sees it."""
    drafting = schemes_within(actor, roles_for(Action.VIEW_SUGGESTION), today)
    escalating = schemes_within(actor, roles_for(Action.VIEW_ESCALATION), today)
    released = select(GeneratedDocument.item_id).where(
        GeneratedDocument.item_id.is_not(None), GeneratedDocument.released_at.is_not(None)
    )
    reading = MonitoringScheme.committee_id.in_(_read_committees(actor, today))
    return (
        escalating
        | (drafting & (AgendaItem.kind == AgendaItemKind.OVERVIEW))
        | (reading & AgendaItem.id.in_(released))
    )


def decisions_on(session: Session, item_ids: Collection[str]) -> dict[str, tuple[DecisionRow, ...]]:
    """Return every version of the decisions on some items, the first one first."""
    asked = (
        select(AgendaDecision, Meeting.on)
        .join(Meeting, Meeting.id == AgendaDecision.meeting_id)
        .where(AgendaDecision.item_id.in_(sorted(item_ids)))
        .order_by(AgendaDecision.item_id, AgendaDecision.version)
    )
    rows: dict[str, list[DecisionRow]] = {one: [] for one in item_ids}
    for row, on in session.execute(asked):
        rows[row.item_id].append(_decision(row, on))
    return {item_id: tuple(each) for item_id, each in rows.items()}


def open_meetings(
    session: Session, committee_id: str, *, after: date | None = None
) -> tuple[MeetingRow, ...]:
    """Return the meetings of a committee whose agenda takes items, after a day if it is given."""
    return tuple(
        row
        for row in meetings(session, committee_id=committee_id)
        if row.state is MeetingState.PLANNED and (after is None or row.on > after)
    )


def _read_committees(actor: Actor, today: date) -> list[str]:
    return sorted(
        held.scope_id
        for held in actor.current(today)
        if held.role is Role.COMMITTEE_READER and held.scope_kind is ScopeKind.COMMITTEE
    )


def _days(session: Session, item_ids: Collection[str]) -> dict[str, dict[int, date]]:
    asked = (
        select(MeetingPlacement.item_id, MeetingPlacement.position, Meeting.on)
        .join(Meeting, Meeting.id == MeetingPlacement.meeting_id)
        .where(MeetingPlacement.item_id.in_(sorted(item_ids)))
        .order_by(MeetingPlacement.item_id, MeetingPlacement.position)
    )
    days: dict[str, dict[int, date]] = {one: {} for one in item_ids}
    for item_id, position, on in session.execute(asked):
        days[item_id][position] = on
    return days


def _placed(place: MeetingPlacement, item: AgendaItem, days: dict[int, date]) -> PlacedRow:
    return PlacedRow(
        item_id=item.id,
        scheme_id=item.scheme_id,
        title=item.title,
        case_number=item.case_number,
        state=item.state,
        is_closed=item.is_closed,
        number=place.number,
        reason=place.reason,
        moved_from=days.get(place.position - 1) if place.reason else None,
        moved_to=days.get(place.position + 1),
        position=place.position,
    )


def _decision(row: AgendaDecision, on: date) -> DecisionRow:
    return DecisionRow(
        id=row.id,
        item_id=row.item_id,
        meeting_id=row.meeting_id,
        meeting_on=on,
        version=row.version,
        kind=row.kind,
        text=row.text,
        dissent=row.dissent,
        number=row.number,
        correction_reason=row.correction_reason,
        recorded_at=row.recorded_at,
        recorded_by_id=row.recorded_by_id,
    )


def _paper(row: GeneratedDocument) -> PaperRow:
    return PaperRow(
        id=row.id,
        kind=row.kind,
        title=row.title,
        filename=row.filename,
        file_format=row.file_format,
        sha256=row.sha256,
        item_id=row.item_id,
        created_at=row.created_at,
        released_at=row.released_at,
    )
