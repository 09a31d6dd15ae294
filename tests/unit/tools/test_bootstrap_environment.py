"""The environment is made once and left alone while nothing that decides it has changed."""

import shutil
from pathlib import Path

import pytest

from tools.bootstrap_environment import DEV_LOCK, Environment, fingerprint, is_warm, pinned

LOCK = """\
attrs==26.1.0 \\
    --hash=sha256:aa
    # via something
uv==0.13.8 \\
    --hash=sha256:bb \\
    --hash=sha256:cc
    # via fremdrift (pyproject.toml:dev)
uvloop==1.0 \\
    --hash=sha256:dd
"""


@pytest.fixture
def filled(tmp_path: Path) -> Environment:
    environment = Environment(tmp_path)
    environment.programs.mkdir(parents=True)
    environment.python.touch()
    for name in ("requirements.lock", "requirements-dev.lock", "pyproject.toml"):
        (tmp_path / name).write_text(name, "utf-8")
    environment.stamp.write_text(f"runtime {fingerprint(environment)}", "utf-8")
    return environment


def test_a_filled_environment_is_warm(filled: Environment) -> None:
    assert is_warm(filled, dev=False)


def test_the_runtime_set_does_not_serve_for_tests(filled: Environment) -> None:
    assert not is_warm(filled, dev=True)


def test_the_set_for_tests_serves_for_both(filled: Environment) -> None:
    filled.stamp.write_text(f"dev {fingerprint(filled)}", "utf-8")
    assert is_warm(filled, dev=True)
    assert is_warm(filled, dev=False)


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock", "pyproject.toml"])
def test_a_changed_lock_or_project_makes_it_cold(filled: Environment, name: str) -> None:
    (filled.root / name).write_text("changed", "utf-8")
    assert not is_warm(filled, dev=False)


def test_a_removed_interpreter_makes_it_cold(filled: Environment) -> None:
    filled.python.unlink()
    assert not is_warm(filled, dev=False)


def test_a_copied_checkout_makes_its_own_environment(filled: Environment, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(filled.root, copy, ignore=shutil.ignore_patterns("copy"))
    assert not is_warm(Environment(copy), dev=False)


def test_one_package_is_taken_out_of_a_lock_with_its_hashes() -> None:
    assert pinned("uv", LOCK).split() == [
        "uv==0.13.8",
        "\\",
        "--hash=sha256:bb",
        "\\",
        "--hash=sha256:cc",
    ]


def test_the_real_lock_pins_the_installer_by_hash() -> None:
    real = (Path(__file__).parents[3] / DEV_LOCK).read_text("utf-8")
    assert "--hash=sha256:" in pinned("uv", real)
