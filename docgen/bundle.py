"""Many documents at once: one Word file of many letters, or an archive of files."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from docgen.blocks import Block, Document, NewLetter
from docgen.errors import DocumentError
from docgen.render import Format, render
from docgen.theme import Theme
from docgen.writers import package


@dataclass(frozen=True, slots=True)
class File:
    """A file of an archive: a document that is still to be written, or bytes that are ready."""

    name: str
    content: bytes = b""
    document: Document | None = None
    file_format: Format = "docx"


def combine(documents: Sequence[Document]) -> Document:
    """Return the documents as one, each on a new page, counted from 1 and with its own lists.

    Raises:
        DocumentError: when there are none, or when their headers, footers or languages differ.
    """
    if not documents:
        raise DocumentError("There is nothing to combine.")
    first = documents[0]
    body: list[Block] = []
    for document in documents:
        if (document.letterhead, document.language) != (first.letterhead, first.language):
            raise DocumentError("Documents in one file must share header, footer and language.")
        body += [NewLetter(), *document.body] if body else document.body
    return replace(first, body=tuple(body))


def archive(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return the named files as a ZIP file; the same files always give the same bytes."""
    return package.write(package.store(name, content) for name, content in files)


def write_archive(files: Iterable[File], theme: Theme) -> bytes:
    """Return the files as a ZIP file, those written first that are still documents.

    Raises:
        DocumentError: A document among them is unsound.
        PdfUnavailable: A PDF is asked for and a library is missing on this machine.
    """
    return archive((one.name, _content(one, theme)) for one in files)


def _content(file: File, theme: Theme) -> bytes:
    if file.document is None:
        return file.content
    return render(file.document, file.file_format, theme)
