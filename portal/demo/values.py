"""The demo's rows of money as the values the rules reckon with."""

from collections.abc import Iterable

from portal.domain.policy import FundingLine
from portal.storage import models


def funding_lines(rows: Iterable[models.FundingLine]) -> list[FundingLine]:
    """Return lines of money."""
    return [
        FundingLine(row.source, row.year, row.amount, row.is_municipal, row.pool_id) for row in rows
    ]
