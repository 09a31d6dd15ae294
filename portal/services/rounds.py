"""Rounds of reporting: planned, opened with a report for each project, followed, closed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.clock import local_date
from portal.domain.errors import DomainError
from portal.domain.overview import ProjectPhase
from portal.domain.permissions import Action, Actor, SchemeFacts, may
from portal.domain.report_states import UNSENT, ReportState
from portal.domain.rounds import (
    ROUND_TRANSITIONS,
    DeadlineExtension,
    ReportingRound,
    RoundAction,
    RoundReason,
    RoundState,
    extension_gaps,
    is_overdue,
    propose_next_round,
    round_gaps,
    takes_part,
)
from portal.domain.transitions import TransitionReason
from portal.domain.verdict import Reason, Verdict
from portal.domain.working_days import add_working_days
from portal.services.locking import locked
from portal.services.refusals import Missing, require
from portal.services.report_mail import REMINDER, mail_report, reminded_since
from portal.services.reports import extend_deadline
from portal.services.steps import guarded_step, step
from portal.services.working_calendar import holidays_around
from portal.storage.history import record
from portal.storage.models import schemes as kept
from portal.storage.models.projects import Project
from portal.storage.models.reports import Report
from portal.storage.queries.report_pages import agreed_workshop_id
from portal.storage.queries.reports import reports_of_round
from portal.storage.queries.schemes import RoundRow, rounds, scheme_policy

REPORTING = frozenset({ProjectPhase.ACTIVE, ProjectPhase.CLOSING})
ASSESS_DAYS, PUBLISH_DAYS = 10, 14
"""Working days from the due date to the assessments, and to the publication, in a proposal."""

PAUSE = timedelta(hours=1)
"""So long nobody is reminded of the same report again."""

Link = Callable[[str], str]
"""Gives the address of a report by its id."""


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """Name and dates of a round as the office writes them."""

    name: str
    period_start: date
    period_end: date
    opens_on: date
    due: date
    assess_by: date
    publish_on: date


def propose_round(session: Session, scheme_id: str, today: date) -> RoundPlan:
    """Return dates for a scheme's next round, on working days; the name is for people to choose."""
    known = rounds(session, scheme_id)
    before = known[-1].value() if known else _quarter_before(today)
    holidays = holidays_around(before.period_end, today)
    found = propose_next_round(before, holidays)
    return RoundPlan(
        name="",
        period_start=found.period_start,
        period_end=found.period_end,
        opens_on=add_working_days(found.period_end, 1, holidays),
        due=found.due,
        assess_by=add_working_days(found.due, ASSESS_DAYS, holidays),
        publish_on=add_working_days(found.due, PUBLISH_DAYS, holidays),
    )


def create_round(
    session: Session, scheme_id: str, plan: RoundPlan, *, by: Actor, at: datetime
) -> str:
    """Plan a round after the last one and return its id.

    Raises:
        Missing: The scheme is not theirs.
        DomainError: The name is taken.
        Refused: Name or dates do not hold together.
    """
    require_scheme(session, scheme_id, Action.MANAGE_ROUNDS, by=by, at=at)
    known = rounds(session, scheme_id)
    _check(plan, known)
    last = session.scalar(
        select(func.max(kept.ReportingRound.position)).where(
            kept.ReportingRound.scheme_id == scheme_id
        )
    )
    row = kept.ReportingRound(
        scheme_id=scheme_id, position=(last or 0) + 1, state=RoundState.PLANNED, **_columns(plan)
    )
    session.add(row)
    session.flush()
    _note(session, row, "round_created", by=by, at=at)
    return row.id


def edit_round(
    session: Session, round_id: str, plan: RoundPlan, *, by: Actor, at: datetime
) -> None:
    """Change name and dates of a round that is only planned.

    Raises:
        Missing: The round is not theirs.
        DomainError: It is open already, or the name is taken.
        Refused: Name or dates do not hold together.
    """
    row = locked_round(session, round_id, by=by, at=at)
    if row.state is not RoundState.PLANNED:
        raise DomainError(TransitionReason.NOT_FROM_THIS_STATE)
    _check(plan, [one for one in rounds(session, row.scheme_id) if one.id != row.id])
    before = {name: str(getattr(row, name)) for name in _columns(plan)}
    for name, value in _columns(plan).items():
        setattr(row, name, value)
    session.flush()
    record(
        session,
        by=by,
        at=at,
        action="round_edited",
        kind="round",
        object_id=row.id,
        changes={name: (before[name], str(value)) for name, value in _columns(plan).items()},
    )


def open_round(session: Session, round_id: str, *, link: Link, by: Actor, at: datetime) -> int:
    """Open a round: a report for every project that takes part, a mail to those who write it.

    Returns how many projects take part; a second call does nothing.

    Raises:
        Missing: The round is not theirs.
        DomainError: It is closed already.
    """
    row = locked_round(session, round_id, by=by, at=at)
    if row.state is RoundState.OPEN:
        return 0
    taken = guarded_step(ROUND_TRANSITIONS, row.state, RoundAction.OPEN, round_gaps, _value(row))
    row.state, row.opened_at = taken.to, at
    session.flush()
    made = [_start_report(session, row, project) for project in _participants(session, row)]
    session.flush()
    for report in made:
        mail_report(session, report, taken.mail, link=link(report.id), at=at)
    _note(session, row, taken.event, by=by, at=at, reports=len(made))
    return len(made)


def close_round(session: Session, round_id: str, *, by: Actor, at: datetime) -> None:
    """Close an open round; what has not come counts as not reported, unless it is extended.

    Raises:
        Missing: The round is not theirs.
        DomainError: It is not open.
    """
    row = locked_round(session, round_id, by=by, at=at)
    if row.state is RoundState.CLOSED:
        return
    taken = step(ROUND_TRANSITIONS, row.state, RoundAction.CLOSE)
    row.state, row.closed_at = taken.to, at
    session.flush()
    _note(session, row, taken.event, by=by, at=at)


def remind(
    session: Session,
    round_id: str,
    project_ids: Sequence[str],
    *,
    link: Link,
    by: Actor,
    at: datetime,
) -> int:
    """Remind those who write the reports of some projects; return how many projects were reminded.

    Projects whose report has come are left out, and so are those reminded within the hour.
    """
    row = locked_round(session, round_id, by=by, at=at)
    zone = scheme_policy(session, row.scheme_id).time_zone
    unsent = _unsent(session, row, project_ids, by=by, at=at)
    reports = [one for one in unsent if not reminded_since(session, one.id, at - PAUSE)]
    for report in reports:
        over = is_overdue(row.due, at, zone, report.extended_to)
        mail_report(session, report, REMINDER, link=link(report.id), is_overdue=over, at=at)
        record(session, by=by, at=at, action="report_reminded", kind="report", object_id=report.id)
    return len(reports)


def extend_deadlines(
    session: Session,
    round_id: str,
    project_ids: Sequence[str],
    extension: DeadlineExtension,
    *,
    link: Link,
    by: Actor,
    at: datetime,
) -> int:
    """Give some projects a later deadline with a reason, and tell them; return how many.

    Raises:
        Missing: The round is not theirs.
        DomainError: The day is not later than the round's.
        Refused: Several things are wrong.
    """
    row = locked_round(session, round_id, by=by, at=at)
    require(Verdict.unless(extension_gaps(row.due, extension)))
    reports = _unsent(session, row, project_ids, by=by, at=at)
    changed = [one for one in reports if one.extended_to != extension.due]
    for report in changed:
        until, why = extension.due, extension.reason
        extend_deadline(session, report.id, until, why, link=link(report.id), by=by, at=at)
    return len(reports)


def require_scheme(
    session: Session, scheme_id: str, action: Action, *, by: Actor, at: datetime
) -> None:
    """Let those pass who may do this to a scheme's rounds.

    Raises:
        Missing: The scheme is not theirs.
    """
    if session.get(kept.MonitoringScheme, scheme_id) is None:
        raise Missing
    policy = scheme_policy(session, scheme_id)
    today = local_date(at, policy.time_zone)
    require(may(by, action, SchemeFacts(scheme_id), today, policy))


def locked_round(
    session: Session, round_id: str, *, by: Actor, at: datetime
) -> kept.ReportingRound:
    """Return a round that nobody else can change until the transaction ends.

    Raises:
        Missing: There is none, or it is not theirs.
    """
    row = locked(session, kept.ReportingRound, round_id)
    require_scheme(session, row.scheme_id, Action.MANAGE_ROUNDS, by=by, at=at)
    return row


def plan_gaps(plan: RoundPlan) -> tuple[Reason, ...]:
    """Return what does not hold together in a plan: name, period, due date."""
    return round_gaps(
        ReportingRound("", plan.name, plan.period_start, plan.period_end, plan.due, 0)
    )


def _check(plan: RoundPlan, others: Sequence[RoundRow]) -> None:
    require(Verdict.unless(plan_gaps(plan)))
    if any(one.name.casefold() == plan.name.casefold() for one in others):
        raise DomainError(RoundReason.NAME_MISSING, "name")


def _value(row: kept.ReportingRound) -> ReportingRound:
    return ReportingRound(
        row.id, row.name, row.period_start, row.period_end, row.due, row.position, row.state
    )


def _columns(plan: RoundPlan) -> dict[str, object]:
    return {
        "name": plan.name,
        "period_start": plan.period_start,
        "period_end": plan.period_end,
        "opens_on": plan.opens_on,
        "due": plan.due,
        "assess_by": plan.assess_by,
        "publish_on": plan.publish_on,
    }


def _quarter_before(today: date) -> ReportingRound:
    """Return a round that ended with the last quarter, for a scheme that has none yet."""
    first_month = (today.month - 1) // 3 * 3 + 1
    start = date(today.year, first_month, 1)
    end = date.fromordinal(start.toordinal() - 1)
    due = add_working_days(end, 10, holidays_around(end))
    return ReportingRound("", "", date(end.year, end.month - 2, 1), end, due, 0)


def _participants(session: Session, row: kept.ReportingRound) -> list[Project]:
    asked = (
        select(Project)
        .where(
            Project.scheme_id == row.scheme_id,
            Project.is_monitored,
            Project.phase.in_(sorted(REPORTING)),
            Project.starts_on <= row.period_end,
        )
        .order_by(Project.number, Project.id)
    )
    known = [one for one in rounds(session, row.scheme_id) if one.state is not RoundState.PLANNED]
    return [one for one in session.scalars(asked) if _takes_part(one, row, known)]


def _takes_part(project: Project, row: kept.ReportingRound, known: Sequence[RoundRow]) -> bool:
    since = project.monitored_from
    if since is not None and since > row.period_end:
        return False
    monitored = [one.position for one in known if since is None or since <= one.period_end]
    return takes_part(project.interval, min(monitored, default=row.position), row.position)


def _start_report(session: Session, row: kept.ReportingRound, project: Project) -> Report:
    found = session.scalars(
        select(Report).where(Report.project_id == project.id, Report.round_id == row.id)
    ).one_or_none()
    if found is None:
        found = Report(
            project_id=project.id,
            round_id=row.id,
            workshop_id=agreed_workshop_id(session, project.id),
            state=ReportState.NOT_STARTED,
        )
        session.add(found)
    return found


def _unsent(
    session: Session,
    row: kept.ReportingRound,
    project_ids: Sequence[str],
    *,
    by: Actor,
    at: datetime,
) -> list[Report]:
    wanted = frozenset(project_ids)
    found = reports_of_round(session, by, local_date(at), row.id)
    chosen = [one for one in found if one.project_id in wanted and one.state in UNSENT]
    return [session.get_one(Report, one.id) for one in chosen]


def _note(
    session: Session,
    row: kept.ReportingRound,
    action: str,
    *,
    by: Actor,
    at: datetime,
    reports: int | None = None,
) -> None:
    facts: dict[str, str | int | bool | None] = {"scheme": row.scheme_id}
    if reports is not None:
        facts["reports"] = reports
    record(session, by=by, at=at, action=action, kind="round", object_id=row.id, facts=facts)
