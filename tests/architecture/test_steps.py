"""A state changes in one way only: to where the row of a step leads, its guard having said yes."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.checkout import ROOT

WITHOUT_TABLE = {"MailState", "RequestState"}
"""States of our own machinery, that no table leads from one to the next."""

SERVICES = sorted((ROOT / "portal" / "services").rglob("*.py"))
BY_HAND = {"target", "known_row"}
"""What tells where a row leads without asking its guard; only the steps themselves may."""


def _pairs(node: ast.Assign) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Yield what is assigned to what, also where several are assigned at once."""
    for target in node.targets:
        if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            yield from zip(target.elts, node.value.elts, strict=True)
        else:
            yield target, node.value


def _state_changes(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Assign):
            continue
        for target, value in _pairs(node):
            if isinstance(target, ast.Attribute) and target.attr in {"state", "phase"}:
                yield node.lineno, ast.unparse(value)


def _is_a_step(value: str) -> bool:
    return value.endswith(".to") or value.partition(".")[0] in WITHOUT_TABLE


def test_no_service_sets_a_state_but_by_a_step() -> None:
    found = [(path, line, value) for path in SERVICES for line, value in _state_changes(path)]
    assert len(found) > 20
    past = [f"{path.name}:{line} {value}" for path, line, value in found if not _is_a_step(value)]
    assert not past


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.stem)
def test_no_service_reads_where_a_row_leads_without_its_guard(path: Path) -> None:
    if path.stem == "steps":
        return
    tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    calls = [node.func for node in tree if isinstance(node, ast.Call)]
    by_hand = [one for one in calls if isinstance(one, ast.Attribute) and one.attr in BY_HAND]
    assert not [ast.unparse(one) for one in by_hand]
