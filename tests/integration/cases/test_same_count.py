"""Matrix, cockpit, agenda item and case count the same reds, from the last final decision (R27)."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from docgen.views import AgendaItemView
from portal.domain.actors import SYSTEM
from portal.domain.assessments import AssessmentState
from portal.domain.escalation import (
    CommitteeAnswer,
    CommitteeBasis,
    EscalationCount,
    EscalationState,
    RoundRating,
    count_reds,
)
from portal.domain.policy import RedTwice, SchemePolicy
from portal.domain.rag import Rag
from portal.domain.rounds import RoundState
from portal.services.documents.items import item_view, named_item
from portal.services.documents.reader import Reader
from portal.services.escalation import follow
from portal.storage import models
from portal.storage.queries.escalation import open_case_id
from tests import factories
from tests.integration.app_world import House

OUT = datetime(2010, 2, 1, 8, tzinfo=UTC)
COLOURS = {"r": Rag.RED, "y": Rag.YELLOW, "g": Rag.GREEN}
COURSES = (
    ("rrrr", None),
    ("rrrr", 2),
    ("rrrr", 3),
    ("rrgr", 2),
    ("rrgr", None),
    ("rgrr", 1),
    ("rgrg", None),
    ("rgry", 1),
    ("rrrr", 4),
    ("gyyr", None),
)
"""The colours of four rounds, and the order of the last one that a final decision knew."""


@dataclass(frozen=True, slots=True)
class Course:
    """A project with its ratings and what a committee decided in between."""

    project_id: str
    name: str
    history: tuple[RoundRating, ...]
    decided: int | None

    def count(self, policy: SchemePolicy) -> EscalationCount:
        """Return what the rule itself counts."""
        return count_reds(self.history, policy, self.decided)


def played(house: House, session: Session) -> tuple[list[models.ReportingRound], list[Course]]:
    """Write four published rounds, and a project for each course through them."""
    rounds = [
        factories.reporting_round(
            session,
            house.made.scheme.id,
            f"runde {order}",
            position=order + 10,
            state=RoundState.PUBLISHED,
            period_start=date(2009, 1, 1),
            period_end=date(2009, 12, 31),
            published_at=OUT,
        )
        for order in range(1, 5)
    ]
    return rounds, [_course(house, session, rounds, number) for number in range(len(COURSES))]


def _course(
    house: House,
    session: Session,
    rounds: list[models.ReportingRound],
    number: int,
) -> Course:
    colours, known = COURSES[number]
    made = factories.project(
        session,
        house.made.scheme.id,
        house.made.holder_b.id,
        f"Forløb nummer {number}",
        owners=(house.made.other_administration.id,),
        pool_id=house.made.pool_2.id,
        number=number + 10,
    )
    for in_round, letter in zip(rounds, colours, strict=True):
        factories.assessment(
            session,
            made.id,
            in_round.id,
            COLOURS[letter],
            state=AssessmentState.PUBLISHED,
            holder_notified_at=OUT - timedelta(days=1),
            owners_notified_at=OUT - timedelta(days=1),
            published_at=OUT,
        )
    decided = None if known is None else rounds[known - 1].position
    if decided is not None:
        _decide(house, session, made.id, decided)
    history = tuple(
        RoundRating(one.id, one.position, COLOURS[letter])
        for one, letter in zip(rounds, colours, strict=True)
    )
    return Course(made.id, made.name, history, decided)


def _decide(house: House, session: Session, project_id: str, position: int) -> None:
    """Write a case that a committee has answered, knowing the rounds as far as one."""
    case = factories.escalation_case(
        session, project_id, state=EscalationState.CLOSED, closed_at=OUT
    )
    case.committees = [
        models.EscalationCommittee(
            committee_id=house.made.committee.id,
            basis=CommitteeBasis.CHOSEN,
            answer=CommitteeAnswer.CONTINUES,
            answered_on=OUT.date(),
            knew_position=position,
        )
    ]
    session.flush()


def told(page: str, name: str) -> str:
    """Return what a page's row of a project tells of its reds."""
    row = page.split(f">{name}</a>", 1)[1].split("</th>", 1)[0]
    found = re.search(r"Rød (\w+) gange", row)
    return found.group(0) if found else ""


def in_words(count: EscalationCount) -> str:
    """Return a count as the pages say it."""
    number = len(count.rounds)
    return f"Rød {'to' if number == 2 else number} gange" if count.red_twice else ""


@pytest.mark.parametrize("counting", list(RedTwice))
def test_every_page_tells_the_number_that_the_rule_counts(house: House, counting: RedTwice) -> None:
    policy = SchemePolicy(red_twice=counting)
    with house.database.writing() as session:
        kept = session.get_one(models.MonitoringScheme, house.made.scheme.id)
        kept.policy = {"red_twice": counting.value}
        rounds, courses = played(house, session)
        meeting = factories.meeting(session, house.made.committee.id, date(2010, 9, 6))
        last = rounds[-1].id
        factories.agenda_item(session, kept.id, last, meetings=(meeting.id,))
        names = {one.id: one.name for one in rounds}
        session.commit()
    assert any(one.count(policy).red_twice for one in courses)
    assert any(not one.count(policy).red_twice and one.decided for one in courses)
    office = house.as_person("secretariat")
    matrix, cockpit = office.get("/runder/matrix").text, office.get(f"/runder/{last}").text
    with house.database.reading() as session:
        reader = Reader(SYSTEM, house.clock.now().date(), "da")
        item = item_view(session, named_item(session, {"round": last}, reader), reader)
    assert isinstance(item, AgendaItemView)
    listed = {one.name: one.red_rounds for one in item.problem_projects}
    for course in courses:
        count = course.count(policy)
        assert told(matrix, course.name) == in_words(count), course
        in_it = last in count.round_ids
        assert told(cockpit, course.name) == (in_words(count) if in_it else ""), course
        if course.name in listed:
            assert listed[course.name] == tuple(names[one] for one in count.round_ids), course
    assert len(listed) == sum(one.history[-1].rag is not Rag.GREEN for one in courses)


@pytest.mark.parametrize("counting", list(RedTwice))
def test_a_case_opens_with_the_rounds_that_the_rule_counts(
    house: House, counting: RedTwice
) -> None:
    policy = SchemePolicy(red_twice=counting)
    with house.database.writing() as session:
        kept = session.get_one(models.MonitoringScheme, house.made.scheme.id)
        kept.policy = {"red_twice": counting.value}
        _rounds, courses = played(house, session)
        for course in courses:
            follow(session, course.project_id, by=SYSTEM, at=house.clock.now())
            found = open_case_id(session, course.project_id)
            count = course.count(policy)
            assert (found is not None) is count.red_twice, course
            if found is not None:
                case = session.get_one(models.EscalationCase, found)
                assert {one.round_id for one in case.rounds} == set(count.round_ids), course
        session.rollback()
