"""Mails to the office, and to the committee's readers, about meetings and decisions."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.actors import Role, ScopeKind
from portal.domain.agenda import DecisionKind
from portal.mail import committee_texts
from portal.mail.compose import MailText
from portal.services.documents.decision_text import outcome_word
from portal.services.municipality import municipality_name
from portal.services.telling import people_in, people_of_scheme, tell_each
from portal.storage.models.committee import AgendaItem, Committee, Meeting
from portal.storage.queries.people import PersonRow
from portal.storage.queries.schemes import SchemeRow


def mail_decided(
    session: Session,
    item: AgendaItem,
    meeting: Meeting,
    of_scheme: SchemeRow,
    mail: str | None,
    *,
    kind: DecisionKind,
    number: str,
    link: str,
    at: datetime,
) -> None:
    """Queue the news of a decision to the scheme's office; letters tell the others."""
    committee = session.get_one(Committee, meeting.committee_id)

    def text(person: PersonRow) -> MailText:
        return committee_texts.item_decided(
            person.language,
            name=person.name,
            municipality=municipality_name(session),
            title=item.title,
            committee=committee.name,
            meeting_on=meeting.on,
            outcome=outcome_word(kind, person.language),
            number=number,
            link=link,
        )

    people = people_of_scheme(session, Role.SECRETARIAT, of_scheme.id, at)
    tell_each(session, people, mail, text, about=("agenda_item", item.id), at=at)


def mail_cancelled(
    session: Session,
    meeting: Meeting,
    of_scheme: SchemeRow,
    mail: str | None,
    *,
    link: str,
    at: datetime,
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

    places = (
        (Role.SECRETARIAT, ScopeKind.SCHEME, of_scheme.id),
        (Role.COMMITTEE_READER, ScopeKind.COMMITTEE, committee.id),
    )
    people = people_in(session, places, at)
    tell_each(session, people, mail, text, about=("meeting", meeting.id), at=at)
