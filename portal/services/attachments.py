"""Attaching files to a report or an agenda item, taking them away, and saying which are public."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.domain.actors import Actor
from portal.domain.agenda import AgendaReason
from portal.domain.attachments import clean_name, kind_of, may_attach
from portal.domain.errors import DomainError
from portal.domain.permissions import Action
from portal.domain.reports import ReportStep
from portal.services.agenda_items import SETTLED, require_office
from portal.services.document_register import Upload
from portal.services.noting import note
from portal.services.refusals import Missing
from portal.services.report_drafts import locked_report, require_right, save_draft
from portal.storage.document_store import DocumentStore
from portal.storage.history import Fact
from portal.storage.models.attachments import Attachment
from portal.storage.models.committee import AgendaItem

Facts = Mapping[str, Fact]

STEP = ReportStep.ACTIVITIES
"""The step of a report that files are counted to."""


def attach_to_report(
    session: Session,
    store: DocumentStore,
    report_id: str,
    upload: Upload,
    *,
    public: bool,
    by: Actor,
    at: datetime,
) -> str:
    """Keep a file with a report that is being written, and return its id.

    Raises:
        Missing: The report is not theirs to write.
        DomainError: The report can no longer be written, or the file is not taken in.
    """
    save_draft(session, report_id, STEP, {}, {}, by=by, at=at)
    place = {"report_id": report_id}
    return _attach(session, store, place, upload, public=public, by=by, at=at)


def attach_to_item(
    session: Session,
    store: DocumentStore,
    item_id: str,
    upload: Upload,
    *,
    public: bool,
    by: Actor,
    at: datetime,
) -> str:
    """Keep a file with an agenda item that is not settled, and return its id.

    Raises:
        Missing: The item is not theirs.
        DomainError: The item is settled, or the file is not taken in.
    """
    _open_item(session, item_id, by=by, at=at)
    place = {"item_id": item_id}
    return _attach(session, store, place, upload, public=public, by=by, at=at)


def remove_attachment(session: Session, attachment_id: str, *, by: Actor, at: datetime) -> None:
    """Take a file away, from the public at once; a second call does nothing.

    Raises:
        Missing: The file is not theirs to change.
        DomainError: What it hangs on can no longer be written.
    """
    row = _changeable(session, attachment_id, by=by, at=at)
    if row.removed_at is None:
        row.removed_at = at
        _note(session, row, "attachment_removed", {}, by=by, at=at)


def mark_attachment(
    session: Session, attachment_id: str, *, public: bool, by: Actor, at: datetime
) -> None:
    """Say whether a file may be published; taking the mark off takes it from the public at once.

    The office may take the mark off a report's file at any time.

    Raises:
        Missing: The file is not theirs to change.
        DomainError: What it hangs on can no longer be written.
    """
    row = _found(session, attachment_id)
    if row.report_id is not None and not public:
        report = locked_report(session, row.report_id)
        require_right(session, report, Action.EDIT_REPORT, by=by, at=at)
    else:
        row = _changeable(session, attachment_id, by=by, at=at)
    if row.is_public is not public:
        row.is_public = public
        _note(session, row, "attachment_marked", {"public": public}, by=by, at=at)


def _changeable(session: Session, attachment_id: str, *, by: Actor, at: datetime) -> Attachment:
    row = _found(session, attachment_id)
    if row.report_id is not None:
        save_draft(session, row.report_id, STEP, {}, {}, by=by, at=at)
    else:
        _open_item(session, row.item_id or "", by=by, at=at)
    return row


def _found(session: Session, attachment_id: str) -> Attachment:
    found = session.get(Attachment, attachment_id)
    if found is None:
        raise Missing
    return found


def _open_item(session: Session, item_id: str, *, by: Actor, at: datetime) -> AgendaItem:
    locked = select(AgendaItem).where(AgendaItem.id == item_id).with_for_update()
    item = session.scalars(locked.execution_options(populate_existing=True)).one_or_none()
    if item is None:
        raise Missing
    require_office(session, item.scheme_id, by=by, at=at)
    if item.state in SETTLED:
        raise DomainError(AgendaReason.ITEM_SETTLED)
    return item


def _attach(
    session: Session,
    store: DocumentStore,
    place: Mapping[str, str],
    upload: Upload,
    *,
    public: bool,
    by: Actor,
    at: datetime,
) -> str:
    asked = select(func.count(Attachment.id)).filter_by(**place, removed_at=None)
    there = session.scalars(asked).one()
    verdict = may_attach(upload.name, upload.content, there)
    kind = kind_of(upload.name)
    if not verdict.allowed or kind is None:
        reason = verdict.reasons[0]
        raise DomainError(reason.code, "file", dict(reason.facts))
    row = Attachment(
        **place,
        filename=clean_name(upload.name),
        file_format=kind.value,
        sha256=store.put(upload.content),
        size=len(upload.content),
        is_public=public,
        added_at=at,
        added_by_id=by.person_id,
    )
    session.add(row)
    facts: Facts = {"sha256": row.sha256, "size": row.size, "public": row.is_public}
    _note(session, row, "attachment_added", facts, by=by, at=at)
    return row.id


def _note(
    session: Session, row: Attachment, event: str, facts: Facts, *, by: Actor, at: datetime
) -> None:
    whose: Facts = {"report": row.report_id, "item": row.item_id, **facts}
    note(session, row, event, by=by, at=at, facts=whose)
