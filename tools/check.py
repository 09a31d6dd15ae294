"""Runs every check of the house, or the named ones: the body of ./run check."""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tools import check_translations, check_wheel

ROOT = Path(__file__).resolve().parent.parent
CODE = ("portal", "forms", "docgen", "tests", "tools")


def _program(name: str, *arguments: str) -> Callable[[], bool]:
    def passes() -> bool:
        command = [str(Path(sys.executable).parent / name), *arguments]
        return subprocess.run(command, cwd=ROOT, check=False).returncode == 0

    return passes


def _tests(*paths: str) -> Callable[[], bool]:
    return _program("python", "-m", "pytest", "-q", *paths)


CHECKS: dict[str, Callable[[], bool]] = {
    "format": _program("ruff", "format", "--check", "."),
    "lint": _program("ruff", "check", "."),
    "types": _program("mypy", *CODE),
    "imports": _program("lint-imports", "--no-cache", "--no-logo"),
    "templates": _program("djlint", "--quiet", "--lint", "templates/web"),
    "models": _tests("tests/architecture/test_migrations.py"),
    "translations": check_translations.main,
    "wheel": check_wheel.main,
}


def main(names: Sequence[str]) -> int:
    """Run the checks, all when none is named; return 0 when every one passes."""
    if unknown := [name for name in names if name not in CHECKS]:
        print(f"No such check: {', '.join(unknown)}. There are: {', '.join(CHECKS)}.")
        return 2
    lines = []
    for name in names or CHECKS:
        print(f"== {name}", flush=True)
        begun = time.monotonic()
        passed = CHECKS[name]()
        word = "ok" if passed else "FAILED"
        lines.append((passed, f"{name:<14}{word:<8}{time.monotonic() - begun:5.1f} s"))
    print("\n" + "\n".join(line for _, line in lines))
    return 0 if all(passed for passed, _ in lines) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
