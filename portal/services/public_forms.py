"""Freezing what the public reads of a report, field by field from the list that allows (G5)."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.criteria import SuccessCriterion
from portal.domain.progress import ReportedValue, planned_figure
from portal.domain.public_form import (
    PublicAttachment,
    PublicCriterion,
    PublicForm,
    PublicMilestone,
)
from portal.domain.redaction import MARK
from portal.domain.reports import MilestoneUpdate
from portal.domain.workshop import Workshop
from portal.storage.models.assessments import Assessment, PublishedForm
from portal.storage.models.letters import Redaction
from portal.storage.models.projects import Project
from portal.storage.models.reports import Report
from portal.storage.models.schemes import ReportingRound
from portal.storage.queries.attachments import attachments_of_report
from portal.storage.queries.public_forms import form_to_json
from portal.storage.queries.report_content import milestone_updates, reported_values
from portal.storage.queries.report_pages import workshop_for_report


def source_mark(text: str) -> str:
    """Return the mark by which a redaction knows the text it was made from."""
    return hashlib.sha256(text.encode()).hexdigest()


def report_behind(session: Session, project_id: str, round_id: str) -> Report | None:
    """Return the report of a project in a round if one was sent."""
    asked = select(Report).where(
        Report.project_id == project_id,
        Report.round_id == round_id,
        Report.submitted_at.is_not(None),
    )
    return session.scalars(asked).one_or_none()


def whole_form(session: Session, report: Report) -> PublicForm | None:
    """Return the form of a report before anything is hidden; None without an agreed workshop."""
    workshop = workshop_for_report(session, report.id)
    if workshop is None:
        return None
    of_round = session.get_one(ReportingRound, report.round_id)
    starts_on = session.get_one(Project, report.project_id).starts_on
    told = {one.criterion_id: one for one in reported_values(session, report.id)}
    return PublicForm(
        period_start=of_round.period_start,
        period_end=of_round.period_end,
        activity=report.activity_text,
        result=report.result_text,
        criteria=tuple(_criterion(one, told.get(one.id), starts_on) for one in workshop.criteria),
        milestones=_milestones(workshop, milestone_updates(session, report.id)),
        attachments=tuple(
            PublicAttachment(one.id, one.filename)
            for one in attachments_of_report(session, report.id)
            if one.is_public
        ),
    )


def public_form(session: Session, report: Report) -> PublicForm | None:
    """Return the form of a report as the public reads it; None without an agreed workshop."""
    form = whole_form(session, report)
    return None if form is None else hidden(form, redactions(session, report.id))


def hidden(form: PublicForm, kept: Mapping[str, Redaction]) -> PublicForm:
    """Return a form with what is hidden hidden.

    A redaction whose text has changed since hides the whole new text.
    """
    texts = form.texts()
    return form.with_texts({
        field: row.text if is_fresh(row, texts[field]) else MARK
        for field, row in kept.items()
        if field in texts
    })  # fmt: skip


def redactions(session: Session, report_id: str) -> Mapping[str, Redaction]:
    """Return what is hidden in a report, by field."""
    asked = select(Redaction).where(Redaction.report_id == report_id).order_by(Redaction.field)
    return {row.field: row for row in session.scalars(asked)}


def is_fresh(kept: Redaction, text: str) -> bool:
    """Return whether a redaction was made from the text that now stands."""
    return kept.source == source_mark(text)


def keep_form(session: Session, row: Assessment, *, at: datetime) -> None:
    """Freeze the form behind an assessment that is being published, or freeze it anew."""
    report = report_behind(session, row.project_id, row.round_id)
    form = public_form(session, report) if report is not None else None
    if report is None or form is None:
        return
    kept = session.get(PublishedForm, row.id)
    if kept is None:
        kept = PublishedForm(assessment_id=row.id, report_id=report.id)
        session.add(kept)
    kept.content, kept.made_at = form_to_json(form), at
    session.flush()


def _criterion(
    one: SuccessCriterion, told: ReportedValue | None, starts_on: date
) -> PublicCriterion:
    return PublicCriterion(
        key=one.id,
        label=one.label,
        unit=one.unit,
        baseline=one.baseline_value,
        target=one.target,
        due=one.due,
        planned=_path(one, starts_on),
        value=told.value if told is not None else None,
        unavailable=(told.unavailable_because or "") if told is not None else "",
        comment=told.comment if told is not None else "",
    )


def _path(one: SuccessCriterion, starts_on: date) -> tuple[tuple[date, Decimal], ...]:
    days = {one.baseline.on or starts_on, *(point.on for point in one.path.points)}
    if one.due is not None:
        days.add(one.due)
    corners = ((day, planned_figure(one, day, starts_on)) for day in sorted(days))
    return tuple((day, value) for day, value in corners if value is not None)


def _milestones(
    workshop: Workshop, updates: tuple[MilestoneUpdate, ...]
) -> tuple[PublicMilestone, ...]:
    told = {one.milestone_id: one for one in updates}
    found = []
    for one in workshop.milestones:
        update = told.get(one.id)
        reached = (update.reached_on if update else None) or one.reached_on
        expected = (update.forecast if update else None) or one.forecast
        found.append(PublicMilestone(one.title, one.baseline_date, reached, expected))
    return tuple(found)
