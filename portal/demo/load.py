"""Loads the demo municipality into an empty database, and loads it anew."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import Clock, local_date
from portal.demo.diary import Calendar, Diary, instant
from portal.demo.facts import (
    PastSchemeFacts,
    PresentSchemeFacts,
    past_scheme_facts,
    people_facts,
    place_facts,
    present_scheme_facts,
)
from portal.demo.notices import Notices
from portal.demo.past_scheme import add_past_scheme
from portal.demo.people import Cast, Scopes, add_people, add_roles
from portal.demo.places import Places, add_places
from portal.demo.present_days import PresentDays
from portal.demo.present_scheme import add_present_scheme
from portal.demo.projects import Scheme, add_projects, add_scheme
from portal.demo.red_case import add_answered_case, open_cases
from portal.demo.reports import Receipts
from portal.demo.stagecraft import Stagecraft
from portal.storage import migrate
from portal.storage.engine import Database
from portal.storage.history import seal
from portal.storage.models import Municipality, Person, Project
from portal.tokens import seeded

SEED = 20_100_906
ADDRESS = "http://127.0.0.1:8000"


class NotTheDemo(Exception):
    """The database holds a municipality that is not the demo; it is left alone."""


def is_empty(session: Session) -> bool:
    """Return whether no municipality lives in the database yet."""
    return session.scalars(select(Municipality.id).limit(1)).first() is None


def lives_here(session: Session) -> bool:
    """Return whether the demo municipality lives in the database."""
    return bool(session.scalars(select(Municipality.is_demo).limit(1)).first())


def load_demo(database: Database, clock: Clock, *, address: str = ADDRESS) -> bool:
    """Load the demo into an empty database in one transaction; return whether it was loaded.

    Two loads on the same day are alike to the last id.

    Args:
        database: A database of the newest shape.
        clock: Tells the day from which the invented scheme is reckoned.
        address: Where the portal answers, for links in mails.
    """
    with database.writing() as session:
        if not is_empty(session):
            return False
        with seeded(SEED):
            _load(session, local_date(clock.now()), address)
            seal(session)
        session.commit()
    return True


def reset_demo(database: Database, clock: Clock, *, address: str = ADDRESS) -> None:
    """Empty the database and load the demo anew.

    Raises:
        NotTheDemo: A municipality that is not the demo lives here.
    """
    if migrate.current(database) is not None:
        with database.reading() as session:
            found = session.scalars(select(Municipality.is_demo)).all()
            people = session.scalars(select(Person.id).limit(1)).first()
        if not all(found) or (people is not None and not found):
            raise NotTheDemo
        migrate.downgrade(database, "base")
    migrate.upgrade(database)
    load_demo(database, clock, address=address)


def _load(session: Session, today: date, address: str) -> None:
    diary, past, present = Diary(), past_scheme_facts(), present_scheme_facts()
    days, places = PresentDays.of(today), add_places(session, place_facts())
    loaded_at = instant(today, 0)
    people = add_people(session, people_facts(), places, loaded_at, diary)
    first = add_scheme(session, past["scheme"], 1, places, Calendar(date(2010, 6, 30)))
    second = add_scheme(session, present["scheme"], 2, places, days.calendar)
    projects = _projects(session, (first, second), (past, present), places, diary)
    scopes = Scopes(
        places,
        {
            f"{name}:{number}": row.id
            for name, rows in projects.items()
            for number, row in rows.items()
        },
        {"first": first.id, "second": second.id},
    )
    cast = add_roles(session, people_facts(), people, scopes)
    _add_contacts(session, cast, projects)
    municipality = place_facts()["municipality"]["name"]
    craft = Stagecraft(Notices(municipality, address, cast), Receipts(), diary)
    add_past_scheme(session, first, past, projects["first"], places=places, craft=craft)
    add_answered_case(session, projects["first"])
    add_present_scheme(
        session,
        second,
        present,
        projects["second"],
        days=days,
        committee_id=places.committees[present["scheme"]["committee"]],
        craft=craft,
    )
    open_cases(session, projects["second"])
    _finish(session, diary, loaded_at)


def _projects(
    session: Session,
    schemes: tuple[Scheme, Scheme],
    facts: tuple[PastSchemeFacts, PresentSchemeFacts],
    places: Places,
    diary: Diary,
) -> dict[str, dict[int, Project]]:
    return {
        "first": add_projects(session, schemes[0], facts[0]["projects"], places, diary),
        "second": add_projects(session, schemes[1], facts[1]["projects"], places, diary),
    }


def _add_contacts(session: Session, cast: Cast, projects: dict[str, dict[int, Project]]) -> None:
    for rows in projects.values():
        for project in rows.values():
            contact = session.get_one(Person, cast.editor(project))
            project.contact_name, project.contact_email = contact.name, contact.email
    session.flush()


def _finish(session: Session, diary: Diary, loaded_at: datetime) -> None:
    municipality_id = session.scalars(select(Municipality.id)).one()
    diary.note(loaded_at, "demo_loaded", "municipality", municipality_id)
    diary.write(session)
    session.flush()
