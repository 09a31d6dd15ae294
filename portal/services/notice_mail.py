"""The texts of notices of a red rating, and the people they are written to."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import local_date
from portal.domain.assessments import AssessmentState
from portal.domain.escalation import RoundRating, prepares_case
from portal.domain.notices import NoticeRecipient, NoticeRecipientKind, notice_recipients
from portal.domain.permissions import ProjectFacts, Role, ScopeKind
from portal.domain.policy import FundingLine, SchemePolicy
from portal.domain.rag import Rag
from portal.domain.working_days import add_working_days
from portal.mail import rating_texts
from portal.mail.compose import MailText
from portal.services.municipality import municipality_name
from portal.services.refusals import Missing
from portal.services.report_mail import project_writers
from portal.services.working_calendar import holidays_around
from portal.storage.models import projects as kept
from portal.storage.models.assessments import Assessment
from portal.storage.models.organisations import FundingPool, Organisation
from portal.storage.models.schemes import ReportingRound
from portal.storage.queries.people import PersonRow, holders_of
from portal.storage.queries.project_facts import project_facts
from portal.storage.queries.schemes import scheme_policy


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a notice goes to: the recipient by the rules, its organisation, and its people."""

    recipient: NoticeRecipient
    organisation_id: str
    name: str
    people: tuple[PersonRow, ...]


@dataclass(frozen=True, slots=True)
class NoticeDraft:
    """A notice before it is queued; without a person there is nobody to mail it to."""

    addressee: Addressee
    person: PersonRow | None
    text: MailText | None


def addressees(session: Session, project: ProjectFacts, at: datetime) -> tuple[Addressee, ...]:
    """Return who must be told of a red rating of a project, with the people who get the mail."""
    lines = session.scalars(
        select(kept.FundingLine)
        .where(kept.FundingLine.project_id == project.id)
        .order_by(kept.FundingLine.position, kept.FundingLine.id)
    )
    values = [
        FundingLine(row.source, row.year, row.amount, row.is_municipal, row.pool_id)
        for row in lines
    ]
    wanted = notice_recipients(values, project.holder_org_id or "", project.owner_org_ids)
    return tuple(_addressee(session, one, project, at) for one in wanted)


def notice_drafts(
    session: Session, row: Assessment, *, link: str, at: datetime
) -> list[NoticeDraft]:
    """Return the notices of a red rating as they would be sent now, one a person.

    Args:
        session: Any session.
        row: The assessment.
        link: Where the rating can be read.
        at: When.
    """
    project = known_facts(session, row.project_id)
    found: list[NoticeDraft] = []
    for one in addressees(session, project, at):
        found.extend(
            NoticeDraft(one, person, _text(session, row, one, person, link=link, at=at))
            for person in one.people
        )
        if not one.people:
            found.append(NoticeDraft(one, None, None))
    return found


def correction_text(
    session: Session, row: Assessment, person: PersonRow, reason: str, *, link: str
) -> MailText:
    """Return the mail that takes a notice back."""
    return rating_texts.red_correction(
        person.language,
        name=person.name,
        municipality=municipality_name(session),
        project=session.get_one(kept.Project, row.project_id).name,
        round_name=session.get_one(ReportingRound, row.round_id).name,
        reason=reason,
        link=link,
    )


def known_facts(session: Session, project_id: str) -> ProjectFacts:
    """Return where a project belongs.

    Raises:
        Missing: There is no such project.
    """
    found = project_facts(session, project_id)
    if found is None:
        raise Missing
    return found


def makes_red_twice(session: Session, row: Assessment, policy: SchemePolicy) -> bool:
    """Return whether a red rating makes its project red twice once it is published."""
    asked = (
        select(Assessment.round_id, ReportingRound.position, Assessment.rag)
        .join(ReportingRound, ReportingRound.id == Assessment.round_id)
        .where(
            Assessment.project_id == row.project_id,
            Assessment.state == AssessmentState.PUBLISHED,
        )
        .order_by(ReportingRound.position, Assessment.id)
    )
    published = [RoundRating(*one) for one in session.execute(asked)]
    of_round = session.get_one(ReportingRound, row.round_id)
    return prepares_case(published, RoundRating(of_round.id, of_round.position, Rag.RED), policy)


def first_day_out(session: Session, row: Assessment, policy: SchemePolicy, at: datetime) -> date:
    """Return the first day the rating may be published: the round's day, or after the wait."""
    of_round = session.get_one(ReportingRound, row.round_id)
    told_on = local_date(at, policy.time_zone)
    if policy.notice_working_days == 0:
        return max(of_round.publish_on, told_on)
    over = add_working_days(told_on, policy.notice_working_days, holidays_around(told_on))
    return max(of_round.publish_on, over)


def _addressee(
    session: Session, recipient: NoticeRecipient, project: ProjectFacts, at: datetime
) -> Addressee:
    match recipient.kind:
        case NoticeRecipientKind.HOLDER:
            holder = session.get_one(Organisation, recipient.id)
            people = project_writers(session, project, at)
            return Addressee(recipient, holder.id, holder.name, people)
        case NoticeRecipientKind.POOL_OWNER:
            pool = session.get_one(FundingPool, recipient.id)
            places = (
                (ScopeKind.POOL, pool.id),
                (ScopeKind.ORGANISATION, pool.owner_organisation_id),
            )
            owners = _owners(session, places, at)
            return Addressee(recipient, pool.owner_organisation_id, pool.name, owners)
        case NoticeRecipientKind.OWNER:
            owner = session.get_one(Organisation, recipient.id)
            owners = _owners(session, ((ScopeKind.ORGANISATION, owner.id),), at)
            return Addressee(recipient, owner.id, owner.name, owners)


def _owners(
    session: Session, places: tuple[tuple[ScopeKind, str], ...], at: datetime
) -> tuple[PersonRow, ...]:
    found = {
        row.id: row
        for kind, scope_id in places
        for row in holders_of(
            session, Role.POOL_OWNER, scope_kind=kind, scope_id=scope_id, on=local_date(at)
        )
    }
    return tuple(found.values())


def _text(
    session: Session,
    row: Assessment,
    addressee: Addressee,
    person: PersonRow,
    *,
    link: str,
    at: datetime,
) -> MailText:
    project = session.get_one(kept.Project, row.project_id)
    policy = scheme_policy(session, project.scheme_id)
    publish_on = first_day_out(session, row, policy, at)
    municipality = municipality_name(session)
    round_name = session.get_one(ReportingRound, row.round_id).name
    is_second = makes_red_twice(session, row, policy)
    if addressee.recipient.kind is NoticeRecipientKind.HOLDER:
        return rating_texts.red_notice_holder(
            person.language,
            name=person.name,
            municipality=municipality,
            project=project.name,
            round_name=round_name,
            rationale=row.rationale,
            publish_on=publish_on,
            is_second=is_second,
            link=link,
        )
    return rating_texts.red_notice_owner(
        person.language,
        name=person.name,
        municipality=municipality,
        project=project.name,
        source=addressee.name,
        round_name=round_name,
        rationale=row.rationale,
        publish_on=publish_on,
        is_second=is_second,
        link=link,
    )
