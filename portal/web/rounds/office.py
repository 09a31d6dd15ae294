"""Which schemes and rounds somebody may work with, or look at."""

from datetime import date

from flask import abort

from portal.clock import local_date
from portal.domain.permissions import Action, SchemeFacts, may
from portal.storage.queries.schemes import (
    RoundRow,
    SchemeRow,
    round_row,
    scheme_policy,
    schemes,
)
from portal.web import transaction
from portal.web.access import actor


def today() -> date:
    """Return the day of the request."""
    return local_date(transaction.now())


def allows(action: Action, scheme_id: str) -> bool:
    """Return whether the request's actor may do this in a scheme."""
    policy = scheme_policy(transaction.session(), scheme_id)
    on = local_date(transaction.now(), policy.time_zone)
    return may(actor(), action, SchemeFacts(scheme_id), on, policy).allowed


def schemes_for(action: Action) -> tuple[SchemeRow, ...]:
    """Return the schemes in which the request's actor may do this, in their order."""
    return tuple(one for one in schemes(transaction.session()) if allows(action, one.id))


def scheme_for(action: Action, scheme_id: str) -> SchemeRow:
    """Return a scheme in which the request's actor may do this, else 404."""
    found = next((one for one in schemes_for(action) if one.id == scheme_id), None)
    if found is None:
        abort(404)
    return found


def round_for(action: Action, round_id: str) -> RoundRow:
    """Return a round in whose scheme the request's actor may do this, else 404."""
    found = round_row(transaction.session(), round_id)
    if found is None or not allows(action, found.scheme_id):
        abort(404)
    return found
