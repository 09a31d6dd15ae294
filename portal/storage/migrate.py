"""The database's shape: brought up to date, told, and taken back, from code (D9)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from portal.storage.engine import Database

FOLDER = Path(__file__).resolve().parent / "migrations"
LOCK = 4_201_010
"""The number of PostgreSQL's advisory lock that lets one machine migrate at a time."""


class BrokenReferences(Exception):
    """A migration left rows that point at nothing; it was undone."""


def head() -> str:
    """Return the newest revision this version of the product knows."""
    found = ScriptDirectory(str(FOLDER)).get_current_head()
    if found is None:
        raise LookupError(FOLDER)
    return found


def current(database: Database) -> str | None:
    """Return the revision of a database, None when it is empty."""
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def upgrade(database: Database, revision: str = "head") -> None:
    """Bring a database up to a revision, in one transaction."""
    _migrate(database, lambda config: command.upgrade(config, revision))


def downgrade(database: Database, revision: str) -> None:
    """Take a database back to a revision (``base`` empties it), in one transaction."""
    _migrate(database, lambda config: command.downgrade(config, revision))


def reset(database: Database) -> None:
    """Empty a database and bring it up to date; everything in it is lost, published or not."""
    downgrade(database, "base")
    upgrade(database)


def _migrate(database: Database, act: Callable[[Config], None]) -> None:
    with (
        database.writing_engine.connect() as connection,
        _loose_references(connection),
        connection.begin(),
    ):
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
        config = Config()
        config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
        config.attributes["connection"] = connection
        act(config)
        _check_references(connection)


@contextmanager
def _loose_references(connection: Connection) -> Iterator[None]:
    """Let SQLite rebuild tables that others point at; it only can outside a transaction."""
    raw = connection.connection.driver_connection
    if not isinstance(raw, SqliteConnection):
        yield
        return
    raw.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        raw.execute("PRAGMA foreign_keys=ON")


def _check_references(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        raise BrokenReferences(", ".join(sorted({str(row[0]) for row in broken})))
