"""One page of a long list."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Generic, TypeVar

PER_PAGE = 25

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """The rows of one page, which page it is, and how many rows there are in all.

    >>> Page(rows=("a",), number=2, total=26).last
    2
    """

    rows: tuple[Row, ...]
    number: int
    total: int
    per_page: int = PER_PAGE

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def last(self) -> int:
        """The number of the last page, 1 when there are no rows."""
        return max(1, ceil(self.total / self.per_page))
