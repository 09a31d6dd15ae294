"""The reports of the case's rounds, typed and sent by those who write for the projects."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.demo.facts import ReportFacts, plan_facts
from portal.demo.replay_ground import PROJECT, Ground, Member
from portal.demo.replay_stage import LINK, Stage
from portal.demo.reports import Subject, Writer, write_report
from portal.domain.action_plan import FOLLOWED
from portal.domain.assessments import Ratings
from portal.domain.attainment import ReportedValue
from portal.domain.permissions import Actor
from portal.domain.reports import (
    FollowUp,
    MilestoneUpdate,
    ProgressReport,
    ReportState,
    ReportStep,
    RiskReview,
)
from portal.services.report_drafts import save_draft
from portal.services.reports import Submission, submit_report
from portal.storage.models import ActionPlan, Project, Report, ReportingRound, Workshop

FOLLOWED_UP = ReportFacts(
    values=[12, 12],
    reached={"0": "2009-08-20"},
    used=395_000,
    own=("red", "red", "red"),
    activity="Udvalget har besluttet, at projektet lukkes. Aftalerne med skolerne er sagt op.",
    result="Tolv børn er optaget. De familier, der venter på svar, har fået besked.",
)
"""What the project tells when it has heard that it is to close; the sources show no figures."""


@dataclass(frozen=True, slots=True)
class Reports:
    """Lets the projects report in a round."""

    stage: Stage
    ground: Ground

    def told(self, member: Member, name: str) -> ReportFacts | None:
        """Return what a project tells in a round, None when it has no report there."""
        if member.facts["number"] == PROJECT:
            return member.facts["reports"].get(name, FOLLOWED_UP)
        return member.facts["reports"].get(name)

    def send(self, member: Member, told: ReportFacts, round_id: str) -> str:
        """Write and send a project's report, and return the number of its receipt."""
        at = self.stage.machine.clock.now()

        def send(session: Session, by: Actor) -> str:
            written = self._written(session, member, told, round_id)
            asked = select(Report.id).where(
                Report.round_id == round_id, Report.project_id == member.project_id
            )
            report_id = session.scalars(asked).one()
            for step in ReportStep:
                typed = {one.name: one.text for one in written.fields if one.step is step}
                if typed:
                    save_draft(session, report_id, step, typed, {}, by=by, at=at)
            sent = Submission(_content(session, written, member.project_id))
            return submit_report(session, report_id, sent, key=report_id, link=LINK, by=by, at=at)

        return self.stage.act(member.editor, send)

    def _written(
        self, session: Session, member: Member, told: ReportFacts, round_id: str
    ) -> Report:
        subject = Subject(
            self.ground.scheme,
            session.get_one(Project, member.project_id),
            session.get_one(Workshop, member.workshop_id),
            session.get_one(ReportingRound, round_id),
        )
        writer = Writer("", self.stage.machine.clock.now())
        return write_report(subject, told, ReportState.DRAFT, writer)


def _content(session: Session, written: Report, project_id: str) -> ProgressReport:
    own = Ratings(written.own_activity, written.own_result, written.own_overall)
    follow_ups = _follow_ups(session, project_id)
    return ProgressReport(
        project_id,
        written.round_id,
        session.get_one(ReportingRound, written.round_id).period_end,
        tuple(
            ReportedValue(one.criterion_key, one.value, one.unavailable_because or None)
            for one in written.values
        ),
        tuple(
            MilestoneUpdate(one.milestone_key, one.reached_on, one.forecast, one.is_unchanged)
            for one in written.milestones
        ),
        tuple(RiskReview(one.risk_key, one.likelihood, one.impact) for one in written.risks),
        written.activity_text,
        written.result_text,
        written.economy_used,
        own,
        tuple(one.action_item_id for one in follow_ups),
        follow_ups,
    )


def _follow_ups(session: Session, project_id: str) -> tuple[FollowUp, ...]:
    """Return what the report tells of each open item of the project's plan."""
    told = {item["what"]: item.get("told", "") for plan in plan_facts() for item in plan["items"]}
    plans = session.scalars(
        select(ActionPlan).where(
            ActionPlan.project_id == project_id, ActionPlan.state.in_(FOLLOWED)
        )
    )
    return tuple(
        FollowUp(item.id, told[item.what])
        for plan in plans
        for item in plan.items
        if item.done_on is None
    )
