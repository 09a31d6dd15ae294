"""Many documents at once: one Word file of many letters, or an archive of files."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from docgen.blocks import Block, Document, NewLetter
from docgen.errors import DocumentError
from docgen.writers import package


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
