"""An agenda item held for its step, and led to where the row of the step leads."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.actors import Actor
from portal.domain.agenda import AgendaItemAction, AgendaItemState
from portal.domain.errors import DomainError
from portal.domain.permissions import Action
from portal.domain.transitions import Transition
from portal.services.committee_journal import journal_step
from portal.services.committee_rights import require_scheme
from portal.services.locking import locked
from portal.services.noting import note
from portal.services.refusals import SAVED_BY_ANOTHER
from portal.storage.history import Change
from portal.storage.models.committee import AgendaItem
from portal.storage.queries.schemes import SchemeRow


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


def locked_item(
    session: Session, item_id: str, action: Action, version: int, *, by: Actor, at: datetime
) -> tuple[AgendaItem, SchemeRow]:
    """Return an item that nobody else can change until the transaction ends, and its scheme.

    Raises:
        Missing: There is none, or it is not theirs.
        DomainError: Somebody else has saved it since its page was shown.
    """
    item = locked(session, AgendaItem, item_id)
    of_scheme = require_scheme(session, item.scheme_id, action, by=by, at=at)
    if item.version != version:
        raise DomainError(SAVED_BY_ANOTHER)
    return item, of_scheme
