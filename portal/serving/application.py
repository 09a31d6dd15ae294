"""The portal as web servers load it: with its static files, and a bell that wakes the worker."""

import os
import sys
from wsgiref.headers import Headers

from flask import Flask
from whitenoise import WhiteNoise

from portal import paths
from portal.app import create_app
from portal.clock import SystemClock
from portal.config import Settings, read_settings
from portal.jobs.bell import Bell
from portal.serving.words import WAIT_HANDLE
from portal.web.headers import STANDARD

STATIC_SECONDS = 3600
TURN_SECONDS = 0.0005
"""How long one thread keeps others waiting: a save asks the database often and waits each time."""


def _dress(headers: Headers, _path: str, _url: str) -> None:
    for name, value in STANDARD.items():
        headers[name] = value


def build(settings: Settings) -> Flask:
    """Return the portal of an installation, ready for a web server."""
    app = create_app(settings, clock=SystemClock(), wake=Bell(settings.instance).ring)
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app,
        root=str(paths.static()),
        prefix=f"{app.static_url_path or '/static'}/",
        max_age=STATIC_SECONDS,
        allow_all_origins=False,
        add_headers_function=_dress,
    )
    return app


def application() -> Flask:
    """Return the portal by the settings of this machine; web servers call it.

    It is loaded while the database is still being made ready, and handed over only after that.
    """
    sys.setswitchinterval(TURN_SECONDS)
    app = build(read_settings())
    handle = os.environ.pop(WAIT_HANDLE, "")
    if handle:
        with os.fdopen(int(handle), "rb") as word:
            word.read()
    return app
