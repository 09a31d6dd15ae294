"""The lines of an agenda: number, title, state, what is to be done next, and the papers."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from docgen.wording.items import WORDING
from portal.domain.agenda import (
    AgendaItemState,
    DecisionKind,
    FiguresOf,
    MeetingState,
)
from portal.domain.meeting_deadlines import MeetingDeadline, MeetingDeadlineKind
from portal.i18n import _, language, lazy_, ngettext, show_date
from portal.services.documents.sources import as_language
from portal.storage.queries.committee import AgendaItemRow, MeetingRow
from portal.storage.queries.meetings import DecisionRow, PlacedRow
from portal.web.wording import word

TONES = {
    AgendaItemState.DRAFT: "plain",
    AgendaItemState.IN_APPROVAL: "info",
    AgendaItemState.READY: "info",
    AgendaItemState.SCHEDULED: "info",
    AgendaItemState.DEFERRED: "wait",
    AgendaItemState.DECIDED: "good",
    AgendaItemState.WITHDRAWN: "plain",
    AgendaItemState.REOPENED: "wait",
}
UNWRITTEN = frozenset({AgendaItemState.DRAFT, AgendaItemState.REOPENED})
STEPS = {
    AgendaItemState.IN_APPROVAL: (lazy_("Skal godkendes"), "committee.show", lazy_("Godkend")),
    AgendaItemState.READY: (
        lazy_("Skal på dagsordenen"),
        "committee.schedule",
        lazy_("Sæt på dagsordenen"),
    ),
    AgendaItemState.DEFERRED: (
        lazy_("Skal på et nyt møde"),
        "committee.schedule",
        lazy_("Vælg møde"),
    ),
    AgendaItemState.DECIDED: (lazy_("Afsluttet"), "committee.show", lazy_("Åbn")),
}
"""What follows, where it is done, and the words of its button."""
UNSETTLED = frozenset({AgendaItemState.READY, AgendaItemState.IN_APPROVAL, *UNWRITTEN})


@dataclass(frozen=True, slots=True)
class NextStep:
    """What is to be done next, the page where it is done, and the words of the way there."""

    text: str
    href: str
    button: str


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One item as it stands on an agenda."""

    id: str
    number: str
    title: str
    note: str
    state: str
    tone: str
    closed: bool
    next_step: str
    step_href: str
    step_text: str
    href: str
    is_draft: bool
    movable: bool


def agenda_line(
    place: PlacedRow,
    item: AgendaItemRow | None,
    meeting: MeetingRow,
    *,
    decided: Sequence[DecisionRow],
    deadlines: Sequence[MeetingDeadline],
    works: bool,
) -> AgendaLine:
    """Return an item's line; without the item itself the reader may not work with it."""
    state, tone = _state(place, decided, meeting)
    step = _next(place, item, meeting, deadlines) if works else NextStep("", "", "")
    mark = WORDING[as_language(language())].deferred_mark
    return AgendaLine(
        id=place.item_id,
        number=str(place.number or "–"),
        title=f"{place.title} {mark}" if place.moved_from else place.title,
        note=_note(place),
        state=state,
        tone=tone,
        closed=place.is_closed,
        next_step=step.text,
        step_href=step.href,
        step_text=step.button,
        href=url_for("committee.show", item_id=place.item_id) if item is not None else "",
        is_draft=place.state in UNSETTLED,
        movable=works and place.is_here and meeting.state is MeetingState.PLANNED,
    )


def _state(
    place: PlacedRow, decided: Sequence[DecisionRow], meeting: MeetingRow
) -> tuple[str, str]:
    """Return the word and tone of an item at this meeting; a decision taken here comes first."""
    here = [one for one in decided if one.meeting_id == meeting.id]
    if here and here[-1].kind is not DecisionKind.DEFERRED:
        return word(here[-1].kind), "good"
    if place.moved_to is not None:
        return _("Udsat til %(day)s", day=show_date(place.moved_to)), "wait"
    return word(place.state), TONES[place.state]


def _note(place: PlacedRow) -> str:
    parts = [place.case_number] if place.case_number else []
    if place.moved_from is not None:
        parts.append(_("Fra mødet %(day)s", day=show_date(place.moved_from)))
    return ". ".join(parts)


def _next(
    place: PlacedRow,
    item: AgendaItemRow | None,
    meeting: MeetingRow,
    deadlines: Sequence[MeetingDeadline],
) -> NextStep:
    """Return what is to be done next with an item on this agenda."""
    opened = url_for("committee.show", item_id=place.item_id)
    if place.moved_to is not None or item is None:
        return NextStep(place.reason or _("Flyttet"), opened, _("Åbn"))
    if place.state in UNWRITTEN:
        return NextStep(_by(lacks(item), deadlines), opened, _("Skriv videre"))
    if place.state is AgendaItemState.SCHEDULED:
        return _scheduled(item, meeting)
    if place.state is AgendaItemState.WITHDRAWN:
        return NextStep(item.state_reason, opened, _("Åbn"))
    text, endpoint, button = STEPS[place.state]
    told = _by(str(text), deadlines) if place.state in UNSETTLED else str(text)
    return NextStep(told, _to(endpoint, item), str(button))


def lacks(item: AgendaItemRow) -> str:
    """Return what a draft lacks before it can go on."""
    if not item.case_number:
        return _("Mangler sagsnummer")
    return _("Skal sendes til godkendelse")


def _scheduled(item: AgendaItemRow, meeting: MeetingRow) -> NextStep:
    if meeting.state is MeetingState.CANCELLED:
        return NextStep(_("Mødet er aflyst"), _to("committee.defer", item), _("Udsæt"))
    if meeting.state in {MeetingState.HELD, MeetingState.MINUTES_APPROVED}:
        decides = _to("committee.decide", item)
        return NextStep(_("Beslutningen mangler"), decides, _("Skriv beslutning"))
    opened = url_for("committee.show", item_id=item.id)
    if item.figures is FiguresOf.FROZEN:
        return NextStep(_("Klar. Tallene står stille."), opened, _("Åbn"))
    return NextStep(_("Klar til mødet"), opened, _("Åbn"))


def _to(endpoint: str, item: AgendaItemRow) -> str:
    return url_for(endpoint, item_id=item.id)


def _by(text: str, deadlines: Sequence[MeetingDeadline]) -> str:
    """Return a text with the day on which items must be ready."""
    kind = MeetingDeadlineKind.PAPERS_READY
    found = next((one for one in deadlines if one.kind is kind), None)
    if found is None:
        return text
    return _(
        "%(text)s, senest %(day)s (%(left)s)",
        text=text,
        day=show_date(found.on),
        left=days_left(found),
    )


def days_left(deadline: MeetingDeadline) -> str:
    """Return how many working days are left, or that the deadline has passed."""
    if deadline.is_over:
        return _("overskredet")
    if deadline.days_left == 0:
        return _("i dag")
    return ngettext("%(num)s arbejdsdag tilbage", "%(num)s arbejdsdage tilbage", deadline.days_left)
