"""Documents that were asked for, and documents that were made."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.domain.documents import RequestState
from portal.storage.models.base import Base, Id, Json, Long, choice


class DocumentRequest(Base):
    """A document somebody asked for; the worker makes it and tells how it went."""

    __tablename__ = "document_request"

    id: Mapped[Id]
    kind: Mapped[str]
    arguments: Mapped[Json]
    file_format: Mapped[str]
    language: Mapped[str]
    state: Mapped[RequestState] = mapped_column(
        choice(RequestState), default=RequestState.QUEUED, index=True
    )
    requested_by_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    requested_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    error: Mapped[Long] = mapped_column(default="")
    document_id: Mapped[str | None] = mapped_column(ForeignKey("generated_document.id"))


class GeneratedDocument(Base):
    """A document the house made: what it is, for whom, and the hash of its bytes."""

    __tablename__ = "generated_document"

    id: Mapped[Id]
    kind: Mapped[str]
    title: Mapped[str]
    filename: Mapped[str]
    file_format: Mapped[str]
    language: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    size: Mapped[int]
    scheme_id: Mapped[str | None] = mapped_column(ForeignKey("monitoring_scheme.id"), index=True)
    project_id: Mapped[str | None] = mapped_column(ForeignKey("project.id"), index=True)
    round_id: Mapped[str | None] = mapped_column(ForeignKey("reporting_round.id"), index=True)
    item_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    letter_id: Mapped[str | None] = mapped_column(String(16), index=True)
    number: Mapped[int] = mapped_column(default=1)
    arguments: Mapped[Json] = mapped_column(default=dict)
    snapshot: Mapped[Json] = mapped_column(default=dict)
    snapshot_sha256: Mapped[str] = mapped_column(default="")
    is_uploaded: Mapped[bool] = mapped_column(default=False)
    released_at: Mapped[datetime | None]
    created_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
