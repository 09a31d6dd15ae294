"""A small world: a municipality with two of everything and a person for each role."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from portal.domain.actors import Actor, Role, ScopeKind
from portal.domain.rounds import RoundState
from portal.storage import models
from portal.storage.queries.people import actor_of
from tests.factories.rows import (
    TODAY,
    assignment,
    committee,
    municipality,
    organisation,
    person,
    pool,
    project,
    reporting_round,
    scheme,
)

Part = tuple[Role, ScopeKind, str, str | None]


@dataclass(frozen=True, slots=True)
class World:
    """A small municipality: two of everything, and a person for each role.

    Holder A has project A paid by pool 1, holder B project B paid by pool 2. The spring round is
    published, the summer round is open.
    """

    session: Session
    committee: models.Committee
    administration: models.Organisation
    other_administration: models.Organisation
    holder_a: models.Organisation
    holder_b: models.Organisation
    pool_1: models.FundingPool
    pool_2: models.FundingPool
    scheme: models.MonitoringScheme
    spring: models.ReportingRound
    summer: models.ReportingRound
    project_a: models.Project
    project_b: models.Project
    people: dict[str, models.Person] = field(default_factory=dict)

    def actor(self, who: str) -> Actor:
        """Return a person of the world as somebody who acts, by the name of the part played."""
        return actor_of(self.session, self.people[who].id, TODAY)


def world(session: Session) -> World:
    """Write the small world."""
    municipality(session)
    biu = committee(session, "Beskæftigelses- og Integrationsudvalget", code="BIU")
    buu = committee(session, "Børne- og Ungdomsudvalget", code="BUU", position=2)
    bif = _administration(session, "Beskæftigelses- og Integrationsforvaltningen", "BIF", biu)
    buf = _administration(session, "Børne- og Ungdomsforvaltningen", "BUF", buu)
    holder_a = organisation(session, "Foreningen Ågade")
    holder_b = organisation(session, "Østergades Skole")
    pool_1 = pool(session, "Integrationspuljen", bif.id)
    pool_2 = pool(session, "Skolepuljen", buf.id)
    kept = scheme(session, bif.id, biu.id)
    project_a = project(
        session,
        kept.id,
        holder_a.id,
        "Åben familieskole",
        owners=(bif.id,),
        pool_id=pool_1.id,
    )
    project_b = project(
        session,
        kept.id,
        holder_b.id,
        "Zebrafelter på skolevejen",
        owners=(buf.id,),
        pool_id=pool_2.id,
        number=2,
    )
    made = World(
        session=session,
        committee=biu,
        administration=bif,
        other_administration=buf,
        holder_a=holder_a,
        holder_b=holder_b,
        pool_1=pool_1,
        pool_2=pool_2,
        scheme=kept,
        spring=_spring(session, kept.id),
        summer=reporting_round(session, kept.id, "juli 2010", position=2),
        project_a=project_a,
        project_b=project_b,
    )
    for who, part in _parts(made).items():
        made.people[who] = _played(session, who, part)
    return made


def _administration(
    session: Session, name: str, code: str, under: models.Committee
) -> models.Organisation:
    return organisation(session, name, code=code, is_administration=True, committee_id=under.id)


def _spring(session: Session, scheme_id: str) -> models.ReportingRound:
    return reporting_round(
        session,
        scheme_id,
        "marts 2010",
        state=RoundState.PUBLISHED,
        period_start=date(2010, 1, 1),
        period_end=date(2010, 3, 31),
        opens_on=date(2010, 3, 15),
        due=date(2010, 4, 9),
        assess_by=date(2010, 4, 23),
        publish_on=date(2010, 5, 7),
        published_at=datetime(2010, 5, 7, 8, 0, tzinfo=UTC),
    )


def _parts(made: World) -> dict[str, Part]:
    a, b = made.holder_a.id, made.holder_b.id
    bif, buf = made.administration.id, made.other_administration.id
    of_a = (ScopeKind.PROJECT, made.project_a.id, a)
    in_scheme = (ScopeKind.SCHEME, made.scheme.id)
    return {
        "reader": (Role.PROJECT_READER, *of_a),
        "holder_a": (Role.PROJECT_EDITOR, *of_a),
        "holder_b": (Role.PROJECT_EDITOR, ScopeKind.ORGANISATION, b, b),
        "certifier": (Role.CERTIFIER, *of_a),
        "pool_owner_1": (Role.POOL_OWNER, ScopeKind.POOL, made.pool_1.id, bif),
        "pool_owner_2": (Role.POOL_OWNER, ScopeKind.ORGANISATION, buf, buf),
        "assessor": (Role.ASSESSOR, *in_scheme, None),
        "approver": (Role.APPROVER, *in_scheme, None),
        "committee_reader": (
            Role.COMMITTEE_READER,
            ScopeKind.COMMITTEE,
            made.committee.id,
            None,
        ),
        "secretariat": (Role.SECRETARIAT, *in_scheme, bif),
        "administrator": (Role.ADMINISTRATOR, *in_scheme, bif),
    }


def _played(session: Session, who: str, part: Part) -> models.Person:
    role, scope_kind, scope_id, organisation_id = part
    found = person(
        session,
        who.replace("_", " ").title(),
        email=f"{who}@proevekoebing.example",
        organisation_id=organisation_id,
    )
    assignment(session, found.id, role, scope_kind, scope_id)
    return found
