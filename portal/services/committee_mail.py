"""Mails to the office, and to the committee's readers, about meetings and decisions."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from portal.clock import local_date
from portal.domain.actors import Role, ScopeKind
from portal.domain.agenda import DecisionKind
from portal.i18n import speaking
from portal.mail import committee_texts
from portal.mail.compose import MailText
from portal.services.documents.decision_text import OUTCOMES
from portal.services.municipality import municipality_name
from portal.storage.models.committee import AgendaItem, Committee, Meeting
from portal.storage.outbox import queue_mail
from portal.storage.queries.people import PersonRow, holders_of
from portal.storage.queries.schemes import SchemeRow


def mail_decided(
    session: Session,
    item: AgendaItem,
    meeting: Meeting,
    of_scheme: SchemeRow,
    *,
    kind: DecisionKind,
    number: str,
    link: str,
    at: datetime,
) -> None:
    """Queue the news of a decision to the scheme's office; letters tell the others."""
    committee = session.get_one(Committee, meeting.committee_id)

    def text(person: PersonRow) -> MailText:
        with speaking(person.language):
            outcome = str(OUTCOMES[kind])
        return committee_texts.item_decided(
            person.language,
            name=person.name,
            municipality=municipality_name(session),
            title=item.title,
            committee=committee.name,
            meeting_on=meeting.on,
            outcome=outcome,
            number=number,
            link=link,
        )

    people = _office(session, of_scheme, at)
    _queue(session, "item_decided", people, text, about=("agenda_item", item.id), at=at)


def mail_cancelled(
    session: Session, meeting: Meeting, of_scheme: SchemeRow, *, link: str, at: datetime
) -> None:
    """Queue the news of a cancelled meeting to the office and to the committee's readers."""
    committee = session.get_one(Committee, meeting.committee_id)

    def text(person: PersonRow) -> MailText:
        return committee_texts.meeting_cancelled(
            person.language,
            name=person.name,
            municipality=municipality_name(session),
            committee=committee.name,
            meeting_on=meeting.on,
            reason=meeting.cancelled_because,
            link=link,
        )

    readers = holders_of(
        session,
        Role.COMMITTEE_READER,
        scope_kind=ScopeKind.COMMITTEE,
        scope_id=committee.id,
        on=local_date(at),
    )
    people = tuple(dict.fromkeys((*_office(session, of_scheme, at), *readers)))
    _queue(session, "meeting_cancelled", people, text, about=("meeting", meeting.id), at=at)


def _office(session: Session, of_scheme: SchemeRow, at: datetime) -> tuple[PersonRow, ...]:
    return holders_of(
        session,
        Role.SECRETARIAT,
        scope_kind=ScopeKind.SCHEME,
        scope_id=of_scheme.id,
        on=local_date(at),
    )


def _queue(
    session: Session,
    kind: str,
    people: tuple[PersonRow, ...],
    text: Callable[[PersonRow], MailText],
    *,
    about: tuple[str, str],
    at: datetime,
) -> None:
    for person in people:
        written = text(person)
        queue_mail(
            session,
            kind=kind,
            person_id=person.id,
            address=person.email,
            language=person.language,
            subject=written.subject,
            body=written.body,
            at=at,
            about_kind=about[0],
            about_id=about[1],
        )
