"""Who may enter which page: every endpoint declares it, and is refused before it runs otherwise.

An entry opens the door only; what a person may do with an object there is asked of
portal.domain.permissions by services, and of visible-to-actor queries.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec, TypeVar
from urllib.parse import urlsplit

from flask import Flask, abort, current_app, g, redirect, request, url_for
from flask_login import current_user
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect
from werkzeug.wrappers import Response

from portal.clock import local_date
from portal.domain.permissions import PUBLIC, Actor, Role
from portal.storage.queries.people import actor_of
from portal.web import transaction

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Entry:
    """Who may enter: everybody, every signed-in person, or people with one of some roles."""

    public: bool = False
    roles: frozenset[Role] = frozenset()


EVERYBODY = Entry(public=True)
SIGNED_IN = Entry()

LIBRARY_ENTRIES: dict[str, Entry] = {"static": EVERYBODY}
"""Entries of endpoints that a library brings along; portal.web.account adds Flask-Security's."""

ENTRY = "portal_entry"

STAY = "bliv"
"""Asks a page that leads on by itself to be shown instead, as in another language."""


def enter(entry: Entry) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Return a decorator that declares who may enter a view."""

    def declare(view: Callable[P, R]) -> Callable[P, R]:
        setattr(view, ENTRY, entry)
        return view

    return declare


def roles(*allowed: Role) -> Entry:
    """Return the entry for people with one of some roles."""
    return Entry(roles=frozenset(allowed))


def entry_of(app: Flask, endpoint: str) -> Entry | None:
    """Return what an endpoint declares, or None when it declares nothing."""
    declared: Entry | None = getattr(app.view_functions.get(endpoint), ENTRY, None)
    return declared or LIBRARY_ENTRIES.get(endpoint)


def actor() -> Actor:
    """Return who acts in this request; PUBLIC when nobody is signed in."""
    if "actor" not in g:
        g.actor = PUBLIC
        if current_user.is_authenticated:
            today = local_date(transaction.now())
            g.actor = actor_of(transaction.session(), current_user.id, today)
    found: Actor = g.actor
    return found


def _guard() -> Response | None:
    if request.endpoint is None:
        return None
    entry = entry_of(current_app, request.endpoint)
    if entry is None:
        abort(404)
    if entry.public:
        return None
    if not current_user.is_authenticated:
        if request.method in transaction.SAFE_METHODS:
            return redirect(url_for("security.login", next=request.full_path.rstrip("?")))
        abort(401)
    if not _has_role_for(entry):
        abort(404)
    return None


def _has_role_for(entry: Entry) -> bool:
    return not entry.roles or bool(entry.roles & {held.role for held in actor().assignments})


def leads_in(link: str) -> bool:
    """Return whether a link leads to a page that the request's actor has a role for."""
    ways = current_app.create_url_adapter(request)
    if ways is None:
        return False
    try:
        endpoint, _arguments = ways.match(urlsplit(link).path, method="GET")
    except (HTTPException, RequestRedirect):
        return False
    entry = entry_of(current_app, endpoint)
    return entry is not None and (entry.public or _has_role_for(entry))


def init_app(app: Flask) -> None:
    """Refuse every request whose endpoint does not let its person in."""
    app.before_request(_guard)
