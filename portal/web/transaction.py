"""One transaction a request: POST writes, GET and HEAD only read; services flush, this commits."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from flask import Flask, Response, current_app, g, request
from sqlalchemy.orm import Session

from portal.clock import Clock
from portal.storage.engine import Database
from portal.storage.history import seal

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def session() -> Session:
    """Return the request's session, opened at the first call."""
    if "session" not in g:
        database: Database = current_app.extensions["database"]
        safe = request.method in SAFE_METHODS
        g.session = database.reading() if safe else database.writing()
    found: Session = g.session
    return found


def now() -> datetime:
    """Return the request's one instant: everything in a request happens at the same time."""
    if "instant" not in g:
        clock: Clock = current_app.extensions["clock"]
        g.instant = clock.now()
    instant: datetime = g.instant
    return instant


def abandon() -> None:
    """Give up what the request has changed so far; a refused form calls it by its error."""
    if "session" in g:
        g.session.rollback()


@contextmanager
def reading_first() -> Iterator[Session]:
    """Yield a session for long reading before a request's first change.

    SQLite has one writer at a time: what is composed or drawn for long must not hold its lock.
    The lock is let go meanwhile and taken anew by the next use of `session`.
    """
    abandon()
    database: Database = current_app.extensions["database"]
    with database.reading() as found:
        yield found


def keep() -> None:
    """Commit although the page answers with a fault: a draft with a wrong number is a draft."""
    g.keep = True


def _finish(response: Response) -> Response:
    if "session" not in g:
        return response
    refused = response.status_code >= 400 and not g.get("keep", False)
    if request.method in SAFE_METHODS or refused:
        g.session.rollback()
        return response
    changed = seal(g.session)
    g.session.commit()
    if changed:
        wake: Callable[[], None] = current_app.extensions["wake"]
        wake()
    return response


def _close(_error: BaseException | None) -> None:
    found: Session | None = g.pop("session", None)
    if found is not None:
        found.close()


def init_app(app: Flask) -> None:
    """Tie every request of an app to one transaction."""
    app.after_request(_finish)
    app.teardown_request(_close)
