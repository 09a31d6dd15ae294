"""Settings of schemes and of the municipality: changed by administrators, kept in the history."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import local_date
from portal.domain.actors import Actor
from portal.domain.errors import DomainError
from portal.domain.permissions import Action, SchemeFacts, may, roles_for
from portal.domain.policy import SchemePolicy
from portal.services.refusals import SAVED_BY_ANOTHER, Missing, require
from portal.storage.history import record
from portal.storage.models.organisations import Municipality
from portal.storage.models.schemes import MonitoringScheme
from portal.storage.queries.schemes import policy_from_json, policy_to_json


@dataclass(frozen=True, slots=True)
class NewContact:
    """What the municipality tells about itself on every page."""

    name: str
    address: str
    contact_email: str
    contact_text: str


def fingerprint(values: Mapping[str, object]) -> str:
    """Return a short mark of settings, by which a page sees that they changed meanwhile."""
    written = json.dumps(dict(values), sort_keys=True, default=str)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def policy_mark(policy: SchemePolicy) -> str:
    """Return the mark of a policy."""
    return fingerprint(policy_to_json(policy))


def contact_mark(contact: NewContact) -> str:
    """Return the mark of a contact."""
    return fingerprint(_contact_values(contact))


def _contact_values(contact: NewContact | Municipality) -> dict[str, str]:
    return {
        "name": contact.name,
        "address": contact.address,
        "contact_email": contact.contact_email,
        "contact_text": contact.contact_text,
    }


def change_policy(
    session: Session, scheme_id: str, *, policy: SchemePolicy, seen: str, by: Actor, at: datetime
) -> None:
    """Change the settings of a scheme; what was in force stays in the history.

    Args:
        session: The writing session.
        scheme_id: Which scheme.
        policy: The settings from now on.
        seen: The mark of the settings that the page showed.
        by: An administrator of the scheme.
        at: Now.

    Raises:
        Missing: There is no such scheme for this actor.
        DomainError: Somebody else changed the settings meanwhile.
    """
    row = session.get(MonitoringScheme, scheme_id)
    if row is None:
        raise Missing
    before = policy_from_json(row.policy)
    facts = SchemeFacts(scheme_id)
    require(may(by, Action.MANAGE_SETTINGS, facts, local_date(at), before))
    if seen != policy_mark(before):
        raise DomainError(SAVED_BY_ANOTHER)
    if policy == before:
        return
    old, new = policy_to_json(before), policy_to_json(policy)
    changed = [name for name in new if getattr(before, name) != getattr(policy, name)]
    row.policy = new
    session.flush()
    record(
        session,
        by=by,
        at=at,
        action="settings_changed",
        kind="scheme",
        object_id=scheme_id,
        changes={name: (str(old[name]), str(new[name])) for name in changed},
    )


def change_contact(
    session: Session, *, contact: NewContact, seen: str, by: Actor, at: datetime
) -> None:
    """Change what every page tells about the municipality.

    Raises:
        Missing: The actor is no administrator, or there is no municipality yet.
        DomainError: Somebody else changed it meanwhile.
    """
    row = session.scalars(select(Municipality).order_by(Municipality.id).limit(1)).first()
    if row is None or not by.has_any(roles_for(Action.MANAGE_SETTINGS), local_date(at)):
        raise Missing
    old, new = _contact_values(row), _contact_values(contact)
    if seen != fingerprint(old):
        raise DomainError(SAVED_BY_ANOTHER)
    changed = {name: (old[name], new[name]) for name in new if old[name] != new[name]}
    if not changed:
        return
    row.name, row.address = contact.name, contact.address
    row.contact_email, row.contact_text = contact.contact_email, contact.contact_text
    session.flush()
    record(
        session,
        by=by,
        at=at,
        action="contact_changed",
        kind="municipality",
        object_id=row.id,
        changes=changed,
    )
