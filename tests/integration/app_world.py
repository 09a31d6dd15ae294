"""The whole portal over the small world of the factories, and browsers that walk in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from portal.app import create_app
from portal.clock import SteeredClock
from portal.config import Settings
from portal.storage.document_store import DocumentStore
from portal.storage.engine import Database
from portal.storage.models.people import Person
from portal.storage.models.records import OutboundMail
from portal.web.account.identity import hashed
from tests import factories
from tests.integration.page_checks import watch

PASSWORD = "fire almindelige ord"
SECRET = "a-secret-that-only-tests-know-and-nobody-else"
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@dataclass(slots=True)
class Browser:
    """A browser with its own cookies, which carries the token of the last page along."""

    client: FlaskClient
    base_url: str
    token: str = ""

    def get(self, path: str, **headers: str) -> TestResponse:
        """Open a page."""
        answer = self.client.get(path, base_url=self.base_url, headers=headers)
        if found := TOKEN.search(answer.text if answer.mimetype == "text/html" else ""):
            self.token = found.group(1)
        return answer

    def post(
        self, path: str, data: Mapping[str, str] | None = None, *, token: str | None = None
    ) -> TestResponse:
        """Send a form with the last page's token, or with another one; empty sends none."""
        given = self.token if token is None else token
        return self.client.post(
            path,
            data={**(data or {}), **({"csrf_token": given} if given else {})},
            base_url=self.base_url,
            headers={"Referer": f"{self.base_url}/"},
        )

    def log_in(self, email: str, password: str = PASSWORD, **more: str) -> TestResponse:
        """Log in on the login page."""
        self.get("/login")
        return self.post("/login", {"email": email, "password": password, **more})

    @property
    def cookie(self) -> str:
        """The session cookie as it stands."""
        names = ("fremdrift", "__Host-fremdrift")
        domain = self.base_url.partition("://")[2].partition(":")[0]
        found = (self.client.get_cookie(name, domain=domain) for name in names)
        return next((kept.value for kept in found if kept is not None), "")

    def is_in(self) -> bool:
        """Whether the private pages open."""
        return self.get("/konto").status_code == 200


@dataclass(slots=True)
class House:
    """The portal with its database and clock, and the addresses of its people by their part."""

    app: Flask
    database: Database
    clock: SteeredClock
    made: factories.World
    base_url: str
    addresses: dict[str, str] = field(default_factory=dict)

    def browser(self, cookie: str = "") -> Browser:
        """Return a fresh browser, or one with a copied cookie."""
        client = self.app.test_client()
        if cookie:
            domain = self.base_url.partition("://")[2].partition(":")[0]
            secure = self.base_url.startswith("https://")
            name = "__Host-fremdrift" if secure else "fremdrift"
            client.set_cookie(name, cookie, domain=domain, secure=secure)
        return Browser(client, self.base_url)

    def as_person(self, who: str) -> Browser:
        """Return a browser in which somebody has logged in."""
        browser = self.browser()
        answer = browser.log_in(self.addresses[who])
        assert answer.status_code == 302, answer.text
        browser.get("/konto")
        return browser

    def mails(self, kind: str) -> list[OutboundMail]:
        """Return the mails of a kind in the outbox, oldest first."""
        with self.database.reading() as session:
            asked = select(OutboundMail).where(OutboundMail.kind == kind)
            return list(session.scalars(asked.order_by(OutboundMail.queued_at, OutboundMail.id)))


def open_house(
    database: Database,
    clock: SteeredClock,
    instance: Path,
    *,
    alone: bool = False,
    **chosen: object,
) -> House:
    """Return the portal over a migrated database, with the small world and a password for all.

    Houses of one kind share a portal, of which only the one opened last may be used; a house that
    stands while others are opened asks to be alone. Further arguments are settings.
    """
    standard: dict[str, object] = {
        "environment": "demo",
        "secret_key": SECRET,
        "base_url": "http://localhost",
        "database_url": database.engine.url.render_as_string(hide_password=False),
        "instance": instance,
    }
    settings = Settings(**{**standard, **chosen})  # type: ignore[arg-type]
    kind = replace(settings, database_url="", instance=Path(instance.anchor))
    app = _wired.__wrapped__(kind) if alone else _wired(kind)
    _settle(app, settings, clock, database)
    with database.writing() as session:
        made = factories.world(session)
        addresses = _give_passwords(app, session, made)
        session.commit()
    return House(app, database, clock, made, settings.base_url, addresses)


@cache
def _wired(kind: Settings) -> Flask:
    """Return a portal that is made once for all houses of a kind; to make one takes its time."""
    app = create_app(kind)
    ours = {name for name, one in app.extensions.items() if type(one).__module__[:7] == "portal."}
    assert ours == {"settings", "clock", "database", "documents"}, "what `_settle` gives anew"
    watch(app)
    return app


def _settle(app: Flask, settings: Settings, clock: SteeredClock, database: Database) -> None:
    """Give a portal the settings, clock, database and files of one house."""
    app.extensions["settings"] = settings
    app.extensions["clock"] = clock
    app.extensions["database"] = database
    app.extensions["documents"] = DocumentStore(settings.documents)


def _give_passwords(app: Flask, session: Session, made: factories.World) -> dict[str, str]:
    kept = _hash_by(app)
    for person in session.scalars(select(Person)):
        person.password = kept
    return {who: person.email for who, person in made.people.items()}


@cache
def _hash_by(app: Flask) -> str:
    """Return everybody's password as a portal keeps it; one careful hash does for all tests."""
    with app.app_context():
        return hashed(PASSWORD)
