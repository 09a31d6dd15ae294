"""Lists as CSV: semicolons and a byte order mark, as spreadsheets in Denmark open them."""

import csv
import io
from collections.abc import Iterable, Sequence

from werkzeug.wrappers import Response

RISKY = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so would be run as a formula by a spreadsheet."""


def csv_answer(name: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> Response:
    """Return a table as a file to download.

    Args:
        name: The file's name without its ending, in plain letters.
        head: The headings of the columns.
        rows: The rows, as they are to be read.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([_safe(cell) for cell in head])
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return Response(
        text.getvalue().encode("utf-8-sig"),
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )


def _safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    >>> _safe("=1+1"), _safe("Alle for én")
    ("'=1+1", 'Alle for én')
    """
    plain = cell.replace("\u00a0", " ")
    return f"'{plain}" if plain.startswith(RISKY) else plain
