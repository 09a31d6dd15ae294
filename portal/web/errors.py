"""One handler for everything that goes wrong: a page that says what, and what to do next."""

import logging
from http import HTTPStatus

from flask import Flask, render_template
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, SecurityError

from portal.domain.errors import DomainError
from portal.services.refusals import Missing, Refused
from portal.web.wording import reason_text

PAGES = frozenset({400, 401, 403, 404, 405, 409, 413, 429, 500, 503})

log = logging.getLogger(__name__)


def _page(status: int, reason: str = "") -> tuple[str, int]:
    shown = status if status in PAGES else (400 if status < 500 else 500)
    return render_template(f"errors/{shown}.html", reason=reason), status


def _http(error: HTTPException) -> object:
    if error.response is not None:
        return error.response
    status = error.code or 500
    if status < 400:
        return error
    return _page(status)


def _foreign_host(_error: SecurityError) -> object:
    """Answer in one line: for a host name that is not ours no page has an address."""
    return HTTPStatus.BAD_REQUEST.phrase, HTTPStatus.BAD_REQUEST, {"Content-Type": "text/plain"}


def _csrf(_error: CSRFError) -> object:
    return _page(HTTPStatus.BAD_REQUEST)


def _refused(error: DomainError) -> object:
    return _page(HTTPStatus.CONFLICT, reason_text(error.code, error.facts))


def _refused_often(error: Refused) -> object:
    reasons = [reason_text(reason.code, reason.facts) for reason in error.reasons]
    return _page(HTTPStatus.CONFLICT, " ".join(reasons))


def _missing(_error: Missing) -> object:
    return _page(HTTPStatus.NOT_FOUND)


def _stale(_error: StaleDataError) -> object:
    return _page(HTTPStatus.CONFLICT)


def _unreachable(error: OperationalError) -> object:
    log.error("database unreachable: %s", type(error.orig).__name__)
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
    app.register_error_handler(OperationalError, _unreachable)
