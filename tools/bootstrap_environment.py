"""The virtual environment in .venv: made once, filled from the lock files, left alone when warm.

Only the standard library is used, and nothing newer than Python 3.8.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Dict, List, NamedTuple, Optional, Sequence

from tools import bootstrap_index, bootstrap_machine

OLDEST = (3, 11)
NEWEST_TRIED = 14
RUNTIME_LOCK = "requirements.lock"
DEV_LOCK = "requirements-dev.lock"


class SetupError(Exception):
    """The environment cannot be made; the text says what a person can do."""


class Environment(NamedTuple):
    """A checkout and the virtual environment inside it."""

    root: Path

    @property
    def folder(self) -> Path:
        """The folder of the virtual environment."""
        return self.root / ".venv"

    @property
    def programs(self) -> Path:
        """The folder of the environment's programs."""
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        return self.program("python")

    @property
    def stamp(self) -> Path:
        """The file that tells what the environment was last filled with."""
        return self.folder / "fremdrift-setup"

    def program(self, name: str) -> Path:
        """Return where a program of the environment lies."""
        return self.programs / (name + (".exe" if os.name == "nt" else ""))


def fingerprint(environment: Environment) -> str:
    """Return a short sign of all that decides what the environment holds."""
    digest = hashlib.sha256(str(environment.root).encode())
    for name in (RUNTIME_LOCK, DEV_LOCK, "pyproject.toml"):
        digest.update((environment.root / name).read_bytes())
    return digest.hexdigest()


def is_warm(environment: Environment, *, dev: bool) -> bool:
    """Whether the environment already holds what the locks say; the dev set serves for both."""
    if not (environment.python.exists() and environment.stamp.is_file()):
        return False
    kind, _, sign = environment.stamp.read_text("utf-8").partition(" ")
    return sign == fingerprint(environment) and (kind == "dev" or not dev)


def find_python() -> Optional[str]:
    """Return an interpreter new enough: this one, else one on the path."""
    if sys.version_info[:2] >= OLDEST:
        return sys.executable
    for minor in range(NEWEST_TRIED, OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found:
            return found
    return None


def prepare(environment: Environment, *, dev: bool) -> None:
    """Make and fill the environment, unless it is warm.

    Raises:
        SetupError: something is missing that we may not install.
    """
    if is_warm(environment, dev=dev):
        return
    print("Setting up in .venv, once; the next start skips this.", flush=True)
    uv = shutil.which("uv")
    python = find_python()
    if python is None and uv is None:
        here = ".".join(str(part) for part in sys.version_info[:2])
        raise SetupError(f"Fremdrift needs Python 3.11 or newer; python3 here is {here}.")
    tools = [] if uv or python is None else [bootstrap_machine.venv_package(python)]
    still_missing = bootstrap_machine.provide([*tools, *bootstrap_machine.PDF])
    if any(package in tools for package in still_missing):
        raise SetupError("Nothing was set up: the line above comes first.")
    if environment.stamp.exists():
        environment.stamp.unlink()
    _make(environment, uv, python)
    _fill(environment, uv or _own_uv(environment), dev=dev)
    kind = "dev" if dev else "runtime"
    environment.stamp.write_text(f"{kind} {fingerprint(environment)}", "utf-8")


def _make(environment: Environment, uv: Optional[str], python: Optional[str]) -> None:
    if _works(environment.python):
        return
    if environment.folder.exists():
        shutil.rmtree(environment.folder)
    if uv:
        wanted = python or ">={}.{}".format(*OLDEST)
        _run([uv, "venv", "--quiet", "--python", wanted, str(environment.folder)])
    else:
        _run([str(python), "-m", "venv", str(environment.folder)])


def _works(python: Path) -> bool:
    if not python.exists():
        return False
    probe = f"import sys; sys.exit(sys.version_info[:2] < {OLDEST})"
    return subprocess.run([str(python), "-c", probe], check=False).returncode == 0


def pinned(name: str, lock: str) -> str:
    """Return the lines of one package in the text of a lock file: its pin and its hashes."""
    kept: List[str] = []
    for line in lock.splitlines():
        is_hash = bool(kept) and line.startswith("    --hash=")
        if is_hash or line.startswith(f"{name}=="):
            kept.append(line)
        elif kept:
            break
    return "\n".join(kept).rstrip("\\ ")


def _own_uv(environment: Environment) -> str:
    uv = environment.program("uv")
    pin = pinned("uv", (environment.root / DEV_LOCK).read_text("utf-8"))
    if not uv.exists():
        with tempfile.TemporaryDirectory() as folder:
            requirement = Path(folder) / "uv.txt"
            requirement.write_text(pin + "\n", "utf-8")
            quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
            install = [str(environment.python), "-m", "pip", "install", *quiet]
            _run([*install, "--require-hashes", "--only-binary=:all:", "-r", str(requirement)])
    return str(uv)


def _fill(environment: Environment, uv: str, *, dev: bool) -> None:
    lock = environment.root / (DEV_LOCK if dev else RUNTIME_LOCK)
    into = ["--quiet", "--python", str(environment.python)]
    run_uv([uv, "pip", "sync", *into, "--require-hashes", str(lock)])
    ours = ["--no-deps", "--editable", str(environment.root)]
    build = ["-b", str(environment.root / DEV_LOCK)]
    run_uv([uv, "pip", "install", *into, *ours, *build])


def uv_program(environment: Environment) -> str:
    """Return the uv to use: the machine's, else the one in the environment."""
    return shutil.which("uv") or str(environment.program("uv"))


def lock(environment: Environment) -> None:
    """Write both lock files anew from pyproject.toml: pins and hashes, no address."""
    oldest = "{}.{}".format(*OLDEST)
    options = ["--quiet", "--universal", "--python-version", oldest, "--generate-hashes"]
    options += ["--upgrade", "--no-emit-index-url", "--no-emit-find-links"]
    options += ["--custom-compile-command", "./run lock"]
    compiler = [uv_program(environment), "pip", "compile", *options, "pyproject.toml"]
    for name, extra in ((RUNTIME_LOCK, []), (DEV_LOCK, ["--group", "dev"])):
        command = [*compiler, *extra, "-o", name]
        run_uv(command, folder=environment.root, main_index_only=True)
        print("Written:", name)


def run_uv(
    command: Sequence[str], *, folder: Optional[Path] = None, main_index_only: bool = False
) -> None:
    """Run uv against the index this machine is set to.

    Raises:
        SetupError: uv did not manage; it has said why.
    """
    spoken = bootstrap_index.uv_environment(
        os.environ, Path.home(), main_index_only=main_index_only
    )
    _run(command, {**os.environ, **spoken}, folder)


def _run(
    command: Sequence[str], environ: Optional[Dict[str, str]] = None, folder: Optional[Path] = None
) -> None:
    done = subprocess.run(command, env=environ, cwd=folder, check=False)
    if done.returncode != 0:
        raise SetupError(f"This step failed, and said why above:\n  {' '.join(command)}")
