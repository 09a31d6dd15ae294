"""The texts of notices of a red rating, and the people they are written to."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import local_date
from portal.domain.escalation import RoundRating, prepares_case
from portal.domain.notices import NoticeRecipient, NoticeRecipientKind, notice_recipients
from portal.domain.permissions import ProjectFacts, Role, ScopeKind
from portal.domain.policy import FundingLine, SchemePolicy
from portal.domain.rag import Rag
from portal.domain.working_days import add_working_days
from portal.mail import rating_texts
from portal.mail.compose import MailText
from portal.mail.step_texts import StepFacts
from portal.services.municipality import municipality_name
from portal.services.project_access import known_facts
from portal.services.telling import people_in, people_of_scheme, project_writers, tell_step
from portal.services.working_calendar import holidays_around
from portal.storage.models import projects as kept
from portal.storage.models.assessments import Assessment, RedNotice
from portal.storage.models.organisations import FundingPool, Organisation
from portal.storage.models.records import OutboundMail
from portal.storage.models.schemes import ReportingRound
from portal.storage.queries.escalation import last_final_order, published_ratings
from portal.storage.queries.people import PersonRow
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
    return rating_texts.red_notice_correction(
        person.language,
        name=person.name,
        municipality=municipality_name(session),
        project=session.get_one(kept.Project, row.project_id).name,
        round_name=session.get_one(ReportingRound, row.round_id).name,
        reason=reason,
        link=link,
    )


def mail_undelivered(
    session: Session, notice: RedNotice, mail: str | None, *, at: datetime
) -> None:
    """Tell the office that the mail server refused a notice, with the link that the notice had."""
    row = session.get_one(Assessment, notice.assessment_id)
    project = session.get_one(kept.Project, row.project_id)
    of_round = session.get_one(ReportingRound, row.round_id)
    refused = session.get(OutboundMail, notice.mail_id) if notice.mail_id else None
    link = link_in(refused.body if refused is not None else "")
    facts = StepFacts(municipality_name(session), project.name, link, round_name=of_round.name)
    office = people_of_scheme(session, Role.SECRETARIAT, project.scheme_id, at)
    tell_step(session, office, mail, facts, about=("assessment", row.id), at=at)


def link_in(body: str) -> str:
    r"""Return the link of a mail that was written before, for one that follows it.

    It stands below what people wrote, who may have begun a line with another.

    >>> link_in("https://other.example er nede\nSe her:\nhttps://portal.example/x\n")
    'https://portal.example/x'
    """
    lines = reversed(body.splitlines())
    return next((line for line in lines if line.startswith("http")), "")


def makes_red_twice(session: Session, row: Assessment, policy: SchemePolicy) -> bool:
    """Return whether a red rating makes its project red twice once it is published."""
    published = published_ratings(session, row.project_id)
    of_round = session.get_one(ReportingRound, row.round_id)
    this = RoundRating(of_round.id, of_round.position, Rag.RED)
    return prepares_case(published, this, policy, last_final_order(session, row.project_id))


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
                (Role.POOL_OWNER, ScopeKind.POOL, pool.id),
                (Role.POOL_OWNER, ScopeKind.ORGANISATION, pool.owner_organisation_id),
            )
            owners = people_in(session, places, at)
            return Addressee(recipient, pool.owner_organisation_id, pool.name, owners)
        case NoticeRecipientKind.OWNER:
            owner = session.get_one(Organisation, recipient.id)
            place = (Role.POOL_OWNER, ScopeKind.ORGANISATION, owner.id)
            owners = people_in(session, [place], at)
            return Addressee(recipient, owner.id, owner.name, owners)


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
