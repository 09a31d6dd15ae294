"""What is written into the journal of a committee's items, meetings and papers (G1)."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.agenda import AgendaItemAction
from portal.domain.journal import JournalDirection, JournalTheme
from portal.i18n import SOURCE, lazy_, show_date, speaking
from portal.i18n import gettext as _
from portal.services.journal import journal
from portal.storage.models.committee import AgendaItem, Committee, Meeting
from portal.storage.models.documents import GeneratedDocument
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


def journal_release(session: Session, row: GeneratedDocument, *, at: datetime) -> None:
    """Write that a document went out to the committee's readers."""
    item = session.get(AgendaItem, row.item_id) if row.item_id is not None else None
    with speaking(SOURCE):
        title = _("Frigivet til udvalgets læsere: %(title)s", title=row.title)
    journal(
        session,
        JournalTheme.COMMITTEE,
        title,
        direction=JournalDirection.OUT,
        kind="generated_document",
        object_id=row.id,
        scheme_id=row.scheme_id,
        project_id=row.project_id,
        case_number=item.case_number if item is not None else "",
        document_id=row.id,
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
