"""Telling people: who they are by role and place, and the row that each gets in the outbox."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session

from portal.clock import local_date
from portal.domain.permissions import Actor, ProjectFacts, Role, ScopeKind
from portal.mail.compose import MailText
from portal.mail.step_texts import StepFacts, step_mail
from portal.storage.models.people import Person
from portal.storage.outbox import queue_mail
from portal.storage.queries.people import PersonRow, holders_of

About = tuple[str, str]
"""The kind and the id of what a mail is about."""


def project_writers(
    session: Session,
    project: ProjectFacts,
    at: datetime,
    roles: Iterable[Role] = (Role.PROJECT_EDITOR, Role.CERTIFIER),
) -> tuple[PersonRow, ...]:
    """Return the active people who write a project's reports, each once, in Danish order."""
    scopes = [(ScopeKind.PROJECT, project.id)]
    if project.holder_org_id:
        scopes.append((ScopeKind.ORGANISATION, project.holder_org_id))
    return people_in(session, [(role, *scope) for role in roles for scope in scopes], at)


def people_in(
    session: Session, places: Iterable[tuple[Role, ScopeKind, str]], at: datetime
) -> tuple[PersonRow, ...]:
    """Return the active people with one of some roles in their places, each once."""
    found = {
        row.id: row
        for role, kind, scope_id in places
        for row in holders_of(session, role, scope_kind=kind, scope_id=scope_id, on=local_date(at))
    }
    return tuple(found.values())


def people_of_scheme(
    session: Session, role: Role, scheme_id: str, at: datetime, *, but: Actor | None = None
) -> tuple[PersonRow, ...]:
    """Return the active people with a role in a scheme, without the one who knows already."""
    found = people_in(session, [(role, ScopeKind.SCHEME, scheme_id)], at)
    return tuple(one for one in found if but is None or one.id != but.person_id)


def tell(
    session: Session,
    person: PersonRow | Person,
    mail: str,
    text: MailText,
    *,
    about: About,
    at: datetime,
    known: bool = True,
) -> str:
    """Put a mail to a person into the outbox and return its id; one not `known` is not named."""
    kind, object_id = about
    return queue_mail(
        session,
        kind=mail,
        person_id=person.id if known else None,
        address=person.email,
        language=person.language,
        subject=text.subject,
        body=text.body,
        at=at,
        about_kind=kind,
        about_id=object_id,
    )


def tell_each(
    session: Session,
    people: Iterable[PersonRow],
    mail: str | None,
    text: Callable[[PersonRow], MailText],
    *,
    about: About,
    at: datetime,
) -> None:
    """Tell people, each in their own words, with the mail a row names; None tells nobody."""
    if mail is None:
        return
    for person in people:
        tell(session, person, mail, text(person), about=about, at=at)


def tell_step(
    session: Session,
    people: Iterable[PersonRow],
    mail: str | None,
    facts: StepFacts,
    *,
    about: About,
    at: datetime,
) -> None:
    """Tell people of a step with the mail its row names; a row without one tells nobody."""
    if mail is None:
        return
    text = partial(_step_text, mail, facts)
    tell_each(session, people, mail, text, about=about, at=at)


def _step_text(mail: str, facts: StepFacts, person: PersonRow) -> MailText:
    return step_mail(mail, person.language, person.name, facts)
