"""Who may work with a committee's meetings and items: the offices of its schemes."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.clock import local_date
from portal.domain.actors import Actor
from portal.domain.permissions import Action, may
from portal.services.refusals import Missing, require
from portal.storage.queries.schemes import SchemeRow, scheme, schemes


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
            row.document_facts,
            local_date(at, row.policy.time_zone),
            row.policy,
        ).allowed
    )


def require_scheme(
    session: Session, scheme_id: str | None, action: Action, *, by: Actor, at: datetime
) -> SchemeRow:
    """Return a scheme with whose documents somebody may do this.

    Raises:
        Missing: There is no such scheme, or it is not theirs.
        Refused: It is theirs to see, but not to do this with.
    """
    found = scheme(session, scheme_id) if scheme_id is not None else None
    if found is None:
        raise Missing
    today = local_date(at, found.policy.time_zone)
    require(may(by, action, found.document_facts, today, found.policy))
    return found


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
