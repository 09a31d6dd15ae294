"""Files that people attach to a report or an agenda item."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.storage.models.base import Base, Id


class Attachment(Base):
    """A file (bilag) of a report or of an agenda item; one that was removed is kept, not shown.

    ``is_public`` is whether it may be published; a file of a report is so only together with it.
    """

    __tablename__ = "attachment"
    __table_args__ = (CheckConstraint("(report_id IS NULL) <> (item_id IS NULL)", name="of_one"),)

    id: Mapped[Id]
    report_id: Mapped[str | None] = mapped_column(ForeignKey("report.id"), index=True)
    item_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    filename: Mapped[str]
    file_format: Mapped[str]
    sha256: Mapped[str]
    size: Mapped[int]
    is_public: Mapped[bool] = mapped_column(default=False)
    added_at: Mapped[datetime]
    added_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    removed_at: Mapped[datetime | None]
