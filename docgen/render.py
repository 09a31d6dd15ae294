"""A document in, the bytes of a file out."""

from typing import Literal

from docgen import lint
from docgen.blocks import Document
from docgen.theme import Theme
from docgen.writers import html, pdf, text, word

Format = Literal["docx", "pdf", "html", "txt"]


def render(document: Document, fmt: Format, theme: Theme) -> bytes:
    """Return the document as a file of the given format.

    Raises:
        DocumentError: when the model is unsound (see `docgen.lint.structure`).
        PdfUnavailable: when a PDF is asked for and a library is missing on this machine.
    """
    lint.require_sound(document)
    match fmt:
        case "docx":
            return word.write(document, theme)
        case "pdf":
            return pdf.write(document, theme)
        case "html":
            return html.write(document, theme).encode()
        case "txt":
            return text.write(document).encode()
