"""One row a project in the cockpit: the six steps, where it stands, and who is waited for."""

from dataclasses import dataclass
from datetime import date

from portal.domain.publication import earliest_publication
from portal.i18n import _, show_date
from portal.web.rounds.cockpit_facts import (
    Known,
    Waits,
    day_of,
    days_words,
    holidays,
    today_of,
    waits_for,
    waits_words,
    working_days,
)
from portal.web.rounds.cockpit_steps import StepView, steps
from portal.web.rounds.red_words import reds_words


@dataclass(frozen=True, slots=True)
class CockpitRow:
    """One project in the cockpit."""

    project_id: str
    name: str
    owners: str
    waits: Waits
    waits_word: str
    detail: str
    days: str
    is_overdue: bool
    is_red: bool
    reds: str
    all_told: bool
    steps: tuple[StepView, ...]
    since: date | None
    report_id: str
    can_remind: bool
    can_judge: bool


def cockpit_row(known: Known, owners: str) -> CockpitRow:
    """Return the row of a project."""
    waits = waits_for(known)
    since = _since(known, waits)
    return CockpitRow(
        project_id=known.row.project_id,
        name=known.row.name,
        owners=owners,
        waits=waits,
        waits_word=waits_words()[waits],
        detail=_detail(known, waits, since),
        days=_days(known, waits, since),
        is_overdue=known.is_overdue,
        is_red=known.is_red,
        reds=reds_words(known.reds),
        all_told=known.standing.notices.complete,
        steps=steps(known, waits),
        since=since,
        report_id=known.report.id if known.report is not None else "",
        can_remind=waits in {Waits.HOLDER, Waits.CERTIFIER},
        can_judge=known.report is not None and known.report.submitted_at is not None,
    )


def order_of(row: CockpitRow) -> tuple[int, int]:
    """Return where a row stands: red, overdue, waiting, ready."""
    if row.is_red and row.waits is not Waits.DONE:
        return (0, 0)
    if row.is_overdue:
        return (1, 0)
    ready = row.waits in {Waits.READY, Waits.DONE}
    return (3 if ready else 2, list(Waits).index(row.waits))


def _since(known: Known, waits: Waits) -> date | None:
    report, row = known.report, known.assessment
    match waits:
        case Waits.HOLDER | Waits.CERTIFIER:
            return report.deadline if report is not None else None
        case Waits.ASSESSOR:
            return day_of(known, report.submitted_at) if report is not None else None
        case Waits.APPROVER:
            return day_of(known, row.proposed_at) if row is not None else None
        case Waits.NOTICE:
            times = known.standing.notices
            return earliest_publication(times, known.policy, holidays(known))
        case Waits.READY | Waits.DONE:
            return None


def _detail(known: Known, waits: Waits, since: date | None) -> str:
    match waits:
        case Waits.READY:
            return _("hele runden på én gang")
        case Waits.NOTICE:
            day = _("til %(day)s", day=show_date(since)) if since else ""
            return day or _("ikke alle har fået varsel")
        case Waits.HOLDER | Waits.CERTIFIER:
            return _deadline(known)
        case _:
            return _("siden %(day)s", day=show_date(since)) if since else ""


def _deadline(known: Known) -> str:
    if known.report is None:
        return ""
    day = show_date(known.report.deadline)
    if known.report.extended_to is not None:
        return _("frist forlænget til %(day)s", day=day)
    return _("frist %(day)s", day=day)


def _days(known: Known, waits: Waits, since: date | None) -> str:
    if since is None:
        return ""
    today = today_of(known)
    if waits in {Waits.ASSESSOR, Waits.APPROVER}:
        return days_words(working_days(since, today))
    number = working_days(today, since)
    if known.is_overdue:
        return _("%(days)s over", days=days_words(max(-number, 0)))
    return _("%(days)s tilbage", days=days_words(max(number, 0)))
