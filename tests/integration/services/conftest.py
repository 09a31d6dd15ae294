"""The small world with one report to write, for the tests of services."""

import pytest
from sqlalchemy.orm import Session

from portal.domain.reports import ReportState
from portal.storage.engine import Database
from portal.storage.models.reports import Report
from tests import factories
from tests.integration.services.office import Office
from tests.integration.services.written import Written


def blank_report(session: Session, project_id: str, round_id: str, **values: object) -> Report:
    """Write a report that nobody has begun."""
    standard: dict[str, object] = {
        "state": ReportState.NOT_STARTED,
        "submitted_at": None,
        "activity_text": "",
        "result_text": "",
        "own_overall": None,
    }
    return factories.report(session, project_id, round_id, **{**standard, **values})


@pytest.fixture
def written(database: Database) -> Written:
    """Return the world with an agreed workshop and a report not begun, committed."""
    with database.writing() as session:
        made = factories.world(session)
        factories.workshop(session, made.project_a.id)
        report = blank_report(session, made.project_a.id, made.summer.id)
        people = {who: made.actor(who) for who in made.people}
        session.commit()
        return Written(database, made, report.id, people)


@pytest.fixture
def office(written: Written) -> Office:
    """Return the office with a report that is a draft."""
    made = Office(written)
    made.begin()
    return made
