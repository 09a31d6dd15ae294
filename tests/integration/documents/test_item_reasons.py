"""A committee's item tells the reasons that were approved, and none from after its own round."""

from datetime import date

import pytest

from docgen.views import AgendaItemView
from portal.domain.actors import SYSTEM
from portal.domain.assessments import AssessmentState
from portal.domain.rag import Rag
from portal.services.documents.items import item_view, named_item
from portal.services.documents.reader import Reader
from tests import factories
from tests.integration.app_world import House

APPROVED = "Der mangler frivillige."
NOT_SAID = (AssessmentState.DRAFT, AssessmentState.PROPOSED, AssessmentState.WITHDRAWN)


@pytest.mark.parametrize("state", NOT_SAID)
def test_a_reason_that_nobody_approved_stays_out_of_the_item(
    house: House, state: AssessmentState
) -> None:
    made = house.made
    with house.database.writing() as session:
        lasting = factories.project(
            session, made.scheme.id, made.holder_b.id, "Naboskab", number=40
        )
        factories.assessment(
            session,
            lasting.id,
            made.spring.id,
            Rag.YELLOW,
            state=AssessmentState.PUBLISHED,
            rationale=APPROVED,
            published_at=made.spring.published_at,
        )
        factories.assessment(
            session, lasting.id, made.summer.id, Rag.YELLOW, state=state, rationale="En kladde."
        )
        meeting = factories.meeting(session, made.committee.id, date(2010, 9, 6))
        factories.agenda_item(session, made.scheme.id, made.spring.id, meetings=(meeting.id,))
        session.commit()
    with house.database.reading() as session:
        reader = Reader(SYSTEM, house.clock.now().date(), "da")
        item = item_view(session, named_item(session, {"round": made.spring.id}, reader), reader)
    assert isinstance(item, AgendaItemView)
    told = {one.name: one.reason for one in item.problem_projects}
    assert told["Naboskab"] == APPROVED
