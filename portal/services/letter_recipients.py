"""Whom a letter can go to: by role in a project, by organisation, or a committee."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from portal.domain.notices import NoticeRecipientKind
from portal.i18n import gettext as _
from portal.services.letters import Recipient
from portal.services.notice_mail import addressees
from portal.services.project_access import known_facts
from portal.storage.models.organisations import Organisation
from portal.storage.queries.organisations import committees, organisations

HOLDER, OWNERS = "role:holder", "role:owners"


@dataclass(frozen=True, slots=True)
class Found:
    """The recipients that were chosen, and the scheme of the project if one was."""

    scheme_id: str
    recipients: tuple[Recipient, ...]


def recipient_choices(session: Session, today: date) -> list[tuple[str, str]]:
    """Return what a letter's recipients are chosen from."""
    return [
        (HOLDER, _("Projektholderen")),
        (OWNERS, _("Puljeholderen eller den forvaltning, projektet hører under")),
        *((f"committee:{one.id}", one.name) for one in committees(session, on=today)),
        *(
            (f"organisation:{one.id}", one.name)
            for one in organisations(session, on=today, administrations_only=True)
        ),
    ]


def recipients_of(
    session: Session, chosen: Sequence[str], project_id: str | None, at: datetime
) -> Found:
    """Return the chosen recipients with their mail addresses, each once; roles need a project."""
    found: dict[str, Recipient] = {}
    scheme_id = ""
    if project_id is not None:
        project = known_facts(session, project_id)
        scheme_id = project.scheme_id
        for one in addressees(session, project, at):
            of_holder = one.recipient.kind is NoticeRecipientKind.HOLDER
            if (HOLDER if of_holder else OWNERS) in chosen:
                email = one.people[0].email if one.people else ""
                organisation = session.get_one(Organisation, one.organisation_id)
                found.setdefault(
                    organisation.id,
                    Recipient(organisation.name, email, organisation_id=organisation.id),
                )
    for committee in committees(session):
        if f"committee:{committee.id}" in chosen:
            found[committee.id] = Recipient(committee.name, committee_id=committee.id)
    for row in organisations(session):
        if f"organisation:{row.id}" in chosen:
            found.setdefault(row.id, Recipient(row.name, organisation_id=row.id))
    return Found(scheme_id, tuple(found.values()))
