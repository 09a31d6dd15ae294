"""Assessments of the demo: suggestions really computed, notices given, ratings published."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from portal.demo.diary import Diary
from portal.demo.notices import Told
from portal.demo.plans import Planner
from portal.demo.reports import Subject
from portal.demo.stagecraft import Stagecraft
from portal.domain.actors import SYSTEM
from portal.domain.assessments import AssessmentState
from portal.domain.rag import Rag
from portal.services.public_forms import keep_form
from portal.services.suggestions import Arithmetic, judge, to_json
from portal.storage.models import Assessment, Report
from portal.storage.queries.reports import report_in_round
from portal.tokens import new_id


@dataclass(frozen=True, slots=True)
class Stage:
    """How far an assessment has come, and when each step was taken."""

    state: AssessmentState
    created_at: datetime
    proposed_at: datetime | None = None
    approved_at: datetime | None = None
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Rated:
    """A report with all it is judged by."""

    subject: Subject
    report: Report

    def arithmetic(self, session: Session) -> Arithmetic:
        """Return what the rules suggest for the report, with every line of it."""
        project, in_round = self.subject.project, self.subject.round
        row = report_in_round(session, SYSTEM, in_round.period_end, project.id, in_round.id)
        judged = None if row is None else judge(session, row)
        if judged is None:
            raise LookupError(project.name)
        return judged.arithmetic


def add_assessment(
    session: Session,
    rated: Rated,
    stage: Stage,
    rationale: str,
    craft: Stagecraft,
    *,
    is_second: bool = False,
) -> Assessment:
    """Add the assessment of a report, rated as the rules suggest, with notices where it is red."""
    arithmetic, subject = rated.arithmetic(session), rated.subject
    found = arithmetic.suggested
    is_judged = stage.state is not AssessmentState.DRAFT
    row = Assessment(
        id=new_id(),
        project_id=subject.project.id,
        round_id=subject.round.id,
        number=1,
        state=stage.state,
        suggested_activity=found.activity,
        suggested_result=found.result,
        suggested_overall=found.overall,
        suggestion=to_json(arithmetic),
        activity=found.activity if is_judged else None,
        result=found.result if is_judged else None,
        rag=found.overall if is_judged else None,
        rationale=rationale,
        created_at=stage.created_at,
        proposed_by_id=craft.notices.cast.assessor if stage.proposed_at else None,
        proposed_at=stage.proposed_at,
        approved_by_id=craft.notices.cast.approver if stage.approved_at else None,
        approved_at=stage.approved_at,
    )
    session.add(row)
    session.flush()
    _tell(craft.diary, row, stage)
    if row.rag is Rag.RED and stage.approved_at is not None:
        told = Told(subject.project, subject.round.name, subject.round.publish_on, is_second)
        told_at = stage.approved_at + timedelta(minutes=20)
        planner = Planner(craft.notices.address, craft.diary)
        planner.follow(session, subject.project, rated.report)
        craft.notices.give(session, told, row, told_at, craft.diary)
        planner.ask(session, subject.project, row, subject.round.name)
    row.published_at = stage.published_at
    if stage.published_at is not None:
        keep_form(session, row, at=stage.published_at)
    return row


def _tell(diary: Diary, row: Assessment, stage: Stage) -> None:
    steps = (
        ("assessment_proposed", stage.proposed_at),
        ("assessment_approved", stage.approved_at),
        ("assessment_published", stage.published_at),
    )
    for action, at in steps:
        if at is not None:
            diary.note(at, action, "assessment", row.id, number=1)
