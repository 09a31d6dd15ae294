"""Many letters as Word files: an archive beside docxtpl, one combined file beside docxcompose."""

import io
from collections.abc import Iterable, Sequence

import docx
from docxcompose.composer import Composer
from docxtpl import DocxTemplate

from docgen.blocks import Document
from docgen.bundle import archive, combine
from docgen.compose import orientation_letter
from docgen.render import render
from tests.benchmarks.docgen_samples import letter_to, medians, slim_theme
from tests.benchmarks.rows import BenchRow

_LETTERS = 1000
_SAMPLE = 20  # the yardsticks make this many; their time a letter is what is compared
_ZIP_GOAL = 50.0
_COMBINED_GOAL = 100.0


def rows(quick: bool) -> Iterable[BenchRow]:
    """Yield the rows of this group; all times are of one letter."""
    count = 200 if quick else _LETTERS
    letters = _composed(_SAMPLE)
    template = render(letters[0], "docx", slim_theme())
    files = [render(letter, "docx", slim_theme()) for letter in letters]
    ours, theirs, combined, composed = medians(
        1 if quick else 3,
        lambda: _as_archive(count),
        lambda: _with_docxtpl(template),
        lambda: render(combine(_composed(count)), "docx", slim_theme()),
        lambda: _with_docxcompose(files),
    )
    yield _row(f"{count:,} letters as an archive", ours / count, "docxtpl", theirs, _ZIP_GOAL)
    name = f"{count:,} letters in one Word file"
    yield _row(name, combined / count, "docxcompose", composed, _COMBINED_GOAL)


def _row(name: str, ours: float, yardstick: str, sample: float, goal: float) -> BenchRow:
    theirs = sample / _SAMPLE
    ratio = theirs / ours
    return BenchRow(
        f"{name}, each", ours, yardstick, theirs, ratio, f">= {goal:g}x", met=ratio >= goal
    )


def _composed(count: int) -> Sequence[Document]:
    return [orientation_letter.compose(letter_to(number)) for number in range(count)]


def _as_archive(count: int) -> bytes:
    theme = slim_theme()
    return archive(
        (f"brev-{number:04}.docx", render(letter, "docx", theme))
        for number, letter in enumerate(_composed(count))
    )


def _with_docxtpl(template: bytes) -> None:
    for number in range(_SAMPLE):
        word = DocxTemplate(io.BytesIO(template))
        word.render({"recipient": f"Modtager nr. {number}"}, autoescape=True)
        word.save(io.BytesIO())


def _with_docxcompose(files: Sequence[bytes]) -> None:
    composer = Composer(docx.Document(io.BytesIO(files[0])))
    for content in files[1:]:
        composer.append(docx.Document(io.BytesIO(content)))
    composer.save(io.BytesIO())
