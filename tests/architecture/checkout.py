"""What the architecture tests look at: the checkout's own files and their syntax trees."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("portal", "forms", "docgen")
CODE = (*PRODUCT, "tests", "tools")
GENERATED = ROOT / "portal" / "storage" / "migrations" / "versions"
FOREIGN = {"vendor", "node_modules", "build", "dist"}
"""Folders whose files others wrote or that a build made."""

FOLDERS = (*CODE, "templates", "docs", "typings", ".ci")


def modules(*folders: str) -> list[Path]:
    """Return our hand-written Python files of some folders, all of them when none is named."""
    return [
        file
        for folder in folders or CODE
        for file in sorted((ROOT / folder).rglob("*.py"))
        if GENERATED not in file.parents
    ]


def name(file: Path) -> str:
    """Return a file's path inside the checkout."""
    return file.relative_to(ROOT).as_posix()


@cache
def tree(file: Path) -> ast.Module:
    """Return a file's syntax tree."""
    return ast.parse(file.read_text("utf-8"))


def imported(file: Path) -> Iterator[str]:
    """Yield the absolute names of the modules a file imports, anywhere in it."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def own_files() -> Iterator[Path]:
    """Yield every file of the checkout that we wrote, whatever its kind."""
    yield from (file for file in sorted(ROOT.iterdir()) if file.is_file())
    for folder in FOLDERS:
        for file in sorted((ROOT / folder).rglob("*")):
            inside = set(file.relative_to(ROOT).parts)
            if file.is_file() and not inside & (FOREIGN | {"__pycache__"}):
                yield file
