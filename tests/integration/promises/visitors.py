"""People who walk through the portal: each sends one request at a time and leaves no trace.

After a request that changed something the database is put back as it was, so that every case
meets the same world.
"""

import hashlib
import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import quote

from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from portal.domain.permissions import PUBLIC, Actor
from portal.storage.document_store import DocumentStore
from portal.storage.models import Base
from portal.storage.queries.people import actor_of
from tests.factories import TODAY
from tests.integration.app_world import TOKEN, House
from tests.integration.page_checks import NOT_BUSINESS
from tests.integration.promises.ground import Place, lay_out

ACTORS = (
    "anonymous", "reader", "holder_a", "holder_b", "certifier", "pool_owner_1", "pool_owner_2",
    "assessor", "approver", "committee_reader", "secretariat", "administrator", "all_parts_abroad",
)  # fmt: skip
"""The twelve, and one who passes every door: all parts abroad, and a mere reader of project A."""

ID_LENGTH = 12
HEADER_TOKEN = re.compile(r'"X-CSRFToken": "[^"]+"')
Fields = Mapping[str, str | list[str]]


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody with a cookie and the token that goes with it."""

    name: str
    actor: Actor
    cookie: str
    token: str

    @property
    def is_in(self) -> bool:
        """Whether the visitor has logged in."""
        return self.actor.person_id is not None


@dataclass(slots=True)
class Grounds:
    """The portal over the places, its visitors, and the database as it stood at the beginning.

    Attributes:
        shown: What each visitor was shown at every address, once the walk was taken.
    """

    house: House
    places: tuple[Place, ...]
    client: FlaskClient
    watcher: sqlite3.Connection
    pristine: sqlite3.Connection
    visitors: dict[str, Visitor] = field(default_factory=dict)
    shown: dict[str, tuple[object, ...]] = field(default_factory=dict)

    @property
    def published(self) -> tuple[str, ...]:
        """The names of the projects of which something is published."""
        return tuple(place.project_name for place in self.places if place.name == "A then")

    def send(
        self,
        who: str,
        method: str,
        path: str,
        data: Fields | None = None,
        *,
        token: str | None = None,
    ) -> TestResponse:
        """Send one request as somebody, with the own token or another one; empty sends none."""
        visitor = self.visitors[who]
        given = visitor.token if token is None else token
        more = {"csrf_token": given} if given and method == "POST" else {}
        return self.client.open(
            path,
            buffered=True,
            method=method,
            data={**(data or {}), **more} if method == "POST" else None,
            base_url=self.house.base_url,
            headers={
                "Cookie": f"fremdrift={visitor.cookie}",
                "Referer": f"{self.house.base_url}/",
            },
        )

    @property
    def version(self) -> int:
        """A number that is another one as soon as somebody has committed a change."""
        return int(self.watcher.execute("PRAGMA data_version").fetchone()[0])

    def rows(self) -> dict[str, str]:
        """Return a hash of all rows of every table that holds more than logins."""
        return {
            table.name: hashlib.sha256(
                repr(self.watcher.execute(str(select(table))).fetchall()).encode()
            ).hexdigest()
            for table in Base.metadata.sorted_tables
            if table.name not in NOT_BUSINESS
        }

    @contextmanager
    def put_back(self) -> Iterator[None]:
        """Put the database back as it was, if the block has changed it."""
        before = self.version
        yield
        if self.version != before:
            self.pristine.backup(self.watcher)

    def close(self) -> None:
        """Close every connection."""
        self.watcher.close()
        self.pristine.close()
        self.house.app.extensions["database"].close()


def open_grounds(house: House) -> Grounds:
    """Return the portal with its places laid out and everybody logged in."""
    store: DocumentStore = house.app.extensions["documents"]
    with house.database.writing() as session:
        places = lay_out(session, store, house.made)
        session.commit()
        people = {who: house.made.people[who].id for who in ACTORS if who != "anonymous"}
        actors = {who: actor_of(session, person_id, TODAY) for who, person_id in people.items()}
    client = FlaskClient(house.app, house.app.response_class, use_cookies=False)
    visitors = {"anonymous": _visitor(house, "anonymous", PUBLIC)}
    for who, actor in actors.items():
        visitors[who] = _visitor(house, who, actor)
    watcher = sqlite3.connect(str(house.database.engine.url.database), isolation_level=None)
    watcher.execute("PRAGMA synchronous=OFF")
    pristine = sqlite3.connect(":memory:")
    watcher.backup(pristine)
    return Grounds(house, places, client, watcher, pristine, visitors)


def _visitor(house: House, who: str, actor: Actor) -> Visitor:
    browser = house.browser()
    browser.get("/login")
    if actor.person_id is not None:
        browser.post("/demo/ind", {"person": actor.person_id})
        browser.get("/konto")
    return Visitor(who, actor, browser.cookie, browser.token)


def same_for_all(page: str, path: str, ids: Mapping[str, str]) -> str:
    """Return a page without what tells only which address was asked for: path, ids, token."""
    plain = HEADER_TOKEN.sub("", TOKEN.sub("", page))
    for text in (path, *sorted(set(ids.values()), key=len, reverse=True)):
        if len(text) >= ID_LENGTH:
            plain = plain.replace(quote(text, safe=""), "*").replace(text, "*")
    return plain
