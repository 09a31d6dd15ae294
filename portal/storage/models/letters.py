"""Letters to committees and project people, and the journal of what came in and went out."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.domain.journal import JournalDirection, JournalTheme
from portal.domain.letters import LetterKind, LetterState
from portal.storage.models.base import Base, Id, Json, Long, choice


class Letter(Base):
    """A letter (brev); once sent its text stays, and its document is the one that was sent."""

    __tablename__ = "letter"

    id: Mapped[Id]
    kind: Mapped[LetterKind] = mapped_column(choice(LetterKind))
    scheme_id: Mapped[str] = mapped_column(ForeignKey("monitoring_scheme.id"), index=True)
    project_id: Mapped[str | None] = mapped_column(ForeignKey("project.id"), index=True)
    round_id: Mapped[str | None] = mapped_column(ForeignKey("reporting_round.id"), index=True)
    case_id: Mapped[str | None] = mapped_column(ForeignKey("escalation_case.id"), index=True)
    committee_id: Mapped[str | None] = mapped_column(ForeignKey("committee.id"), index=True)
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    recipient: Mapped[str]
    email: Mapped[str] = mapped_column(default="")
    case_number: Mapped[str] = mapped_column(default="")
    subject: Mapped[str] = mapped_column(default="")
    texts: Mapped[Json] = mapped_column(default=dict)
    state: Mapped[LetterState] = mapped_column(choice(LetterState), default=LetterState.DRAFT)
    created_at: Mapped[datetime]
    approved_at: Mapped[datetime | None]
    approved_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    sent_at: Mapped[datetime | None]
    accessible_from: Mapped[date | None]
    mail_id: Mapped[str | None] = mapped_column(ForeignKey("outbound_mail.id"), index=True)
    document_id: Mapped[str | None] = mapped_column(ForeignKey("generated_document.id"))
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class JournalEntry(Base):
    """A row of the journal, written in the transaction of what it tells of (G1)."""

    __tablename__ = "journal_entry"

    id: Mapped[Id]
    at: Mapped[datetime]
    on: Mapped[date]
    direction: Mapped[JournalDirection] = mapped_column(choice(JournalDirection))
    case_number: Mapped[str] = mapped_column(default="")
    theme: Mapped[JournalTheme] = mapped_column(choice(JournalTheme))
    title: Mapped[Long]
    object_kind: Mapped[str]
    object_id: Mapped[str] = mapped_column(index=True)
    scheme_id: Mapped[str] = mapped_column(ForeignKey("monitoring_scheme.id"), index=True)
    project_id: Mapped[str | None] = mapped_column(ForeignKey("project.id"), index=True)
    document_id: Mapped[str | None] = mapped_column(ForeignKey("generated_document.id"))
    accessible_from: Mapped[date | None]


class Redaction(Base):
    """A narrative of a report as the public sees it, with visible marks (sløring).

    ``source`` is the hash of the text it was made from: when that text is no more, all is hidden.
    """

    __tablename__ = "redaction"

    report_id: Mapped[str] = mapped_column(ForeignKey("report.id"), primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[Long]
    source: Mapped[str]
    made_at: Mapped[datetime]
    made_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
