"""What happened to the published round of today's scheme: a name was hidden, a rating corrected."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.demo.stagecraft import Stagecraft
from portal.domain.assessments import AssessmentState
from portal.domain.public_form import ACTIVITY
from portal.domain.redaction import redact
from portal.services.public_forms import keep_form, report_behind, source_mark
from portal.storage.models import Assessment, Project, Redaction, ReportingRound
from portal.tokens import new_id

HIDDEN_IN, HIDDEN = 2, "Kalle Eventyrsen"
CORRECTED_IN, AFTER = 3, timedelta(days=6)
NOTE = "Begrundelsen nævnte et forkert antal job. Den er skrevet om, og farven er den samme."


def add_aftermath(
    session: Session, of_round: ReportingRound, projects: dict[int, Project], craft: Stagecraft
) -> None:
    """Hide a name in one published report, and correct one published rating."""
    out = of_round.published_at
    if out is None:
        return
    _hide(session, of_round, projects[HIDDEN_IN], craft, out)
    _correct(session, of_round, projects[CORRECTED_IN], craft, out + AFTER)


def _published(session: Session, of_round: ReportingRound, project: Project) -> Assessment:
    asked = select(Assessment).where(
        Assessment.project_id == project.id,
        Assessment.round_id == of_round.id,
        Assessment.state == AssessmentState.PUBLISHED,
    )
    return session.scalars(asked).one()


def _hide(
    session: Session, of_round: ReportingRound, project: Project, craft: Stagecraft, at: datetime
) -> None:
    report = report_behind(session, project.id, of_round.id)
    if report is None:
        return
    text = report.activity_text
    session.add(
        Redaction(
            report_id=report.id,
            field=ACTIVITY,
            text=redact(text, [HIDDEN]).text,
            source=source_mark(text),
            made_at=at,
            made_by_id=craft.notices.cast.office,
        )
    )
    session.flush()
    keep_form(session, _published(session, of_round, project), at=at)
    craft.diary.note(at, "report_redacted", "report", report.id, field=ACTIVITY)


def _correct(
    session: Session, of_round: ReportingRound, project: Project, craft: Stagecraft, at: datetime
) -> None:
    old = _published(session, of_round, project)
    old.state = AssessmentState.CORRECTED
    fresh = Assessment(
        id=new_id(),
        project_id=project.id,
        round_id=of_round.id,
        number=old.number + 1,
        state=AssessmentState.PUBLISHED,
        suggested_activity=old.suggested_activity,
        suggested_result=old.suggested_result,
        suggested_overall=old.suggested_overall,
        suggestion=old.suggestion,
        activity=old.activity,
        result=old.result,
        rag=old.rag,
        rationale=NOTE,
        note=NOTE,
        created_at=at,
        proposed_by_id=craft.notices.cast.assessor,
        proposed_at=at,
        approved_by_id=craft.notices.cast.approver,
        approved_at=at,
        published_at=at,
    )
    session.add(fresh)
    session.flush()
    keep_form(session, fresh, at=at)
    craft.diary.note(at, "assessment_corrected", "assessment", old.id, number=old.number)
    craft.diary.note(at, "assessment_published", "assessment", fresh.id, number=fresh.number)
