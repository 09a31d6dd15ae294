"""Writing a report together: each save keeps what was typed and never overwrites somebody else."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import local_date
from portal.domain.drafts import Conflict, merge
from portal.domain.permissions import Action, Actor, ReportFacts, Role, may
from portal.domain.reports import REPORT_TRANSITIONS, ReportAction, ReportState, ReportStep
from portal.domain.transitions import Transition
from portal.services.locking import locked
from portal.services.project_access import known_facts
from portal.services.refusals import require
from portal.services.steps import step as take_step
from portal.storage.history import record
from portal.storage.models.reports import Report, ReportField, ReportSection
from portal.storage.queries.schemes import scheme_policy

OPENING = {
    ReportState.NOT_STARTED: ReportAction.START,
    ReportState.RETURNED: ReportAction.RESUME,
    ReportState.AWAITING_CERTIFICATION: ReportAction.RESUME,
}


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """What became of a save: the texts as they now stand, and what two people must agree on."""

    texts: Mapping[str, str]
    conflicts: tuple[Conflict, ...]


def locked_report(session: Session, report_id: str) -> Report:
    """Return a report that nobody else can change until the transaction ends.

    What was read of it before the lock was had is read anew.

    Raises:
        Missing: There is no such report.
    """
    return locked(session, Report, report_id)


def facts_of(session: Session, report: Report) -> ReportFacts:
    """Return what the rules on rights must know of a report."""
    project = known_facts(session, report.project_id)
    return ReportFacts(project, submitted=report.submitted_at is not None)


def require_right(
    session: Session, report: Report, action: Action, *, by: Actor, at: datetime
) -> ReportFacts:
    """Return the facts of a report for somebody who may do this to it.

    Raises:
        Missing: The report is not theirs; told as if it did not exist.
    """
    facts = facts_of(session, report)
    policy = scheme_policy(session, facts.project.scheme_id)
    require(may(by, action, facts, local_date(at, policy.time_zone), policy))
    return facts


def today_in(session: Session, facts: ReportFacts, at: datetime) -> date:
    """Return the day it is where the report's scheme is run."""
    return local_date(at, scheme_policy(session, facts.project.scheme_id).time_zone)


def draft_texts(session: Session, report_id: str) -> dict[str, str]:
    """Return the texts of a draft by the names of their fields."""
    rows = session.execute(
        select(ReportField.name, ReportField.text)
        .where(ReportField.report_id == report_id)
        .order_by(ReportField.name)
    )
    return {row.name: row.text for row in rows}


def save_draft(
    session: Session,
    report_id: str,
    step: ReportStep,
    typed: Mapping[str, str],
    seen: Mapping[str, str],
    *,
    by: Actor,
    at: datetime,
    given: Mapping[str, str] | None = None,
) -> SavedDraft:
    """Keep what was typed in one step of a report; conflicts are told, not written (D1).

    Args:
        session: The writing session.
        report_id: Which report.
        step: Which step the fields belong to.
        typed: The cleaned texts by field name.
        seen: Fingerprints of the texts that the page showed, by field name.
        by: Who writes.
        at: When.
        given: Texts the page shows where nothing was typed yet; left as they are, they are kept.

    Raises:
        Missing: The report is not theirs to write.
        DomainError: The report can no longer be written.
    """
    report = locked_report(session, report_id)
    require_right(session, report, Action.EDIT_REPORT, by=by, at=at)
    action = OPENING.get(report.state, ReportAction.SAVE)
    row = take_step(REPORT_TRANSITIONS, report.state, action)
    kept = draft_texts(session, report_id)
    unsaid = {name: text for name, text in (given or {}).items() if name not in kept}
    merged = merge({**unsaid, **kept}, typed, seen)
    confirmed = {name: text for name, text in unsaid.items() if name in typed}
    changed = {**confirmed, **merged.changed}
    if changed or report.state is not row.to:
        _write(session, report, step, changed, by=by, at=at)
        record(
            session,
            by=by,
            at=at,
            action=row.event,
            kind="report",
            object_id=report.id,
            changes={name: (kept.get(name), text) for name, text in changed.items()},
        )
        _open(report, row, by=by, at=at)
    return SavedDraft({**kept, **changed}, merged.conflicts)


def _open(report: Report, row: Transition[ReportState], *, by: Actor, at: datetime) -> None:
    today = local_date(at)
    if report.state is ReportState.NOT_STARTED:
        on_behalf = Role.SECRETARIAT in by.roles(today)
        report.entered_for_holder = on_behalf and Role.PROJECT_EDITOR not in by.roles(today)
    report.state = row.to


def _write(
    session: Session,
    report: Report,
    step: ReportStep,
    changed: Mapping[str, str],
    *,
    by: Actor,
    at: datetime,
) -> None:
    fields = {field.name: field for field in report.fields}
    for name, text in changed.items():
        field = fields.get(name)
        if field is None:
            field = ReportField(report_id=report.id, name=name, step=step)
            report.fields.append(field)
        field.text, field.saved_at, field.saved_by_id = text, at, by.person_id
    section = session.get(ReportSection, (report.id, step))
    if section is None:
        section = ReportSection(report_id=report.id, step=step, version=0, is_done=False)
        session.add(section)
    section.version += 1
    section.saved_at, section.saved_by_id = at, by.person_id
    session.flush()


def mark_done(session: Session, report_id: str, step: ReportStep, *, done: bool) -> None:
    """Remember whether a step lacks nothing, so that lists can tell how far a report is."""
    section = session.get(ReportSection, (report_id, step))
    if section is not None:
        section.is_done = done
        session.flush()
