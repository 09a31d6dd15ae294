"""The documents as the tests ask for them: composed, and as files in the standard theme."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

from docgen.blocks import Document
from docgen.compose import (
    action_plan,
    agenda_item,
    correction_letter,
    decision_letter,
    orientation_letter,
    packet,
    publication_list,
    red_notice,
    red_twice_item,
    reminder_letter,
    round_report,
    second_red_letter,
    workshop,
)
from docgen.render import Format, render
from docgen.theme import Theme, load_theme
from docgen.views import Language
from tests.documents import case_samples, packet_samples, plan_samples, samples

FOLDER = Path(__file__).resolve().parents[2] / "templates" / "documents"
NAMES = (
    "action_plan",
    "agenda_item",
    "correction_letter",
    "decision_letter",
    "orientation_letter",
    "packet",
    "publication_list",
    "red_notice",
    "red_twice_item",
    "reminder_letter",
    "round_report",
    "second_red_letter",
    "workshop",
)
LANGUAGES: tuple[Language, ...] = ("da", "en")
_MAKERS: Mapping[str, Callable[[Language], Document]] = {
    "action_plan": lambda language: action_plan.compose(plan_samples.action_plan(language)),
    "agenda_item": lambda language: agenda_item.compose(samples.agenda_item(language)),
    "correction_letter": lambda language: correction_letter.compose(
        case_samples.correction_letter(language)
    ),
    "decision_letter": lambda language: decision_letter.compose(
        case_samples.decision_letter(language)
    ),
    "red_notice": lambda language: red_notice.compose(case_samples.red_notice(language)),
    "red_twice_item": lambda language: red_twice_item.compose(
        case_samples.red_twice_item(language)
    ),
    "reminder_letter": lambda language: reminder_letter.compose(
        case_samples.reminder_letter(language)
    ),
    "second_red_letter": lambda language: second_red_letter.compose(
        case_samples.second_red_letter(language)
    ),
    "orientation_letter": lambda language: orientation_letter.compose(
        samples.orientation_letter(language)
    ),
    "packet": lambda language: packet.compose(packet_samples.packet(language)),
    "publication_list": lambda language: publication_list.compose(
        packet_samples.publication_list(language)
    ),
    "round_report": lambda language: round_report.compose(samples.round_report(language)),
    "workshop": lambda language: workshop.compose(samples.workshop(language)),
}


@lru_cache(maxsize=1)
def theme() -> Theme:
    """Return the standard theme."""
    return load_theme(FOLDER)


@lru_cache(maxsize=32)
def document(name: str, language: Language = "da") -> Document:
    """Return a composed document."""
    return _MAKERS[name](language)


@lru_cache(maxsize=64)
def file(name: str, fmt: Format, language: Language = "da") -> bytes:
    """Return a document as a file."""
    return render(document(name, language), fmt, theme())
