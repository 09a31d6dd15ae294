"""Many letters as Word files: an archive beside docxtpl, one combined file beside docxcompose."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import replace

import docx
from docxcompose.composer import Composer
from docxtpl import DocxTemplate

from docgen.blocks import Document, Paragraph, Run
from docgen.bundle import archive, combine
from docgen.compose import orientation_letter
from docgen.render import render
from tests.benchmarks.docgen_samples import letter_to, medians
from tests.benchmarks.rows import BenchRow
from tests.documents.library import theme as standard_theme

_LETTERS = 1000
_SAMPLE = 20  # the yardsticks make this many; their time a letter is what is compared
_ZIP_GOAL = 50.0
_COMBINED_GOAL = 100.0


def rows(quick: bool) -> Iterable[BenchRow]:
    """Yield the rows of this group; all times are of one letter."""
    count = 200 if quick else _LETTERS
    letters = _composed(_SAMPLE)
    template = render(_with_fields(letters[0]), "docx", standard_theme())
    files = [render(letter, "docx", standard_theme()) for letter in letters]
    ours, theirs, combined, composed = medians(
        1 if quick else 3,
        lambda: _as_archive(count),
        lambda: _with_docxtpl(template),
        lambda: render(combine(_composed(count)), "docx", standard_theme()),
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


def _with_fields(letter: Document) -> Document:
    """Return the letter with a template's fields where its own facts stand."""
    first, _, *others = letter.body
    salutation = Paragraph((Run("Kære {{ recipient }}"),))
    head = replace(letter.letterhead, right_lower="Sagsnr. {{ case }}")
    return replace(letter, letterhead=head, body=(first, salutation, *others))


def _as_archive(count: int) -> bytes:
    theme = standard_theme()
    return archive(
        (f"brev-{number:04}.docx", render(letter, "docx", theme))
        for number, letter in enumerate(_composed(count))
    )


def _with_docxtpl(template: bytes) -> None:
    for number in range(_SAMPLE):
        word = DocxTemplate(io.BytesIO(template))
        facts = {"recipient": f"Modtager nr. {number}", "case": f"2010-{number:06}"}
        word.render(facts, autoescape=True)
        word.save(io.BytesIO())


def _with_docxcompose(files: Sequence[bytes]) -> None:
    composer = Composer(docx.Document(io.BytesIO(files[0])))
    for content in files[1:]:
        composer.append(docx.Document(io.BytesIO(content)))
    composer.save(io.BytesIO())
