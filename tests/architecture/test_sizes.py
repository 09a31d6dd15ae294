"""The code stays in pieces a person can hold."""

import ast
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.checkout import PRODUCT, ROOT, modules, name, tree

LONGEST_MODULE = 400
MEDIAN_MODULE = 120
LONGEST_FUNCTION = 50


def _lines(file: Path) -> int:
    return len(file.read_text("utf-8").splitlines())


def test_no_module_is_longer_than_400_lines() -> None:
    longer = {name(file): _lines(file) for file in modules() if _lines(file) > LONGEST_MODULE}
    assert not longer


@pytest.mark.parametrize("room", PRODUCT)
def test_the_median_module_of_each_package_has_at_most_120_lines(room: str) -> None:
    assert statistics.median(_lines(file) for file in modules(room)) <= MEDIAN_MODULE


def test_no_function_is_longer_than_50_lines() -> None:
    longer = {
        f"{name(file)}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for file in modules()
        for node in ast.walk(tree(file))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    }
    assert not longer


def test_no_function_is_more_complex_than_8() -> None:
    ruff = str(Path(sys.executable).parent / "ruff")
    rule = ["--select", "C901", "--config", "lint.mccabe.max-complexity=8", "--no-cache"]
    found = subprocess.run(
        [ruff, "check", *rule, "."], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stdout
