"""Documents: what the house can make, from the domain's values to the views of docgen."""

from portal.services.documents.making import ComposedDocument, compose_document, document_theme
from portal.services.documents.types import DOCUMENT_TYPES, DocumentType, document_type

__all__ = [
    "DOCUMENT_TYPES",
    "ComposedDocument",
    "DocumentType",
    "compose_document",
    "document_theme",
    "document_type",
]
