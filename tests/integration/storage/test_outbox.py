"""Mail is written with what it tells of, claimed once, and tried again with the same Message-ID."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from portal.domain.outbox import MailState
from portal.storage import outbox
from portal.storage.engine import Database
from portal.storage.models import OutboundMail
from tests.factories import NOW


def queue(session: Session, number: int = 1) -> str:
    return outbox.queue_mail(
        session,
        kind="receipt",
        person_id=None,
        address=f"{number}@proevekoebing.example",
        language="da",
        subject="Kvittering",
        body="Tak.",
        at=NOW + timedelta(seconds=number),
        about_kind="report",
        about_id="abc",
    )


def test_a_mail_that_is_rolled_back_is_never_sent(database: Database) -> None:
    with database.writing() as session:
        queue(session)
        session.rollback()
    with database.writing() as session:
        assert outbox.claim_due(session, NOW + timedelta(days=1)) == ()


def test_mails_are_claimed_oldest_first_and_only_once_until_the_lease_ends(
    session: Session,
) -> None:
    ids = [queue(session, number) for number in (3, 1, 2)]
    now = NOW + timedelta(minutes=1)
    first = outbox.claim_due(session, now, limit=2)
    assert [mail.id for mail in first] == [ids[1], ids[2]]
    assert [mail.id for mail in outbox.claim_due(session, now)] == [ids[0]]
    assert outbox.claim_due(session, now) == ()
    again = outbox.claim_due(session, now + outbox.LEASE)
    assert {mail.message_id for mail in first} <= {mail.message_id for mail in again}
    assert len(again) == 3


def test_a_mail_is_not_due_before_its_time(session: Session) -> None:
    queue(session)
    assert outbox.claim_due(session, NOW) == ()


def test_a_sent_mail_is_never_claimed_again(session: Session) -> None:
    mail_id = queue(session)
    now = NOW + timedelta(minutes=1)
    outbox.claim_due(session, now)
    outbox.mark_sent(session, mail_id, now)
    assert outbox.claim_due(session, now + timedelta(days=9)) == ()
    assert session.get_one(OutboundMail, mail_id).sent_at == now


def test_a_refused_mail_waits_longer_each_time_and_fails_at_last(session: Session) -> None:
    mail_id = queue(session)
    now = NOW + timedelta(minutes=1)
    waits = []
    for _ in outbox.WAITS:
        (claimed,) = outbox.claim_due(session, now)
        state = outbox.mark_failed(session, claimed.id, now, "451 come again")
        assert state is MailState.QUEUED
        until = session.get_one(OutboundMail, mail_id).try_after
        waits.append(until - now)
        now = until
    assert waits == sorted(waits)
    outbox.claim_due(session, now)
    assert outbox.mark_failed(session, mail_id, now, "451 come again") is MailState.FAILED
    assert outbox.claim_due(session, now + timedelta(days=9)) == ()


def test_a_worker_that_died_is_no_refusal_of_the_mail_server(session: Session) -> None:
    mail_id = queue(session)
    now = NOW + timedelta(minutes=1)
    for _death in range(3 * len(outbox.WAITS)):
        assert len(outbox.claim_due(session, now)) == 1
        now += outbox.LEASE
    outbox.claim_due(session, now)
    assert outbox.mark_failed(session, mail_id, now, "451 come again") is MailState.QUEUED
    row = session.get_one(OutboundMail, mail_id)
    assert (row.attempts, row.try_after) == (1, now + outbox.WAITS[0])


@pytest.mark.parametrize("resent", [False, True])
def test_a_mail_refused_for_good_is_sent_again_only_by_hand(session: Session, resent: bool) -> None:
    mail_id = queue(session)
    now = NOW + timedelta(minutes=1)
    (before,) = outbox.claim_due(session, now)
    outbox.mark_failed(session, mail_id, now, "550 no such person", for_good=True)
    if resent:
        outbox.resend(session, mail_id, now)
    found = outbox.claim_due(session, now)
    assert [mail.message_id for mail in found] == ([before.message_id] if resent else [])
