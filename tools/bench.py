"""Times the product beside its yardsticks: the body of ./run bench.

Each group is a module of tests/benchmarks with a function ``rows(quick)``; groups of people at work
(load) run only when asked for.
"""

import argparse
import importlib
import json
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks.rows import BenchRow

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "tests" / "benchmarks"
LOAD = "load"
HEADINGS = ("what", "ours", "beside", "theirs", "ratio", "goal", "met")


def groups() -> list[str]:
    """Return the names of the groups there are."""
    files = sorted(FOLDER.glob("*.py"))
    return [file.stem for file in files if "def rows(" in file.read_text("utf-8")]


def measure(group: str, *, quick: bool) -> list[BenchRow]:
    """Return the rows of one group, measured now."""
    module = importlib.import_module(f"tests.benchmarks.{group}")
    rows: list[BenchRow] = list(module.rows(quick))
    return rows


def _milliseconds(value: float | None) -> str:
    return "–" if value is None else f"{value:,.1f} ms"


def cells(row: BenchRow) -> tuple[str, ...]:
    """Return a row's words in the order of the headings."""
    return (
        row.name,
        _milliseconds(row.ours_ms),
        row.yardstick or "–",
        _milliseconds(row.yardstick_ms),
        "–" if row.ratio is None else f"{row.ratio:.2f}",
        str(row.goal),
        "yes" if row.met else "NO",
    )


def table(rows: Iterable[BenchRow]) -> str:
    """Return the rows side by side, columns aligned."""
    lines = [HEADINGS, *(cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _arguments(given: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__.splitlines()[0])
    parser.add_argument("name", nargs="?", choices=groups(), help="one group only")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the rows there")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, coarser figures")
    parser.add_argument("--load", action="store_true", help="also the groups of people at work")
    return parser.parse_args(given)


def chosen(name: str | None, *, load: bool) -> list[str]:
    """Return the groups to run: the named one, else all that are asked for."""
    if name:
        return [name]
    return [group for group in groups() if load or not group.startswith(LOAD)]


def main(given: Sequence[str]) -> int:
    """Measure the chosen groups, show them and write them where asked; return 0."""
    arguments = _arguments(given)
    rows: list[BenchRow] = []
    for group in chosen(arguments.name, load=arguments.load):
        print(f"measuring {group} ...", file=sys.stderr, flush=True)
        rows += measure(group, quick=arguments.quick)
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}\n{table(rows)}")
    if arguments.json:
        text = json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1)
        arguments.json.write_text(text + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
