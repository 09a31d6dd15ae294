"""The public addresses: alike for everybody, so that they may be kept by whoever carries them (A7).

A request for one of them is answered as if it had brought no cookie, and gets none: nobody is
signed in there, and the language stands in the address.
"""

from flask import Flask, Request, Response, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin

from portal import i18n

PREFIX = "/overblik"
KEPT_FOR = "public, max-age=300"
LANGUAGE = "sprog"


def is_public(path: str) -> bool:
    """Return whether an address is one of the public ones.

    >>> is_public("/overblik/projekter/x"), is_public("/overblikket")
    (True, False)
    """
    return path == PREFIX or path.startswith(f"{PREFIX}/")


def here() -> bool:
    """Return whether this request is for a public address."""
    return is_public(request.path)


def language_asked() -> str:
    """Return the language that the address asks for; Danish when it asks for none."""
    asked = request.args.get(LANGUAGE, "")
    return asked if asked in i18n.LANGUAGES else i18n.SOURCE


class QuietSessions(SecureCookieSessionInterface):
    """Cookies everywhere but at the public addresses, where none is read or set."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Return what the cookie holds; nothing at a public address."""
        if is_public(request.path):
            return SecureCookieSession()
        return super().open_session(app, request)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Set the cookie and say that the answer hangs on it; neither at a public address."""
        if not here():
            super().save_session(app, session, response)


def init_app(app: Flask) -> None:
    """Keep cookies away from the public addresses of an app."""
    app.session_interface = QuietSessions()
