"""Sets up what a bare machine lacks, then does what was asked: the body of ./run.

Only the standard library is used, and nothing newer than Python 3.8.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import Callable, Dict, List, NamedTuple, NoReturn, Sequence

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)

from tools import bootstrap_environment as environments  # noqa: E402
from tools import bootstrap_machine as machine  # noqa: E402

HELP = """\
./run [--host HOST] [--port PORT]   set up, load the demo municipality and serve the portal
./run test [PYTEST ARGUMENTS]       the tests
./run test --e2e                    the journeys in a real browser
./run test --postgres               the tests of the database, on PostgreSQL
./run test --slow                   the longer proofs
./run check                         format, lint, types, contracts, translations, wheel
./run bench [NAME] [--json FILE]    the figures, beside their yardsticks
./run lock                          write the lock files anew
./run fremdrift ...                 any command of the product; --help lists them
"""
SUITES = {"--e2e": ["-m", "e2e"], "--postgres": ["-m", "postgres"], "--slow": ["-m", "slow"]}


class Task(NamedTuple):
    """What one verb does: the set of packages it wants and the command it becomes."""

    dev: bool
    command: Callable[[environments.Environment, List[str]], List[str]]


def _serve(environment: environments.Environment, rest: List[str]) -> List[str]:
    return [str(environment.program("fremdrift")), "serve", "--demo", *rest]


def _product(environment: environments.Environment, rest: List[str]) -> List[str]:
    return [str(environment.program("fremdrift")), *rest]


def _test(environment: environments.Environment, rest: List[str]) -> List[str]:
    suites = [part for name, part in SUITES.items() if name in rest]
    if "--e2e" in rest:
        machine.provide(machine.BROWSER)
    others = [argument for argument in rest if argument not in SUITES]
    chosen = ["-m", " or ".join(part[1] for part in suites)] if suites else []
    alone = any(part.startswith(("-n", "--pdb", "--numprocesses")) for part in others)
    workers = [] if alone else ["-n", "auto", "--dist", "worksteal"]
    return [str(environment.python), "-m", "pytest", *workers, *chosen, *others]


def _tool(name: str) -> Callable[[environments.Environment, List[str]], List[str]]:
    return lambda environment, rest: [str(environment.python), "-m", f"tools.{name}", *rest]


TASKS: Dict[str, Task] = {
    "serve": Task(dev=False, command=_serve),
    "fremdrift": Task(dev=False, command=_product),
    "test": Task(dev=True, command=_test),
    "check": Task(dev=True, command=_tool("check")),
    "bench": Task(dev=True, command=_tool("bench")),
}


def _hand_over(command: Sequence[str]) -> NoReturn:
    sys.stdout.flush()
    if os.name == "nt":
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], list(command))


def main(arguments: List[str]) -> int:
    """Do what the arguments of ./run ask for; return the exit code when nothing took over."""
    verb, rest = (arguments[0], arguments[1:]) if arguments else ("serve", [])
    if verb in ("-h", "--help", "help"):
        print(HELP, end="")
        return 0
    if verb.startswith("-"):
        verb, rest = "serve", arguments
    environment = environments.Environment(ROOT)
    if verb == "lock":
        environments.prepare(environment, dev=True)
        environments.lock(environment)
        return 0
    if verb not in TASKS:
        print(f"./run knows no '{verb}'.\n\n{HELP}", end="", file=sys.stderr)
        return 2
    task = TASKS[verb]
    environments.prepare(environment, dev=task.dev)
    _hand_over(task.command(environment, rest))


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except environments.SetupError as error:
        print(error, file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        sys.exit(130)
