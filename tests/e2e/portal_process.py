"""A whole portal in processes of its own: web server, worker, the demo, and a mail server."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from portal.config import PREFIX

PATIENCE = 120
LINK = re.compile(r"https?://\S+")


def free_port() -> int:
    """Return a port of this machine that nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@dataclass(slots=True)
class Mailbox:
    """Keeps every mail that arrives, or refuses them all."""

    mails: list[EmailMessage] = field(default_factory=list)
    knows_nobody: bool = False

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take a recipient, or refuse all of them for good."""
        del server, session, options
        if self.knows_nobody:
            return "550 No such address"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Take a mail in, as the mail server asks."""
        del server, session
        content = envelope.content
        assert isinstance(content, bytes)
        self.mails.append(message_from_bytes(content, EmailMessage, policy=policy.default))
        return "250 OK"

    def latest_to(self, address: str, subject: str = "") -> EmailMessage:
        """Return the latest mail to an address, about something, waiting for it to arrive."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            found = [
                mail
                for mail in self.mails
                if address in str(mail["To"]) and subject in str(mail["Subject"])
            ]
            if found:
                return found[-1]
            time.sleep(0.1)
        raise AssertionError(f"no mail to {address} among {len(self.mails)}")

    def link_to(self, address: str) -> str:
        """Return the link in the latest mail to an address."""
        body = self.latest_to(address).get_body(("plain",))
        assert body is not None
        found = LINK.search(body.get_content())
        assert found is not None
        return found.group(0)


class PortalProcess:
    """The demo as one command brings it up, on a free port and an instance of its own."""

    def __init__(self, instance: Path) -> None:
        """Start it and wait until it answers."""
        self.instance = instance
        self.mailbox = Mailbox()
        self._post = Controller(self.mailbox, hostname="127.0.0.1", port=free_port())
        self._post.start()
        port = free_port()
        self.address = f"http://127.0.0.1:{port}"
        self._log = instance.parent / f"{instance.name}.log"
        serve = ("serve", "--demo", "--workers", "1", "--port", str(port))
        with self._log.open("w") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "portal.cli", *serve],
                env={
                    **os.environ,
                    f"{PREFIX}INSTANCE": str(instance),
                    f"{PREFIX}SMTP_URL": f"smtp://127.0.0.1:{self._post.port}",
                },
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._wait()

    def said(self) -> str:
        """Return what the processes have said."""
        return self._log.read_text("utf-8")

    def _wait(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while self.address not in self.said():
            assert self._process.poll() is None, self.said()
            assert time.monotonic() < deadline, self.said()
            time.sleep(0.1)

    def end(self) -> None:
        """Take the portal down."""
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(PATIENCE)
        finally:
            if self._process.poll() is None:
                self._process.kill()
            self._post.stop()
