"""What the pages of agenda items show."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import abort, url_for

from docgen.compose.editing import EditableText
from forms.agenda_item import AgendaItemForm, NewAgendaItemForm, SectionForm
from forms.base import filled_form
from portal.clock import local_date
from portal.domain.agenda import AgendaItemKind, AgendaItemState, AgendaReason, FiguresOf
from portal.domain.errors import DomainError
from portal.domain.permissions import Action
from portal.domain.rounds import RoundState
from portal.i18n import _, show_date
from portal.services.agenda_items import SETTLED
from portal.services.committee_rights import schemes_for
from portal.services.documents.items import item_heading, item_texts, item_view
from portal.services.documents.sources import DocumentGap
from portal.storage.queries.attachments import attachments_of_item
from portal.storage.queries.committee import AgendaItemRow, agenda_item, agenda_items
from portal.storage.queries.meetings import PaperRow, decisions_on, papers_of_item
from portal.storage.queries.schemes import SchemeRow, rounds
from portal.web.access import actor
from portal.web.attached import AttachedLine, attached_lines
from portal.web.committee.agenda_lines import TONES
from portal.web.committee.step_pages import DecisionView, ItemStep, decision_views, steps_of
from portal.web.reader import page_reader
from portal.web.text_parts import TextPart, text_part
from portal.web.transaction import now, session
from portal.web.wording import word


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item in the list."""

    href: str
    title: str
    round_name: str
    meeting: str
    state: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """All items, and the rounds one could write an item about."""

    items: tuple[ItemLine, ...]
    may_create: bool


def my_schemes() -> tuple[SchemeRow, ...]:
    """Return the schemes for which the request's actor makes documents."""
    return schemes_for(session(), Action.MAKE_DOCUMENT, by=actor(), at=now())


def list_page() -> ListPage:
    """Return the items the request's actor may work with."""
    found = agenda_items(session(), actor(), local_date(now()))
    return ListPage(tuple(_line(row) for row in found), may_create=bool(my_schemes()))


def _line(row: AgendaItemRow) -> ItemLine:
    return ItemLine(
        href=url_for("committee.show", item_id=row.id),
        title=row.title,
        round_name=row.round_name,
        meeting=show_date(row.meeting_date) if row.meeting_date else _("Ikke placeret"),
        state=word(row.state),
    )


def new_form() -> NewAgendaItemForm:
    """Return the form of a new item with the rounds that have begun and have none yet."""
    taken = {
        row.round_id
        for row in agenda_items(session(), actor(), local_date(now()))
        if row.kind is AgendaItemKind.OVERVIEW
    }
    choices = [
        (one.id, f"{one.name} ({of_scheme.name})")
        for of_scheme in my_schemes()
        for one in reversed(rounds(session(), of_scheme.id))
        if one.state is not RoundState.PLANNED and one.id not in taken
    ]
    form = NewAgendaItemForm()
    form.with_choices(round_id=choices)
    return form


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """One place that an item was given: when, under which number, and why it came there."""

    day: str
    href: str
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class ItemPage:
    """An item with its sections, its steps, its decisions and where it has been."""

    id: str
    title: str
    title_line: str
    state: str
    tone: str
    gap: str
    facts: tuple[tuple[str, str], ...]
    placements: tuple[PlaceLine, ...]
    sections: tuple[TextPart, ...]
    steps: tuple[ItemStep, ...]
    decisions: tuple[DecisionView, ...]
    may_correct: bool
    papers: tuple[PaperRow, ...]
    is_closed: bool
    works: bool
    writes: bool
    version: int
    attached: tuple[AttachedLine, ...]


def found_item(item_id: str) -> AgendaItemRow:
    """Return an item the request's actor may work with, else 404."""
    found = agenda_item(session(), actor(), local_date(now()), item_id)
    if found is None:
        abort(404)
    return found


def worked_item(item_id: str) -> AgendaItemRow:
    """Return an item of a scheme for which the request's actor makes documents, else 404."""
    row = found_item(item_id)
    if not works(row):
        abort(404)
    return row


def works(row: AgendaItemRow) -> bool:
    """Return whether the request's actor makes documents for an item's scheme."""
    return row.scheme_id in {one.id for one in my_schemes()}


def written_item(item_id: str) -> AgendaItemRow:
    """Return an item that the request's actor may write in now, else 404 or why not."""
    row = worked_item(item_id)
    if row.state in SETTLED:
        raise DomainError(AgendaReason.ITEM_SETTLED)
    return row


def item_page(row: AgendaItemRow) -> ItemPage:
    """Return the page of an item, its sections composed from the data as it stands."""
    is_mine = works(row)
    decided = decisions_on(session(), [row.id])[row.id]
    heading, gap = row.title, ""
    texts: tuple[EditableText, ...] = ()
    try:
        view = item_view(session(), row, page_reader())
        heading, texts = item_heading(view), item_texts(view)
    except DocumentGap as found:
        gap = str(found)
    return ItemPage(
        id=row.id,
        title=row.title,
        title_line=heading,
        state=word(row.state),
        tone=TONES[row.state],
        gap=gap,
        facts=_facts(row),
        placements=tuple(_places(row)),
        sections=tuple(_section(row, text) for text in texts),
        steps=steps_of(row) if is_mine else (),
        decisions=decision_views(decided),
        may_correct=is_mine and row.state is AgendaItemState.DECIDED,
        papers=papers_of_item(session(), actor(), local_date(now()), row.id),
        is_closed=row.is_closed,
        works=is_mine,
        writes=is_mine and row.state not in SETTLED,
        version=row.lock,
        attached=attached_lines(
            attachments_of_item(session(), row.id),
            lambda one: url_for("committee.attachment", item_id=row.id, annex_id=one),
        ),
    )


def _facts(row: AgendaItemRow) -> tuple[tuple[str, str], ...]:
    facts = [
        (_("Runde"), row.round_name),
        (_("Sagsnummer"), row.case_number or "–"),
        (_("Møde"), show_date(row.meeting_date) if row.meeting_date else "–"),
        (_("Status"), word(row.state)),
    ]
    if row.state_reason:
        facts.append((_("Begrundelse"), row.state_reason))
    if len(row.placements) > 1 or row.figures is FiguresOf.FROZEN:
        facts.append((_("Tallene i sagen"), word(row.figures)))
    if row.external_case or row.external_document:
        numbers = " / ".join(one for one in (row.external_case, row.external_document) if one)
        facts.append((_("I det andet system"), numbers))
    return tuple(facts)


def _places(row: AgendaItemRow) -> Iterator[PlaceLine]:
    """Yield every place the item was given, the newest first."""
    for place in reversed(row.placements):
        text = ""
        if place.from_meeting_date is not None:
            text = _(
                "Udsat fra mødet %(day)s: %(reason)s",
                day=show_date(place.from_meeting_date),
                reason=place.reason,
            )
        yield PlaceLine(
            day=show_date(place.meeting_date),
            href=url_for("committee.meeting", meeting_id=place.meeting_id),
            number=_("punkt %(number)s", number=place.number or "–"),
            text=text,
        )


def _section(row: AgendaItemRow, text: EditableText) -> TextPart:
    return text_part(
        text,
        text.heading or _("Resumé"),
        is_edited=text.code in dict(row.sections),
        href=url_for("committee.section", item_id=row.id, code=text.code),
    )


def edit_form(row: AgendaItemRow, *, as_stored: bool = False) -> AgendaItemForm:
    """Return the form of an item's facts: what was typed, or as it is stored."""
    place = row.placements[-1] if row.placements else None
    data = {
        "title": row.title,
        "case_number": row.case_number,
        "meeting_on": place.meeting_date if place else None,
        "number": place.number if place else None,
        "is_closed": row.is_closed,
        "version": str(row.lock),
    }
    return filled_form(AgendaItemForm, data, as_stored=as_stored)


def section_form(
    row: AgendaItemRow, code: str, *, as_stored: bool = False
) -> tuple[str, SectionForm]:
    """Return a section's heading and its form, typed or as it is stored, else 404."""
    try:
        view = item_view(session(), row, page_reader())
    except DocumentGap:
        abort(404)
    found = next((text for text in item_texts(view) if text.code == code), None)
    if found is None:
        abort(404)
    data = {"text": found.text, "version": str(row.lock)}
    form = filled_form(SectionForm, data, as_stored=as_stored)
    return found.heading or _("Resumé"), form
