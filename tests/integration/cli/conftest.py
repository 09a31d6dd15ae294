"""The command line as it is used: arguments in; exit code, words and complaints out."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from portal.cli import main
from portal.clock import SteeredClock
from portal.config import PREFIX
from portal.demo.load import load_demo
from portal.storage.engine import Database

TODAY = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command answered."""

    code: int
    said: str
    complained: str


Run = Callable[..., Answer]


@pytest.fixture
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an installation's own, empty folder."""
    folder = tmp_path / "instance"
    folder.mkdir()
    monkeypatch.setenv(f"{PREFIX}INSTANCE", str(folder))
    return folder


@pytest.fixture
def run(instance: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command in that installation."""
    assert instance.is_dir()

    def command(*arguments: str) -> Answer:
        capfd.readouterr()
        code = main(list(arguments))
        heard = capfd.readouterr()
        return Answer(code, heard.out, heard.err)

    return command


@pytest.fixture(scope="session")
def demo_file(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database file with the demo in it."""
    file = tmp_path_factory.mktemp("demo") / "fremdrift.sqlite"
    shutil.copyfile(sqlite_template, file)
    database = Database(f"sqlite:///{file}")
    load_demo(database, SteeredClock(TODAY))
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return file


@pytest.fixture
def with_demo(instance: Path, demo_file: Path) -> Path:
    """Lay the demo into the installation and return its folder."""
    shutil.copyfile(demo_file, instance / "fremdrift.sqlite")
    return instance
