"""The cockpit of one round: phases, who waits for whom, every project, and what is missing."""

from dataclasses import dataclass
from datetime import date

from flask import request, url_for

from portal.clock import local_date
from portal.domain.permissions import Action
from portal.domain.rounds import RoundState
from portal.i18n import _, ngettext, show_date
from portal.services.publication import PreFlight, late_projects, pre_flight
from portal.storage.queries.report_pages import last_saved
from portal.storage.queries.reports import reports_of_round
from portal.storage.queries.schemes import RoundRow, scheme_policy
from portal.web import transaction
from portal.web.access import actor
from portal.web.rounds.cockpit_facts import Known, Waits, days_words, waits_words, working_days
from portal.web.rounds.cockpit_rows import CockpitRow, cockpit_row, order_of
from portal.web.rounds.cockpit_sides import DayLine, MailLine, days_ahead, mail_lines
from portal.web.rounds.cockpit_steps import step_titles
from portal.web.rounds.gaps import GapLine, gap_lines
from portal.web.rounds.office import allows, today
from portal.web.wording import word


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase of a round."""

    label: str
    state: str
    when: str
    note: str


@dataclass(frozen=True, slots=True)
class WaitLink:
    """How many projects wait for one party; the link shows only them."""

    count: int
    label: str
    note: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class CockpitPage:
    """A round as the office follows it."""

    id: str
    name: str
    state: RoundState
    state_word: str
    lead: str
    phases: tuple[Phase, ...]
    waits: tuple[WaitLink, ...]
    filtered: str
    rows: tuple[CockpitRow, ...]
    titles: tuple[str, ...]
    gaps: tuple[GapLine, ...]
    days: tuple[DayLine, ...]
    mails: tuple[MailLine, ...]
    late: int
    total: int
    may_manage: bool
    may_publish: bool


def cockpit_rows(of_round: RoundRow) -> tuple[CockpitRow, ...]:
    """Return every project of a round: red, overdue, waiting, ready."""
    return _rows(of_round, _flight(of_round))


def _flight(of_round: RoundRow) -> PreFlight:
    session, who, at = transaction.session(), actor(), transaction.now()
    return pre_flight(session, of_round.id, by=who, at=at)


def _rows(of_round: RoundRow, flight: PreFlight) -> tuple[CockpitRow, ...]:
    session, who, on = transaction.session(), actor(), today()
    policy = scheme_policy(session, of_round.scheme_id)
    rows = {row.project_id: row for row in flight.rows}
    reports = {one.project_id: one for one in reports_of_round(session, who, on, of_round.id)}
    saved = last_saved(session, [one.id for one in reports.values()])
    found = []
    for standing in flight.projects:
        row, report = rows[standing.project_id], reports.get(standing.project_id)
        saved_at = saved.get(report.id) if report is not None else None
        saved_on = local_date(saved_at) if saved_at is not None else None
        known = Known(of_round, policy, row, standing, report, saved_on)
        found.append(cockpit_row(known, " / ".join(row.owners)))
    return tuple(sorted(found, key=order_of))


def _late(of_round: RoundRow) -> int:
    """Return how many ratings were approved after the round was published."""
    if of_round.published_at is None:
        return 0
    session, who, at = transaction.session(), actor(), transaction.now()
    return len(late_projects(session, of_round.id, of_round.scheme_id, by=who, at=at))


def cockpit_page(of_round: RoundRow) -> CockpitPage:
    """Return the cockpit of a round that has been opened."""
    flight = _flight(of_round)
    rows = _rows(of_round, flight)
    wanted = request.args.get("venter", "")
    names = {row.project_id: row.name for row in rows}
    shown = tuple(row for row in rows if not wanted or row.waits.value == wanted)
    return CockpitPage(
        id=of_round.id,
        name=of_round.name,
        state=of_round.state,
        state_word=word(of_round.state),
        lead=_lead(of_round, len(rows)),
        phases=_phases(of_round, rows),
        waits=_waits(of_round, rows, wanted),
        filtered=wanted if shown != rows else "",
        rows=shown,
        titles=step_titles(),
        gaps=gap_lines(flight.gaps, names, of_round.id, flight.projects)
        if of_round.published_at is None
        else (),
        days=days_ahead(of_round, rows),
        mails=mail_lines(of_round),
        late=_late(of_round),
        total=len(rows),
        may_manage=allows(Action.MANAGE_ROUNDS, of_round.scheme_id),
        may_publish=allows(Action.PUBLISH_ROUND, of_round.scheme_id),
    )


def _lead(of_round: RoundRow, total: int) -> str:
    count = ngettext("%(num)s projekt", "%(num)s projekter", total)
    period = _(
        "Periode: %(start)s – %(end)s.",
        start=show_date(of_round.period_start),
        end=show_date(of_round.period_end),
    )
    whole = _(
        "Runden offentliggøres samlet, når alle er vurderet, og hvert rødt projekt er varslet."
    )
    return f"{count}. {period} {whole}"


def _phases(of_round: RoundRow, rows: tuple[CockpitRow, ...]) -> tuple[Phase, ...]:
    total = len(rows)
    sent = sum(row.waits not in {Waits.HOLDER, Waits.CERTIFIER} for row in rows)
    judged = sum(row.waits in {Waits.NOTICE, Waits.READY, Waits.DONE} for row in rows)
    reds = [row for row in rows if row.is_red]
    told = sum(row.all_told for row in reds)
    out = of_round.published_at is not None
    opened = of_round.opened_at is not None
    states = _phase_states([
        opened,
        opened and (sent == total or of_round.state is not RoundState.OPEN),
        opened and judged == total,
        opened and judged == total and told == len(reds),
        out,
    ])  # fmt: skip
    return (
        Phase(_("Åbnet"), states[0], show_date(of_round.opens_on), ""),
        Phase(
            _("Indrapportering"),
            states[1],
            _("frist %(day)s", day=show_date(of_round.due)),
            _left(of_round.due, states[1])
            + _("%(sent)s af %(total)s indsendt", sent=sent, total=total),
        ),
        Phase(
            _("Vurdering"),
            states[2],
            _("frist %(day)s", day=show_date(of_round.assess_by)),
            _left(of_round.assess_by, states[2])
            + _("%(judged)s af %(total)s afklaret", judged=judged, total=total),
        ),
        Phase(
            _("Varsling"),
            states[3],
            _("før offentliggørelse"),
            _("%(told)s af %(reds)s røde varslet", told=told, reds=len(reds)),
        ),
        Phase(
            _("Offentliggørelse"),
            states[4],
            show_date(of_round.publish_on),
            _left(of_round.publish_on, states[4]).removesuffix(" · "),
        ),
    )


def _phase_states(done: list[bool]) -> list[str]:
    current = next((place for place, one in enumerate(done) if not one), len(done))
    return [
        "done" if place < current else ("now" if place == current else "next")
        for place in range(len(done))
    ]


def _left(day: date, state: str) -> str:
    """Return the working days that are left, with a mark after them; nothing once it is over."""
    on = today()
    if state == "done" or day < on:
        return ""
    return days_words(working_days(on, day)) + " · "


def _waits(of_round: RoundRow, rows: tuple[CockpitRow, ...], wanted: str) -> tuple[WaitLink, ...]:
    words = waits_words()
    found = []
    for one in Waits:
        mine = [row for row in rows if row.waits is one]
        if one is Waits.DONE and not mine:
            continue
        current = wanted == one.value
        found.append(
            WaitLink(
                count=len(mine),
                label=words[one],
                note=_wait_note(one, mine),
                href=url_for(
                    "rounds.show",
                    round_id=of_round.id,
                    venter=None if current else one.value,
                ),
                current=current,
            )
        )
    return tuple(found)


def _wait_note(waits: Waits, rows: list[CockpitRow]) -> str:
    days = [row.since for row in rows if row.since is not None]
    if waits in {Waits.ASSESSOR, Waits.APPROVER} and days:
        longest = working_days(min(days), today())
        return _("længst %(days)s", days=days_words(longest)) if longest else _("fra i dag")
    if waits in {Waits.HOLDER, Waits.CERTIFIER}:
        over = sum(row.is_overdue for row in rows)
        return ngettext("%(num)s over fristen", "%(num)s over fristen", over) if over else ""
    if waits is Waits.NOTICE and days:
        return _("udløber %(day)s", day=show_date(max(days)))
    return _("til offentliggørelse") if waits is Waits.READY else ""
