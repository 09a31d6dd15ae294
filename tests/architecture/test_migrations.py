"""The migrations lead to exactly what the models say."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, Inspector, inspect

from portal.storage import migrate
from portal.storage.engine import Database
from portal.storage.models import Base


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    file: Path = tmp_path_factory.mktemp("database") / "empty.sqlite"
    database = Database(f"sqlite:///{file}")
    migrate.upgrade(database)
    yield database
    database.close()


@pytest.fixture
def inspector(migrated: Database) -> Inspector:
    return inspect(migrated.engine)


def test_revisions_are_numbered_in_their_order() -> None:
    walked = ScriptDirectory(str(migrate.FOLDER)).walk_revisions()
    numbers = [int(revision.revision.partition("_")[0]) for revision in walked]
    assert numbers == list(range(len(numbers), 0, -1))


def test_a_migrated_database_stands_at_the_head(migrated: Database) -> None:
    assert migrate.current(migrated) == migrate.head()


def test_a_migrated_database_is_what_the_models_say(migrated: Database) -> None:
    with migrated.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    assert differences == []


def test_every_named_rule_of_the_models_stands_in_the_database(inspector: Inspector) -> None:
    lost = {
        (table.name, str(constraint.name))
        for table in Base.metadata.sorted_tables
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint)
        and str(constraint.name)
        not in {found["name"] for found in inspector.get_check_constraints(table.name)}
    }
    assert not lost


def test_every_rule_has_a_name() -> None:
    nameless = {
        table.name
        for table in Base.metadata.sorted_tables
        for constraint in table.constraints
        if constraint.name is None
    }
    assert not nameless
