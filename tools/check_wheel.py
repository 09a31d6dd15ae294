"""Builds the wheel, installs it in an environment of its own and opens its first page."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from tools import bootstrap_environment as environments

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60.0


def build(folder: Path) -> Path:
    """Return the wheel built into a folder, with the build tools of this environment."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return next(folder.glob("*.whl"))


def install(wheel: Path, folder: Path) -> environments.Environment:
    """Return a new environment that holds the wheel and the locked packages, nothing else."""
    clean = environments.Environment(folder)
    ours = environments.Environment(ROOT)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(clean.folder)], check=True)
    into = ["--quiet", "--python", str(clean.python)]
    uv = [environments.uv_program(ours), "pip"]
    lock = str(ROOT / environments.RUNTIME_LOCK)
    environments.run_uv([*uv, "sync", *into, "--require-hashes", lock])
    environments.run_uv([*uv, "install", *into, "--no-deps", str(wheel)])
    return clean


def free_port() -> int:
    """Return a port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def answers(address: str, server: "subprocess.Popen[bytes]") -> bool:
    """Whether the server's first page comes before patience or the server ends."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as page:  # noqa: S310 (loopback)
                return b"<h1" in page.read()
        except OSError:
            time.sleep(0.2)
    return False


def serves(clean: environments.Environment) -> bool:
    """Whether the installed portal opens its first page and ends cleanly at Ctrl-C."""
    port = free_port()
    fremdrift = str(clean.program("fremdrift"))
    server = subprocess.Popen(
        [fremdrift, "serve", "--demo", "--host", "127.0.0.1", "--port", str(port)],
        cwd=clean.root,
        env={**os.environ, "FREMDRIFT_INSTANCE": str(clean.root / "instance")},
        start_new_session=True,
    )
    try:
        shown = answers(f"http://127.0.0.1:{port}/", server)
    finally:
        server.send_signal(signal.SIGINT)
        ended = server.wait(PATIENCE)
    if not shown:
        print("The wheel's portal showed no first page.")
    elif ended != 0:
        print(f"The wheel's portal did not end cleanly: {ended}.")
    return shown and ended == 0


def main() -> bool:
    """Build, install and serve; return whether the first page came."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        clean = install(build(folder), folder / "clean")
        (clean.root / "instance").mkdir()
        return serves(clean)


if __name__ == "__main__":
    sys.exit(not main())
