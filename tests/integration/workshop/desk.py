"""What the workshop tests write on: a draft with one of everything, and its addresses."""

from sqlalchemy import select

from portal.domain.workshop import WorkshopState
from portal.storage.models.workshops import (
    Workshop,
)
from tests import factories
from tests.integration.app_world import Browser, House


def home(house: House) -> str:
    return f"/projekter/{house.made.project_a.id}/workshop"


def a_draft(house: House) -> str:
    """Write a draft with one of everything on project A and return its address."""
    with house.database.writing() as session:
        factories.workshop(
            session, house.made.project_a.id, state=WorkshopState.DRAFT, agreed_at=None
        )
        session.commit()
    return f"{home(house)}/1"


def latest(house: House, number: int = 1) -> Workshop:
    with house.database.reading() as session:
        found = session.scalars(
            select(Workshop).where(
                Workshop.project_id == house.made.project_a.id, Workshop.number == number
            )
        ).one()
        for part in (found.nodes, found.links, found.criteria, found.milestones, found.risks):
            assert part is not None
        return found


def mark(browser: Browser, path: str) -> str:
    """Open a form and return the mark of what it showed."""
    page = browser.get(path).text
    return page.split('name="version"')[1].split('value="')[1].split('"')[0]


def criterion(house: House, **changed: str) -> dict[str, str]:
    typed = {
        "label": "80 familier kender tilbuddene",
        "node": "families",
        "group": "Familier i området",
        "unit": "familier",
        "target": "80",
        "due": "30.6.2010",
        "direction": "up",
        "accumulation": "cumulative",
        "measure": "quantitative",
        "baseline": "0",
        "baseline_on": "1.11.2008",
        "weight": "1",
    }
    return {**typed, **changed}


def agreed(house: House) -> str:
    with house.database.writing() as session:
        factories.workshop(session, house.made.project_a.id)
        session.commit()
    return f"{home(house)}/1"
