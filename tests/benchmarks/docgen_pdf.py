"""Letters as PDF beside plain WeasyPrint and LibreOffice; two workers beside one; memory.

The workers are timed by the clock, hence only a machine with two idle cores shows what they can do.
"""

import multiprocessing
import os
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterable
from multiprocessing.synchronize import Barrier
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from docgen.compose import orientation_letter
from docgen.render import render
from docgen.writers import html, press, signs
from docgen.writers.press import AssetFetcher
from tests.benchmarks.docgen_samples import letter_to, medians
from tests.benchmarks.rows import BenchRow
from tests.documents import library

_NAIVE_GOAL, _OFFICE_GOAL, _WORKERS_GOAL, _MEMORY_GOAL = 2.5, 1.8, 1.6, 1.1


def rows(quick: bool) -> Iterable[BenchRow]:
    """Yield the rows of this group; times are of one letter."""
    _print(0)
    runs, letters = (3, 16) if quick else (9, 60)
    ours, naive = medians(runs, lambda: _print(1), lambda: _naively(1))
    yield _faster("letter as PDF", ours, "plain WeasyPrint", naive, _NAIVE_GOAL)
    office = _with_libreoffice(letters)
    if office is None:
        yield BenchRow("letter as PDF", ours, "LibreOffice is not here", None, None, "", met=True)
    else:
        yield _faster("letter as PDF", ours, "LibreOffice, batch", office, _OFFICE_GOAL)
    many = 60 if quick else 120
    pairs = [(_with_workers(1, many), _with_workers(2, many)) for _ in range(1 if quick else 3)]
    one, two = (min(times) for times in zip(*pairs, strict=True))
    yield _faster("letter as PDF, 2 workers", two, "1 worker", one, _WORKERS_GOAL)
    yield _memory(*((30, 120) if quick else (100, 800)))


def _faster(name: str, ours: float, yardstick: str, theirs: float, goal: float) -> BenchRow:
    ratio = theirs / ours
    return BenchRow(name, ours, yardstick, theirs, ratio, f">= {goal:g}x", met=ratio >= goal)


def _print(number: int) -> int:
    document = orientation_letter.compose(letter_to(number))
    return len(render(document, "pdf", library.theme()))


def _naively(number: int) -> bytes:
    """Return the same letter by WeasyPrint as its first page of documentation shows it."""
    theme = library.theme()
    fetcher = AssetFetcher({**theme.assets, **signs.pictures()})
    fonts = FontConfiguration()
    style = CSS(string=press.style_sheet(theme), font_config=fonts, url_fetcher=fetcher)
    page = html.page(orientation_letter.compose(letter_to(number)))
    return HTML(string=page, url_fetcher=fetcher).write_pdf(
        stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1", pdf_tags=True
    )


def _with_libreoffice(count: int) -> float | None:
    office = shutil.which("soffice")
    if office is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number in range(count):
            file = Path(folder) / f"{number}.docx"
            document = orientation_letter.compose(letter_to(number))
            file.write_bytes(render(document, "docx", library.theme()))
            files.append(str(file))
        command = [office, "--headless", f"-env:UserInstallation=file://{folder}/profile"]
        command += ["--convert-to", "pdf", "--outdir", folder, *files]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return spent * 1000 / count


def _begin(everybody: Barrier) -> None:
    _print(0)
    everybody.wait()


def _with_workers(count: int, letters: int) -> float:
    """Return the time of a letter by the clock, once every worker has printed its first."""
    context = multiprocessing.get_context("spawn")
    everybody = context.Barrier(count + 1)
    with context.Pool(count, initializer=_begin, initargs=(everybody,)) as pool:
        everybody.wait()
        start = time.perf_counter()
        pool.map(_print, range(letters), chunksize=4)
        return (time.perf_counter() - start) * 1000 / letters


def _resident(letters: int) -> int:
    """Print letters and return what this process then holds, in kilobytes."""
    for number in range(letters):
        _print(number)
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1024


def _memory(few: int, many: int) -> BenchRow:
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        before = pool.apply(_resident, (few,))
        after = pool.apply(_resident, (many - few,))
    ratio = after / before
    return BenchRow(
        f"worker's memory after {many} letters (MB)",
        after / 1024,
        f"after {few} letters (MB)",
        before / 1024,
        ratio,
        f"<= {_MEMORY_GOAL:g}x",
        met=ratio <= _MEMORY_GOAL,
    )
