"""Keeping documents: the file under its hash, the data it was made from, and its number."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from portal.domain.actors import Actor
from portal.services.document_places import places_of
from portal.services.documents import ComposedDocument
from portal.services.documents.written import snapshot_hash
from portal.storage.document_store import DocumentStore
from portal.storage.history import record
from portal.storage.models.documents import GeneratedDocument
from portal.storage.models.schemes import MonitoringScheme

Facts = Mapping[str, str | int | bool | None]

PLACES = ("scheme_id", "project_id", "round_id", "item_id", "letter_id")
"""With the kind, what a document is about; each number is given once for it.

An item's meeting is not among them: an item that is deferred goes on with its numbers.
"""

NEWEST_FIRST = (
    GeneratedDocument.number.desc(),
    GeneratedDocument.created_at.desc(),
    GeneratedDocument.id,
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a document is about: its kind and its places."""

    kind: str
    places: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest version of a document: its number, whether people made it, its data's hash."""

    number: int
    is_uploaded: bool
    snapshot_sha256: str | None


def keep_document(
    session: Session,
    store: DocumentStore,
    composed: ComposedDocument,
    content: bytes,
    arguments: Mapping[str, str],
    *,
    file_format: str,
    language: str,
    by: Actor,
    at: datetime,
) -> str:
    """Keep a document that was made and return its id.

    A file from the same data as the newest version is that version in another form; anything
    else gets the next number.
    """
    places = places_of(session, composed.kind, arguments)
    snapshot = composed.snapshot
    hashed = snapshot_hash(snapshot)
    row = GeneratedDocument(
        kind=composed.kind.value,
        title=composed.title,
        filename=f"{composed.stem}.{file_format}",
        file_format=file_format,
        language=language,
        number=_number(session, Subject(composed.kind.value, places), hashed),
        arguments=_named(arguments, places),
        snapshot=snapshot,
        snapshot_sha256=hashed,
        **places,
    )
    return keep_file(session, store, row, content, "document_made", by=by, at=at)


def keep_file(
    session: Session,
    store: DocumentStore,
    row: GeneratedDocument,
    content: bytes,
    action: str,
    *,
    by: Actor,
    at: datetime,
    facts: Facts | None = None,
) -> str:
    """Keep a file in the register and return its id; its bytes lie under their hash (D6).

    Args:
        session: The session of the transaction.
        store: Where files lie.
        row: The document, all but its bytes and by whom and when it is kept.
        content: The bytes.
        action: How the file came, as the history tells it.
        by: Who keeps it.
        at: When.
        facts: What the history tells of it beside kind, hash and number.
    """
    row.sha256, row.size = store.put(content), len(content)
    row.created_by_id, row.created_at = by.person_id, at
    session.add(row)
    session.flush()
    told: Facts = {"document": row.kind, "sha256": row.sha256, "number": row.number}
    note_document(session, row, action, {**told, **(facts or {})}, by=by, at=at)
    return row.id


def note_document(
    session: Session, row: GeneratedDocument, action: str, facts: Facts, *, by: Actor, at: datetime
) -> None:
    """Tell the history what was done with a kept document."""
    record(
        session,
        by=by,
        at=at,
        action=action,
        kind="generated_document",
        object_id=row.id,
        facts=facts,
    )


def versions_of(session: Session, subject: Subject) -> tuple[GeneratedDocument, ...]:
    """Return every file kept of what a document is about, the newest first."""
    return tuple(
        session.scalars(select(GeneratedDocument).where(*_about(subject)).order_by(*NEWEST_FIRST))
    )


def _about(subject: Subject) -> list[ColumnElement[bool]]:
    asked = [GeneratedDocument.kind == subject.kind]
    for name in PLACES:
        asked.append(getattr(GeneratedDocument, name) == subject.places.get(name))
    if not subject.places.get("item_id"):
        meeting_id = subject.places.get("meeting_id")
        asked.append(GeneratedDocument.meeting_id == meeting_id)
    return asked


def subject_of(row: GeneratedDocument) -> Subject:
    """Return what a kept document is about."""
    names = (*PLACES, "meeting_id")
    return Subject(row.kind, {name: getattr(row, name) for name in names})


def next_number(session: Session, subject: Subject) -> int:
    """Return the number of the next version; two who ask at once wait for each other."""
    scheme_id = subject.places.get("scheme_id")
    if scheme_id is not None:
        session.get(MonitoringScheme, scheme_id, with_for_update=True)
    found = _newest(session, subject)
    return found.number + 1 if found else 1


def _newest(session: Session, subject: Subject) -> Newest | None:
    """Return the newest version without its data, which may be large and is not asked for."""
    asked = (
        select(
            GeneratedDocument.number,
            GeneratedDocument.is_uploaded,
            GeneratedDocument.snapshot_sha256,
        )
        .where(*_about(subject))
        .order_by(*NEWEST_FIRST)
        .limit(1)
    )
    found = session.execute(asked).first()
    return None if found is None else Newest(*found)


def _number(session: Session, subject: Subject, hashed: str) -> int:
    coming = next_number(session, subject)
    found = _newest(session, subject)
    if found and not found.is_uploaded and found.snapshot_sha256 == hashed:
        return found.number
    return coming


def _named(arguments: Mapping[str, str], places: Mapping[str, str | None]) -> dict[str, str]:
    """Return the arguments that name the same document later; a round's item by its own id."""
    item_id = places.get("item_id")
    if item_id is not None:
        return {"item": item_id}
    return {name: value for name, value in arguments.items() if name != "send"}
