"""Lists to download."""

from collections.abc import Iterable, Sequence

from werkzeug.wrappers import Response

from portal.services.csv_tables import table
from portal.web.files import file_answer


def csv_answer(name: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> Response:
    """Return a table as a file to download.

    Args:
        name: The file's name without its ending, in plain letters.
        head: The headings of the columns.
        rows: The rows, as they are to be read.
    """
    return file_answer(table(head, rows), "text/csv", f"{name}.csv")
