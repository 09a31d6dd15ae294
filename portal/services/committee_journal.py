"""What is written into the journal of a committee's items and meetings (G1)."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.agenda import AgendaItemAction
from portal.domain.journal import JournalDirection, JournalTheme
from portal.i18n import SOURCE, lazy_, show_date, speaking
from portal.i18n import gettext as _
from portal.services.journal import journal
from portal.storage.models.committee import AgendaItem, Committee, Meeting
from portal.storage.queries.schemes import SchemeRow

STEPS = {
    AgendaItemAction.APPROVE: lazy_("Dagsordenspunkt godkendt: %(title)s"),
    AgendaItemAction.DEFER: lazy_("Dagsordenspunkt udsat: %(title)s"),
    AgendaItemAction.DECIDE: lazy_("Beslutning om dagsordenspunkt: %(title)s"),
    AgendaItemAction.WITHDRAW: lazy_("Dagsordenspunkt trukket tilbage: %(title)s"),
    AgendaItemAction.REOPEN: lazy_("Dagsordenspunkt genoptaget: %(title)s"),
}


def journal_step(
    session: Session, item: AgendaItem, action: AgendaItemAction, *, at: datetime
) -> None:
    """Write that an item was approved, deferred, decided, withdrawn or reopened."""
    with speaking(SOURCE):
        title = str(STEPS[action]) % {"title": item.title}
    journal(
        session,
        JournalTheme.COMMITTEE,
        title,
        direction=JournalDirection.INTERNAL,
        kind="agenda_item",
        object_id=item.id,
        scheme_id=item.scheme_id,
        case_number=item.case_number,
        at=at,
    )


def journal_minutes(
    session: Session, meeting: Meeting, of_scheme: SchemeRow, *, at: datetime
) -> None:
    """Write that the minutes of a meeting were approved."""
    with speaking(SOURCE):
        title = _(
            "Referat godkendt: %(committee)s, mødet %(day)s",
            committee=session.get_one(Committee, meeting.committee_id).name,
            day=show_date(meeting.on),
        )
    journal(
        session,
        JournalTheme.COMMITTEE,
        title,
        direction=JournalDirection.INTERNAL,
        kind="meeting",
        object_id=meeting.id,
        scheme_id=of_scheme.id,
        at=at,
    )
