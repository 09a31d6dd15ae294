"""What stands before the case begins: the municipality, its people, one project, its workshop."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from portal.demo.diary import Calendar, Diary, instant
from portal.demo.facts import (
    PastProjectFacts,
    PeopleFacts,
    PersonFacts,
    past_scheme_facts,
    people_facts,
    place_facts,
)
from portal.demo.people import Scopes, add_people, add_roles
from portal.demo.places import Places, add_places
from portal.demo.projects import Scheme, add_projects, add_scheme
from portal.demo.workshops import Signers, add_workshop
from portal.domain.overview import ProjectPhase
from portal.storage.models import Person

PROJECT = 1
FOUNDED = date(2009, 6, 1)

EDITOR = "Iben Opdigtsen"
OWNER = "Palle Puljesen"
ASSESSOR = "Vera Vurdersen"
APPROVER = "Gorm Godkendsen"
OFFICE = "Sofie Sekretærsen"


@dataclass(frozen=True, slots=True)
class Ground:
    """The project whose case it is, as the demo's facts tell of it, and where it lives."""

    scheme: Scheme
    places: Places
    facts: PastProjectFacts
    project_id: str
    workshop_id: str


def lay_ground(session: Session) -> Ground:
    """Add the municipality with its people and the one project, before its first round."""
    past, diary = past_scheme_facts(), Diary()
    facts = next(one for one in past["projects"] if one["number"] == PROJECT)
    facts["phase"] = ProjectPhase.ACTIVE.value
    places, founded_at = add_places(session, place_facts()), instant(FOUNDED)
    people = add_people(session, people_facts(), places, founded_at, diary)
    scheme = add_scheme(session, past["scheme"], 1, places, Calendar(date(2010, 6, 30)))
    project = add_projects(session, scheme, [facts], places, diary)[PROJECT]
    scopes = Scopes(places, {f"first:{PROJECT}": project.id}, {"first": scheme.id})
    cast = add_roles(session, _within(people_facts(), scopes), people, scopes)
    contact = session.get_one(Person, cast.editor(project))
    project.contact_name, project.contact_email = contact.name, contact.email
    signers = Signers(contact.id, cast.office)
    workshop = add_workshop(
        session, project, facts["workshop"], scheme.calendar, signers=signers, diary=diary
    )
    diary.write(session)
    session.flush()
    return Ground(scheme, places, facts, project.id, workshop.id)


def _within(facts: PeopleFacts, scopes: Scopes) -> PeopleFacts:
    """Return the people without their roles in schemes and projects that are not here."""
    return PeopleFacts(
        people=[_with_roles(one, scopes) for one in facts["people"]],
        invited=_with_roles(facts["invited"], scopes),
    )


def _with_roles(facts: PersonFacts, scopes: Scopes) -> PersonFacts:
    here = {"project": scopes.projects, "scheme": scopes.schemes}
    roles = [role for role in facts["roles"] if role[1] not in here or role[2] in here[role[1]]]
    return PersonFacts(name=facts["name"], organisation=facts["organisation"], roles=roles)
