"""Telling holder and owners that a published rating was corrected or withdrawn."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.mail.step_texts import StepFacts
from portal.services.municipality import municipality_name
from portal.services.notice_mail import addressees
from portal.services.project_access import known_facts
from portal.services.telling import tell_step
from portal.storage.models.assessments import Assessment
from portal.storage.models.projects import Project
from portal.storage.models.schemes import ReportingRound


def tell_of_change(
    session: Session, row: Assessment, mail: str | None, *, link: str, at: datetime
) -> None:
    """Mail the people of holder and owners what became of a rating; each person once."""
    project = known_facts(session, row.project_id)
    people = {
        person.id: person
        for addressee in addressees(session, project, at)
        for person in addressee.people
    }
    facts = StepFacts(
        municipality=municipality_name(session),
        project=session.get_one(Project, row.project_id).name,
        link=link,
        round_name=session.get_one(ReportingRound, row.round_id).name,
        reason=row.note,
    )
    tell_step(session, people.values(), mail, facts, about=("assessment", row.id), at=at)
