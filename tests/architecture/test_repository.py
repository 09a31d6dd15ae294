"""The checkout fits any machine: no address of an index, no path of one machine, full locks."""

import re
import tomllib

import pytest

from tests.architecture.checkout import CODE, ROOT, name, own_files

# put together from pieces, so that this file does not find itself
INDEX_HOSTS = [
    "pypi" + ".org",
    "python" + "hosted",
    "registry.npm" + "js",
    "registry.yarn" + "pkg",
    "pkg.dev" + "/",
    "conda" + ".anaconda",
    "artifact" + "ory",
]
INDEX_OPTIONS = re.compile("|".join(("--(extra-)?index" + "-url", "--find" + "-links", "-i http")))
MACHINE_PATHS = re.compile("(?<![\\w.])/(" + "|".join(("work", "root", "home", "Users")) + ")/")
PIN = re.compile(r"^(?P<name>[a-z0-9][a-z0-9.-]*)(\[[\w,-]+\])?==(?P<version>\S+)")


def _text(file_bytes: bytes) -> str:
    return file_bytes.decode("utf-8", "replace")


def test_no_address_of_a_package_index_stands_anywhere() -> None:
    found = [
        (name(file), host)
        for file in own_files()
        for host in INDEX_HOSTS
        if host in _text(file.read_bytes())
    ]
    assert not found


def test_the_locks_name_no_place_to_fetch_from() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / lock).read_text("utf-8")
        assert "://" not in text
        assert not INDEX_OPTIONS.search(text)


def test_no_path_of_one_machine_stands_in_the_product() -> None:
    found = [
        f"{name(file)}:{number}"
        for file in own_files()
        for number, line in enumerate(_text(file.read_bytes()).splitlines(), 1)
        if MACHINE_PATHS.search(line)
    ]
    assert not found


def _pins(lock: str) -> dict[str, str]:
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    return {match["name"]: match["version"] for line in lines if (match := PIN.match(line))}


def _named(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[<>=!~; ]", line, maxsplit=1)[0].lower() for line in requirements}


def test_the_locks_hold_every_package_that_the_project_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    runtime = _named(project["project"]["dependencies"])
    dev = _named(project["dependency-groups"]["dev"])
    assert runtime <= _pins("requirements.lock").keys()
    assert runtime | dev <= _pins("requirements-dev.lock").keys()


def test_both_locks_agree_on_every_version() -> None:
    assert _pins("requirements.lock").items() <= _pins("requirements-dev.lock").items()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_pin_carries_the_hashes_of_more_than_one_machine(lock: str) -> None:
    blocks = re.split(r"\n(?=\S)", (ROOT / lock).read_text("utf-8"))
    pins = [block for block in blocks if PIN.match(block)]
    assert pins
    assert all("--hash=sha256:" in block for block in pins)
    compiled = [block for block in pins if PIN.match(block)["name"] in {"lxml", "greenlet", "cffi"}]  # type: ignore[index]
    assert all(block.count("--hash=sha256:") > 20 for block in compiled)


def test_every_package_of_ours_lies_where_its_name_says() -> None:
    assert all((ROOT / folder).is_dir() for folder in CODE)
