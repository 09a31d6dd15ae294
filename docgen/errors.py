"""What can go wrong while a document is made."""


class DocumentError(Exception):
    """A document that cannot be made: the model is unsound or the house template is."""


class PdfUnavailable(DocumentError):  # noqa: N818 - the state of this machine, not a mistake
    """PDF cannot be made on this machine; the text names what is missing."""
