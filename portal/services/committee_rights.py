"""Who may work with a committee's meetings and items: the offices of its schemes."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.clock import local_date
from portal.domain.actors import Actor
from portal.domain.permissions import Action, DocumentFacts, may
from portal.services.refusals import Missing
from portal.storage.queries.schemes import SchemeRow, schemes


def schemes_for(
    session: Session, action: Action, *, by: Actor, at: datetime, committee_id: str | None = None
) -> tuple[SchemeRow, ...]:
    """Return the schemes in which somebody may do this, of one committee if it is named."""
    return tuple(
        row
        for row in schemes(session)
        if committee_id in {None, row.committee_id}
        and may(
            by,
            action,
            DocumentFacts(row.id, (row.committee_id,)),
            local_date(at, row.policy.time_zone),
            row.policy,
        ).allowed
    )


def require_committee(
    session: Session, committee_id: str, action: Action, *, by: Actor, at: datetime
) -> SchemeRow:
    """Return the first scheme of a committee in which somebody may do this.

    Raises:
        Missing: The committee is not theirs.
    """
    found = schemes_for(session, action, by=by, at=at, committee_id=committee_id)
    if not found:
        raise Missing
    return found[0]
