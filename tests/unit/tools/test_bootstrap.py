"""./run knows its verbs, and what each becomes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools import bootstrap, bootstrap_machine
from tools.bootstrap_environment import Environment

HERE = Environment(Path("checkout"))
ROOT = Path(__file__).resolve().parents[3]


def _becomes(verb: str, *rest: str) -> list[str]:
    command = bootstrap.TASKS[verb].command(HERE, list(rest))
    return [Path(command[0]).stem, *command[1:]]


def test_serving_hands_host_and_port_on() -> None:
    given = ["--host", "127.0.0.1", "--port", "8123"]
    assert _becomes("serve", *given) == ["fremdrift", "serve", "--demo", *given]


def test_any_command_of_the_product_is_handed_on() -> None:
    assert _becomes("fremdrift", "document", "list") == ["fremdrift", "document", "list"]


def test_plain_tests_run_beside_each_other() -> None:
    assert _becomes("test", "-x") == [
        "python",
        "-m",
        "pytest",
        "-n",
        "auto",
        "--dist",
        "worksteal",
        "-x",
    ]


def test_a_chosen_number_of_workers_stands() -> None:
    assert _becomes("test", "-n0") == ["python", "-m", "pytest", "-n0"]


@pytest.mark.parametrize("suite", ["slow", "postgres"])
def test_a_suite_is_chosen_by_its_mark(suite: str) -> None:
    command = _becomes("test", f"--{suite}", "-k", "word")
    assert command[-4:] == ["-m", suite, "-k", "word"]


def test_suites_can_be_run_together() -> None:
    assert _becomes("test", "--slow", "--postgres")[-1] == "postgres or slow"


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "tools/bootstrap.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_help_tells_every_verb() -> None:
    told = _run("--help").stdout
    assert all(verb in told for verb in ("test", "check", "bench", "lock", "fremdrift", "--port"))


def test_an_unknown_verb_is_refused_with_the_help() -> None:
    refused = _run("servr")
    assert refused.returncode == 2
    assert "servr" in refused.stderr


def test_the_two_lines_of_sh_can_be_started() -> None:
    script = ROOT / "run"
    assert os.access(script, os.X_OK)
    assert len(script.read_text("utf-8").splitlines()) == 2


def test_missing_packages_are_told_apart_from_present_ones() -> None:
    there = bootstrap_machine.SystemPackage("there", "nothing", lambda: True)
    away = bootstrap_machine.SystemPackage("away", "something", lambda: False)
    assert bootstrap_machine.missing([there, away]) == [away]


def test_the_line_to_run_names_each_missing_package() -> None:
    assert "libpangoft2-1.0-0" in bootstrap_machine.advice(bootstrap_machine.PDF) or (
        sys.platform == "darwin"
    )
