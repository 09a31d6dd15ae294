"""Waiting for the worker's child: documents are made while the test looks on."""

import time
from functools import cache

from sqlalchemy import select

from portal.domain.documents import RequestState
from portal.jobs.documents import DocumentMaker
from portal.jobs.rendering import Renderer
from portal.storage.engine import Database
from portal.storage.models import DocumentRequest
from tests.integration.app_world import House

PATIENCE = 120.0
"""How many seconds a document may take on a busy machine."""


@cache
def _child() -> Renderer:
    """Return the child that writes for all tests of this process; to start one takes seconds."""
    return Renderer()


def maker_for(house: House) -> DocumentMaker:
    """Return a maker of a house's documents, which shares its child with those of other tests."""
    maker = DocumentMaker(house.database, house.app.extensions["documents"], house.clock)
    maker._renderer = _child()
    return maker


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
