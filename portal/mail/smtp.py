"""The way to the mail server: one message, one connection, and a clear answer."""

import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import SplitResult, unquote, urlsplit

TIMEOUT_SECONDS = 20


class MailRefused(Exception):
    """The mail server did not take a mail.

    Attributes:
        for_good: Whether another attempt is useless, because the address or the text was refused.
    """

    def __init__(self, reason: str, *, for_good: bool) -> None:
        """Remember the reason and whether it is final."""
        super().__init__(reason)
        self.for_good = for_good


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a mail."""

    filename: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Message:
    """A mail as it leaves the house."""

    address: str
    subject: str
    body: str
    message_id: str
    language: str = "da"
    attachments: tuple[Attachment, ...] = ()


def build(message: Message, *, sender: str, at: datetime) -> EmailMessage:
    """Return the mail with its headers; the Message-ID is the one given, at every attempt."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = _one_line(sender)
    mail["To"] = _one_line(message.address)
    mail["Subject"] = _one_line(message.subject)
    mail["Date"] = format_datetime(at)
    mail["Message-ID"] = message.message_id
    mail["Content-Language"] = message.language
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(message.body, charset="utf-8", cte="quoted-printable")
    for one in message.attachments:
        main, _, sub = one.media_type.partition("/")
        mail.add_attachment(one.content, maintype=main, subtype=sub, filename=one.filename)
    return mail


def send(message: Message, *, smtp_url: str, sender: str, at: datetime) -> None:
    """Hand a mail to the mail server at ``smtp_url``; it has been accepted when this returns.

    Raises:
        MailRefused: The server said no, or could not be reached.
    """
    mail = build(message, sender=sender, at=at)
    try:
        with _connected(urlsplit(smtp_url)) as server:
            server.send_message(mail)
    except smtplib.SMTPRecipientsRefused as error:
        code, reason = next(iter(error.recipients.values()))
        raise MailRefused(_said(code, reason), for_good=code >= 500) from error
    except smtplib.SMTPResponseException as error:
        final = error.smtp_code >= 500 and not isinstance(error, smtplib.SMTPAuthenticationError)
        raise MailRefused(_said(error.smtp_code, error.smtp_error), for_good=final) from error
    except (smtplib.SMTPException, OSError) as error:
        raise MailRefused(f"{type(error).__name__}: {error}", for_good=False) from error


def _connected(url: SplitResult) -> smtplib.SMTP:
    """Return a connection for ``smtp://`` or ``smtps://``, logged in when the address says who."""
    host, context = url.hostname or "127.0.0.1", ssl.create_default_context()
    server: smtplib.SMTP
    if url.scheme == "smtps":
        server = smtplib.SMTP_SSL(host, url.port or 465, timeout=TIMEOUT_SECONDS, context=context)
    else:
        server = smtplib.SMTP(host, url.port or 25, timeout=TIMEOUT_SECONDS)
    try:
        _greet(server, url, context)
    except BaseException:
        server.close()
        raise
    return server


def _greet(server: smtplib.SMTP, url: SplitResult, context: ssl.SSLContext) -> None:
    server.ehlo()
    if url.scheme != "smtps" and server.has_extn("starttls"):
        server.starttls(context=context)
        server.ehlo()
    if url.username:
        login: Callable[[str, str], object] = server.login
        login(unquote(url.username), unquote(url.password or ""))


def _said(code: int, reason: bytes | str) -> str:
    text = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else reason
    return f"{code} {text}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
