"""One handler for everything that goes wrong: a page that says what, and what to do next."""

import logging
from http import HTTPStatus
from typing import cast

from flask import Flask, Response, current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, SecurityError

from portal import i18n
from portal.domain.errors import DomainError
from portal.services.refusals import Missing, Refused
from portal.web.transaction import abandon
from portal.web.wording import reason_text

WRITTEN = 40
"""Characters above which a text was written by somebody; choices and ids are shorter."""

PAGES = frozenset({400, 401, 403, 404, 405, 409, 413, 429})
BROKEN = frozenset({500, 503})
GIVES_BACK = frozenset({400, 404, 409})
"""Pages on which what was typed stands again; other refusals come before it was read."""

Answer = tuple[str, int]

log = logging.getLogger(__name__)


def _page(status: int, reason: str = "") -> Answer:
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return _broken(status)
    shown = status if status in PAGES else HTTPStatus.BAD_REQUEST
    sent = _sent() if shown in GIVES_BACK else []
    written = [text for _name, text in sent if len(text) > WRITTEN]
    return render_template(f"errors/{int(shown)}.html", reason=reason, written=written), status


def _broken(status: int) -> Answer:
    """Return a page made without the database, which may be what is broken."""
    shown = status if status in BROKEN else HTTPStatus.INTERNAL_SERVER_ERROR
    template = current_app.jinja_env.get_template(f"errors/{int(shown)}.html")
    text = template.render(
        locale=i18n.language(), sent=_sent(), written=WRITTEN, retry_url=request.path
    )
    return text, status


def _sent() -> list[tuple[str, str]]:
    """Return what was sent, to be given back to the one who sent it; passwords are not."""
    if request.method != "POST":
        return []
    return [
        (name, text)
        for name, text in request.form.items()
        if "password" not in name and name != "csrf_token"
    ]


def _http(error: HTTPException) -> ResponseReturnValue:
    if error.response is not None:
        return cast(Response, error.response)
    return _page(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)


def _foreign_host(_error: SecurityError) -> tuple[str, int, dict[str, str]]:
    """Answer in one line: for a host name that is not ours no page has an address."""
    return HTTPStatus.BAD_REQUEST.phrase, HTTPStatus.BAD_REQUEST, {"Content-Type": "text/plain"}


def _csrf(_error: CSRFError) -> Answer:
    return _page(HTTPStatus.BAD_REQUEST)


def _refused(error: DomainError) -> Answer:
    return _page(HTTPStatus.CONFLICT, reason_text(error.code, error.facts))


def _refused_often(error: Refused) -> Answer:
    reasons = [reason_text(reason.code, reason.facts) for reason in error.reasons]
    return _page(HTTPStatus.CONFLICT, " ".join(reasons))


def _missing(_error: Missing) -> Answer:
    return _page(HTTPStatus.NOT_FOUND)


def _stale(_error: StaleDataError) -> Answer:
    return _page(HTTPStatus.CONFLICT)


def _impossible(_error: DataError) -> Answer:
    """Answer an id that no database can hold, such as one with a NUL, as a missing one."""
    abandon()
    return _page(HTTPStatus.NOT_FOUND)


def _unreachable(error: OperationalError) -> Answer:
    """Log the database's own code for what is wrong; its sentence might quote what was typed."""
    codes = (getattr(error.orig, name, None) for name in ("sqlite_errorname", "sqlstate"))
    code = next((code for code in codes if code), type(error.orig).__name__)
    log.error("database unreachable: %s", code)
    return _page(HTTPStatus.SERVICE_UNAVAILABLE)


def init_app(app: Flask) -> None:
    """Answer every error with a page of the house."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(SecurityError, _foreign_host)
    app.register_error_handler(CSRFError, _csrf)
    app.register_error_handler(DomainError, _refused)
    app.register_error_handler(Refused, _refused_often)
    app.register_error_handler(Missing, _missing)
    app.register_error_handler(StaleDataError, _stale)
    app.register_error_handler(DataError, _impossible)
    app.register_error_handler(OperationalError, _unreachable)
