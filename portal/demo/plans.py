"""Action plans of the demo: asked for as soon as a red was told, each in another state."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import local_date
from portal.demo.diary import Diary
from portal.demo.facts import PlanFacts, PlanItemFacts, plan_facts
from portal.domain.action_plan import ActionPlanState, ItemReview
from portal.domain.notices import NoticeRecipientKind
from portal.domain.outbox import MailState
from portal.domain.working_days import add_working_days
from portal.services.action_plan_mail import mail_requested
from portal.services.notice_mail import addressees
from portal.services.project_access import known_facts
from portal.services.working_calendar import holidays_around
from portal.storage.models import (
    ActionItem,
    ActionPlan,
    Assessment,
    OutboundMail,
    Project,
    Report,
    ReportActionItem,
)
from portal.storage.queries.schemes import scheme_policy
from portal.tokens import new_id


@dataclass(frozen=True, slots=True)
class Planner:
    """Asks for plans in the name of the municipality, and leads them to where they stand."""

    address: str
    diary: Diary

    def ask(self, session: Session, project: Project, rating: Assessment, round_name: str) -> None:
        """Add the plan of a red rating of which holder and owners were told."""
        told_at = rating.owners_notified_at
        if told_at is None:
            return
        facts = next(
            (
                one
                for one in plan_facts()
                if one["project"] == project.name and one["round"] in {"", round_name}
            ),
            PlanFacts(project=project.name, round="", state="requested", items=[]),
        )
        policy, told_on = scheme_policy(session, project.scheme_id), local_date(told_at)
        days = policy.plan_working_days
        plan = ActionPlan(
            id=new_id(),
            project_id=project.id,
            assessment_id=rating.id,
            state=ActionPlanState(facts["state"]),
            requested_at=told_at,
            due=add_working_days(told_on, days, holidays_around(told_on)),
            items=[_item(place, one, told_at) for place, one in enumerate(facts["items"], 1)],
        )
        session.add(plan)
        self.diary.note(told_at, "plan_requested", "action_plan", plan.id)
        self._lead(session, plan, facts, told_at)
        session.flush()
        mail_requested(session, plan, link=f"{self.address}/handlingsplaner/{plan.id}", at=told_at)
        _mails_went(session, plan, told_at)

    def follow(self, session: Session, project: Project, report: Report) -> None:
        """Let a report tell of the items of the project's plan that is under way."""
        asked = select(ActionPlan).where(
            ActionPlan.project_id == project.id, ActionPlan.state == ActionPlanState.IN_PROGRESS
        )
        for plan in session.scalars(asked.order_by(ActionPlan.id)):
            told = {one["what"]: one for one in _facts_of(plan, project)["items"]}
            for item in plan.items:
                session.add(
                    ReportActionItem(
                        report_id=report.id,
                        item_id=item.id,
                        done_on=item.done_on,
                        comment=told[item.what].get("told", ""),
                    )
                )
        session.flush()

    def _lead(
        self, session: Session, plan: ActionPlan, facts: PlanFacts, told_at: datetime
    ) -> None:
        if "submitted" in facts:
            plan.submitted_at = told_at + timedelta(days=facts["submitted"])
            self.diary.note(plan.submitted_at, "plan_submitted", "action_plan", plan.id)
        if "agreed" in facts:
            plan.agreed_at = plan.project_told_at = told_at + timedelta(days=facts["agreed"])
            plan.project_told_by_id = _owner(session, plan, told_at)
            self.diary.note(plan.agreed_at, "plan_agreed", "action_plan", plan.id)
        if "support" in facts:
            plan.support_wanted = facts["support"]
            plan.support_asked_at = told_at + timedelta(hours=1)
            self.diary.note(plan.support_asked_at, "plan_support_asked", "action_plan", plan.id)


def _owner(session: Session, plan: ActionPlan, at: datetime) -> str | None:
    """Return who sees to a plan: the first of its pool owners."""
    told = addressees(session, known_facts(session, plan.project_id), at)
    owners = (
        person.id
        for one in told
        if one.recipient.kind is not NoticeRecipientKind.HOLDER
        for person in one.people
    )
    return next(owners, None)


def _item(place: int, facts: PlanItemFacts, told_at: datetime) -> ActionItem:
    start, done = local_date(told_at), facts.get("done")
    return ActionItem(
        id=new_id(),
        position=place,
        what=facts["what"],
        who=facts["who"],
        due=None if facts["due"] is None else start + timedelta(days=facts["due"]),
        seen_by=facts["seen_by"],
        review=ItemReview(facts["review"]),
        comment=facts.get("comment", ""),
        done_on=None if done is None else start + timedelta(days=done),
    )


def _facts_of(plan: ActionPlan, project: Project) -> PlanFacts:
    return next(
        one
        for one in plan_facts()
        if one["project"] == project.name and one["state"] == plan.state.value
    )


def _mails_went(session: Session, plan: ActionPlan, at: datetime) -> None:
    asked = select(OutboundMail).where(OutboundMail.about_id == plan.id)
    for mail in session.scalars(asked.order_by(OutboundMail.id)):
        mail.state, mail.sent_at, mail.attempts = MailState.SENT, at, 1
