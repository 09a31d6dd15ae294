"""The register of documents: every file that was made or handed in, for those who may see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from portal.domain.actors import Actor
from portal.storage.models.committee import AgendaItem, Meeting
from portal.storage.models.documents import GeneratedDocument
from portal.storage.models.people import Person
from portal.storage.models.projects import Project
from portal.storage.queries.documents import documents_visible_to
from portal.storage.queries.paging import PER_PAGE, Page


@dataclass(frozen=True, slots=True)
class RegisterFilter:
    """What the register was asked for; empty where everything is wanted."""

    kind: str = ""
    project_id: str = ""
    meeting_id: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One file: what it is, its number, who made it when, from which data, and where it belongs."""

    id: str
    kind: str
    title: str
    filename: str
    file_format: str
    language: str
    number: int
    size: int
    sha256: str
    snapshot: Mapping[str, object]
    snapshot_sha256: str
    arguments: Mapping[str, object]
    is_uploaded: bool
    created_at: datetime
    created_by: str
    released_at: datetime | None
    scheme_id: str | None
    project_id: str | None
    project: str
    item: str
    meeting_id: str | None
    meeting_on: date | None


def register(
    session: Session, actor: Actor, today: date, asked: RegisterFilter
) -> Page[RegisterRow]:
    """Return one page of the register, the newest first."""
    wanted = _narrowed(_rows().where(documents_visible_to(actor, today)), asked)
    total = session.scalar(select(func.count()).select_from(wanted.subquery())) or 0
    ordered = wanted.order_by(GeneratedDocument.created_at.desc(), GeneratedDocument.id)
    number = min(asked.page, max(1, -(-total // PER_PAGE)))
    found = session.execute(ordered.limit(PER_PAGE).offset((number - 1) * PER_PAGE))
    return Page(tuple(_row(*one) for one in found), number, total)


def registered(session: Session, actor: Actor, today: date, document_id: str) -> RegisterRow | None:
    """Return one file of the register, None when it is missing or not for this actor."""
    asked = _rows().where(documents_visible_to(actor, today), GeneratedDocument.id == document_id)
    found = session.execute(asked).one_or_none()
    return None if found is None else _row(*found)


def registered_among(
    session: Session, actor: Actor, today: date, ids: tuple[str, ...]
) -> tuple[RegisterRow, ...]:
    """Return those of some files that an actor may see, the newest version first."""
    asked = (
        _rows()
        .where(documents_visible_to(actor, today), GeneratedDocument.id.in_(ids))
        .order_by(
            GeneratedDocument.number.desc(),
            GeneratedDocument.created_at.desc(),
            GeneratedDocument.id,
        )
    )
    return tuple(_row(*one) for one in session.execute(asked))


def register_choices(
    session: Session, actor: Actor, today: date
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, date], ...]]:
    """Return the projects and the meetings that the register can be narrowed to."""
    seen = documents_visible_to(actor, today)
    projects = (
        select(Project.id, Project.name)
        .where(Project.id.in_(select(GeneratedDocument.project_id).where(seen)))
        .order_by(Project.sort_key, Project.id)
    )
    meetings = (
        select(Meeting.id, Meeting.on)
        .where(Meeting.id.in_(select(GeneratedDocument.meeting_id).where(seen)))
        .order_by(Meeting.on.desc(), Meeting.id)
    )
    named = tuple((one, name) for one, name in session.execute(projects))
    return named, tuple((one, on) for one, on in session.execute(meetings))


Found = Select[GeneratedDocument, str | None, str | None, str | None, date | None]


def _rows() -> Found:
    return (
        select(GeneratedDocument, Person.name, Project.name, AgendaItem.title, Meeting.on)
        .outerjoin(Person, Person.id == GeneratedDocument.created_by_id)
        .outerjoin(Project, Project.id == GeneratedDocument.project_id)
        .outerjoin(AgendaItem, AgendaItem.id == GeneratedDocument.item_id)
        .outerjoin(Meeting, Meeting.id == GeneratedDocument.meeting_id)
    )


def _narrowed(asked: Found, wanted: RegisterFilter) -> Found:
    if wanted.kind:
        asked = asked.where(GeneratedDocument.kind == wanted.kind)
    if wanted.project_id:
        asked = asked.where(GeneratedDocument.project_id == wanted.project_id)
    if wanted.meeting_id:
        asked = asked.where(GeneratedDocument.meeting_id == wanted.meeting_id)
    return asked


def _row(
    row: GeneratedDocument,
    person: str | None,
    project: str | None,
    item: str | None,
    meeting_on: date | None,
) -> RegisterRow:
    return RegisterRow(
        id=row.id,
        kind=row.kind,
        title=row.title,
        filename=row.filename,
        file_format=row.file_format,
        language=row.language,
        number=row.number,
        size=row.size,
        sha256=row.sha256,
        snapshot=row.snapshot,
        snapshot_sha256=row.snapshot_sha256,
        arguments=row.arguments,
        is_uploaded=row.is_uploaded,
        created_at=row.created_at,
        created_by=person or "",
        released_at=row.released_at,
        scheme_id=row.scheme_id,
        project_id=row.project_id,
        project=project or "",
        item=item or "",
        meeting_id=row.meeting_id,
        meeting_on=meeting_on,
    )
