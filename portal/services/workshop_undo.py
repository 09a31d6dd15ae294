"""Putting back what was removed from a draft: a box with its arrows, a criterion with its path."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from sqlalchemy import Column, inspect
from sqlalchemy import Enum as Choice
from sqlalchemy.orm import Session

from portal.domain.actors import Actor
from portal.domain.errors import DomainError
from portal.domain.theory import TheoryReason
from portal.services.workshop_access import note, open_draft
from portal.services.workshop_theory import refuse_bad_links
from portal.storage.models.base import Base, Exact
from portal.storage.models.workshops import (
    CausalLink,
    Milestone,
    PathPoint,
    ResultNode,
    Risk,
    SuccessCriterion,
    Workshop,
)

Cells = dict[str, str | None]

KINDS: Mapping[str, type[Base]] = {
    kind.__tablename__: kind
    for kind in (ResultNode, CausalLink, SuccessCriterion, PathPoint, Milestone, Risk)
}
LEFT_OUT = frozenset({"workshop_id"})


@dataclass(frozen=True, slots=True)
class Removed:
    """What goes when an item is removed, as texts: its rows by table, and who hung on it."""

    key: str
    rows: tuple[tuple[str, Cells], ...]
    hung: tuple[str, ...]


def removed_with(
    session: Session, project_id: str, number: int, key: str, *, by: Actor, at: datetime
) -> Removed:
    """Return what would go if an item of a draft were removed now.

    Raises:
        Missing: The version is not the actor's.
        DomainError: It is no draft.
    """
    workshop = open_draft(session, project_id, number, by=by, at=at).workshop
    return Removed(
        key,
        tuple((row.__tablename__, _cells(row)) for row in _rows(workshop, key)),
        tuple(each.key for each in workshop.criteria if each.node_key == key),
    )


def put_back(
    session: Session, project_id: str, number: int, removed: Removed, *, by: Actor, at: datetime
) -> None:
    """Put back what was removed, unless it stands there again already.

    Raises:
        Missing: The version is not the actor's.
        DomainError: It is no draft, or an arrow would now break a rule.
    """
    opened = open_draft(session, project_id, number, by=by, at=at)
    workshop = opened.workshop
    if any(True for _row in _rows(workshop, removed.key)):
        return
    boxes = {each.key for each in workshop.nodes} | {removed.key}
    for table, cells in removed.rows:
        if table == CausalLink.__tablename__ and not {cells["from_key"], cells["to_key"]} <= boxes:
            raise DomainError(TheoryReason.LINK_TO_UNKNOWN_NODE)
        session.add(KINDS[table](**_values(KINDS[table], cells, workshop)))
    for criterion in workshop.criteria:
        if criterion.key in removed.hung and criterion.node_key is None:
            criterion.node_key = removed.key
    session.flush()
    session.expire(workshop)
    refuse_bad_links(opened)
    note(
        session,
        workshop,
        part=removed.rows[0][0] if removed.rows else "",
        key=removed.key,
        before=None,
        after=removed,
        by=by,
        at=at,
    )


def _rows(workshop: Workshop, key: str) -> Iterable[Base]:
    """Yield the rows that go with an item: the item itself first."""
    for keyed in (workshop.nodes, workshop.criteria, workshop.milestones, workshop.risks):
        yield from (row for row in keyed if row.key == key)
    for link in workshop.links:
        if key in {link.id, link.from_key, link.to_key}:
            yield link
    for criterion in workshop.criteria:
        if criterion.key == key:
            yield from criterion.path


def _columns(kind: type[Base]) -> Mapping[str, Column[object]]:
    found = inspect(kind).columns
    return {name: column for name, column in found.items() if name not in LEFT_OUT}


def _cells(row: Base) -> Cells:
    return {name: _text(getattr(row, name)) for name in _columns(type(row))}


def _text(value: object) -> str | None:
    match value:
        case None:
            return None
        case Enum():
            return str(value.value)
        case bool():
            return "1" if value else ""
        case date():
            return value.isoformat()
        case _:
            return str(value)


def _values(kind: type[Base], cells: Cells, workshop: Workshop) -> dict[str, object]:
    values = {name: _value(column, cells.get(name)) for name, column in _columns(kind).items()}
    return values if kind is PathPoint else {**values, "workshop_id": workshop.id}


def _value(column: Column[object], text: str | None) -> object:
    if text is None:
        return None
    if isinstance(column.type, Choice) and column.type.enum_class is not None:
        return column.type.enum_class(text)
    if isinstance(column.type, Exact):
        return Decimal(text)
    kind = column.type.python_type
    if kind is bool:
        return bool(text)
    if kind is date:
        return date.fromisoformat(text)
    return kind(text) if kind is int else text
