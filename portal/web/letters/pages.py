"""What the pages of letters show."""

from dataclasses import dataclass

from flask import abort, url_for

from forms.base import filled_form
from forms.letter import LetterForm, LetterTextForm, NewLetterForm, PostedForm
from portal.clock import local_date
from portal.domain.documents import RequestState
from portal.domain.letters import LetterKind, LetterState
from portal.i18n import _, show_date, show_instant
from portal.services.documents.letters import LetterPaper, letter_paper
from portal.services.documents.making import file_stem
from portal.services.documents.sources import DocumentGap
from portal.services.documents.types import LETTER_DOCUMENTS
from portal.services.letter_recipients import recipient_choices, recipients_of
from portal.services.letters import (
    WRITTEN,
    LetterFacts,
    NewLetter,
    Recipient,
    may_be_sent,
)
from portal.storage.queries.letters import LetterRow, letter, letters, sending_of
from portal.storage.queries.projects import ProjectFilter, all_projects
from portal.storage.queries.schemes import rounds
from portal.web.access import actor
from portal.web.committee.pages import my_schemes
from portal.web.reader import page_reader
from portal.web.text_parts import TextPart, text_part
from portal.web.transaction import now, session
from portal.web.wording import told, word

TONES = {
    LetterState.DRAFT: "wait",
    LetterState.APPROVED: "info",
    LetterState.SENT: "good",
    LetterState.CANCELLED: "plain",
}
SOURCE_LANGUAGE = "da"
"""Letters are written and sent in the municipality's own language."""


@dataclass(frozen=True, slots=True)
class LetterLine:
    """One letter in the list."""

    id: str
    href: str
    recipient: str
    kind: str
    project: str
    state: str
    tone: str
    when: str


@dataclass(frozen=True, slots=True)
class LetterPage:
    """A letter with its parts, and what can be done with it."""

    id: str
    version: int
    subject: str
    kind: str
    document_kind: str
    state: str
    tone: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[TextPart, ...]
    gap: str
    case_href: str
    document_href: str
    may_edit: bool
    may_cancel: bool
    may_send: bool
    held_back: tuple[str, ...]
    on_its_way: bool
    has_failed: bool


def list_page() -> tuple[LetterLine, ...]:
    """Return the letters the request's actor handles, the newest first."""
    return tuple(_line(row) for row in letters(session(), actor(), local_date(now())))


def _line(row: LetterRow) -> LetterLine:
    return LetterLine(
        id=row.id,
        href=url_for("letters.show", letter_id=row.id),
        recipient=row.recipient,
        kind=word(row.kind),
        project=row.project_name,
        state=word(row.state),
        tone=TONES[row.state],
        when=show_date(local_date(row.sent_at or row.created_at)),
    )


def found_letter(letter_id: str) -> LetterRow:
    """Return a letter the request's actor handles, else 404."""
    found = letter(session(), actor(), local_date(now()), letter_id)
    if found is None:
        abort(404)
    return found


def _paper(letter_id: str) -> LetterPaper:
    return letter_paper(session(), letter_id, page_reader(speaking=SOURCE_LANGUAGE))


def letter_page(row: LetterRow) -> LetterPage:
    """Return the page of a letter, its parts composed from the data as it stands."""
    gap, paper = "", None
    try:
        paper = _paper(row.id)
    except DocumentGap as missing:
        gap = str(missing)
    sending = sending_of(session(), row.id) if row.state is LetterState.APPROVED else None
    verdict = may_be_sent(session(), row.id)
    approved = row.state is LetterState.APPROVED
    on_its_way = sending in {RequestState.QUEUED, RequestState.RUNNING}
    return LetterPage(
        id=row.id,
        version=row.lock,
        subject=paper.subject if paper is not None else word(row.kind),
        kind=word(row.kind),
        document_kind=LETTER_DOCUMENTS[row.kind].value,
        state=word(row.state),
        tone=TONES[row.state],
        facts=_facts(row),
        parts=_parts(row, paper) if paper is not None else (),
        gap=gap,
        case_href=url_for("cases.show", case_id=row.case_id) if row.case_id else "",
        document_href=url_for("documents.fetch", document_id=row.document_id)
        if row.document_id
        else "",
        may_edit=row.state is LetterState.DRAFT,
        may_cancel=row.state in {LetterState.DRAFT, LetterState.APPROVED} and not on_its_way,
        may_send=approved and verdict.allowed and not on_its_way,
        held_back=tuple(told(reason) for reason in verdict.reasons) if approved else (),
        on_its_way=on_its_way,
        has_failed=sending is RequestState.FAILED,
    )


def _facts(row: LetterRow) -> tuple[tuple[str, str], ...]:
    pairs = (
        (_("Slags"), word(row.kind)),
        (_("Modtager"), row.recipient),
        (_("Mailadresse"), row.email or "–"),
        (_("Projekt"), row.project_name),
        (_("Sagsnummer"), row.case_number),
        (_("Godkendt"), show_instant(row.approved_at) if row.approved_at else ""),
        (_("Sendt"), show_instant(row.sent_at) if row.sent_at else ""),
        (_("Mail"), word(row.mail_state) if row.mail_state is not None else ""),
        (_("Aktindsigt fra"), show_date(row.accessible_from) if row.accessible_from else ""),
    )
    return tuple((term, value) for term, value in pairs if value)


def _parts(row: LetterRow, paper: LetterPaper) -> tuple[TextPart, ...]:
    drafted = row.state is LetterState.DRAFT
    return tuple(
        text_part(
            one,
            one.heading or part_name(one.code),
            is_edited=one.code in row.texts,
            href=url_for("letters.text", letter_id=row.id, letter_part=one.code) if drafted else "",
        )
        for one in paper.texts
    )


def part_name(code: str) -> str:
    """Return what the office calls a part that prints without a heading."""
    names = {
        "decision": _("Grundlaget"),
        "resolved": _("Vores beslutning"),
        "choices": _("Mulighederne"),
        "closing": _("Afslutning"),
        "opening": _("Indledning"),
        "introduction": _("Indledning"),
        "lead_in": _("Overgang"),
        "awaited": _("Det mangler"),
        "next": _("Det sker der nu"),
        "help": _("Hjælp"),
        "background": _("Baggrund"),
        "first_letter": _("Det første brev"),
        "corrected": _("Rettelsen"),
        "nothing": _("Hvad det betyder"),
    }
    return names.get(code, code)


def facts_form(row: LetterRow, *, as_stored: bool = False) -> LetterForm:
    """Return the form of what stands around a letter's text."""
    data = {
        "recipient": row.recipient,
        "email": row.email,
        "addressee": str(row.texts.get("addressee", "")),
        "subject": row.subject,
        "case_number": row.case_number,
        "version": str(row.lock),
    }
    return filled_form(LetterForm, data, as_stored=as_stored)


def letter_facts(form: LetterForm) -> LetterFacts:
    """Return what a checked form says."""
    return LetterFacts(
        recipient=form.recipient.data or "",
        email=form.email.data or "",
        addressee=form.addressee.data or "",
        case_number=form.case_number.data or "",
        subject=form.subject.data or "",
    )


def text_form(row: LetterRow, code: str, *, as_stored: bool = False) -> tuple[str, LetterTextForm]:
    """Return a part's heading and its form, else 404."""
    try:
        found = next((one for one in _paper(row.id).texts if one.code == code), None)
    except DocumentGap:
        found = None
    if found is None:
        abort(404)
    data = {"text": found.text, "version": str(row.lock)}
    form = filled_form(LetterTextForm, data, as_stored=as_stored)
    return found.heading or part_name(code), form


def posted_form(row: LetterRow, *, as_stored: bool = False) -> PostedForm:
    """Return the form of the day a letter was posted, today unless told otherwise."""
    data = {"posted_on": local_date(now()), "version": str(row.lock)}
    return filled_form(PostedForm, data, as_stored=as_stored)


def new_form() -> NewLetterForm:
    """Return the form of a new letter with the projects, rounds and recipients there are."""
    today = local_date(now())
    form = NewLetterForm()
    projects = [("", _("Intet projekt"))]
    in_rounds: list[tuple[str, str]] = [("", _("Ingen runde"))]
    for of_scheme in my_schemes():
        wanted = ProjectFilter(scheme_id=of_scheme.id)
        projects += [
            (one.id, one.short_name or one.name)
            for one in all_projects(session(), actor(), today, wanted)
        ]
        in_rounds += [
            (one.id, f"{one.name} ({of_scheme.name})")
            for one in reversed(rounds(session(), of_scheme.id))
        ]
    form.with_choices(
        kind=[(one.value, word(one)) for one in WRITTEN],
        project_id=projects,
        round_id=in_rounds,
        recipients=recipient_choices(session(), today),
    )
    return form


def new_letter(form: NewLetterForm) -> tuple[NewLetter, tuple[Recipient, ...]]:
    """Return what a checked form asks for."""
    project_id = form.project_id.data or None
    scheme_id = next(iter(my_schemes())).id
    chosen = tuple(form.recipients.data or ())
    found = recipients_of(session(), chosen, project_id, now())
    scheme_id = found.scheme_id or scheme_id
    kind = LetterKind(form.kind.data)
    about = NewLetter(kind, scheme_id, project_id, form.round_id.data or None)
    return about, found.recipients


def chosen_papers(ids: list[str], case_id: str) -> list[tuple[str, LetterPaper]]:
    """Return the papers of some letters, or of a case's letters to committees, with file names."""
    rows = [
        row
        for row in letters(session(), actor(), local_date(now()), case_id=case_id or None)
        if row.state is not LetterState.CANCELLED
        and (row.id in ids or (case_id and row.kind is LetterKind.SECOND_RED))
    ]
    return [
        (file_stem(f"{number} {row.recipient} {paper.subject}"), paper)
        for number, row in enumerate(rows, 1)
        for paper in (_paper(row.id),)
    ]
