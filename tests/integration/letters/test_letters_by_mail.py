"""A letter reaches a real mail server with the very PDF that is kept."""

import socket
import time
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from portal.clock import SteeredClock
from portal.domain.letters import LetterState
from portal.domain.outbox import MailState
from portal.jobs.worker import Worker
from portal.storage import models
from portal.storage.engine import Database
from tests.integration.app_world import House, open_house
from tests.integration.letters.test_letters import case_letter, letter, step, write_to

PATIENCE = 120.0


class Postman:
    """Keeps what it took."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []

    async def handle_DATA(  # noqa: N802 - named by the library
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        del server, session
        content = envelope.original_content or b""
        self.taken.append(message_from_bytes(content, EmailMessage, policy=default))
        return "250 OK"


@pytest.fixture
def postman() -> Iterator[tuple[Postman, str]]:
    """Return a mail server of this machine and its address."""
    taking = Postman()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(taking, hostname="127.0.0.1", port=port)
    controller.start()
    yield taking, f"smtp://127.0.0.1:{port}"
    controller.stop()


@pytest.fixture
def posting(
    database: Database, clock: SteeredClock, tmp_path: Path, postman: tuple[Postman, str]
) -> Iterator[House]:
    """Return the portal that sends to that mail server."""
    opened = open_house(database, clock, tmp_path, smtp_url=postman[1])
    yield opened
    opened.app.extensions["database"].close()


def work_until_sent(house: House, letter_id: str) -> models.Letter:
    """Let a worker with its child make and mail what waits, until the letter has left."""
    worker = Worker(house.app.extensions["settings"], house.clock)
    deadline = time.monotonic() + PATIENCE
    try:
        while {mail.state for mail in house.mails("letter_sent")} != {MailState.SENT}:
            assert time.monotonic() < deadline, "the letter never left"
            worker.sweep()
            time.sleep(0.05)
    finally:
        worker.close()
    return letter(house, letter_id)


def test_a_letter_leaves_with_the_pdf_that_is_kept(
    posting: House, postman: tuple[Postman, str]
) -> None:
    letter_id, office = case_letter(posting), posting.as_person("secretariat")
    write_to(posting, office, letter_id)
    assert step(office, letter_id, "godkend") == 303
    assert step(office, letter_id, "send") == 303
    row = work_until_sent(posting, letter_id)
    assert row.state is LetterState.SENT

    [mail] = [one for one in postman[0].taken if "udvalg@proevekoebing.example" in one["To"]]
    assert mail["Subject"] == row.subject
    body = mail.get_body(("plain",))
    assert body is not None
    assert "Det kan I beslutte" in body.get_content()
    [attached] = mail.iter_attachments()
    assert attached.get_content_type() == "application/pdf"
    assert str(attached.get_filename()).endswith(".pdf")
    content = attached.get_payload(decode=True)
    assert isinstance(content, bytes)
    with posting.database.reading() as session:
        kept = session.get_one(models.GeneratedDocument, row.document_id)
    assert sha256(content).hexdigest() == kept.sha256
    assert office.get(f"/dokumenter/{kept.id}").data == content
    with pikepdf.open(BytesIO(content)) as found:
        assert found.pages
        assert row.subject in str(found.docinfo["/Title"])
