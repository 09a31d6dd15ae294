"""Logins as rows: made when a person has proved who they are, gone when they end (C1, C2).

The cookie holds the row's id; a cookie whose row has ended opens nothing, however it was copied.
"""

from datetime import datetime, timedelta

from flask import Flask, current_app, g, request, session
from sqlalchemy.orm import Session

from portal.clock import Clock
from portal.config import Settings
from portal.services import accounts
from portal.storage.engine import Database
from portal.storage.queries.people import LoginRow, live_login
from portal.web import transaction

LOGIN = "sid"
KEPT = ("_user_id", "_fresh", "_id", "fs_paa")
"""What the libraries have put into the cookie for the new login."""


def lifetime() -> timedelta:
    """Return how long a login lives without being used."""
    settings: Settings = current_app.extensions["settings"]
    return timedelta(minutes=settings.session_minutes)


def current_login_id() -> str | None:
    """Return the id of the login in this request's cookie."""
    found = session.get(LOGIN)
    return found if isinstance(found, str) else None


def living(database: Session, at: datetime) -> LoginRow | None:
    """Return the login of this request's cookie if it has neither ended nor run out."""
    login_id = current_login_id()
    found = None if login_id is None else live_login(database, login_id)
    if found is None or at - found.last_seen_at >= lifetime():
        return None
    return found


def begin(person_id: str, language: str) -> None:
    """Put a new login in the place of what the cookie held before, but for a chosen language."""
    at, old = transaction.now(), current_login_id()
    language = str(session.get("language") or language)
    database = transaction.session()
    if old is not None:
        accounts.end_login(database, old, person_id=person_id, at=at)
    kept = {key: session[key] for key in KEPT if key in session}
    session.clear()
    session.update(kept)
    session["language"] = language
    g.pop("csrf_token", None)
    browser = request.user_agent.string
    session[LOGIN] = accounts.open_login(database, person_id=person_id, browser=browser, at=at)


def finish(person_id: str) -> None:
    """End this request's login and forget what the cookie held, but for the language."""
    login_id, language = current_login_id(), session.get("language")
    if login_id is not None:
        accounts.end_login(
            transaction.session(), login_id, person_id=person_id, at=transaction.now()
        )
    session.clear()
    g.pop("csrf_token", None)
    if language is not None:
        session["language"] = language


def _note_use() -> None:
    """Note that the login is in use, before the request's own transaction opens."""
    login_id = current_login_id()
    if login_id is None or request.endpoint == "static":
        return
    database: Database = current_app.extensions["database"]
    clock: Clock = current_app.extensions["clock"]
    at = clock.now()
    with database.reading() as looking:
        found = living(looking, at)
    if found is not None:
        accounts.touch_login(database.writing, found.id, seen=found.last_seen_at, at=at)


def init_app(app: Flask) -> None:
    """Note the use of logins in every request of an app."""
    app.before_request(_note_use)
