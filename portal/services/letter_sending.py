"""Sending a letter: when its PDF is made, it is frozen, mailed and journalised at once (G1, G3)."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from docgen.writers import text as plain
from portal.clock import local_date
from portal.domain.actors import Actor
from portal.domain.escalation import EscalationAction, EscalationState
from portal.domain.journal import JournalDirection, JournalTheme, accessible_from
from portal.domain.letters import LetterKind, LetterState
from portal.i18n import SOURCE, speaking
from portal.i18n import gettext as _
from portal.mail import case_texts
from portal.services.documents.letters import letter_paper
from portal.services.documents.reader import Reader
from portal.services.escalation import withdraw
from portal.services.escalation_steps import UNSENT, letters_of, move
from portal.services.journal import journal
from portal.services.letters import may_be_sent, sending
from portal.services.municipality import municipality_name
from portal.services.noting import note
from portal.storage.models.documents import DocumentRequest
from portal.storage.models.escalation import EscalationCase
from portal.storage.models.letters import Letter
from portal.storage.outbox import queue_mail
from portal.storage.queries.people import actor_of
from portal.storage.queries.schemes import scheme_policy


def complete_sending(session: Session, request_id: str, at: datetime) -> None:
    """Send the letter that a finished request was made for, in the request's own transaction.

    A letter that was cancelled or sent meanwhile, or whose item was decided otherwise, stays.
    """
    request = session.get_one(DocumentRequest, request_id)
    if "send" not in request.arguments or request.document_id is None:
        return
    asked = select(Letter).where(Letter.id == str(request.arguments["letter"]))
    row = session.scalars(asked.with_for_update()).one()
    if row.state is not LetterState.APPROVED or not may_be_sent(session, row.id).allowed:
        return
    taken = sending(session, row)
    by = actor_of(session, request.requested_by_id, local_date(at))
    posted_on = str(request.arguments.get("on", ""))
    if posted_on:
        sent_at = _noon(session, row, posted_on, at)
    else:
        sent_at = at
        row.mail_id = _mail(session, row, taken.mail, request.document_id, by=by, at=at)
    _freeze(session, row, request.document_id, sent_at, by=by)
    row.state = taken.to
    note(session, row, taken.event, by=by, at=at)
    if taken.journal:
        _journal(session, row, at=at)
    if row.case_id is not None:
        case = session.get_one(EscalationCase, row.case_id, with_for_update=True)
        _follow(session, case, row, by=by, at=at)
    session.flush()


def _noon(session: Session, row: Letter, posted_on: str, at: datetime) -> datetime:
    """Return noon of the day a letter was posted, or now while that is still to come."""
    zone = ZoneInfo(scheme_policy(session, row.scheme_id).time_zone)
    return min(datetime.combine(date.fromisoformat(posted_on), time(12), zone), at)


def _freeze(
    session: Session,
    row: Letter,
    document_id: str,
    sent_at: datetime,
    *,
    by: Actor,
) -> None:
    zone = scheme_policy(session, row.scheme_id).time_zone
    sent_on = local_date(sent_at, zone)
    paper = letter_paper(session, row.id, Reader(by, sent_on, SOURCE))
    row.subject, row.document_id = paper.subject, document_id
    row.accessible_from = accessible_from(sent_on)
    row.sent_at = sent_at


def _journal(session: Session, row: Letter, *, at: datetime) -> None:
    zone = scheme_policy(session, row.scheme_id).time_zone
    with speaking(SOURCE):
        title = _("%(subject)s, til %(recipient)s", subject=row.subject, recipient=row.recipient)
    journal(
        session,
        JournalTheme.LETTER,
        title,
        direction=JournalDirection.OUT,
        kind="letter",
        object_id=row.id,
        project_id=row.project_id,
        scheme_id=row.scheme_id,
        case_number=row.case_number,
        document_id=row.document_id,
        on=local_date(row.sent_at or at, zone),
        at=at,
    )


def _mail(
    session: Session, row: Letter, mail: str | None, document_id: str, *, by: Actor, at: datetime
) -> str | None:
    if mail is None:
        return None
    zone = scheme_policy(session, row.scheme_id).time_zone
    today = local_date(at, zone)
    paper = letter_paper(session, row.id, Reader(by, today, SOURCE))
    text = case_texts.letter_sent(
        SOURCE,
        name=row.recipient,
        municipality=municipality_name(session),
        subject=paper.subject,
        letter=plain.write(paper.document),
    )
    return queue_mail(
        session,
        kind=mail,
        person_id=None,
        address=row.email,
        language=SOURCE,
        subject=text.subject,
        body=text.body,
        at=at,
        about_kind="letter",
        about_id=row.id,
        document_id=document_id,
    )


def _follow(
    session: Session, case: EscalationCase, row: Letter, *, by: Actor, at: datetime
) -> None:
    """Take the case on when the last of its letters is out."""
    if letters_of(session, case, kinds=(row.kind,), states=UNSENT):
        return
    if row.kind is LetterKind.SECOND_RED and case.state is EscalationState.BEFORE_COMMITTEE:
        move(session, case, EscalationAction.SEND_LETTERS, by=by, at=at)
    elif row.kind is LetterKind.CORRECTION and case.state is EscalationState.LETTERS_SENT:
        with speaking(SOURCE):
            reason = _("En vurdering er rettet. Udvalgene har fået en rettelse.")
        withdraw(session, case, reason, by=by, at=at)
