"""The municipality, its organisations, committees and pools."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from portal.storage.models.committee import Committee
from portal.storage.models.organisations import FundingPool, Municipality, Organisation


@dataclass(frozen=True, slots=True)
class MunicipalityRow:
    """What every page prints about the municipality."""

    name: str
    contact_email: str
    contact_text: str
    is_demo: bool
    address: str = ""
    section_preset: str = "copenhagen"
    section_order: str = ""
    opens_with_case_line: bool = False


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An administration, association or other organisation."""

    id: str
    code: str
    name: str
    is_administration: bool
    committee_id: str | None
    valid_from: date
    valid_to: date | None

    @property
    def short(self) -> str:
        """The abbreviation, or the name where there is none."""
        return self.code or self.name


@dataclass(frozen=True, slots=True)
class CommitteeRow:
    """A political committee or another body that is written to."""

    id: str
    code: str
    name: str
    is_standing: bool
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class PoolRow:
    """A pool with the organisation that holds it."""

    id: str
    name: str
    owner_organisation_id: str
    owner_name: str
    frame: Decimal | None


def municipality(session: Session) -> MunicipalityRow | None:
    """Return the municipality of this installation, None before it is set up."""
    found = session.scalars(select(Municipality).order_by(Municipality.id).limit(1)).first()
    if found is None:
        return None
    return MunicipalityRow(
        name=found.name,
        contact_email=found.contact_email,
        contact_text=found.contact_text,
        is_demo=found.is_demo,
        address=found.address,
        section_preset=found.section_preset,
        section_order=found.section_order,
        opens_with_case_line=found.opens_with_case_line,
    )


def organisations(
    session: Session, *, on: date | None = None, administrations_only: bool = False
) -> tuple[OrganisationRow, ...]:
    """Return organisations in Danish order, those valid on a day if one is given."""
    asked = select(Organisation).order_by(Organisation.sort_key, Organisation.id)
    if on is not None:
        asked = asked.where(_valid(Organisation.valid_from, Organisation.valid_to, on))
    if administrations_only:
        asked = asked.where(Organisation.is_administration)
    return tuple(_organisation(row) for row in session.scalars(asked))


def organisation(session: Session, organisation_id: str) -> OrganisationRow | None:
    """Return one organisation, None when there is none with the id."""
    found = session.get(Organisation, organisation_id)
    return None if found is None else _organisation(found)


def organisation_choices(session: Session, on: date) -> tuple[tuple[str, str], ...]:
    """Return id and name of the organisations of a day, for a form."""
    return tuple((row.id, row.name) for row in organisations(session, on=on))


def administration_choices(session: Session, on: date) -> tuple[tuple[str, str], ...]:
    """Return id and name of the municipality's own administrations of a day, for a form."""
    found = organisations(session, on=on, administrations_only=True)
    return tuple((row.id, row.name) for row in found)


def committees(session: Session, *, on: date | None = None) -> tuple[CommitteeRow, ...]:
    """Return committees in the municipality's order, those valid on a day if one is given."""
    asked = select(Committee).order_by(Committee.position, Committee.id)
    if on is not None:
        asked = asked.where(_valid(Committee.valid_from, Committee.valid_to, on))
    return tuple(_committee(row) for row in session.scalars(asked))


def committee(session: Session, committee_id: str) -> CommitteeRow | None:
    """Return one committee, None when there is none with the id."""
    found = session.get(Committee, committee_id)
    return None if found is None else _committee(found)


def pools(session: Session) -> tuple[PoolRow, ...]:
    """Return pools in Danish order."""
    asked = (
        select(FundingPool, Organisation.name)
        .join(Organisation, Organisation.id == FundingPool.owner_organisation_id)
        .order_by(FundingPool.sort_key, FundingPool.id)
    )
    return tuple(
        PoolRow(pool.id, pool.name, pool.owner_organisation_id, owner, pool.frame)
        for pool, owner in session.execute(asked)
    )


def pool_choices(session: Session) -> tuple[tuple[str, str], ...]:
    """Return id and name of the pools, for a form."""
    return tuple((row.id, row.name) for row in pools(session))


def _valid(
    start: InstrumentedAttribute[date], end: InstrumentedAttribute[date | None], on: date
) -> ColumnElement[bool]:
    return (start <= on) & or_(end.is_(None), end >= on)


def _organisation(row: Organisation) -> OrganisationRow:
    return OrganisationRow(
        id=row.id,
        code=row.code,
        name=row.name,
        is_administration=row.is_administration,
        committee_id=row.committee_id,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def _committee(row: Committee) -> CommitteeRow:
    return CommitteeRow(
        id=row.id,
        code=row.code,
        name=row.name,
        is_standing=row.is_standing,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )
