"""The municipality, its administrations and associations, and the pools that pay."""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.storage.models.base import Base, Id, Long, SortKey


class Municipality(Base):
    """The one municipality or foundation of an installation."""

    __tablename__ = "municipality"

    id: Mapped[Id]
    name: Mapped[str]
    address: Mapped[str] = mapped_column(default="")
    section_preset: Mapped[str] = mapped_column(default="copenhagen")
    section_order: Mapped[str] = mapped_column(default="")
    """The codes of the sections in the office's own order; empty means the preset's order."""

    opens_with_case_line: Mapped[bool] = mapped_column(default=False)
    contact_email: Mapped[str] = mapped_column(default="")
    contact_text: Mapped[Long] = mapped_column(default="")
    is_demo: Mapped[bool] = mapped_column(default=False)


class Organisation(Base):
    """An administration of the municipality, an association or another organisation."""

    __tablename__ = "organisation"
    __table_args__ = (
        CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="valid_period"),
    )

    id: Mapped[Id]
    code: Mapped[str] = mapped_column(default="")
    name: Mapped[str]
    is_administration: Mapped[bool] = mapped_column(default=False)
    committee_id: Mapped[str | None] = mapped_column(ForeignKey("committee.id"), index=True)
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    sort_key: Mapped[SortKey]
    search_key: Mapped[Long]


class FundingPool(Base):
    """A pool of money (pulje) with the organisation that holds it (puljeholder)."""

    __tablename__ = "funding_pool"

    id: Mapped[Id]
    name: Mapped[str]
    owner_organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"), index=True)
    frame: Mapped[Decimal | None]
    sort_key: Mapped[SortKey]
