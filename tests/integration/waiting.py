"""Waiting for the worker's child: documents are made while the test looks on."""

import time

from sqlalchemy import select

from portal.domain.documents import RequestState
from portal.jobs.documents import DocumentMaker
from portal.storage.engine import Database
from portal.storage.models import DocumentRequest

PATIENCE = 120.0
"""How many seconds a document may take on a busy machine."""


def make_all(maker: DocumentMaker, database: Database) -> None:
    """Let the maker take what waits, and wait for its child."""
    deadline = time.monotonic() + PATIENCE
    maker.make_due()
    while _is_under_way(database) and time.monotonic() < deadline:
        time.sleep(0.05)
        maker.make_due()


def _is_under_way(database: Database) -> bool:
    asked = select(DocumentRequest.id).where(DocumentRequest.state == RequestState.RUNNING)
    with database.reading() as session:
        return session.scalars(asked.limit(1)).first() is not None
