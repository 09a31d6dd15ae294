"""Every command says what it does, does it, and refuses in one clear line with exit code 2."""

import sqlite3
from pathlib import Path

import pytest

from portal.cli.entry import COMMANDS
from portal.config import PREFIX
from portal.storage import migrate
from tests.integration.cli.conftest import Run


def test_the_help_lists_every_command_with_what_it_does(run: Run) -> None:
    answer = run("--help")
    assert answer.code == 0
    lines = {line.split()[0]: line.split()[1:] for line in answer.said.splitlines() if line.split()}
    assert all(lines[name] for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(run: Run, name: str) -> None:
    answer = run(name, "--help")
    assert answer.code == 0
    options = [line.strip() for line in answer.said.splitlines() if line.strip().startswith("--")]
    assert all("  " in option or len(option) > 40 for option in options)


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("serve", "--port", "0"),
        ("serve", "--port", "many"),
        ("demo", "reset"),
        ("document", "agenda-item", "--out", "x.docx"),
        ("history", "verify"),
        ("init",),
    ],
)
def test_mistakes_are_told_in_one_line_with_exit_code_2(
    run: Run, arguments: tuple[str, ...]
) -> None:
    answer = run(*arguments)
    assert answer.code == 2
    assert answer.complained.startswith("Fejl: ")
    assert len(answer.complained.splitlines()) == 1


def test_migrate_brings_an_empty_database_up_and_then_has_nothing_to_do(run: Run) -> None:
    assert migrate.head() in run("migrate").said
    again = run("migrate")
    assert (again.code, again.complained) == (0, "")
    assert "allerede" in again.said


def test_init_founds_a_municipality_once_and_gives_a_link(run: Run) -> None:
    answer = run("init", "--name", "Prøveby Kommune", "--email", "Admin@demo.example")
    assert answer.code == 0
    assert "/invitation/" in answer.said
    again = run("init", "--name", "Anden Kommune", "--email", "b@demo.example")
    assert again.code == 2
    assert "Prøveby Kommune" in again.complained


def test_a_reset_needs_a_yes_and_the_demo(run: Run, with_demo: Path) -> None:
    assert with_demo.is_dir()
    assert run("demo", "reset").code == 2
    assert run("demo", "reset", "--yes").code == 0


def test_a_reset_never_touches_a_real_municipality(run: Run) -> None:
    run("init", "--name", "Prøveby Kommune", "--email", "admin@demo.example")
    answer = run("demo", "reset", "--yes")
    assert answer.code == 2
    assert "rigtig kommune" in answer.complained
    assert run("init", "--name", "X", "--email", "x@demo.example").code == 2


def test_the_history_can_be_proved_and_a_forgery_is_found(run: Run, with_demo: Path) -> None:
    assert run("history", "verify").code == 0
    forger = sqlite3.connect(with_demo / "fremdrift.sqlite")
    forger.execute("DROP TRIGGER audit_event_keep")
    forger.execute("UPDATE audit_event SET action = 'something else' WHERE seq = 7")
    forger.commit()
    forger.close()
    answer = run("history", "verify")
    assert answer.code == 2
    assert "7 (content)" in answer.complained


def test_the_doctor_finds_a_demo_in_good_health(run: Run, with_demo: Path) -> None:
    assert with_demo.is_dir()
    answer = run("doctor")
    assert "mangler  databasen" not in answer.said
    assert "i orden  indstillinger (demo)" in answer.said


def test_the_doctor_says_what_to_do_about_an_empty_database(run: Run) -> None:
    answer = run("doctor")
    assert answer.code == 1
    assert "fremdrift migrate" in answer.said


def test_a_database_out_of_reach_is_told_in_one_line(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"{PREFIX}DATABASE_URL", "sqlite:////nowhere/at/all.sqlite")
    answer = run("migrate")
    assert answer.code == 2
    assert len(answer.complained.splitlines()) == 1
    assert run("doctor").code == 1


def test_production_with_unsafe_settings_is_not_served(run: Run) -> None:
    answer = run("serve", "--port", "8999")
    assert answer.code == 2
    assert "secret_key" in answer.complained


def test_the_demo_is_never_served_beyond_this_machine(run: Run) -> None:
    answer = run("serve", "--demo", "--host", "0.0.0.0")  # noqa: S104
    assert answer.code == 2
    assert "127.0.0.1" in answer.complained
