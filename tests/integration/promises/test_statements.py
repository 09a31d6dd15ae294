"""The long lists ask the database as often for twelve projects as for two."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from sqlalchemy import event

from portal.domain.assessments import AssessmentState
from portal.domain.rag import Rag
from portal.domain.reports import ReportState, ReportStep
from portal.domain.rounds import RoundState
from portal.storage.models.reports import ReportSection
from portal.storage.models.schemes import ReportingRound
from tests import factories
from tests.integration.app_world import Browser, House

LISTS = {
    "cockpit": ("secretariat", "/runder/{round}"),
    "cockpit after publication": ("secretariat", "/runder/{round}"),
    "list as a file": ("secretariat", "/runder/{round}/liste.csv"),
    "colour matrix": ("secretariat", "/runder/matrix"),
    "projects": ("secretariat", "/projekter"),
    "assessments": ("assessor", "/vurderinger"),
    "office's tasks": ("secretariat", "/opgaver"),
    "assessor's tasks": ("assessor", "/opgaver"),
    "holder's tasks": ("holder_b", "/opgaver"),
    "agenda item": ("secretariat", "/dagsordenspunkter/{item}"),
    "documents": ("secretariat", "/dokumenter"),
}
ANY_NUMBER = re.compile(r"IN \((?:[^()]|\([^()]*\))*\)")
A_TEXT = 17
"""Statements to read what one project would put before everybody."""

STEP = next(iter(ReportStep))
COLOURS = (Rag.RED, Rag.YELLOW, Rag.GREEN)
STATES = (ReportState.DRAFT, ReportState.SUBMITTED, ReportState.ACCEPTED, ReportState.NOT_STARTED)


def _add_projects(house: House, first: int, last: int) -> None:
    """Write projects of both holders with reports in every state and ratings of every colour."""
    made = house.made
    with house.database.writing() as session:
        for number in range(first, last):
            project = factories.project(
                session,
                made.scheme.id,
                made.holder_b.id,
                f"Projekt {number:02}",
                owners=(made.administration.id,),
                pool_id=made.pool_1.id,
                number=number,
            )
            factories.workshop(session, project.id)
            state = STATES[number % len(STATES)]
            report = factories.report(session, project.id, made.summer.id, state=state)
            session.add(
                ReportSection(report_id=report.id, step=STEP, version=1, saved_at=factories.NOW)
            )
            factories.assessment(
                session,
                project.id,
                made.spring.id,
                Rag.YELLOW,
                state=AssessmentState.PUBLISHED,
                published_at=made.spring.published_at,
            )
            factories.assessment(session, project.id, made.summer.id, COLOURS[number % 3])
        session.commit()


@pytest.fixture
def item_id(house: House) -> str:
    with house.database.writing() as session:
        planned = factories.meeting(session, house.made.committee.id, date(2010, 9, 6))
        item = factories.agenda_item(
            session, house.made.scheme.id, house.made.summer.id, meetings=(planned.id,)
        )
        session.commit()
        return item.id


@contextmanager
def _counted(house: House) -> Iterator[list[str]]:
    """Collect every statement that the database is sent."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(ANY_NUMBER.sub("IN (...)", statement))

    event.listen(house.database.engine, "before_cursor_execute", note)
    yield sent
    event.remove(house.database.engine, "before_cursor_execute", note)


def _statements(house: House, browser: Browser, path: str) -> list[str]:
    browser.get(path)
    with _counted(house) as sent:
        assert browser.get(path).status_code == 200
    return sent


@pytest.mark.parametrize("name", LISTS)
def test_a_list_asks_no_more_for_more_projects(house: House, item_id: str, name: str) -> None:
    who, pattern = LISTS[name]
    path = pattern.format(round=house.made.summer.id, item=item_id)
    if name == "cockpit after publication":
        with house.database.writing() as session:
            of_round = session.get_one(ReportingRound, house.made.summer.id)
            of_round.state, of_round.published_at = RoundState.PUBLISHED, house.clock.now()
            session.commit()
    browser = house.as_person(who)
    _add_projects(house, 3, 9)
    few = _statements(house, browser, path)
    _add_projects(house, 9, 21)
    assert _statements(house, browser, path) == few


def test_the_publication_reads_a_projects_texts_a_fixed_number_of_times(house: House) -> None:
    path = f"/runder/{house.made.summer.id}/offentliggoer"
    office = house.as_person("secretariat")
    counts = []
    for first, last in ((3, 9), (9, 21), (21, 33)):
        _add_projects(house, first, last)
        counts.append(len(_statements(house, office, path)))
    assert counts[2] - counts[1] == counts[1] - counts[0] <= 12 * A_TEXT
