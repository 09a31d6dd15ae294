"""Mail in the outbox goes out through a real mail server, and notices count from then on."""

import socket
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from sqlalchemy import select

from portal.clock import SteeredClock
from portal.config import Settings
from portal.domain.outbox import MailState
from portal.jobs.outgoing import send_due
from portal.storage.engine import Database
from portal.storage.history import seal
from portal.storage.models import AuditEvent, OutboundMail
from portal.storage.outbox import WAITS, claim_due, queue_mail


class Postman:
    """Takes mails, or refuses them with what it is told to say."""

    def __init__(self) -> None:
        self.taken: list[Envelope] = []
        self.answer = "250 OK"

    async def handle_DATA(  # noqa: N802 - named by the library
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        del server, session
        if self.answer.startswith("250"):
            self.taken.append(envelope)
        return self.answer


@pytest.fixture
def postman() -> Iterator[tuple[Postman, str]]:
    handler = Postman()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    yield handler, f"smtp://127.0.0.1:{port}"
    controller.stop()


def _queue(
    database: Database, clock: SteeredClock, address: str = "ea.eksempelsen@demo.example"
) -> str:
    with database.writing() as session:
        mail_id = queue_mail(
            session,
            kind="round_opened",
            person_id=None,
            address=address,
            language="da",
            subject="Runden er åben",
            body="Hej\n",
            at=clock.now(),
        )
        seal(session)
        session.commit()
    return mail_id


def _state(database: Database, mail_id: str) -> tuple[MailState, int]:
    with database.reading() as session:
        row = session.get_one(OutboundMail, mail_id)
        return row.state, row.attempts


def test_a_queued_mail_is_sent_once_and_noted(
    database: Database, clock: SteeredClock, postman: tuple[Postman, str]
) -> None:
    handler, url = postman
    settings = Settings(smtp_url=url)
    mail_id = _queue(database, clock)
    assert send_due(database, settings, clock) == 1
    assert send_due(database, settings, clock) == 0
    assert [taken.rcpt_tos for taken in handler.taken] == [["ea.eksempelsen@demo.example"]]
    assert _state(database, mail_id) == (MailState.SENT, 1)
    with database.reading() as session:
        actions = session.scalars(select(AuditEvent.action)).all()
    assert list(actions) == ["mail_sent"]


def test_a_busy_mail_server_is_asked_again_later(
    database: Database, clock: SteeredClock, postman: tuple[Postman, str]
) -> None:
    handler, url = postman
    settings = Settings(smtp_url=url)
    handler.answer = "451 try again later"
    mail_id = _queue(database, clock)
    send_due(database, settings, clock)
    assert _state(database, mail_id) == (MailState.QUEUED, 1)
    handler.answer = "250 OK"
    assert send_due(database, settings, clock) == 0
    clock.move(timedelta(minutes=2))
    assert send_due(database, settings, clock) == 1
    assert _state(database, mail_id) == (MailState.SENT, 2)


def test_a_refused_address_fails_for_good(
    database: Database, clock: SteeredClock, postman: tuple[Postman, str]
) -> None:
    handler, url = postman
    handler.answer = "550 no such mailbox"
    mail_id = _queue(database, clock)
    send_due(database, Settings(smtp_url=url), clock)
    assert _state(database, mail_id)[0] is MailState.FAILED


def test_a_mail_that_cannot_be_written_stops_no_other_and_is_given_up_in_the_end(
    database: Database, clock: SteeredClock, postman: tuple[Postman, str]
) -> None:
    handler, url = postman
    bad = _queue(database, clock, "")
    clock.move(timedelta(seconds=1))
    good = _queue(database, clock)
    assert send_due(database, Settings(smtp_url=url), clock) == 2
    assert _state(database, good) == (MailState.SENT, 1)
    assert _state(database, bad) == (MailState.QUEUED, 1)
    for wait in WAITS:
        clock.move(wait)
        send_due(database, Settings(smtp_url=url), clock)
    assert _state(database, bad)[0] is MailState.FAILED
    assert len(handler.taken) == 1


def test_a_worker_takes_one_mail_at_a_time_so_that_its_death_delays_no_other(
    database: Database, clock: SteeredClock
) -> None:
    for _mail in range(2):
        _queue(database, clock)
    with database.writing() as dying:
        assert len(claim_due(dying, clock.now(), limit=1)) == 1
        dying.commit()
    assert send_due(database, Settings(environment="demo"), clock) == 1


def test_without_a_mail_server_mail_waits_in_the_outbox(
    database: Database, clock: SteeredClock
) -> None:
    mail_id = _queue(database, clock)
    assert send_due(database, Settings(), clock) == 0
    assert _state(database, mail_id) == (MailState.QUEUED, 0)


def test_in_the_demo_mail_counts_as_sent_and_goes_nowhere(
    database: Database, clock: SteeredClock, tmp_path: Path
) -> None:
    mail_id = _queue(database, clock)
    assert send_due(database, Settings(environment="demo", instance=tmp_path), clock) == 1
    assert _state(database, mail_id)[0] is MailState.SENT
