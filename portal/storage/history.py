"""The append-only history (hændelseslog): events chained by hashes, sealed before a commit (D12).

An event holds ids, field names and one salted hash a changed field. The values and the salt stand
in a table that retention may empty; the chain holds without them.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeAlias

from sqlalchemy import event, insert, select, update
from sqlalchemy.orm import Session, SessionTransaction

from portal.domain.actors import Actor
from portal.storage.models.records import AuditChange, AuditEvent, AuditHead
from portal.tokens import new_id, new_secret

Fact: TypeAlias = str | int | bool | None
Change: TypeAlias = tuple[str | None, str | None]

SYSTEM_ID = "system"
HEAD_ID = 1
_QUEUE = "history"


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain: how many events, and the hash of the last one; empty at the start."""

    count: int
    hash: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One event waiting to be sealed."""

    at: datetime
    actor_id: str | None
    action: str
    kind: str
    object_id: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    changes: Mapping[str, Change] = field(default_factory=dict)
    savepoint: SessionTransaction | None = None


def _forget(session: Session, ended: SessionTransaction) -> None:
    """Forget what was rolled back: all of it, or what was recorded since a savepoint."""
    entries: list[Entry] = session.info.pop(_QUEUE, [])
    if ended.nested:
        session.info[_QUEUE] = [one for one in entries if one.savepoint is not ended]


def _queue(session: Session) -> list[Entry]:
    if not event.contains(session, "after_soft_rollback", _forget):
        event.listen(session, "after_soft_rollback", _forget)
    entries: list[Entry] = session.info.setdefault(_QUEUE, [])
    return entries


def record(
    session: Session,
    *,
    by: Actor,
    at: datetime,
    action: str,
    kind: str,
    object_id: str,
    changes: Mapping[str, Change] | None = None,
    facts: Mapping[str, Fact] | None = None,
) -> None:
    """Queue an event; it joins the chain when the transaction is sealed, or never when rolled back.

    Args:
        session: The writing session.
        by: Who acted.
        at: When, aware.
        action: The event's name, such as ``report_submitted``.
        kind: What it happened to, such as ``report``.
        object_id: The public id of that object.
        changes: Value before and after, by field; kept apart so that retention may empty them.
        facts: Ids, numbers and codes that stay for good; never texts of people.
    """
    actor_id = SYSTEM_ID if by.is_system else by.person_id
    moved = {name: pair for name, pair in (changes or {}).items() if pair[0] != pair[1]}
    within = session.get_nested_transaction()
    _queue(session).append(
        Entry(at, actor_id, action, kind, object_id, dict(facts or {}), moved, within)
    )


def seal(session: Session) -> bool:
    """Append the queued events to the chain, as the last act before a commit.

    Locks the one row that holds the chain's end until the commit. Returns whether there was any.
    """
    entries: list[Entry] = session.info.pop(_QUEUE, [])
    if not entries:
        return False
    session.flush()
    end = select(AuditHead.count, AuditHead.hash).where(AuditHead.id == HEAD_ID).with_for_update()
    head = Head(*session.execute(end).one())
    for entry in entries:
        head = _append(session, head, entry)
    session.execute(
        update(AuditHead)
        .where(AuditHead.id == HEAD_ID)
        .values(count=head.count, hash=head.hash)
        .execution_options(synchronize_session=False)
    )
    return True


def head(session: Session) -> Head:
    """Return the chain's end; logs and backups keep it, so that a cut tail is found."""
    return Head(
        *session.execute(
            select(AuditHead.count, AuditHead.hash).where(AuditHead.id == HEAD_ID)
        ).one()
    )


def _append(session: Session, before: Head, entry: Entry) -> Head:
    seq = before.count + 1
    salts = {name: new_secret() for name in sorted(entry.changes)}
    digests = {name: change_hash(salts[name], name, entry.changes[name]) for name in salts}
    facts: dict[str, object] = {"facts": dict(entry.facts), "changes": digests}
    values: dict[str, object] = {
        "seq": seq,
        "at": entry.at,
        "actor_id": entry.actor_id,
        "action": entry.action,
        "object_kind": entry.kind,
        "object_id": entry.object_id,
        "facts": facts,
        "previous_hash": before.hash,
    }
    values["hash"] = event_hash(values)
    session.execute(insert(AuditEvent).values(**values))
    if salts:
        session.execute(
            insert(AuditChange),
            [
                {
                    "id": new_id(),
                    "seq": seq,
                    "field": name,
                    "salt": salts[name],
                    "before": entry.changes[name][0],
                    "after": entry.changes[name][1],
                }
                for name in salts
            ],
        )
    return Head(seq, str(values["hash"]))


def _digest(value: object) -> str:
    written = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


def change_hash(salt: str, name: str, change: Change) -> str:
    """Return the salted hash that an event keeps of a changed field."""
    return _digest([salt, name, *change])


def event_hash(values: Mapping[str, object]) -> str:
    """Return the hash of an event over everything it says, the hash before it included."""
    at = values["at"]
    if isinstance(at, datetime):
        at = at.astimezone(UTC).isoformat(timespec="microseconds")
    return _digest({**values, "at": at})
