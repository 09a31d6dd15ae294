"""Reports of the demo: what was typed, what was sent, and the receipts."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal

from sqlalchemy.orm import Session

from portal.demo.diary import Calendar, Diary
from portal.demo.drafts import draft_texts
from portal.demo.facts import Colour, ReportFacts
from portal.demo.projects import Scheme
from portal.domain.rag import Rag
from portal.domain.receipts import receipt_number
from portal.domain.reports import ReportState, ReportStep
from portal.storage.models import (
    Milestone,
    Project,
    Report,
    ReportField,
    ReportingRound,
    ReportMilestone,
    ReportRisk,
    ReportSection,
    ReportValue,
    ReportVersion,
    Workshop,
)
from portal.tokens import new_id, receipt_letters

DAYS_BEFORE = 5
"""How long before its agreed day a milestone of the demo was reached, unless told otherwise."""

NOT_MEASURED = "Måles først ved projektets afslutning."


@dataclass(frozen=True, slots=True)
class Subject:
    """What is reported on: a project by its workshop, in a round of its scheme."""

    scheme: Scheme
    project: Project
    workshop: Workshop
    round: ReportingRound


@dataclass(frozen=True, slots=True)
class Writer:
    """Who wrote a report, when it was last saved, and when it was sent and accepted, if it was."""

    person_id: str
    saved_at: datetime
    submitted_at: datetime | None = None
    accepted_at: datetime | None = None


@dataclass(slots=True)
class Receipts:
    """Gives every report a receipt number of its own."""

    given: set[str] = field(default_factory=set)

    def number(self, on: date) -> str:
        """Return a number nobody has got."""
        while (number := receipt_number(on, receipt_letters())) in self.given:
            continue
        self.given.add(number)
        return number


def add_report(
    session: Session,
    subject: Subject,
    facts: ReportFacts,
    state: ReportState,
    writer: Writer,
) -> Report:
    """Add a report in some state with everything that was typed into it."""
    report = write_report(subject, facts, state, writer)
    session.add(report)
    return report


def write_report(
    subject: Subject, facts: ReportFacts, state: ReportState, writer: Writer
) -> Report:
    """Return a report with everything that was typed into it; it is not added anywhere."""
    workshop, in_round = subject.workshop, subject.round
    report = Report(
        id=new_id(),
        project_id=subject.project.id,
        round_id=in_round.id,
        workshop_id=workshop.id,
        state=state,
        activity_text=facts.get("activity", ""),
        result_text=facts.get("result", ""),
        economy_used=Decimal(facts["used"]) if "used" in facts else None,
        number=1,
    )
    own: tuple[Colour, Colour, Colour] = facts.get("own", (None, None, None))
    report.own_activity, report.own_result, report.own_overall = (
        None if colour is None else Rag(colour) for colour in own
    )
    if "values" in facts:
        _add_values(report, workshop, facts)
        _add_milestones(report, workshop, in_round, facts, subject.scheme.calendar)
        report.risks.extend(
            ReportRisk(risk_key=risk.key, likelihood=risk.likelihood, impact=risk.impact)
            for risk in workshop.risks
        )
        _add_texts(report, writer)
    return report


def _add_values(report: Report, workshop: Workshop, facts: ReportFacts) -> None:
    for criterion, written in zip(workshop.criteria, facts["values"], strict=True):
        because = facts.get("unavailable", NOT_MEASURED) if written is None else ""
        report.values.append(
            ReportValue(
                criterion_key=criterion.key,
                value=None if written is None else Decimal(written),
                unavailable_because=because,
                comment="",
            )
        )


def _add_milestones(
    report: Report,
    workshop: Workshop,
    in_round: ReportingRound,
    facts: ReportFacts,
    calendar: Calendar,
) -> None:
    for place, milestone in enumerate(workshop.milestones):
        reached = _reached_on(milestone, place, in_round, facts, calendar)
        awaited = reached is None and milestone.baseline_date <= in_round.period_end
        report.milestones.append(
            ReportMilestone(
                milestone_key=milestone.key,
                reached_on=reached,
                forecast=in_round.period_end + timedelta(days=75) if awaited else None,
                is_unchanged=reached is None and not awaited,
                comment="",
            )
        )


def _reached_on(
    milestone: Milestone,
    place: int,
    in_round: ReportingRound,
    facts: ReportFacts,
    calendar: Calendar,
) -> date | None:
    if "reached" in facts:
        written = facts["reached"].get(str(place))
        return None if written is None else calendar.day(written)
    planned = milestone.baseline_date <= in_round.period_end
    if planned and place not in facts.get("late", []):
        return milestone.baseline_date - timedelta(days=DAYS_BEFORE)
    return None


def _add_texts(report: Report, writer: Writer) -> None:
    steps: dict[ReportStep, bool] = {}
    for name, (step, text) in draft_texts(report).items():
        steps[step] = True
        report.fields.append(
            ReportField(
                name=name,
                step=step,
                text=text,
                saved_at=writer.saved_at,
                saved_by_id=writer.person_id,
            )
        )
    finished = report.own_overall is not None
    report.sections.extend(
        ReportSection(
            step=step,
            version=1,
            is_done=finished or step is ReportStep.ACTIVITIES,
            saved_at=writer.saved_at,
            saved_by_id=writer.person_id,
        )
        for step in steps
    )


def send_report(
    session: Session, report: Report, writer: Writer, receipts: Receipts, diary: Diary
) -> None:
    """Give a report its receipt, keep what was sent, and accept it where it was accepted."""
    sent_at = writer.submitted_at
    if sent_at is None:
        return
    number = receipts.number(sent_at.date())
    report.receipt_number, report.submission_key = number, new_id()
    report.submitted_at, report.submitted_by_id = sent_at, writer.person_id
    session.add(
        ReportVersion(
            id=new_id(),
            report_id=report.id,
            number=report.number,
            receipt_number=number,
            submitted_at=sent_at,
            submitted_by_id=writer.person_id,
            content={one.name: one.text for one in report.fields},
        )
    )
    diary.note(sent_at, "report_submitted", "report", report.id, receipt=number, version=1)
    if writer.accepted_at is not None:
        report.accepted_at = writer.accepted_at
        diary.note(writer.accepted_at, "report_accepted", "report", report.id)
