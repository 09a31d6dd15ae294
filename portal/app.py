"""The portal as one Flask application."""

import secrets
from collections.abc import Callable
from pathlib import Path

from flask import Flask
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from portal import paths
from portal.clock import Clock, SystemClock
from portal.config import Settings, refuse_unsafe
from portal.storage.document_store import DocumentStore
from portal.storage.engine import Database
from portal.web import access, cleaning, errors, headers, public_area, shell, transaction
from portal.web.account import identity
from portal.web.areas import BLUEPRINTS

MAX_REQUEST_BYTES = 12 * 1024 * 1024


def _secret(settings: Settings) -> str:
    if settings.secret_key:
        return settings.secret_key
    file: Path = settings.instance / "secret_key"
    if not file.is_file():
        settings.instance.mkdir(parents=True, exist_ok=True)
        file.write_text(secrets.token_hex(32), "utf-8")
        file.chmod(0o600)
    return file.read_text("utf-8").strip()


def _configure(app: Flask, settings: Settings) -> None:
    secure = settings.is_https
    app.config.update(
        SECRET_KEY=_secret(settings),
        MAX_CONTENT_LENGTH=MAX_REQUEST_BYTES,
        MAX_FORM_MEMORY_SIZE=2 * 1024 * 1024,
        MAX_FORM_PARTS=5_000,
        SESSION_COOKIE_NAME="__Host-fremdrift" if secure else "fremdrift",
        SESSION_COOKIE_SECURE=secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        TRUSTED_HOSTS=list(settings.hosts) or None,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=secure,
    )


def create_app(
    settings: Settings, *, clock: Clock | None = None, wake: Callable[[], None] | None = None
) -> Flask:
    """Return the portal for one installation.

    Args:
        settings: This installation's settings.
        clock: Tells the time; the machine's own when not given.
        wake: Called after a commit that changed something, so that mail goes out at once.

    Raises:
        UnsafeSettings: A production installation could harm its people.
    """
    refuse_unsafe(settings)
    app = Flask(
        "portal",
        root_path=str(Path(__file__).parent),
        instance_path=str(settings.instance),
        template_folder=str(paths.templates() / "web"),
        static_folder=str(paths.static()),
    )
    app.request_class = cleaning.CleanRequest
    _configure(app, settings)
    if settings.is_https:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1)  # type: ignore[method-assign]
    app.extensions["settings"] = settings
    app.extensions["clock"] = clock or SystemClock()
    app.extensions["database"] = Database(settings.database)
    app.extensions["documents"] = DocumentStore(settings.documents)
    app.extensions["wake"] = wake or (lambda: None)
    public_area.init_app(app)
    CSRFProtect(app)
    transaction.init_app(app)
    shell.init_app(app)
    identity.init_app(app)
    access.init_app(app)
    cleaning.init_app(app)
    errors.init_app(app)
    headers.init_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app
