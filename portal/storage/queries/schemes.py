"""Monitoring schemes with their settings, and their rounds."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.permissions import DocumentFacts
from portal.domain.policy import MonitoredBasis, RedTwice, SchemePolicy
from portal.domain.rounds import ReportingRound, RoundState
from portal.storage.models.committee import Committee
from portal.storage.models.organisations import Organisation
from portal.storage.models.schemes import MonitoringScheme
from portal.storage.models.schemes import ReportingRound as RoundModel


@dataclass(frozen=True, slots=True)
class SchemeRow:
    """A monitoring scheme: who runs it, for which committee, by which policy."""

    id: str
    name: str
    subject: str
    position: int
    organisation_id: str
    organisation_name: str
    committee_id: str
    committee_name: str
    decision_body: str
    decision_reference: str
    decision_date: date | None
    signatory: str
    policy: SchemePolicy

    @property
    def document_facts(self) -> DocumentFacts:
        """What the rules must know of the scheme to tell who may have its documents."""
        return DocumentFacts(self.id, (self.committee_id,))


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round with all its dates."""

    id: str
    scheme_id: str
    name: str
    position: int
    period_start: date
    period_end: date
    opens_on: date
    due: date
    assess_by: date
    publish_on: date
    state: RoundState
    opened_at: datetime | None
    closed_at: datetime | None
    published_at: datetime | None

    def value(self) -> ReportingRound:
        """Return the round as the rules know it."""
        return ReportingRound(
            id=self.id,
            name=self.name,
            period_start=self.period_start,
            period_end=self.period_end,
            due=self.due,
            order=self.position,
            state=self.state,
        )


def policy_from_json(kept: Mapping[str, object]) -> SchemePolicy:
    """Return the policy kept in a scheme's row; what is not kept has its standard value."""
    standard = SchemePolicy()
    values: dict[str, object] = {}
    for field in fields(SchemePolicy):
        if field.name in kept:
            values[field.name] = _read(kept[field.name], getattr(standard, field.name))
    return SchemePolicy(**values)  # type: ignore[arg-type]


def policy_to_json(policy: SchemePolicy) -> dict[str, object]:
    """Return a policy as it is kept: numbers as text, so that they stay exact."""
    kept = {field.name: getattr(policy, field.name) for field in fields(SchemePolicy)}
    return {
        name: str(value) if isinstance(value, Decimal | str) else value
        for name, value in kept.items()
    }


def schemes(session: Session) -> tuple[SchemeRow, ...]:
    """Return the schemes in the municipality's order; the first one is meant when none is named."""
    return _schemes(session)


def scheme(session: Session, scheme_id: str) -> SchemeRow | None:
    """Return one scheme, None when there is none with the id."""
    return next((row for row in _schemes(session) if row.id == scheme_id), None)


def scheme_policy(session: Session, scheme_id: str) -> SchemePolicy:
    """Return the settings of a scheme.

    Raises:
        sqlalchemy.exc.NoResultFound: there is no such scheme.
    """
    asked = select(MonitoringScheme.policy).where(MonitoringScheme.id == scheme_id)
    return policy_from_json(session.scalars(asked).one())


def rounds(session: Session, scheme_id: str) -> tuple[RoundRow, ...]:
    """Return the rounds of a scheme in their order."""
    asked = (
        select(RoundModel)
        .where(RoundModel.scheme_id == scheme_id)
        .order_by(RoundModel.position, RoundModel.id)
    )
    return tuple(_round(row) for row in session.scalars(asked))


def round_row(session: Session, round_id: str) -> RoundRow | None:
    """Return one round, None when there is none with the id."""
    found = session.get(RoundModel, round_id)
    return None if found is None else _round(found)


def current_round(session: Session, scheme_id: str) -> RoundRow | None:
    """Return the round in work: the last one that is open or closed, else the last published."""
    known = [row for row in rounds(session, scheme_id) if row.state is not RoundState.PLANNED]
    working = [row for row in known if row.state in {RoundState.OPEN, RoundState.CLOSED}]
    chosen = working or known
    return chosen[-1] if chosen else None


def _read(kept: object, standard: object) -> object:
    if isinstance(standard, MonitoredBasis):
        return MonitoredBasis(str(kept))
    if isinstance(standard, RedTwice):
        return RedTwice(str(kept))
    if isinstance(standard, Decimal):
        return Decimal(str(kept))
    return kept


def _schemes(session: Session) -> tuple[SchemeRow, ...]:
    asked = (
        select(MonitoringScheme, Organisation.name, Committee.name)
        .join(Organisation, Organisation.id == MonitoringScheme.organisation_id)
        .join(Committee, Committee.id == MonitoringScheme.committee_id)
        .order_by(MonitoringScheme.position, MonitoringScheme.id)
    )
    return tuple(
        SchemeRow(
            id=row.id,
            name=row.name,
            subject=row.subject,
            position=row.position,
            organisation_id=row.organisation_id,
            organisation_name=organisation,
            committee_id=row.committee_id,
            committee_name=committee,
            decision_body=row.decision_body,
            decision_reference=row.decision_reference,
            decision_date=row.decision_date,
            signatory=row.signatory,
            policy=policy_from_json(row.policy),
        )
        for row, organisation, committee in session.execute(asked)
    )


def _round(row: RoundModel) -> RoundRow:
    return RoundRow(
        id=row.id,
        scheme_id=row.scheme_id,
        name=row.name,
        position=row.position,
        period_start=row.period_start,
        period_end=row.period_end,
        opens_on=row.opens_on,
        due=row.due,
        assess_by=row.assess_by,
        publish_on=row.publish_on,
        state=row.state,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        published_at=row.published_at,
    )
