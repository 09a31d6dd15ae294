"""The office's work with an agenda item: create, place on a meeting, edit its texts."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.actors import Actor
from portal.domain.agenda import AgendaItemState, AgendaReason, ItemFacts, may_place
from portal.domain.errors import DomainError
from portal.domain.permissions import Action
from portal.services.agenda_places import place_item
from portal.services.committee_rights import require_scheme
from portal.services.item_moves import locked_item
from portal.services.refusals import Missing, require
from portal.storage.history import record
from portal.storage.models.committee import AgendaItem, AgendaSection, Meeting
from portal.storage.queries.schemes import SchemeRow, round_row

SETTLED = frozenset({AgendaItemState.DECIDED, AgendaItemState.WITHDRAWN})
"""States in which nobody writes in an item any more."""


def require_office(session: Session, scheme_id: str, *, by: Actor, at: datetime) -> SchemeRow:
    """Return a scheme for somebody who makes its documents.

    Raises:
        Missing: The scheme is not theirs.
    """
    return require_scheme(session, scheme_id, Action.MAKE_DOCUMENT, by=by, at=at)


def create_item(
    session: Session, round_id: str, facts: ItemFacts, *, by: Actor, at: datetime
) -> str:
    """Create the item about a round, place it on a meeting, and return its id."""
    of_round = round_row(session, round_id)
    if of_round is None:
        raise Missing
    of_scheme = require_office(session, of_round.scheme_id, by=by, at=at)
    _check(facts)
    item = AgendaItem(
        scheme_id=of_scheme.id,
        round_id=round_id,
        title=facts.title,
        case_number=facts.case_number,
        is_closed=facts.is_closed,
        created_at=at,
    )
    session.add(item)
    session.flush()
    _place(session, item, of_scheme, facts, at)
    record(
        session, by=by, at=at, action="agenda_item_created", kind="agenda_item", object_id=item.id
    )
    return item.id


def edit_item(
    session: Session, item_id: str, facts: ItemFacts, *, version: int, by: Actor, at: datetime
) -> None:
    """Change an item's facts; another day mends a wrong one, it does not defer the item.

    Raises:
        Missing: The item is not theirs.
        DomainError: Something is missing, the item has stood on an agenda that is closed, or
            somebody else has saved it since.
    """
    item = _open_item(session, item_id, version, by, at)
    of_scheme = require_office(session, item.scheme_id, by=by, at=at)
    _check(facts)
    before = (item.title, item.case_number)
    item.title, item.case_number = facts.title, facts.case_number
    item.is_closed = facts.is_closed
    item.version += 1
    _mend_place(session, item, of_scheme, facts, at)
    record(
        session,
        by=by,
        at=at,
        action="agenda_item_edited",
        kind="agenda_item",
        object_id=item.id,
        changes={"title": (before[0], facts.title), "case_number": (before[1], facts.case_number)},
    )
    session.flush()


def edit_section(
    session: Session,
    item_id: str,
    name: str,
    text: str | None,
    *,
    version: int,
    by: Actor,
    at: datetime,
) -> None:
    """Put the office's own text in place of a composed one; None brings the composed one back.

    Raises:
        Missing: The item is not theirs.
        DomainError: Somebody else has saved the item since.
    """
    item = _open_item(session, item_id, version, by, at)
    row = next((one for one in item.sections if one.name == name), None)
    before = row.text if row else None
    if text is None and row is not None:
        item.sections.remove(row)
    elif text is not None and row is not None:
        row.text = text
    elif text is not None:
        item.sections.append(AgendaSection(name=name, text=text))
    item.version += 1
    record(
        session,
        by=by,
        at=at,
        action="agenda_text_edited",
        kind="agenda_item",
        object_id=item.id,
        changes={name: (before, text)},
    )
    session.flush()


def _check(facts: ItemFacts) -> None:
    if not facts.title.strip():
        raise DomainError(AgendaReason.TITLE_MISSING, "title")


def _open_item(session: Session, item_id: str, version: int, by: Actor, at: datetime) -> AgendaItem:
    """Return an item that may be written in: neither decided nor withdrawn."""
    found, _scheme = locked_item(session, item_id, Action.MAKE_DOCUMENT, version, by=by, at=at)
    if found.state in SETTLED:
        raise DomainError(AgendaReason.ITEM_SETTLED)
    return found


def _mend_place(
    session: Session, item: AgendaItem, of_scheme: SchemeRow, facts: ItemFacts, at: datetime
) -> None:
    """Put right the day or the number of the newest place; a closed agenda keeps what it had."""
    place = item.placements[-1] if item.placements else None
    if place is None:
        _place(session, item, of_scheme, facts, at)
    elif place.meeting.on != facts.meeting_on:
        if not may_place(place.meeting.state).allowed:
            raise DomainError(AgendaReason.DEFER_INSTEAD, "meeting_on")
        meeting = _meeting(session, of_scheme, facts)
        require(may_place(meeting.state))
        place.meeting_id, place.number = meeting.id, facts.number
        session.flush()
        session.expire(item, ["placements"])
    else:
        place.number = facts.number


def _meeting(session: Session, of_scheme: SchemeRow, facts: ItemFacts) -> Meeting:
    """Return the committee's meeting on a day, planned now when there was none."""
    meeting = session.scalars(
        select(Meeting).where(
            Meeting.committee_id == of_scheme.committee_id, Meeting.on == facts.meeting_on
        )
    ).one_or_none()
    if meeting is None:
        meeting = Meeting(committee_id=of_scheme.committee_id, on=facts.meeting_on)
        session.add(meeting)
        session.flush()
    return meeting


def _place(
    session: Session, item: AgendaItem, of_scheme: SchemeRow, facts: ItemFacts, at: datetime
) -> None:
    meeting = _meeting(session, of_scheme, facts)
    place_item(session, item, meeting, number=facts.number, at=at)


def note_external(
    session: Session,
    item_id: str,
    case: str,
    document: str,
    *,
    version: int,
    by: Actor,
    at: datetime,
) -> None:
    """Note the numbers that case and document have in the system the item was pasted into.

    Raises:
        Missing: The item is not theirs.
        DomainError: Somebody else has saved it since.
    """
    item, _scheme = locked_item(session, item_id, Action.MAKE_DOCUMENT, version, by=by, at=at)
    before = (item.external_case, item.external_document)
    item.external_case, item.external_document = case, document
    record(
        session,
        by=by,
        at=at,
        action="agenda_item_numbered_elsewhere",
        kind="agenda_item",
        object_id=item.id,
        changes={
            "external_case": (before[0], case),
            "external_document": (before[1], document),
        },
    )
    session.flush()
