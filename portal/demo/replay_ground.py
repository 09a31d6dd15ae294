"""What stands before the case begins: the municipality, its people, and ten projects."""

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
from portal.demo.people import Cast, Scopes, add_people, add_roles
from portal.demo.places import Places, add_places
from portal.demo.projects import Scheme, add_projects, add_scheme
from portal.demo.workshops import Signers, add_workshop
from portal.domain.overview import ProjectPhase
from portal.storage.models import Person, Project

PROJECT, ENDED = 1, 5
FOUNDED = date(2009, 6, 1)

EDITOR = "Iben Opdigtsen"
OWNER = "Palle Puljesen"
ASSESSOR = "Vera Vurdersen"
APPROVER = "Gorm Godkendsen"
OFFICE = "Sofie Sekretærsen"


@dataclass(frozen=True, slots=True)
class Member:
    """One of the ten projects, as the demo's facts tell of it, and who writes for it."""

    facts: PastProjectFacts
    project_id: str
    workshop_id: str
    editor: str


@dataclass(frozen=True, slots=True)
class Ground:
    """The scheme with its projects, in the order of their numbers, and where they live."""

    scheme: Scheme
    places: Places
    members: tuple[Member, ...]

    def member(self, number: int = PROJECT) -> Member:
        """Return a project by its number, the one whose case it is unless another is asked for."""
        return next(one for one in self.members if one.facts["number"] == number)

    @property
    def project_id(self) -> str:
        """The project whose case it is."""
        return self.member().project_id


def lay_ground(session: Session) -> Ground:
    """Add the municipality with its people and the projects, before their first round."""
    past, diary = past_scheme_facts(), Diary()
    for one in past["projects"]:
        one["phase"] = ProjectPhase.ACTIVE.value
        one.pop("ended", None)
    places, founded_at = add_places(session, place_facts()), instant(FOUNDED)
    people = add_people(session, people_facts(), places, founded_at, diary)
    scheme = add_scheme(session, past["scheme"], 1, places, Calendar(date(2010, 6, 30)))
    projects = add_projects(session, scheme, past["projects"], places, diary)
    here = {f"first:{number}": row.id for number, row in projects.items()}
    scopes = Scopes(places, here, {"first": scheme.id})
    cast = add_roles(session, _within(people_facts(), scopes), people, scopes)
    members = tuple(
        _member(session, scheme, cast, one, project=projects[one["number"]], diary=diary)
        for one in past["projects"]
    )
    diary.write(session)
    session.flush()
    return Ground(scheme, places, members)


def _member(
    session: Session,
    scheme: Scheme,
    cast: Cast,
    facts: PastProjectFacts,
    *,
    project: Project,
    diary: Diary,
) -> Member:
    contact = session.get_one(Person, cast.editor(project))
    project.contact_name, project.contact_email = contact.name, contact.email
    signers = Signers(contact.id, cast.office)
    workshop = add_workshop(
        session, project, facts["workshop"], scheme.calendar, signers=signers, diary=diary
    )
    session.flush()
    return Member(facts, project.id, workshop.id, contact.name)


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
