"""Files on their way out of the house: where they are kept, and the answer that carries one."""

from io import BytesIO

from flask import Response, current_app, send_file

from portal.services.document_requests import MEDIA_TYPES
from portal.storage.document_store import DocumentStore


def document_store() -> DocumentStore:
    """Return the store in which the house keeps its files."""
    store: DocumentStore = current_app.extensions["documents"]
    return store


def kept_file(sha256: str, file_format: str, name: str) -> Response:
    """Return a file of the store to download, under the name it is kept by."""
    return send_file(
        BytesIO(document_store().get(sha256)),
        mimetype=MEDIA_TYPES[file_format],
        as_attachment=True,
        download_name=name,
        etag=False,
    )


def file_answer(content: bytes | str, media_type: str, name: str) -> Response:
    """Return a file to download; its name is in plain letters."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, mimetype=media_type, headers=headers)
