"""The municipality of the demo: committees, administrations, pools, areas and districts."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from portal.demo.facts import PlaceFacts
from portal.i18n import search_key, sort_key
from portal.storage.models import (
    Committee,
    District,
    FocusArea,
    FundingPool,
    Municipality,
    Organisation,
    PolicyGoal,
)
from portal.tokens import new_id

SINCE = date(2006, 1, 1)
"""From when the demo's committees, administrations and roles hold."""


@dataclass(frozen=True, slots=True)
class Places:
    """Ids by the codes and names used in the data files."""

    committees: dict[str, str]
    organisations: dict[str, str]
    pools: dict[str, str]
    pool_owners: dict[str, str]
    areas: dict[str, str]
    goals: dict[str, str]
    districts: dict[str, str]


def add_places(session: Session, facts: PlaceFacts) -> Places:
    """Add the municipality and its places, and return their ids."""
    session.add(Municipality(id=new_id(), is_demo=True, **facts["municipality"]))
    committees = _committees(session, facts)
    session.flush()
    organisations = _organisations(session, facts, committees)
    session.flush()
    pools = {code: new_id() for code, *_ in facts["pools"]}
    owners = {code: organisations[owner] for code, _, owner, _ in facts["pools"]}
    session.add_all(
        FundingPool(
            id=pools[code],
            name=name,
            owner_organisation_id=owners[code],
            frame=None if frame is None else Decimal(frame),
            sort_key=sort_key(name),
        )
        for code, name, _, frame in facts["pools"]
    )
    areas, goals = _areas(session, facts)
    districts = {name: new_id() for name in facts["districts"]}
    session.add_all(
        District(id=key, name=name, sort_key=sort_key(name)) for name, key in districts.items()
    )
    session.flush()
    return Places(committees, organisations, pools, owners, areas, goals, districts)


def _committees(session: Session, facts: PlaceFacts) -> dict[str, str]:
    ids = {code: new_id() for code, *_ in facts["committees"]}
    session.add_all(
        Committee(
            id=ids[code],
            code=code,
            name=name,
            position=position,
            is_standing=standing,
            valid_from=SINCE,
        )
        for position, (code, name, standing) in enumerate(facts["committees"], 1)
    )
    return ids


def _organisations(
    session: Session, facts: PlaceFacts, committees: dict[str, str]
) -> dict[str, str]:
    ids: dict[str, str] = {}
    rows: list[tuple[str, str, str | None]] = [
        *(
            (code, name, committees[committee])
            for code, name, committee in facts["administrations"]
        ),
        *((code, name, None) for code, name in facts["associations"]),
    ]
    for code, name, committee_id in rows:
        ids[code] = new_id()
        session.add(
            Organisation(
                id=ids[code],
                code=code if committee_id else "",
                name=name,
                is_administration=committee_id is not None,
                committee_id=committee_id,
                valid_from=SINCE,
                sort_key=sort_key(name),
                search_key=search_key(name),
            )
        )
    return ids


def _areas(session: Session, facts: PlaceFacts) -> tuple[dict[str, str], dict[str, str]]:
    areas: dict[str, str] = {}
    goals: dict[str, str] = {}
    for position, (name, _) in enumerate(facts["focus_areas"], 1):
        areas[name] = new_id()
        session.add(FocusArea(id=areas[name], name=name, position=position))
    session.flush()
    for name, texts in facts["focus_areas"]:
        for position, text in enumerate(texts, 1):
            goals[name] = new_id()
            session.add(
                PolicyGoal(id=goals[name], focus_area_id=areas[name], text=text, position=position)
            )
    return areas, goals
