"""The files that hang on a report or an item, asked for once these were found for their reader."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from portal.domain.public_form import PublicForm
from portal.storage.models.attachments import Attachment


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A file that hangs on a report or an item."""

    id: str
    filename: str
    file_format: str
    sha256: str
    size: int
    is_public: bool
    added_at: datetime


def attachments_of_report(session: Session, report_id: str) -> tuple[AttachmentRow, ...]:
    """Return the files of a report that its reader has found, in the order they came."""
    return _rows(session, Attachment.report_id == report_id)


def attachments_of_item(
    session: Session, item_id: str, *, only_public: bool = False
) -> tuple[AttachmentRow, ...]:
    """Return the files of an item that its reader has found, in the order they came."""
    found = _rows(session, Attachment.item_id == item_id)
    return tuple(one for one in found if one.is_public or not only_public)


def public_attachments(session: Session, form: PublicForm) -> tuple[AttachmentRow, ...]:
    """Return the files of a published form that may still be read: none that was taken back."""
    ids = [one.id for one in form.attachments]
    return _rows(session, Attachment.id.in_(ids) & Attachment.is_public.is_(True))


def among(rows: Iterable[AttachmentRow], attachment_id: str) -> AttachmentRow | None:
    """Return the file with an id, None when it is not among them."""
    return next((one for one in rows if one.id == attachment_id), None)


def _rows(session: Session, wanted: ColumnElement[bool]) -> tuple[AttachmentRow, ...]:
    asked = (
        select(Attachment)
        .where(wanted, Attachment.removed_at.is_(None))
        .order_by(Attachment.added_at, Attachment.id)
    )
    return tuple(
        AttachmentRow(
            row.id,
            row.filename,
            row.file_format,
            row.sha256,
            row.size,
            row.is_public,
            row.added_at,
        )
        for row in session.scalars(asked)
    )
