"""What the pages of an item's steps show: reasons, meetings to choose, decisions, previews."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from docgen.views import PostponementView
from forms.agenda_steps import (
    CorrectionForm,
    DecisionForm,
    DeferForm,
    ReasonForm,
    RescheduleForm,
    ScheduleForm,
)
from forms.base import filled_form
from portal.domain.agenda import (
    AGENDA_ITEM_TRANSITIONS,
    AgendaItemAction,
    AgendaItemState,
    DecisionKind,
    FiguresOf,
    MeetingState,
)
from portal.i18n import _, language, show_date, show_instant
from portal.services.documents.decision_text import decision_text
from portal.services.documents.items import item_heading, item_texts, item_view
from portal.services.documents.sources import DocumentGap
from portal.storage.queries.committee import AgendaItemRow, meeting
from portal.storage.queries.meetings import DecisionRow, decisions_on, open_meetings
from portal.storage.queries.schemes import scheme
from portal.web.reader import page_reader
from portal.web.transaction import session
from portal.web.wording import word

ASKS = {
    AgendaItemAction.SEND_BACK: "send_back",
    AgendaItemAction.WITHDRAW: "withdraw",
    AgendaItemAction.REOPEN: "reopen",
}


@dataclass(frozen=True, slots=True)
class ItemStep:
    """A step that an item can take now; one that asks for something has a page of its own."""

    action: str
    text: str
    asks: bool
    endpoint: str
    primary: bool = False


def steps_of(row: AgendaItemRow) -> tuple[ItemStep, ...]:
    """Return the steps that lead on from where an item is, the likeliest first."""
    known = {
        AgendaItemAction.SUBMIT: ItemStep(
            "submit", _("Send til godkendelse"), False, "committee.step_item_view", primary=True
        ),
        AgendaItemAction.APPROVE: ItemStep(
            "approve", _("Godkend punktet"), False, "committee.step_item_view", primary=True
        ),
        AgendaItemAction.SCHEDULE: ItemStep(
            "schedule", _("Sæt på dagsordenen"), True, "committee.schedule", primary=True
        ),
        AgendaItemAction.DECIDE: ItemStep(
            "decide", _("Skriv beslutningen"), True, "committee.decide", primary=True
        ),
        AgendaItemAction.DEFER: ItemStep("defer", _("Udsæt"), True, "committee.defer"),
        AgendaItemAction.SEND_BACK: ItemStep(
            "send_back", _("Send tilbage"), True, "committee.ask_reason"
        ),
        AgendaItemAction.REOPEN: ItemStep("reopen", _("Genoptag"), True, "committee.ask_reason"),
        AgendaItemAction.WITHDRAW: ItemStep(
            "withdraw", _("Træk tilbage"), True, "committee.ask_reason"
        ),
    }
    possible = AGENDA_ITEM_TRANSITIONS.actions(row.state)
    held = _is_held(row)
    return tuple(
        step
        for action, step in known.items()
        if action in possible and (held or action is not AgendaItemAction.DECIDE)
    )


def _is_held(row: AgendaItemRow) -> bool:
    """Whether the meeting on whose agenda the item stands has been held."""
    if not row.placements:
        return False
    found = meeting(session(), row.placements[-1].meeting_id)
    return found is not None and found.state in {MeetingState.HELD, MeetingState.MINUTES_APPROVED}


def reason_form(row: AgendaItemRow) -> ReasonForm:
    """Return the form of a reason."""
    return filled_form(ReasonForm, {"version": str(row.lock)}, as_stored=False)


def schedule_form(row: AgendaItemRow) -> ScheduleForm:
    """Return the form of a meeting to choose; a deferred item also chooses its figures."""
    deferred = row.state is AgendaItemState.DEFERRED
    kind = RescheduleForm if deferred else ScheduleForm
    here = row.placements[-1].meeting_id if row.placements and not deferred else None
    data = {"version": str(row.lock), "meeting_id": here, "figures": row.figures.value}
    form = filled_form(kind, data, as_stored=False)
    form.with_choices(meeting_id=_meetings(row))
    if isinstance(form, RescheduleForm):
        form.with_choices(figures=_figures(row))
    return form


def defer_form(row: AgendaItemRow) -> DeferForm:
    """Return the form of a deferral, with the next meeting chosen."""
    choices = _meetings(row)
    first = choices[0][0] if choices else ""
    form = filled_form(DeferForm, {"version": str(row.lock), "meeting_id": first}, as_stored=False)
    if not form.figures.data:
        form.figures.data = FiguresOf.FROZEN.value
    form.with_choices(meeting_id=[*choices, ("", _("Mødet vælges senere"))], figures=_figures(row))
    return form


def decision_form(row: AgendaItemRow) -> DecisionForm:
    """Return the form of a decision."""
    form = filled_form(DecisionForm, {"version": str(row.lock)}, as_stored=False)
    kinds = [(kind.value, word(kind)) for kind in DecisionKind]
    form.with_choices(kind=[("", _("Vælg")), *kinds])
    return form


def correction_form(row: AgendaItemRow, last: DecisionRow) -> CorrectionForm:
    """Return the form of a correction, filled with what was decided."""
    data = {
        "version": str(row.lock),
        "kind": last.kind.value,
        "text": last.text,
        "dissent": last.dissent,
    }
    form = filled_form(CorrectionForm, data, as_stored=False)
    kinds = [kind for kind in DecisionKind if kind is not DecisionKind.DEFERRED]
    form.with_choices(kind=[(kind.value, word(kind)) for kind in kinds])
    return form


@dataclass(frozen=True, slots=True)
class Preview:
    """How a deferred item will open: its heading and its first words."""

    heading: str
    opening: str


def preview(row: AgendaItemRow) -> Preview | None:
    """Return how the item opens once it is deferred; None when it cannot be written yet."""
    try:
        view = item_view(session(), row, page_reader())
    except DocumentGap:
        return None
    place = row.placements[-1]
    moved = replace(view, postponed=PostponementView(place.committee, place.meeting_date))
    opening = next((text.text for text in item_texts(moved) if text.code == "summary"), "")
    return Preview(item_heading(moved), opening)


@dataclass(frozen=True, slots=True)
class DecisionView:
    """One version of a decision as a page tells it."""

    heading: str
    paragraphs: tuple[str, ...]
    when: str
    is_current: bool


def decision_views(rows: Sequence[DecisionRow]) -> tuple[DecisionView, ...]:
    """Return every version of an item's decisions, the newest first."""
    newest_first = tuple(reversed(rows))
    return tuple(
        DecisionView(
            heading=_(
                "Mødet %(day)s, version %(number)s",
                day=show_date(row.meeting_on),
                number=row.version,
            ),
            paragraphs=tuple(decision_text(row, language()).split("\n\n")),
            when=show_instant(row.recorded_at),
            is_current=place == 0,
        )
        for place, row in enumerate(newest_first)
    )


def last_decision(row: AgendaItemRow) -> DecisionRow | None:
    """Return the decision that stands on an item, None before there is one."""
    found = decisions_on(session(), [row.id])[row.id]
    return found[-1] if found else None


def _meetings(row: AgendaItemRow) -> list[tuple[str, str]]:
    """Return the meetings that take the item: of its committee, open, later when it was on one."""
    of_scheme = scheme(session(), row.scheme_id)
    if of_scheme is None:
        return []
    was_on = row.state in {AgendaItemState.SCHEDULED, AgendaItemState.DEFERRED}
    after = row.placements[-1].meeting_date if was_on and row.placements else None
    found = open_meetings(session(), of_scheme.committee_id, after=after)
    return [(one.id, show_date(one.on)) for one in found]


def _figures(row: AgendaItemRow) -> list[tuple[str, str]]:
    day = show_date(row.placements[-1].meeting_date) if row.placements else ""
    return [
        (
            FiguresOf.FROZEN.value,
            _("Behold tallene, som de var til mødet %(day)s", day=day),
        ),
        (FiguresOf.REFRESHED.value, _("Vis tallene, som de er, når dokumentet laves")),
    ]
