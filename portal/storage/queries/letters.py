"""Letters and the journal, as the office sees them."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from portal.domain.actors import Actor
from portal.domain.documents import RequestState
from portal.domain.journal import JournalDirection, JournalTheme
from portal.domain.letters import LetterKind, LetterState
from portal.domain.outbox import MailState
from portal.domain.permissions import Action, roles_for
from portal.storage.models.documents import DocumentRequest
from portal.storage.models.letters import JournalEntry, Letter
from portal.storage.models.projects import Project
from portal.storage.models.records import OutboundMail
from portal.storage.models.schemes import MonitoringScheme
from portal.storage.queries.committee import schemes_within
from portal.storage.queries.paging import PER_PAGE, Page


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A letter: to whom, about what, and how far it has come."""

    id: str
    kind: LetterKind
    scheme_id: str
    project_id: str | None
    project_name: str
    round_id: str | None
    case_id: str | None
    committee_id: str | None
    recipient: str
    email: str
    case_number: str
    subject: str
    texts: dict[str, object]
    state: LetterState
    created_at: datetime
    approved_at: datetime | None
    sent_at: datetime | None
    accessible_from: date | None
    mail_state: MailState | None
    document_id: str | None
    lock: int


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One row of the journal."""

    id: str
    at: datetime
    on: date
    direction: JournalDirection
    theme: JournalTheme
    case_number: str
    title: str
    object_kind: str
    object_id: str
    project_id: str | None
    project_name: str
    document_id: str | None
    accessible_from: date | None


@dataclass(frozen=True, slots=True)
class JournalFilter:
    """Which rows are wanted; empty values ask for all."""

    project_id: str = ""
    case_number: str = ""
    since: date | None = None
    until: date | None = None
    object_id: str = ""


def letters(
    session: Session,
    actor: Actor,
    today: date,
    *,
    case_id: str | None = None,
    states: tuple[LetterState, ...] = tuple(LetterState),
) -> tuple[LetterRow, ...]:
    """Return the letters an actor handles, the newest first, those of one case if named."""
    asked = _visible(actor, today).where(Letter.state.in_(sorted(states)))
    if case_id is not None:
        asked = asked.where(Letter.case_id == case_id)
    ordered = asked.order_by(Letter.created_at.desc(), Letter.recipient, Letter.id)
    return tuple(_letter(*found) for found in session.execute(ordered))


def letter(session: Session, actor: Actor, today: date, letter_id: str) -> LetterRow | None:
    """Return one letter, None when it is missing or not for this actor."""
    asked = _visible(actor, today).where(Letter.id == letter_id).order_by(Letter.id)
    found = session.execute(asked).one_or_none()
    return None if found is None else _letter(*found)


def latest_letter(session: Session, project_id: str, kind: LetterKind) -> str | None:
    """Return a project's newest letter of a kind, None when there is none."""
    asked = (
        select(Letter.id)
        .where(Letter.project_id == project_id, Letter.kind == kind)
        .order_by(Letter.created_at.desc(), Letter.id)
        .limit(1)
    )
    return session.scalars(asked).one_or_none()


def sending_of(session: Session, letter_id: str) -> RequestState | None:
    """Return how far the last asked-for sending of a letter is, None when none was asked for."""
    asked = (
        select(DocumentRequest)
        .where(DocumentRequest.file_format == "pdf")
        .order_by(DocumentRequest.requested_at.desc(), DocumentRequest.id)
        .limit(200)
    )
    for row in session.scalars(asked):
        if row.arguments.get("letter") == letter_id and "send" in row.arguments:
            return row.state
    return None


def journal_rows(
    session: Session, actor: Actor, today: date, wanted: JournalFilter, *, page: int | None = 1
) -> Page[JournalRow]:
    """Return a page of the journal an actor may read, the newest first; None asks for all of it."""
    seen = schemes_within(actor, roles_for(Action.SEND_LETTER), today)
    asked = (
        select(JournalEntry, Project.name)
        .join(MonitoringScheme, MonitoringScheme.id == JournalEntry.scheme_id)
        .outerjoin(Project, Project.id == JournalEntry.project_id)
        .where(seen)
    )
    if wanted.project_id:
        asked = asked.where(JournalEntry.project_id == wanted.project_id)
    if wanted.case_number:
        asked = asked.where(JournalEntry.case_number == wanted.case_number)
    if wanted.object_id:
        asked = asked.where(JournalEntry.object_id == wanted.object_id)
    if wanted.since is not None:
        asked = asked.where(JournalEntry.on >= wanted.since)
    if wanted.until is not None:
        asked = asked.where(JournalEntry.on <= wanted.until)
    total = session.scalars(select(func.count()).select_from(asked.subquery())).one()
    ordered = asked.order_by(JournalEntry.on.desc(), JournalEntry.at.desc(), JournalEntry.id)
    number = 1 if page is None else max(1, page)
    if page is not None:
        ordered = ordered.limit(PER_PAGE).offset((number - 1) * PER_PAGE)
    rows = tuple(_journal(row, name or "") for row, name in session.execute(ordered))
    return Page(rows, number, total)


Found = Select[Letter, str | None, MailState | None]


def _visible(actor: Actor, today: date) -> Found:
    return (
        select(Letter, Project.name, OutboundMail.state)
        .join(MonitoringScheme, MonitoringScheme.id == Letter.scheme_id)
        .outerjoin(Project, Project.id == Letter.project_id)
        .outerjoin(OutboundMail, OutboundMail.id == Letter.mail_id)
        .where(schemes_within(actor, roles_for(Action.SEND_LETTER), today))
    )


def _letter(row: Letter, project_name: str | None, mail_state: MailState | None) -> LetterRow:
    return LetterRow(
        id=row.id,
        kind=row.kind,
        scheme_id=row.scheme_id,
        project_id=row.project_id,
        project_name=project_name or "",
        round_id=row.round_id,
        case_id=row.case_id,
        committee_id=row.committee_id,
        recipient=row.recipient,
        email=row.email,
        case_number=row.case_number,
        subject=row.subject,
        texts=dict(row.texts),
        state=row.state,
        created_at=row.created_at,
        approved_at=row.approved_at,
        sent_at=row.sent_at,
        accessible_from=row.accessible_from,
        mail_state=mail_state,
        document_id=row.document_id,
        lock=row.version,
    )


def _journal(row: JournalEntry, project_name: str) -> JournalRow:
    return JournalRow(
        id=row.id,
        at=row.at,
        on=row.on,
        direction=row.direction,
        theme=row.theme,
        case_number=row.case_number,
        title=row.title,
        object_kind=row.object_kind,
        object_id=row.object_id,
        project_id=row.project_id,
        project_name=project_name,
        document_id=row.document_id,
        accessible_from=row.accessible_from,
    )
