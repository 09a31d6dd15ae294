"""What is stored comes back as the rules know it, and only to those who may see it."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from sqlalchemy.orm import Session

from portal.domain.actors import PUBLIC, Role, ScopeKind
from portal.domain.policy import MonitoredBasis, SchemePolicy
from portal.domain.progress import planned
from portal.domain.reports import ReportState, ReportStep
from portal.domain.rounds import RoundState
from portal.domain.workshop import WorkshopState, agreement_gaps
from portal.storage.models import (
    LoginSession,
    ReportMilestone,
    ReportRisk,
    ReportSection,
    ReportValue,
)
from portal.storage.queries import people
from portal.storage.queries.project_page import project
from portal.storage.queries.projects import ProjectFilter, ProjectSort, all_projects, projects
from portal.storage.queries.report_content import report_content
from portal.storage.queries.reports import (
    previous_report,
    report_in_round,
    reports_of_round,
    sections,
)
from portal.storage.queries.schemes import (
    current_round,
    policy_from_json,
    policy_to_json,
    round_row,
    scheme_policy,
    schemes,
)
from portal.storage.queries.workshops import agreed_workshop, open_workshop, workshop_versions
from tests.factories import (
    NOW,
    TODAY,
    World,
    assignment,
    funding_line,
    person,
    report,
    workshop,
    world,
)


@pytest.fixture
def made(session: Session) -> World:
    return world(session)


def test_a_policy_is_kept_exactly() -> None:
    policy = SchemePolicy(
        green_from=Decimal("0.9"), monitored_basis=MonitoredBasis.PER_YEAR, certification=True
    )
    assert policy_from_json(policy_to_json(policy)) == policy
    assert policy_from_json({}) == SchemePolicy()


def test_a_scheme_knows_its_policy_and_its_round_in_work(session: Session, made: World) -> None:
    made.scheme.policy = policy_to_json(SchemePolicy(notice_working_days=5))
    session.flush()
    assert scheme_policy(session, made.scheme.id).notice_working_days == 5
    assert [row.committee_name for row in schemes(session)] == [made.committee.name]
    working = current_round(session, made.scheme.id)
    assert working == round_row(session, made.summer.id)
    assert working is not None
    assert working.value().state is RoundState.OPEN


def test_a_workshop_comes_back_as_it_was_agreed(session: Session, made: World) -> None:
    workshop(session, made.project_a.id)
    workshop(session, made.project_a.id, number=2, state=WorkshopState.DRAFT)
    holder = made.actor("holder_a")
    agreed = agreed_workshop(session, holder, TODAY, made.project_a.id)
    draft = open_workshop(session, holder, TODAY, made.project_a.id)
    assert agreed is not None
    assert draft is not None
    assert (agreed.value.version, draft.value.version) == (1, 2)
    assert not agreement_gaps(agreed.value)
    (criterion,) = agreed.value.criteria
    on = planned(criterion, date(2009, 12, 31), made.project_a.starts_on)
    assert on == Fraction(425, 606)
    versions = workshop_versions(session, holder, TODAY, made.project_a.id)
    assert [row.number for row in versions] == [1, 2]


def test_nobody_else_gets_at_a_workshop(session: Session, made: World) -> None:
    workshop(session, made.project_a.id)
    for actor in (PUBLIC, made.actor("holder_b"), made.actor("administrator")):
        assert agreed_workshop(session, actor, TODAY, made.project_a.id) is None
        assert workshop_versions(session, actor, TODAY, made.project_a.id) == ()


def test_a_report_says_what_was_written_and_knows_the_one_before(
    session: Session, made: World
) -> None:
    before = report(session, made.project_a.id, made.spring.id)
    now = report(
        session,
        made.project_a.id,
        made.summer.id,
        state=ReportState.DRAFT,
        submitted_at=None,
        economy_used=Decimal("1234.50"),
    )
    session.add_all([
        ReportValue(report_id=before.id, criterion_key="hundred", value=Decimal(48)),
        ReportValue(report_id=now.id, criterion_key="hundred", value=None,
                    unavailable_because="Tælles i august", comment="Æ"),
        ReportMilestone(report_id=now.id, milestone_key="start", is_unchanged=True),
        ReportRisk(report_id=now.id, risk_key="few", likelihood=2, impact=5),
        ReportSection(report_id=now.id, step=ReportStep.RISKS, version=3, is_done=True),
        ReportSection(report_id=now.id, step=ReportStep.ACTIVITIES, version=1),
    ])  # fmt: skip
    session.flush()
    holder = made.actor("holder_a")
    row = report_in_round(session, holder, TODAY, made.project_a.id, made.summer.id)
    assert row is not None
    content = report_content(session, row)
    assert content.value_of("hundred") is not None
    assert content.values[0].unavailable_because == "Tælles i august"
    assert (content.milestones[0].unchanged, content.risks[0].score) == (True, 10)
    assert content.economy_used == Decimal("1234.5")
    assert [one.step for one in sections(session, row.id)] == [
        ReportStep.ACTIVITIES, ReportStep.RISKS,
    ]  # fmt: skip
    earlier = previous_report(session, holder, TODAY, row)
    assert earlier is not None
    assert earlier.round_name == "marts 2010"
    assert report_content(session, earlier).values[0].value == Decimal(48)


def test_a_draft_is_for_the_project_and_the_office_until_it_is_sent(
    session: Session, made: World
) -> None:
    kept = report(
        session, made.project_a.id, made.summer.id, state=ReportState.DRAFT, submitted_at=None
    )
    asked = (TODAY, made.summer.id)
    seen = {who for who in made.people if reports_of_round(session, made.actor(who), *asked)}
    assert seen == {"reader", "holder_a", "certifier", "secretariat"}
    kept.submitted_at = NOW
    session.flush()
    seen = {who for who in made.people if reports_of_round(session, made.actor(who), *asked)}
    assert seen == {
        "reader", "holder_a", "certifier", "secretariat", "pool_owner_1", "assessor", "approver",
    }  # fmt: skip


def test_an_extension_moves_the_deadline_of_one_report(session: Session, made: World) -> None:
    report(session, made.project_a.id, made.summer.id, extended_to=date(2010, 7, 20))
    report(session, made.project_b.id, made.summer.id)
    found = reports_of_round(session, made.actor("secretariat"), TODAY, made.summer.id)
    assert {row.project_name[0]: row.deadline for row in found} == {
        "Å": date(2010, 7, 20), "Z": date(2010, 7, 9),
    }  # fmt: skip


def test_a_project_comes_with_its_money_and_its_owners(session: Session, made: World) -> None:
    funding_line(
        session,
        made.project_a.id,
        position=2,
        source="EU",
        is_municipal=False,
        amount=Decimal("99999.99"),
    )
    found = project(session, made.actor("secretariat"), TODAY, made.project_a.id)
    assert found is not None
    assert [row.amount for row in found.funding] == [Decimal(250_000), Decimal("99999.99")]
    assert found.lines[0].organisation_id == made.administration.id
    assert [owner.code for owner in found.owners] == ["BIF"]
    assert found.facts.pool_ids == (made.pool_1.id,)
    assert project(session, made.actor("holder_b"), TODAY, made.project_a.id) is None


def test_lists_are_sorted_filtered_and_paged(session: Session, made: World) -> None:
    office = made.actor("secretariat")
    made.project_b.yearly_budget = Decimal(90_000)
    session.flush()
    first = projects(session, office, TODAY, sort=ProjectSort.NAME, per_page=1)
    assert (first.rows[0].name[0], first.total, first.last) == ("Z", 2, 2)
    beyond = projects(session, office, TODAY, sort=ProjectSort.NAME, page=9, per_page=1)
    assert (beyond.number, beyond.rows[0].name[0]) == (2, "Å")
    by_budget = projects(session, office, TODAY, sort=ProjectSort.BUDGET)
    assert [row.number for row in by_budget] == [2, 1]
    owned = ProjectFilter(owner_id=made.administration.id)
    assert [row.number for row in all_projects(session, office, TODAY, owned)] == [1]


def test_an_actor_has_only_the_roles_that_hold_today(session: Session, made: World) -> None:
    someone = person(session, "Øjvind Æbelø")
    assignment(
        session,
        someone.id,
        Role.ASSESSOR,
        ScopeKind.SCHEME,
        made.scheme.id,
        valid_to=TODAY - timedelta(days=1),
    )
    assert people.actor_of(session, someone.id, TODAY).assignments == ()
    assert people.actor_of(session, someone.id, TODAY - timedelta(days=1)).assignments
    someone.active = False
    session.flush()
    assert people.actor_of(session, someone.id, TODAY) == PUBLIC
    assert people.actor_of(session, "nobody", TODAY) == PUBLIC


def test_people_are_found_by_name_address_role_and_organisation(
    session: Session, made: World
) -> None:
    assert len(people.people(session)) == len(made.people)
    assert [row.name for row in people.people(session, search="POOL_OWNER_2@")] == ["Pool Owner 2"]
    [found] = people.people(session, search="Secretariat@Proevekoebing.example")
    assert found.roles(TODAY) == {Role.SECRETARIAT}
    held = people.holders_of(
        session, Role.ASSESSOR, scope_kind=ScopeKind.SCHEME, scope_id=made.scheme.id, on=TODAY
    )
    assert [row.name for row in held] == ["Assessor"]


def test_a_login_lives_until_it_is_ended(session: Session, made: World) -> None:
    who = made.people["holder_a"].id
    kept = LoginSession(id="abc", person_id=who, created_at=NOW, last_seen_at=NOW)
    session.add(kept)
    session.flush()
    assert people.live_login(session, "abc") is not None
    assert len(people.logins_of(session, who)) == 1
    kept.ended_at = NOW
    session.flush()
    assert people.live_login(session, "abc") is None
    assert people.logins_of(session, who) == ()
