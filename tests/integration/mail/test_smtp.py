"""A mail reaches a real mail server whole, and a refusal is told apart from a failure."""

import smtplib
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from portal.mail.smtp import Attachment, MailRefused, Message, build, send

AT = datetime(2010, 7, 8, 12, 0, tzinfo=UTC)
MAIL = Message(
    address="ida@proevekoebing.example",
    subject="Kvittering: Åben familieskole på tværs",
    body="Hej Ida\n\nÆblegrød på Østerbro.\n.\nSlut\n",
    message_id="<abc.report_receipt@fremdrift>",
)


@dataclass
class Inbox:
    """A mail server that keeps what it takes, or answers as it is told."""

    answer: str = "250 OK"
    recipient_answer: str = "250 OK"
    taken: list[EmailMessage] = field(default_factory=list)
    url: str = ""

    async def handle_RCPT(  # noqa: N802
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        if self.recipient_answer.startswith("2"):
            envelope.rcpt_tos.append(address)
        return self.recipient_answer

    async def handle_DATA(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        if self.answer.startswith("2"):
            content = envelope.original_content or b""
            found = message_from_bytes(content, policy=default)
            assert isinstance(found, EmailMessage)
            self.taken.append(found)
        return self.answer


@contextmanager
def running(inbox: Inbox) -> Iterator[Inbox]:
    """Serve an inbox on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(inbox, hostname="127.0.0.1", port=port)
    controller.start()
    inbox.url = f"smtp://127.0.0.1:{port}"
    try:
        yield inbox
    finally:
        controller.stop()


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    """Return a mail server that takes everything."""
    with running(Inbox()) as serving:
        yield serving


def _send(url: str) -> None:
    send(MAIL, smtp_url=url, sender="fremdrift@proevekoebing.example", at=AT)


def test_a_mail_arrives_whole(inbox: Inbox) -> None:
    _send(inbox.url)
    (mail,) = inbox.taken
    assert mail["Subject"] == MAIL.subject
    assert mail["To"] == MAIL.address
    assert mail["From"] == "fremdrift@proevekoebing.example"
    assert mail["Date"].datetime == AT
    assert mail.get_content().replace("\r\n", "\n") == MAIL.body
    assert mail.get_content_type() == "text/plain"


def test_a_repeated_mail_is_recognised_by_its_message_id(inbox: Inbox) -> None:
    _send(inbox.url)
    _send(inbox.url)
    assert [mail["Message-ID"] for mail in inbox.taken] == [MAIL.message_id] * 2


@pytest.mark.parametrize(
    ("answer", "for_good"),
    [("550 No such user", True), ("451 Try again later", False), ("552 Too big", True)],
)
def test_a_refusal_says_whether_trying_again_helps(answer: str, *, for_good: bool) -> None:
    for told in (Inbox(recipient_answer=answer), Inbox(answer=answer)):
        with running(told) as serving, pytest.raises(MailRefused) as refused:
            _send(serving.url)
        assert refused.value.for_good is for_good
        assert answer[:3] in str(refused.value)


def test_a_server_that_is_away_is_tried_again() -> None:
    with running(Inbox()) as serving:
        gone = serving.url
    with pytest.raises(MailRefused) as refused:
        _send(gone)
    assert not refused.value.for_good


def test_a_server_that_asks_for_no_password_gets_none(inbox: Inbox) -> None:
    with pytest.raises(MailRefused) as refused:
        _send(inbox.url.replace("smtp://", "smtp://bruger:hemmelig@"))
    assert isinstance(refused.value.__cause__, smtplib.SMTPException)
    assert "hemmelig" not in str(refused.value)
    assert not refused.value.for_good


def test_line_breaks_in_an_address_or_subject_stay_out_of_the_headers() -> None:
    mail = build(
        Message("ida@x.example\r\nBcc: b@x.example", "Et\nto", "Tekst\n", "<1@fremdrift>"),
        sender="a@x.example",
        at=AT,
    )
    assert mail["Subject"] == "Et to"
    assert mail["Bcc"] is None


def test_a_file_goes_along_with_its_danish_name_and_its_very_bytes(inbox: Inbox) -> None:
    letter = Attachment("brev-til-børn.pdf", "application/pdf", b"%PDF-1.7 \x00\xff\r\n.\r\n")
    send(replace(MAIL, attachments=(letter,)), smtp_url=inbox.url, sender="a@b.example", at=AT)
    taken = inbox.taken[0]
    [file] = list(taken.iter_attachments())
    assert (file.get_filename(), file.get_content_type()) == (letter.filename, letter.media_type)
    assert file.get_content() == letter.content
    body = taken.get_body()
    assert body is not None
    assert "Æblegrød på Østerbro." in body.get_content()
