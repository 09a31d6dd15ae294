"""Mails about an action plan: to the project, to its pool owners, and to the secretariat."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.action_plan import ItemReview
from portal.domain.notices import NoticeRecipientKind
from portal.domain.permissions import Role
from portal.mail import plan_texts
from portal.mail.compose import MailText
from portal.services.municipality import municipality_name
from portal.services.notice_mail import addressees, link_in
from portal.services.project_access import known_facts
from portal.services.telling import people_of_scheme, tell_each
from portal.storage.models.action_plans import ActionPlan
from portal.storage.models.projects import Project
from portal.storage.models.records import OutboundMail
from portal.storage.queries.action_plans import items_of
from portal.storage.queries.people import PersonRow

ABOUT = "action_plan"
Written = Callable[[PersonRow, plan_texts.PlanMail], MailText]


def mail_requested(session: Session, plan: ActionPlan, *, link: str, at: datetime) -> None:
    """Queue the request for a plan to its pool owners, and a copy to the project."""

    def to_owner(person: PersonRow, about: plan_texts.PlanMail) -> MailText:
        return plan_texts.plan_requested(person.language, about, due=plan.due, is_copy=False)

    def to_holder(person: PersonRow, about: plan_texts.PlanMail) -> MailText:
        return plan_texts.plan_requested(person.language, about, due=plan.due, is_copy=True)

    owners, holder = _owners(session, plan, at), _holder(session, plan, at)
    _queue(session, "plan_requested", plan, owners, to_owner, link=link, at=at)
    copied = (one for one in holder if one.id not in {each.id for each in owners})
    _queue(session, "plan_requested", plan, copied, to_holder, link=link, at=at)


def mail_submitted(
    session: Session, plan: ActionPlan, mail: str | None, *, link: str, at: datetime
) -> None:
    """Queue the news that a plan waits for its pool owner's review."""

    def text(person: PersonRow, about: plan_texts.PlanMail) -> MailText:
        return plan_texts.plan_submitted(person.language, about, count=len(items_of(plan)))

    owners = _owners(session, plan, at)
    _queue(session, mail, plan, owners, text, link=link, at=at)


def mail_agreed(
    session: Session, plan: ActionPlan, mail: str | None, *, link: str, at: datetime
) -> None:
    """Queue the news that a plan is agreed."""

    def text(person: PersonRow, about: plan_texts.PlanMail) -> MailText:
        return plan_texts.plan_agreed(person.language, about)

    _queue(session, mail, plan, _holder(session, plan, at), text, link=link, at=at)


def mail_returned(
    session: Session, plan: ActionPlan, mail: str | None, *, link: str, at: datetime
) -> None:
    """Queue the news that a plan must be mended, with the comments."""
    comments = tuple(
        (one.what, one.comment) for one in items_of(plan) if one.review is ItemReview.RETURNED
    )

    def text(person: PersonRow, about: plan_texts.PlanMail) -> MailText:
        return plan_texts.plan_returned(person.language, about, comments=comments)

    _queue(session, mail, plan, _holder(session, plan, at), text, link=link, at=at)


def mail_lapsed(
    session: Session, plan: ActionPlan, mail: str | None, *, link: str, at: datetime
) -> None:
    """Queue the news that a plan has lapsed, to the project and its pool owners."""

    def text(person: PersonRow, about: plan_texts.PlanMail) -> MailText:
        return plan_texts.plan_lapsed(person.language, about, reason=plan.lapsed_because)

    told = {one.id: one for one in (*_owners(session, plan, at), *_holder(session, plan, at))}
    where = link or _last_link(session, plan)
    _queue(session, mail, plan, told.values(), text, link=where, at=at)


def mail_support_asked(session: Session, plan: ActionPlan, *, link: str, at: datetime) -> None:
    """Queue the wish for support to the secretariat."""

    def text(person: PersonRow, about: plan_texts.PlanMail) -> MailText:
        return plan_texts.support_asked(person.language, about, wanted=plan.support_wanted)

    of_scheme = session.get_one(Project, plan.project_id).scheme_id
    office = people_of_scheme(session, Role.SECRETARIAT, of_scheme, at)
    _queue(session, "support_asked", plan, office, text, link=link, at=at)


def mail_support_answered(session: Session, plan: ActionPlan, *, link: str, at: datetime) -> None:
    """Queue the secretariat's answer to the pool owners."""

    def text(person: PersonRow, about: plan_texts.PlanMail) -> MailText:
        return plan_texts.support_answered(person.language, about, answer=plan.support_answer)

    _queue(session, "support_answered", plan, _owners(session, plan, at), text, link=link, at=at)


def _people(
    session: Session, plan: ActionPlan, at: datetime, *, holder: bool
) -> Iterator[PersonRow]:
    project = known_facts(session, plan.project_id)
    for one in addressees(session, project, at):
        if (one.recipient.kind is NoticeRecipientKind.HOLDER) is holder:
            yield from one.people


def _owners(session: Session, plan: ActionPlan, at: datetime) -> tuple[PersonRow, ...]:
    """Return who sees to the plan: the pools' owners, or the owning administration's."""
    return tuple({one.id: one for one in _people(session, plan, at, holder=False)}.values())


def _holder(session: Session, plan: ActionPlan, at: datetime) -> tuple[PersonRow, ...]:
    return tuple(_people(session, plan, at, holder=True))


def _queue(
    session: Session,
    mail: str | None,
    plan: ActionPlan,
    people: Iterable[PersonRow],
    text: Written,
    *,
    link: str,
    at: datetime,
) -> None:
    project = session.get_one(Project, plan.project_id)
    sender = municipality_name(session)

    def written(person: PersonRow) -> MailText:
        return text(person, plan_texts.PlanMail(person.name, sender, project.name, link))

    tell_each(session, people, mail, written, about=(ABOUT, plan.id), at=at)


def _last_link(session: Session, plan: ActionPlan) -> str:
    """Return the address that an earlier mail about the plan led to, empty when there is none."""
    asked = (
        select(OutboundMail.body)
        .where(OutboundMail.about_kind == ABOUT, OutboundMail.about_id == plan.id)
        .order_by(OutboundMail.queued_at, OutboundMail.id)
        .limit(1)
    )
    return link_in(session.scalar(asked) or "")
