"""What nobody should find when reading the code."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.checkout import PRODUCT, modules, name, own_files, tree

DRAWERS = re.compile(r"(^|_)(utils?|helpers?|common|misc)(_|$)")
LEFT_OVER = re.compile(
    r"(#|//|/\*|<!--|\"\"\").*\b("
    + "|".join(("TO" + "DO", "FIX" + "ME", "X" * 3, "HA" + "CK"))
    + r")\b"
)
TEXT_ENDINGS = {".py", ".html", ".txt", ".md", ".toml", ".css", ".js", ".svg", ".yaml", ""}


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    parts = {name(file): file.with_suffix("").parts[-3:] for file in modules()}
    drawers = [file for file, last in parts.items() if any(DRAWERS.search(part) for part in last)]
    assert not drawers


def test_no_import_is_made_for_type_checkers_alone() -> None:
    asking = {
        name(file)
        for file in modules()
        for node in ast.walk(tree(file))
        if getattr(node, "id", getattr(node, "attr", None)) == "TYPE_" + "CHECKING"
    }
    assert not asking


def test_nothing_is_left_for_later() -> None:
    left = [
        f"{name(file)}:{number}"
        for file in own_files()
        if file.suffix in TEXT_ENDINGS
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if LEFT_OVER.search(line)
    ]
    assert not left


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    marks = re.compile(r"\b(mark\.(skip|skipif|xfail)|pytest\.(skip|xfail|importorskip))\b")
    here = Path(__file__)
    skipping = [
        name(file)
        for file in modules("tests")
        if file != here and marks.search(file.read_text("utf-8"))
    ]
    assert not skipping


@pytest.mark.parametrize(
    "banned", ["populate_obj", "datetime.now", "datetime.utcnow", "date.today"]
)
def test_the_product_has_no_second_way_round_a_rule(banned: str) -> None:
    attribute = banned.rpartition(".")[2]
    owner = banned.rpartition(".")[0]
    using = {
        f"{name(file)}:{node.lineno}"
        for file in modules(*PRODUCT)
        if name(file) != "portal/clock.py"
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Attribute)
        and node.attr == attribute
        and (not owner or getattr(node.value, "id", getattr(node.value, "attr", "")) == owner)
    }
    assert not using
