"""What the pages of meetings show: boxes with deadlines, agendas, what lacks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import abort, url_for

from forms.base import filled_form
from forms.meeting import MeetingForm, NewMeetingForm
from portal.clock import local_date
from portal.domain.agenda import AgendaItemState, MeetingFacts, MeetingState
from portal.domain.meeting_deadlines import MeetingDeadline, meeting_deadlines
from portal.domain.permissions import Action
from portal.domain.policy import SchemePolicy
from portal.domain.working_days import is_working_day
from portal.i18n import _, ngettext, show_date, show_month, show_weekday
from portal.services.committee_rights import schemes_for
from portal.services.meetings import meeting_mark
from portal.services.working_calendar import holidays_around
from portal.storage.queries.committee import MeetingRow, agenda_items_among
from portal.storage.queries.meetings import (
    PaperRow,
    PlacedRow,
    committee_names,
    decisions_on,
    meetings_visible_to,
    papers_of,
    placed_rows,
)
from portal.web.access import actor
from portal.web.committee.agenda_lines import AgendaLine, agenda_line, days_left
from portal.web.transaction import now, session
from portal.web.wording import word

TONES = {
    MeetingState.PLANNED: "info",
    MeetingState.AGENDA_CLOSED: "wait",
    MeetingState.HELD: "wait",
    MeetingState.MINUTES_APPROVED: "good",
    MeetingState.CANCELLED: "bad",
}
DONE = frozenset({MeetingState.MINUTES_APPROVED, MeetingState.CANCELLED})
COMING = frozenset({MeetingState.PLANNED, MeetingState.AGENDA_CLOSED})


@dataclass(frozen=True, slots=True)
class DeadlineLine:
    """One deadline of a meeting."""

    label: str
    day: str
    left: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class MeetingBox:
    """One meeting with its agenda."""

    id: str
    href: str
    month: str
    day: str
    year: str
    heading: str
    state: str
    tone: str
    text: str
    place: str
    reason: str
    not_working: bool
    deadlines: tuple[DeadlineLine, ...]
    lines: tuple[AgendaLine, ...]
    papers: tuple[PaperRow, ...]
    works: bool


@dataclass(frozen=True, slots=True)
class CommitteeBlock:
    """A committee with its meetings: those to work with, and those that are done."""

    id: str
    name: str
    boxes: tuple[MeetingBox, ...]
    earlier: tuple[MeetingBox, ...]


@dataclass(frozen=True, slots=True)
class IndexPage:
    """Every committee whose meetings somebody sees."""

    blocks: tuple[CommitteeBlock, ...]
    may_work: bool


def served_committees() -> dict[str, SchemePolicy]:
    """Return the committees whose meetings the request's actor runs, with the scheme's settings."""
    found = schemes_for(session(), Action.MANAGE_MEETINGS, by=actor(), at=now())
    policies: dict[str, SchemePolicy] = {}
    for row in found:
        policies.setdefault(row.committee_id, row.policy)
    return policies


def index_page() -> IndexPage:
    """Return the meetings that the request's actor sees, committee by committee."""
    served = served_committees()
    rows = meetings_visible_to(session(), actor(), local_date(now()))
    boxes = _boxes(rows, served)
    names = committee_names(session(), actor(), local_date(now()))
    blocks = []
    for committee_id, name in names:
        own = [(row, boxes[row.id]) for row in rows if row.committee_id == committee_id]
        current = tuple(box for row, box in own if row.state not in DONE)
        earlier = tuple(box for row, box in reversed(own) if row.state in DONE)
        blocks.append(CommitteeBlock(committee_id, name, current, earlier))
    return IndexPage(tuple(blocks), bool(served))


def found_meeting(meeting_id: str) -> MeetingRow:
    """Return a meeting that the request's actor sees, else 404."""
    rows = meetings_visible_to(session(), actor(), local_date(now()))
    found = next((row for row in rows if row.id == meeting_id), None)
    if found is None:
        abort(404)
    return found


def run_meeting(meeting_id: str) -> MeetingRow:
    """Return a meeting that the request's actor runs, else 404."""
    found = found_meeting(meeting_id)
    if found.committee_id not in served_committees():
        abort(404)
    return found


def meeting_box(row: MeetingRow) -> MeetingBox:
    """Return one meeting with its agenda."""
    return _boxes([row], served_committees())[row.id]


@dataclass(frozen=True, slots=True)
class Step:
    """A step that a meeting can take now: its button, and what it asks before."""

    action: str
    text: str
    confirm: str
    primary: bool


def steps_of(row: MeetingRow, box: MeetingBox) -> tuple[Step, ...]:
    """Return the steps that lead on from where a meeting is."""
    waiting = sum(line.is_draft for line in box.lines)
    match row.state:
        case MeetingState.PLANNED:
            asks = _("Dagsordenen lukkes for nye sager. Tallene i sagerne gemmes, som de er nu.")
            if waiting:
                asks += " " + ngettext(
                    "%(num)s sag er ikke klar og kommer ikke med.",
                    "%(num)s sager er ikke klar og kommer ikke med.",
                    waiting,
                )
            return (Step("close_agenda", _("Luk dagsordenen"), asks, primary=True),)
        case MeetingState.AGENDA_CLOSED:
            asks = _("Mødet noteres som holdt. Derefter kan beslutningerne skrives.")
            return (Step("hold", _("Notér mødet som holdt"), asks, primary=True),)
        case MeetingState.HELD:
            asks = _("Referatet er godkendt, og mødet er afsluttet.")
            return (Step("approve_minutes", _("Godkend referatet"), asks, primary=True),)
        case _:
            return ()


def new_form() -> NewMeetingForm:
    """Return the form of a new meeting."""
    form = NewMeetingForm()
    served = served_committees()
    names = committee_names(session(), actor(), local_date(now()))
    form.with_choices(committee_id=[pair for pair in names if pair[0] in served])
    return form


def edit_form(row: MeetingRow, *, as_stored: bool = False) -> MeetingForm:
    """Return the form of a meeting: what was typed, or as it is stored."""
    data = {
        "on": row.on,
        "place": row.place,
        "version": meeting_mark(MeetingFacts(row.on, row.place)),
    }
    return filled_form(MeetingForm, data, as_stored=as_stored)


def not_working_text(on: date) -> str:
    """Return the warning about a day on which nobody works; empty when it is a working day."""
    if is_working_day(on, holidays_around(on)):
        return ""
    return _("%(day)s er ikke en arbejdsdag. Er datoen rigtig?", day=show_weekday(on))


def _boxes(rows: Sequence[MeetingRow], served: dict[str, SchemePolicy]) -> dict[str, MeetingBox]:
    today = local_date(now())
    placed = placed_rows(session(), actor(), today, [row.id for row in rows])
    item_ids = {place.item_id for places in placed.values() for place in places}
    items = agenda_items_among(session(), actor(), today, item_ids)
    decided = decisions_on(session(), item_ids)
    papers = papers_of(session(), actor(), today, [row.id for row in rows])
    boxes: dict[str, MeetingBox] = {}
    for row in rows:
        policy = served.get(row.committee_id)
        deadlines = _deadlines(row, policy, today)
        lines = tuple(
            agenda_line(
                place,
                items.get(place.item_id),
                row,
                decided=decided[place.item_id],
                deadlines=deadlines,
                works=policy is not None,
            )
            for place in placed[row.id]
        )
        boxes[row.id] = _box(
            row,
            lines,
            text=_text(row, placed[row.id]),
            deadlines=deadlines,
            papers=papers[row.id],
            works=policy is not None,
        )
    return boxes


def _deadlines(
    row: MeetingRow, policy: SchemePolicy | None, today: date
) -> tuple[MeetingDeadline, ...]:
    if policy is None or row.state not in COMING:
        return ()
    return meeting_deadlines(row.on, policy, today, holidays_around(row.on, today))


def _box(
    row: MeetingRow,
    lines: tuple[AgendaLine, ...],
    *,
    text: str,
    deadlines: Sequence[MeetingDeadline],
    papers: tuple[PaperRow, ...],
    works: bool,
) -> MeetingBox:
    return MeetingBox(
        id=row.id,
        href=url_for("committee.meeting", meeting_id=row.id),
        month=show_month(row.on),
        day=str(row.on.day),
        year=str(row.on.year),
        heading=show_weekday(row.on),
        state=word(row.state),
        tone=TONES[row.state],
        text=text,
        place=row.place,
        reason=row.cancelled_because if row.state is MeetingState.CANCELLED else "",
        not_working=row.state in COMING and bool(not_working_text(row.on)),
        deadlines=tuple(
            DeadlineLine(word(one.kind), show_date(one.on), days_left(one), one.is_over)
            for one in deadlines
        ),
        lines=lines,
        papers=papers,
        works=works,
    )


def _text(row: MeetingRow, places: Sequence[PlacedRow]) -> str:
    """Return how many items a meeting has, and how many of them lack a decision."""
    here = [place for place in places if place.is_here]
    open_ones = [place for place in here if place.state is AgendaItemState.SCHEDULED]
    if row.state is MeetingState.HELD and open_ones:
        return _(
            "Beslutning mangler for %(open)s af %(all)s sager.",
            open=len(open_ones),
            all=len(places),
        )
    if not places:
        return _("Ingen sager endnu.") if row.state in COMING else _("Ingen sager.")
    return ngettext("%(num)s sag.", "%(num)s sager.", len(places))
