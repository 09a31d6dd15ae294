"""What the pages of agenda items show."""

from dataclasses import dataclass

from flask import abort, url_for

from docgen.compose.agenda_item import editable_texts, title_line
from forms.agenda_item import AgendaItemForm, NewAgendaItemForm, SectionForm
from forms.base import filled_form
from portal.clock import local_date
from portal.domain.permissions import Action, DocumentFacts, may
from portal.domain.rounds import RoundState
from portal.i18n import _, language, show_date
from portal.services.documents import agenda_item as composed
from portal.storage.queries.committee import AgendaItemRow, agenda_item, agenda_items
from portal.storage.queries.schemes import SchemeRow, rounds, schemes
from portal.web.access import actor
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
    today = local_date(now())
    return tuple(
        row
        for row in schemes(session())
        if may(
            actor(),
            Action.MAKE_DOCUMENT,
            DocumentFacts(row.id, (row.committee_id,)),
            today,
            row.policy,
        ).allowed
    )


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
    taken = {row.round_id for row in agenda_items(session(), actor(), local_date(now()))}
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
class SectionView:
    """One section as it reads now."""

    code: str
    heading: str
    paragraphs: tuple[str, ...]
    is_edited: bool
    href: str


@dataclass(frozen=True, slots=True)
class ItemPage:
    """An item with its sections."""

    id: str
    title: str
    title_line: str
    round_id: str
    facts: tuple[tuple[str, str], ...]
    placements: tuple[tuple[str, str], ...]
    sections: tuple[SectionView, ...]
    version: int


def found_item(item_id: str) -> AgendaItemRow:
    """Return an item the request's actor may work with, else 404."""
    found = agenda_item(session(), actor(), local_date(now()), item_id)
    if found is None:
        abort(404)
    return found


def item_page(row: AgendaItemRow) -> ItemPage:
    """Return the page of an item, its sections composed from the data as it stands."""
    view = composed.agenda_item_view(
        session(), row.round_id, language=language(), by=actor(), today=local_date(now())
    )
    edited = dict(row.sections)
    return ItemPage(
        id=row.id,
        title=row.title,
        title_line=title_line(view),
        round_id=row.round_id,
        facts=(
            (_("Runde"), row.round_name),
            (_("Sagsnummer"), row.case_number or "–"),
            (_("Møde"), show_date(row.meeting_date) if row.meeting_date else "–"),
            (_("Status"), word(row.state)),
        ),
        placements=tuple(
            (show_date(place.meeting_date), _("punkt %(number)s", number=place.number or "–"))
            for place in row.placements
        ),
        sections=tuple(
            SectionView(
                code=text.code,
                heading=text.heading or _("Resumé"),
                paragraphs=tuple(part for part in text.text.split("\n") if part.strip()),
                is_edited=text.code in edited,
                href=url_for("committee.section", item_id=row.id, code=text.code),
            )
            for text in editable_texts(view)
        ),
        version=row.lock,
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
    view = composed.agenda_item_view(
        session(), row.round_id, language=language(), by=actor(), today=local_date(now())
    )
    found = next((text for text in editable_texts(view) if text.code == code), None)
    if found is None:
        abort(404)
    data = {"text": found.text, "version": str(row.lock)}
    form = filled_form(SectionForm, data, as_stored=as_stored)
    return found.heading or _("Resumé"), form
