"""An agenda item going to where the row of a step leads, with all that the row says."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.actors import Actor
from portal.domain.agenda import AgendaItemAction, AgendaItemState
from portal.domain.transitions import Transition
from portal.services.committee_journal import journal_step
from portal.services.noting import note
from portal.storage.history import Change
from portal.storage.models.committee import AgendaItem


def enter_item(
    session: Session,
    item: AgendaItem,
    row: Transition[AgendaItemState],
    *,
    reason: str = "",
    by: Actor,
    at: datetime,
) -> None:
    """Lead an item to where the row of a step leads; tell the history, and the journal if asked."""
    moved: Change = (item.state.value, row.to.value)
    item.state, item.state_reason = row.to, reason
    note(
        session,
        item,
        row.event,
        by=by,
        at=at,
        changes={"state": moved, "reason": (None, reason or None)},
    )
    if row.journal:
        journal_step(session, item, AgendaItemAction(row.action), at=at)
