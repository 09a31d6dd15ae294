"""Migrations keep data both ways, and end where the models are (D9)."""

from collections.abc import Callable

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, inspect, select, text
from sqlalchemy.orm import Session

from portal.domain.actors import SYSTEM
from portal.domain.rag import Rag
from portal.storage import migrate
from portal.storage.engine import Database
from portal.storage.history import record, seal
from portal.storage.history_check import verify
from portal.storage.models import AuditHead, Base
from tests.factories import NOW, assessment, report, workshop, world


def counts(connection: Connection | Session) -> dict[str, int]:
    """Return the number of rows in every table."""
    return {
        table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in Base.metadata.sorted_tables
    }


def fill(session: Session) -> None:
    """Write something into the tables that matter most."""
    made = world(session)
    workshop(session, made.project_a.id)
    report(session, made.project_a.id, made.summer.id)
    assessment(session, made.project_a.id, made.summer.id, Rag.GREEN, published_at=NOW)
    record(
        session,
        by=SYSTEM,
        at=NOW,
        action="filled",
        kind="house",
        object_id="1",
        changes={"a": (None, "b")},
    )
    seal(session)
    session.commit()


def test_there_is_one_line_of_revisions_and_its_head_is_pinned() -> None:
    script = ScriptDirectory(str(migrate.FOLDER))
    pinned = (migrate.FOLDER / "HEAD").read_text("ascii").strip()
    assert script.get_heads() == [pinned]
    assert migrate.head() == pinned
    names = [revision.revision for revision in script.walk_revisions()]
    assert [int(name[:4]) for name in reversed(names)] == list(range(1, len(names) + 1))


def test_the_newest_revision_has_every_table_and_column_of_the_models(database: Database) -> None:
    assert migrate.current(database) == migrate.head()
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_each_revision_goes_up_and_down_and_keeps_the_data(database: Database) -> None:
    with database.writing() as session:
        fill(session)
        before = counts(session)
    for revision in ScriptDirectory(str(migrate.FOLDER)).walk_revisions():
        if isinstance(revision.down_revision, str):
            migrate.downgrade(database, revision.down_revision)
            migrate.upgrade(database, revision.revision)
    migrate.upgrade(database)
    with database.reading() as session:
        assert counts(session) == before
        assert verify(session).is_whole
        assert verify(session).head.count == 1


def test_down_to_the_ground_leaves_nothing_and_up_again_is_a_new_house(
    database: Database,
) -> None:
    with database.writing() as session:
        fill(session)
    migrate.downgrade(database, "base")
    with database.engine.connect() as connection:
        assert inspect(connection).get_table_names() == ["alembic_version"]
    assert migrate.current(database) is None
    migrate.upgrade(database)
    with database.reading() as session:
        assert counts(session) == {
            name: int(name == AuditHead.__tablename__) for name in counts(session)
        }


def test_a_reset_empties_even_what_is_published(database: Database) -> None:
    with database.writing() as session:
        fill(session)
    migrate.reset(database)
    with database.reading() as session:
        assert session.execute(text("SELECT count(*) FROM assessment")).scalar_one() == 0


def test_a_bare_database_is_brought_up_from_nothing(
    new_database: Callable[..., Database],
) -> None:
    bare = new_database(bare=True)
    assert migrate.current(bare) is None
    migrate.upgrade(bare)
    migrate.upgrade(bare)
    assert migrate.current(bare) == migrate.head()
