"""What the bench of the documents measures with: long agenda items, many letters, a slim base."""

import gc
import io
import re
import statistics
import time
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from docgen.theme import Theme
from docgen.views import AgendaItemView, OrientationLetterView
from tests.documents import library, samples


@lru_cache(maxsize=1)
def slim_theme() -> Theme:
    """Return the standard theme with a Word base that has no fonts inside."""
    theme = library.theme()
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(theme.word_base)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as slim,
    ):
        for name in source.namelist():
            if name.startswith("word/fonts/") or name == "word/_rels/fontTable.xml.rels":
                continue
            content = source.read(name)
            if name == "word/fontTable.xml":
                content = re.sub(rb"<w:embed[^>]*/>", b"", content)
            slim.writestr(name, content)
    return Theme(target.getvalue(), theme.print_css, theme.assets)


def item_of(rows: int) -> AgendaItemView:
    """Return the agenda item with its ten projects repeated to the number of rows."""
    view = samples.agenda_item()
    many = tuple(view.rows[place % len(view.rows)] for place in range(rows))
    return replace(view, rows=many)


def letter_to(number: int) -> OrientationLetterView:
    """Return the orientation letter to one of many recipients."""
    view = samples.orientation_letter()
    return replace(view, recipients=(f"Modtager nr. {number}",))


def medians(runs: int, *jobs: Callable[[], object]) -> Sequence[float]:
    """Return each job's median in milliseconds of this process's own time, the jobs run in turn.

    Own time is what the work costs; the clock would also count whoever else uses the machine. What
    one job leaves behind is cleared away before the next begins, not while it is timed.
    """
    times: list[list[float]] = [[] for _ in jobs]
    for _ in range(runs):
        for place, job in enumerate(jobs):
            gc.collect()
            start = time.process_time()
            job()
            times[place].append((time.process_time() - start) * 1000)
    return [statistics.median(each) for each in times]
