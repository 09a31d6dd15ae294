"""What the machine itself must have: system libraries and programs, by apt where we may.

Only the standard library is used, and nothing newer than Python 3.8.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from typing import Callable, Dict, List, NamedTuple, Sequence, Tuple


class SystemPackage(NamedTuple):
    """A Debian package, what is lost without it, and how to see that the machine has it."""

    name: str
    purpose: str
    is_present: Callable[[], bool]


def _library(*names: str) -> Callable[[], bool]:
    def is_present() -> bool:
        for name in names:
            try:
                ctypes.CDLL(name)
            except OSError:
                continue
            return True
        return False

    return is_present


def _program(*names: str) -> Callable[[], bool]:
    return lambda: any(shutil.which(name) for name in names)


def python_can_make_environments(python: str) -> bool:
    """Whether an interpreter has venv and ensurepip, which Debian packs apart."""
    answer = subprocess.run(
        [python, "-c", "import ensurepip, venv"], stderr=subprocess.DEVNULL, check=False
    )
    return answer.returncode == 0


def venv_package(python: str) -> SystemPackage:
    """Return the package that lets an interpreter make virtual environments."""
    return SystemPackage(
        "python3-venv", "a virtual environment", lambda: python_can_make_environments(python)
    )


PDF = (
    SystemPackage(
        "libpangoft2-1.0-0",
        "PDF documents",
        _library("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
    ),
    SystemPackage(
        "libharfbuzz-subset0",
        "fast PDF documents",
        _library("libharfbuzz-subset.so.0", "libharfbuzz-subset.dylib", "libharfbuzz-subset-0.dll"),
    ),
)

BROWSER = (
    SystemPackage(
        "chromium",
        "the browser tests",
        _program("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    ),
    SystemPackage(
        "libreoffice-writer-nogui",
        "opening Word files in tests",
        _program("soffice", "libreoffice"),
    ),
    SystemPackage("poppler-utils", "reading PDF files in tests", _program("pdftotext")),
)


def missing(packages: Sequence[SystemPackage]) -> List[SystemPackage]:
    """Return the packages whose library or program the machine does not have."""
    return [package for package in packages if not package.is_present()]


def advice(packages: Sequence[SystemPackage]) -> str:
    """Return the line a person can run to get the packages."""
    names = [package.name for package in packages]
    if sys.platform == "darwin":
        return "brew install " + " ".join(_brew_names(names))
    return "sudo apt-get install --no-install-recommends " + " ".join(names)


_BREW: Dict[str, Tuple[str, ...]] = {
    "libpangoft2-1.0-0": ("pango",),
    "libharfbuzz-subset0": ("harfbuzz",),
    "python3-venv": ("python",),
    "libreoffice-writer-nogui": ("libreoffice",),
    "poppler-utils": ("poppler",),
}


def _brew_names(names: Sequence[str]) -> List[str]:
    return [brewed for name in names for brewed in _BREW.get(name, (name,))]


def may_install() -> bool:
    """Whether we are root on a machine with apt."""
    return getattr(os, "geteuid", lambda: 1)() == 0 and shutil.which("apt-get") is not None


def install(packages: Sequence[SystemPackage]) -> bool:
    """Install packages in one call of apt, after a fresh list where the first try fails."""
    names = [package.name for package in packages]
    print("Installing with apt-get:", " ".join(names), flush=True)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *names]
    if _apt(command).returncode == 0:
        return True
    _apt(["apt-get", "update", "-qq"])
    second = _apt(command)
    if second.returncode != 0:
        print(second.stdout, file=sys.stderr)
    return second.returncode == 0


def _apt(command: Sequence[str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        check=False,
    )


def provide(packages: Sequence[SystemPackage]) -> List[SystemPackage]:
    """Return the packages that are still missing after what we may do about it."""
    wanted = missing(packages)
    if wanted and may_install():
        install(wanted)
        wanted = missing(wanted)
    if wanted:
        lost = ", ".join(package.purpose for package in wanted)
        print(f"Missing on this machine: {lost}. To add it:\n  {advice(wanted)}", file=sys.stderr)
    return wanted
