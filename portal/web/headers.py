"""Headers of every answer: what a browser may load, and that private pages are never kept (A7)."""

from http import HTTPStatus

from flask import Flask, Response, current_app, request

from portal.web import public_area

POLICY = "; ".join((
    "default-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
))  # fmt: skip

STANDARD = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


ONLY_HTTPS = "max-age=31536000"
"""A year in which a browser asks this host over https alone; other hosts are not ours to bind."""


def _dress(response: Response) -> Response:
    for name, value in STANDARD.items():
        response.headers.setdefault(name, value)
    if current_app.extensions["settings"].is_https:
        response.headers.setdefault("Strict-Transport-Security", ONLY_HTTPS)
    if public_area.here() and response.status_code == HTTPStatus.OK:
        response.headers["Cache-Control"] = public_area.KEPT_FOR
    elif request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store"
    return response


def init_app(app: Flask) -> None:
    """Dress every answer of an app with the house's headers."""
    app.after_request(_dress)
