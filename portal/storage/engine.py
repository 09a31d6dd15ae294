"""The way to the database: reading and writing sessions, alike on SQLite and PostgreSQL.

A writing session takes SQLite's write lock when it begins (BEGIN IMMEDIATE), so that it waits
instead of failing later; a reading session cannot change anything (A8, D5).
"""

from sqlite3 import Connection as SqliteConnection

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

WRITES = "fremdrift_writes"
BUSY_MILLISECONDS = 15_000


def _settle_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    if isinstance(connection, SqliteConnection):
        connection.isolation_level = None
        for setting in (
            f"busy_timeout={BUSY_MILLISECONDS}",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
        ):
            connection.execute(f"PRAGMA {setting}")


def _begin(connection: Connection) -> None:
    writes = bool(connection.get_execution_options().get(WRITES))
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if writes else 'ON'}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN DEFERRED")
    elif not writes:
        connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))


class Database:
    """One database with its reading and writing sessions."""

    def __init__(self, url: str) -> None:
        """Prepare the way to the database at an SQLAlchemy address; nothing is opened yet."""
        self.engine: Engine = create_engine(url, pool_pre_ping=True)
        event.listen(self.engine, "connect", _settle_sqlite)
        event.listen(self.engine, "begin", _begin)
        self._writing = self.engine.execution_options(**{WRITES: True})

    def reading(self) -> Session:
        """Return a session that sees one moment and changes nothing."""
        return Session(self.engine, expire_on_commit=False, autoflush=False)

    def writing(self) -> Session:
        """Return a session that may write; on SQLite it holds the lock from its first look."""
        return Session(self._writing, expire_on_commit=False)

    @property
    def writing_engine(self) -> Engine:
        """The engine whose transactions may write; migrations use it."""
        return self._writing

    def close(self) -> None:
        """Close every open connection."""
        self.engine.dispose()
