"""Ratings are seen by judges in scope, by those told of a red, and by all once published (A4)."""

from datetime import timedelta
from itertools import product

import pytest
from sqlalchemy.orm import Session

from portal.domain.actors import PUBLIC, SYSTEM, Actor
from portal.domain.assessments import AssessmentState
from portal.domain.notices import NoticeRecipientKind, RedNoticeState
from portal.domain.overview import ProjectPhase
from portal.domain.permissions import Action, may
from portal.domain.policy import SchemePolicy
from portal.domain.rag import (
    Assessed,
    AssessedLater,
    CellKind,
    Closing,
    Ended,
    NotDue,
    NotMonitored,
    NotReported,
    Rag,
)
from portal.domain.rounds import ReportingInterval, RoundState
from portal.storage.models import RoundStanding
from portal.storage.queries.assessments import assessment as one_assessment
from portal.storage.queries.assessments import (
    assessment_facts,
    assessments_of_project,
    assessments_of_scheme,
    current_assessment,
    notices,
)
from portal.storage.queries.matrix import matrix, round_projects
from tests.factories import NOW, TODAY, World, assessment, red_notice, report, world

JUDGES = {"assessor", "approver", "secretariat"}
OUTSIDE = ("reader", "holder_a", "holder_b", "certifier", "pool_owner_1", "pool_owner_2",
           "committee_reader", "administrator")  # fmt: skip
TOLD = NOW - timedelta(days=2)


@pytest.fixture
def made(session: Session) -> World:
    return world(session)


def actors(made: World) -> dict[str, Actor]:
    return {"public": PUBLIC, **{who: made.actor(who) for who in made.people}}


@pytest.mark.parametrize("rag", Rag)
@pytest.mark.parametrize("out", list(product((False, True), repeat=3)))
def test_the_database_shows_a_rating_exactly_when_the_rights_do(
    session: Session, made: World, rag: Rag, out: tuple[bool, bool, bool]
) -> None:
    holder_told, owners_told, published = out
    if published and rag is Rag.RED and not (holder_told and owners_told):
        return
    kept = assessment(
        session,
        made.project_a.id,
        made.summer.id,
        rag,
        holder_notified_at=TOLD if holder_told else None,
        owners_notified_at=TOLD if owners_told else None,
        published_at=NOW if published else None,
    )
    facts = assessment_facts(session, kept.id)
    assert facts is not None
    wrong = {
        who
        for who, actor in actors(made).items()
        if may(actor, Action.VIEW_ASSESSMENT, facts, TODAY, SchemePolicy()).allowed
        is not (one_assessment(session, actor, TODAY, kept.id) is not None)
    }
    assert not wrong


def test_a_pool_owner_sees_a_red_as_soon_as_the_own_notice_counts(
    session: Session, made: World
) -> None:
    kept = assessment(session, made.project_a.id, made.summer.id, Rag.RED)
    owner = made.actor("pool_owner_1")
    notice = red_notice(
        session, kept.id, NoticeRecipientKind.POOL_OWNER, made.pool_1.id, made.administration.id
    )
    seen = []
    for state in RedNoticeState:
        notice.state = state
        session.flush()
        if one_assessment(session, owner, TODAY, kept.id) is not None:
            seen.append(state)
    assert seen == [RedNoticeState.SENT, RedNoticeState.LOGGED]
    assert notices(session, kept.id)[0].value().state is RedNoticeState.LOGGED


def test_a_told_rating_that_is_only_a_draft_again_is_hidden(session: Session, made: World) -> None:
    kept = assessment(
        session,
        made.project_a.id,
        made.summer.id,
        Rag.RED,
        holder_notified_at=TOLD,
        state=AssessmentState.DRAFT,
    )
    assert one_assessment(session, made.actor("holder_a"), TODAY, kept.id) is None


def test_outside_the_office_a_later_unpublished_version_changes_nothing(
    session: Session, made: World
) -> None:
    assessment(
        session,
        made.project_a.id,
        made.spring.id,
        Rag.YELLOW,
        published_at=NOW,
        state=AssessmentState.PUBLISHED,
    )
    before = {
        who: matrix(session, actor, TODAY, made.scheme.id)
        for who, actor in actors(made).items()
        if who not in JUDGES
    }
    listed = assessments_of_project(session, made.actor("holder_a"), TODAY, made.project_a.id)
    assessment(session, made.project_a.id, made.spring.id, Rag.RED, number=2)
    assessment(session, made.project_b.id, made.summer.id, Rag.RED)
    for who, seen in before.items():
        assert matrix(session, actors(made)[who], TODAY, made.scheme.id) == seen
    again = assessments_of_project(session, made.actor("holder_a"), TODAY, made.project_a.id)
    assert again == listed
    judged = current_assessment(
        session, made.actor("assessor"), TODAY, made.project_a.id, made.spring.id
    )
    assert judged is not None
    assert judged.rag is Rag.RED


def test_the_public_sees_only_what_is_published(session: Session, made: World) -> None:
    assessment(session, made.project_a.id, made.spring.id, Rag.GREEN, published_at=NOW)
    assessment(session, made.project_a.id, made.summer.id, Rag.GREEN)
    found = assessments_of_scheme(session, PUBLIC, TODAY, made.scheme.id)
    assert [row.round_id for row in found] == [made.spring.id]


def test_cells_of_an_open_round_are_for_judges_until_it_is_published(
    session: Session, made: World
) -> None:
    assessment(session, made.project_a.id, made.summer.id, Rag.GREEN)
    for who in ("assessor", "secretariat", "holder_a"):
        (row, *_) = matrix(session, made.actor(who), TODAY, made.scheme.id).rows
        assert row.cells[1] == (Assessed(Rag.GREEN) if who in JUDGES else None)


@pytest.mark.parametrize("kind", [kind for kind in CellKind if kind is not CellKind.ASSESSED])
def test_a_standing_decides_the_cell_and_stays_hidden_until_publication(
    session: Session, made: World, kind: CellKind
) -> None:
    cells = {
        CellKind.CLOSING: Closing(),
        CellKind.ENDED: Ended(),
        CellKind.NOT_MONITORED: NotMonitored(),
        CellKind.NOT_DUE: NotDue(Rag.YELLOW, "marts 2010", "ferie"),
        CellKind.NOT_REPORTED: NotReported(),
        CellKind.ASSESSED_LATER: AssessedLater("ferie"),
    }
    assessment(
        session,
        made.project_a.id,
        made.spring.id,
        Rag.YELLOW,
        published_at=NOW,
        state=AssessmentState.PUBLISHED,
    )
    session.add(
        RoundStanding(
            project_id=made.project_a.id,
            round_id=made.summer.id,
            kind=kind,
            reason="ferie",
            set_at=NOW,
        )
    )
    session.flush()
    for state, who in product((RoundState.CLOSED, RoundState.PUBLISHED), ("assessor", "holder_a")):
        made.summer.state = state
        session.flush()
        (row, *_) = matrix(session, made.actor(who), TODAY, made.scheme.id).rows
        hidden = who == "holder_a" and state is RoundState.CLOSED
        assert row.cells == (Assessed(Rag.YELLOW), None if hidden else cells[kind])


def test_a_project_that_ended_shows_so_once_and_closes_only_now(
    session: Session, made: World
) -> None:
    made.spring.state = made.summer.state = RoundState.PUBLISHED
    made.project_a.phase = ProjectPhase.COMPLETED
    made.project_a.ended_on = made.spring.period_end - timedelta(days=1)
    made.project_b.phase = ProjectPhase.CLOSING
    assessment(
        session,
        made.project_b.id,
        made.spring.id,
        Rag.GREEN,
        published_at=NOW,
        state=AssessmentState.PUBLISHED,
    )
    session.flush()
    ended, closing = matrix(session, SYSTEM, TODAY, made.scheme.id).rows
    assert ended.cells == (Ended(), NotMonitored())
    assert closing.cells[0] == Assessed(Rag.GREEN)
    made.summer.state = RoundState.CLOSED
    session.flush()
    closing = matrix(session, SYSTEM, TODAY, made.scheme.id).rows[1]
    assert closing.cells[1] == Closing()


def test_a_project_that_reports_every_half_year_is_not_due_between(
    session: Session, made: World
) -> None:
    made.project_a.interval = ReportingInterval.HALF_YEARLY
    assessment(
        session,
        made.project_a.id,
        made.spring.id,
        Rag.GREEN,
        published_at=NOW,
        state=AssessmentState.PUBLISHED,
    )
    session.flush()
    row = matrix(session, made.actor("assessor"), TODAY, made.scheme.id).rows[0]
    assert row.cells[1] == NotDue(Rag.GREEN, "marts 2010", "interval")


def test_the_pre_flight_tells_how_each_judged_project_stands(session: Session, made: World) -> None:
    report(session, made.project_a.id, made.summer.id)
    assessment(
        session,
        made.project_a.id,
        made.summer.id,
        Rag.RED,
        holder_notified_at=TOLD,
        proposed_at=TOLD,
    )
    asked = (TODAY, made.summer.id, made.scheme.id)
    first, second = round_projects(session, made.actor("secretariat"), *asked)
    assert first.cell == Assessed(Rag.RED)
    assert (first.has_report, first.proposed) == (True, True)
    assert (first.holder_notified_at, first.owners_notified_at) == (TOLD, None)
    assert (second.cell, second.has_report, second.proposed) == (None, False, False)
    assert round_projects(session, made.actor("holder_a"), *asked) == ()
