"""Files on their way out of the house: where they are kept, and the answer that carries one."""

from flask import Response, current_app

from portal.storage.document_store import DocumentStore


def document_store() -> DocumentStore:
    """Return the store in which the house keeps its files."""
    store: DocumentStore = current_app.extensions["documents"]
    return store


def file_answer(content: bytes | str, media_type: str, name: str) -> Response:
    """Return a file to download; its name is in plain letters."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, mimetype=media_type, headers=headers)
