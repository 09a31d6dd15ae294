"""A mail is never lost: not when its worker is killed, not while the mail server is down (D4)."""

import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from sqlalchemy import func, select

from portal.clock import SystemClock
from portal.domain.actors import SYSTEM
from portal.domain.outbox import MailState
from portal.storage.engine import Database
from portal.storage.history import record, seal
from portal.storage.models import AuditEvent, OutboundMail
from portal.storage.outbox import LEASE, queue_mail

KILLS = 300
DOWN = range(40, 44)
"""The rounds in which the mail server is down."""

A_DECISION = 1
"""How many mails a decision sends."""

PATIENCE = 120.0
"""How many seconds the last worker, which nobody kills, may take for what is left."""

PACE = LEASE + timedelta(minutes=1)
"""How far apart the clocks of two workers are, so that what one had taken is free for the next."""


class Postman:
    """Keeps the Message-ID of every mail it accepted."""

    def __init__(self) -> None:
        self.accepted: list[str] = []

    async def handle_DATA(  # noqa: N802 - named by the library
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        del server, session
        content = envelope.content or b""
        text = content if isinstance(content, str) else content.decode("utf-8")
        lines = text.splitlines()
        found = next(line for line in lines if line.lower().startswith("message-id:"))
        self.accepted.append(found.split(":", 1)[1].strip())
        return "250 OK"


@contextmanager
def _nursery(database: Path, port: int) -> Iterator[Callable[[timedelta], int]]:
    """Yield what starts a worker with its clock ahead, and returns its id."""
    script = str(Path(__file__).with_name("nursery.py"))
    urls = (f"sqlite:///{database}", f"smtp://127.0.0.1:{port}")
    with subprocess.Popen(
        [sys.executable, script, *urls], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as nursery:
        assert nursery.stdin is not None
        assert nursery.stdout is not None
        asked, answered = nursery.stdin, nursery.stdout

        def start(ahead: timedelta) -> int:
            asked.write(f"{int(ahead.total_seconds())}\n")
            asked.flush()
            return int(answered.readline())

        try:
            yield start
        finally:
            asked.write("\n")
            asked.flush()


def _decide(database: Database, number: int, ahead: timedelta) -> None:
    """Write a decision and its mails in one transaction."""
    at = SystemClock().now() + ahead
    with database.writing() as session:
        about = f"item-{number}"
        record(
            session,
            by=SYSTEM,
            at=at,
            action="decision_recorded",
            kind="agenda_item",
            object_id=about,
        )
        for place in range(A_DECISION):
            queue_mail(
                session,
                kind="item_decided",
                person_id=None,
                address=f"modtager{place}@demo.example",
                language="da",
                subject="Udvalget har besluttet",
                body="Hej\n",
                at=at,
                about_kind="agenda_item",
                about_id=about,
            )
        seal(session)
        session.commit()


def _waiting(database: Database) -> int:
    asked = select(func.count()).where(OutboundMail.state != MailState.SENT)
    with database.reading() as session:
        return session.scalar(asked) or 0


@pytest.mark.slow
def test_no_mail_is_missing_after_three_hundred_killed_workers_and_a_mail_server_that_was_down(
    sqlite_template: Path, tmp_path: Path
) -> None:
    file = tmp_path / "fremdrift.sqlite"
    shutil.copyfile(sqlite_template, file)
    database, postman, chance = Database(f"sqlite:///{file}"), Postman(), random.Random(2010)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])

    def server() -> Controller:
        made = Controller(postman, hostname="127.0.0.1", port=port)
        made.start()
        return made

    mail_server, ahead = server(), timedelta()
    with _nursery(file, port) as start:
        for number in range(KILLS):
            if number == DOWN.start:
                mail_server.stop()
            elif number == DOWN.stop:
                mail_server = server()
            ahead += PACE
            worker = start(ahead)
            _decide(database, number, ahead)
            time.sleep(chance.uniform(0.0, 0.12))
            os.kill(worker, signal.SIGKILL)
        worker = start(ahead + timedelta(days=2))
        deadline = time.monotonic() + PATIENCE
        while _waiting(database) and time.monotonic() < deadline:
            time.sleep(0.2)
        os.kill(worker, signal.SIGKILL)
    mail_server.stop()

    with database.reading() as session:
        queued = set(session.scalars(select(OutboundMail.message_id)))
        decided = select(func.count()).where(AuditEvent.action == "decision_recorded")
        assert session.scalar(decided) == KILLS
    assert len(queued) == KILLS * A_DECISION
    assert queued == set(postman.accepted)
    assert _waiting(database) == 0
    twice = len(postman.accepted) - len(queued)
    assert twice <= KILLS
    database.close()
