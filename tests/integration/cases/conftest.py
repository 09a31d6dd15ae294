"""The small world with a project that may become red twice."""

import pytest
from sqlalchemy.orm import Session

from tests import factories
from tests.integration.cases.stage import Stage


@pytest.fixture
def stage(session: Session) -> Stage:
    """Return a project of the small world, on this test's database."""
    made = factories.world(session)
    return Stage(session, made, made.actor("secretariat"))
