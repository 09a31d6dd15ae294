"""Writing the journal (journal): a row in the transaction of what it tells of (G1)."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import local_date
from portal.domain.journal import JournalDirection, JournalTheme, accessible_from
from portal.services.refusals import Missing
from portal.storage.models.letters import JournalEntry
from portal.storage.models.projects import Project
from portal.storage.queries.schemes import scheme_policy


def journal(
    session: Session,
    theme: JournalTheme,
    title: str,
    *,
    direction: JournalDirection,
    kind: str,
    object_id: str,
    at: datetime,
    project_id: str | None = None,
    scheme_id: str | None = None,
    case_number: str = "",
    document_id: str | None = None,
    on: date | None = None,
) -> str:
    """Write one row of the journal and return its id.

    What goes out is open to access requests from the day after it was sent (G3).

    It tells of the thing named by ``kind`` and ``object_id``, belongs to a project or else to a
    scheme, and is dated today unless ``on`` says when it came or went. The title is in the
    municipality's language; ``document_id`` is what was sent or received, if the house keeps it.

    Raises:
        Missing: Neither a project nor a scheme is named.
    """
    of_scheme = scheme_id or _scheme_of(session, project_id)
    day = on or local_date(at, scheme_policy(session, of_scheme).time_zone)
    row = JournalEntry(
        at=at,
        on=day,
        direction=direction,
        case_number=case_number,
        theme=theme,
        title=title,
        object_kind=kind,
        object_id=object_id,
        scheme_id=of_scheme,
        project_id=project_id,
        document_id=document_id,
        accessible_from=accessible_from(day) if direction is JournalDirection.OUT else None,
    )
    session.add(row)
    session.flush()
    return row.id


def _scheme_of(session: Session, project_id: str | None) -> str:
    found = session.scalar(select(Project.scheme_id).where(Project.id == project_id))
    if found is None:
        raise Missing
    return found
