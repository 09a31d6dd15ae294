"""The portal with what documents are made of, for the tests of documents."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import pytest

from portal.domain.rag import Rag
from portal.domain.reports import ReportState
from portal.storage.models.reports import Report, ReportValue
from tests import factories
from tests.integration.app_world import House


@dataclass(frozen=True, slots=True)
class Papers:
    """A house in which the summer round has an item, a report that was sent, and one not."""

    house: House
    round_id: str
    report_id: str
    draft_id: str
    workshop_id: str

    def unsend(self) -> None:
        """Make the report one that was never sent."""
        with self.house.database.writing() as session:
            report = session.get_one(Report, self.report_id)
            report.state, report.submitted_at = ReportState.DRAFT, None
            session.commit()

    def retell(self, text: str) -> None:
        """Put another text into the report."""
        with self.house.database.writing() as session:
            report = session.get_one(Report, self.report_id)
            report.activity_text = report.result_text = text
            session.commit()

    def later(self, *, seconds: int) -> None:
        """Let time pass."""
        self.house.clock.move(timedelta(seconds=seconds))


@pytest.fixture
def papers(house: House) -> Papers:
    """Return what documents are made of."""
    made = house.made
    with house.database.writing() as session:
        agreed = factories.workshop(session, made.project_a.id)
        report = factories.report(session, made.project_a.id, made.summer.id, workshop_id=agreed.id)
        report.values = [ReportValue(criterion_key="hundred", value=Decimal(60))]
        factories.workshop(session, made.project_b.id)
        draft = factories.report(
            session, made.project_b.id, made.summer.id, state=ReportState.DRAFT, submitted_at=None
        )
        factories.assessment(session, made.project_a.id, made.summer.id, Rag.YELLOW)
        planned = factories.meeting(session, made.committee.id, date(2010, 9, 6))
        factories.agenda_item(session, made.scheme.id, made.summer.id, meetings=(planned.id,))
        session.commit()
        return Papers(house, made.summer.id, report.id, draft.id, agreed.id)
