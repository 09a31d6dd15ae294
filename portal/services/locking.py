"""Rows that nobody else can change until the transaction ends."""

from typing import TypeVar

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from portal.services.refusals import Missing
from portal.storage.models.base import Base

Row = TypeVar("Row", bound=Base)


def locked(session: Session, kind: type[Row], row_id: str) -> Row:
    """Return a row with a lock on it; what was read of it before is read anew.

    Raises:
        Missing: There is none.
    """
    [key] = inspect(kind).primary_key
    asked = select(kind).where(key == row_id).with_for_update()
    found = session.scalars(asked.execution_options(populate_existing=True)).one_or_none()
    if found is None:
        raise Missing
    return found
