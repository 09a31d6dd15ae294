"""What pages show of attached files, how one comes in, and how one is sent out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from flask import Response, abort, request

from portal.i18n import _, show_instant, show_number
from portal.services.document_register import Upload
from portal.storage.queries.attachments import AttachmentRow, among
from portal.web.files import kept_file


@dataclass(frozen=True, slots=True)
class AttachedLine:
    """One attached file: its name, its size, whether it may be published, and since when."""

    href: str
    name: str
    size: str
    is_public: bool
    added: str


def attached_lines(
    rows: Iterable[AttachmentRow], address: Callable[[str], str]
) -> tuple[AttachedLine, ...]:
    """Return attached files for a page, each with the address that `address` gives its id."""
    return tuple(
        AttachedLine(
            href=address(row.id),
            name=row.filename,
            size=size_words(row.size),
            is_public=row.is_public,
            added=show_instant(row.added_at),
        )
        for row in rows
    )


def size_words(size: int) -> str:
    """Return how large a file is, in kB."""
    return _("%(size)s kB", size=show_number(max(1, size // 1024)))


def uploaded() -> Upload:
    """Return the file that came with the request; an empty one when none did."""
    given = request.files.get("file")
    if given is None:
        return Upload("", b"")
    with given.stream:
        return Upload(given.filename or "", given.read())


def sent(rows: Iterable[AttachmentRow], attachment_id: str) -> Response:
    """Send the file with an id as an attachment, 404 when it is not among these."""
    row = among(rows, attachment_id)
    if row is None:
        abort(404)
    return kept_file(row.sha256, row.file_format, row.filename)
