"""The four documents as the tests ask for them: composed, and as files in the standard theme."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

from docgen.blocks import Document
from docgen.compose import agenda_item, orientation_letter, round_report, workshop
from docgen.render import Format, render
from docgen.theme import Theme, load_theme
from docgen.views import Language
from tests.documents import samples

FOLDER = Path(__file__).resolve().parents[2] / "templates" / "documents"
NAMES = ("agenda_item", "orientation_letter", "round_report", "workshop")
LANGUAGES: tuple[Language, ...] = ("da", "en")
_MAKERS: Mapping[str, Callable[[Language], Document]] = {
    "agenda_item": lambda language: agenda_item.compose(samples.agenda_item(language)),
    "orientation_letter": lambda language: orientation_letter.compose(
        samples.orientation_letter(language)
    ),
    "round_report": lambda language: round_report.compose(samples.round_report(language)),
    "workshop": lambda language: workshop.compose(samples.workshop(language)),
}


@lru_cache(maxsize=1)
def theme() -> Theme:
    """Return the standard theme."""
    return load_theme(FOLDER)


@lru_cache(maxsize=16)
def document(name: str, language: Language = "da") -> Document:
    """Return a composed document."""
    return _MAKERS[name](language)


@lru_cache(maxsize=64)
def file(name: str, fmt: Format, language: Language = "da") -> bytes:
    """Return a document as a file."""
    return render(document(name, language), fmt, theme())
