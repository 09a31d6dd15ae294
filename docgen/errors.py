"""What can go wrong while a document is made."""


class DocumentError(Exception):
    """A document that cannot be made: the model is unsound or the house template is."""


class PdfUnavailable(DocumentError):
    """PDF cannot be made on this machine; the text names what is missing."""
