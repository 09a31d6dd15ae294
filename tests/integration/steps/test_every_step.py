"""Every step of every state: where its table says it leads, or refused and nothing changed.

What the row says of mail and journal is what is written in the same transaction, no more and no
less, on both databases.
"""

from enum import StrEnum

import pytest

from portal.domain.registers import TRANSITION_TABLES
from portal.storage.engine import Database
from tests import factories
from tests.factories import World
from tests.integration.steps.case_hand import CASE, LETTER
from tests.integration.steps.committee_hand import ITEM, MEETING
from tests.integration.steps.notice_hand import NOTICE
from tests.integration.steps.plan_hand import PLAN
from tests.integration.steps.project_hand import PROJECT, ROUND, WORKSHOP
from tests.integration.steps.proof import Hand, prove
from tests.integration.steps.rating_hand import RATING
from tests.integration.steps.report_hand import REPORT

HANDS = (
    PLAN, ITEM, RATING, CASE, LETTER, MEETING, PROJECT, NOTICE, REPORT, ROUND, WORKSHOP
)  # fmt: skip
ON_THE_WAY = {("assessment", "set_aside")}
"""A step that is taken together with another one, of which the version before it tells."""


@pytest.fixture
def made(database: Database) -> World:
    """Return the small world, each project with its agreed workshop, committed."""
    with database.writing() as session:
        written = factories.world(session)
        for project in (written.project_a, written.project_b):
            factories.workshop(session, project.id)
        session.commit()
        return written


@pytest.mark.parametrize("hand", HANDS, ids=lambda hand: str(hand.table.name))
def test_a_thing_takes_the_steps_of_its_table_and_no_other(
    database: Database, made: World, hand: Hand[StrEnum]
) -> None:
    assert prove(database, made, hand) == len(hand.states) * len(hand.deeds)


def test_no_table_and_no_step_is_left_out() -> None:
    assert [hand.table for hand in HANDS] == list(TRANSITION_TABLES)
    for hand in HANDS:
        taken = {action for deed in hand.deeds.values() for action in deed.actions}
        known = {row.action for row in hand.table.rows}
        beside = {action for action in known - taken if (hand.table.name, action) in ON_THE_WAY}
        assert known == taken | beside
