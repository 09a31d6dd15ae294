"""A demo in which every free text is one that would run, were it ever taken for markup (B2)."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from sqlalchemy import Column, Connection, Enum, String, text, update

from portal.clock import SystemClock
from portal.config import Settings
from portal.demo.load import load_demo
from portal.storage import migrate
from portal.storage.engine import Database
from portal.storage.models import Base
from portal.storage.models.base import Exact
from tests.e2e.hostile_texts import marked

RECORDS = frozenset(
    {
        *("account_role", "audit_change", "audit_event", "audit_head", "document_request"),
        *("login_session", "outbound_mail", "report_section"),
    }
)
"""Tables of the house's own records: no page shows a text of theirs that somebody wrote."""

CODES = frozenset(
    {
        *("fs_uniquifier", "password", "language", "secret_hash", "scope_id", "search_key"),
        *("sort_key", "section_preset", "key", "from_key", "to_key", "node_key", "recipient_id"),
        *("criterion_key", "milestone_key", "risk_key", "receipt_number", "submission_key"),
        *("file_format", "sha256"),
    }
)
"""Columns that hold what the house made up, never what somebody wrote."""
NAMED_CODES = frozenset(
    {
        *("report_field.name", "agenda_section.name", "generated_document.kind"),
        *("evaluation.kind", "person.email", "project.anchoring", "municipality.section_order"),
        *("generated_document.letter_id", "generated_document.snapshot_sha256"),
        *("journal_entry.object_kind", "journal_entry.object_id", "redaction.source"),
    }
)


OWN_SECTION = """
    INSERT INTO agenda_section (item_id, name, text) SELECT id, 'summary', '' FROM agenda_item
"""


def free_texts() -> Iterator[Column[str]]:
    """Yield every column in which somebody's own words may stand."""
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            kind = column.type
            is_text = isinstance(kind, String) and not isinstance(kind, Enum | Exact)
            is_code = column.name in CODES or str(column) in NAMED_CODES
            is_key = column.primary_key or bool(column.foreign_keys)
            if is_text and not (is_code or is_key or table.name in RECORDS):
                yield column


def load(instance: Path) -> dict[str, str]:
    """Load a demo of hostile texts into an instance; return the people's ids by their names."""
    instance.mkdir(parents=True)
    settings = Settings(environment="demo", secret_key="x" * 40, instance=instance)
    database = Database(settings.database)
    try:
        migrate.upgrade(database)
        load_demo(database, SystemClock())
        with database.writing_engine.begin() as connection:
            rows = connection.execute(text("SELECT name, id FROM person")).all()
            names = {str(name): str(person_id) for name, person_id in rows}
            _spoil(connection)
        return names
    finally:
        database.close()


def _spoil(connection: Connection) -> None:
    """Put a hostile text in the place of every free one; what guards the records stands aside."""
    guards = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    for name in connection.scalars(text(guards)).all():
        connection.execute(text(f"DROP TRIGGER {name}"))
    connection.execute(text(OWN_SECTION))
    numbers = count()
    for place, column in enumerate(free_texts()):
        keys = list(column.table.primary_key.columns)
        for row in connection.execute(column.table.select()).mappings().all():
            if column.table.name != "report_field" or " " in row["text"]:
                found = update(column.table).where(*(key == row[key.name] for key in keys))
                connection.execute(found.values({column: marked(next(numbers), place)}))
    versions = Base.metadata.tables["report_version"]
    place = len(list(free_texts()))
    for row in connection.execute(versions.select()).mappings().all():
        content = {
            name: marked(next(numbers), place) if " " in each else each
            for name, each in row["content"].items()
        }
        same = update(versions).where(versions.c.id == row["id"])
        connection.execute(same.values(content=content))
