"""Lists as CSV: semicolons and a byte order mark, as spreadsheets in Denmark open them."""

import csv
import io
from collections.abc import Iterable, Sequence

RISKY = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so would be run as a formula by a spreadsheet."""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a list as a file, without formulas."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([safe(cell) for cell in head])
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    >>> safe("=1+1"), safe("Alle for én")
    ("'=1+1", 'Alle for én')
    """
    plain = cell.replace("\u00a0", " ")
    return f"'{plain}" if plain.startswith(RISKY) else plain
