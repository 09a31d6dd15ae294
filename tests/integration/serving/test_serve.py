"""One command brings the whole portal up, and one key takes it down again."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.config import PREFIX

PATIENCE = 60


class Served:
    """A portal that was started by the command line."""

    def __init__(self, instance: Path, *arguments: str) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = int(free.getsockname()[1])
        self.instance = instance
        self.process = start(instance, self.port, *arguments)

    def first_line(self) -> str:
        """Return the line that tells where the portal answers."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def get(self, path: str) -> tuple[int, str]:
        """Return status and text of a page."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", path)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, text

    def end(self, number: int) -> tuple[int, str]:
        """Send a signal; return the exit code and what was said last."""
        self.process.send_signal(number)
        said, _ = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, said


def start(instance: Path, port: int, *arguments: str) -> subprocess.Popen[str]:
    """Start the command line's serve on a port."""
    return subprocess.Popen(
        [sys.executable, "-m", "portal.cli", "serve", "--port", str(port), *arguments],
        env={**os.environ, f"{PREFIX}INSTANCE": str(instance)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """Return a demo that is being brought up; it is taken down afterwards."""
    found = Served(tmp_path / "instance", "--demo", "--workers", "1")
    yield found
    if found.process.poll() is None:
        found.process.kill()
        found.process.communicate(timeout=PATIENCE)


def _children(parent: int) -> list[int]:
    listed = Path(f"/proc/{parent}/task/{parent}/children").read_text("ascii")
    return [int(child) for child in listed.split()]


def test_the_demo_comes_up_answers_ends_cleanly_and_comes_up_again(served: Served) -> None:
    assert served.first_line() == f"Fremdrift svarer på http://127.0.0.1:{served.port}"
    status, page = served.get("/")
    assert status == 200
    assert "Sofie Sekretærsen" in page
    style = re.search(r'href="(/static/[^"]+\.css[^"]*)"', page)
    assert style is not None
    assert served.get(style.group(1))[0] == 200
    children = _children(served.process.pid)
    assert len(children) == 2
    code, said = served.end(signal.SIGINT)
    assert (code, said) == (0, "")
    assert all(not Path(f"/proc/{child}").exists() for child in children)

    again = Served(served.instance, "--demo", "--workers", "1")
    assert again.first_line().endswith(str(again.port))
    assert again.get("/")[0] == 200
    assert again.end(signal.SIGTERM)[0] == 0


def test_a_busy_port_is_told_in_one_line_before_anything_starts(tmp_path: Path) -> None:
    instance = tmp_path / "instance"
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = int(busy.getsockname()[1])
        refused = start(instance, port, "--demo")
        said, _ = refused.communicate(timeout=PATIENCE)
    assert refused.returncode == 2
    assert str(port) in said
    assert len(said.splitlines()) == 1
    assert not instance.exists()


def test_a_real_municipality_is_never_shown_as_the_demo(tmp_path: Path) -> None:
    instance = tmp_path / "instance"
    environ = {**os.environ, f"{PREFIX}INSTANCE": str(instance)}
    founding = ["init", "--name", "Prøveby Kommune", "--email", "a@demo.example"]
    subprocess.run(
        [sys.executable, "-m", "portal.cli", *founding],
        env=environ,
        check=True,
        capture_output=True,
    )
    served = Served(instance, "--demo", "--workers", "1")
    said, _ = served.process.communicate(timeout=PATIENCE)
    assert served.process.returncode == 2
    assert "rigtig kommune" in said.splitlines()[-1]
