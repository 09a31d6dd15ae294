"""The parts of a document an office may rewrite before it is made."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from docgen.blocks import Look, Paragraph, Run
from docgen.compose.sentences import lines, paragraphs, plain

Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class EditableText:
    """One part: its code, the heading it stands under, and its text as plain paragraphs."""

    code: str
    heading: str
    text: str


def override(overrides: Mapping[str, str], code: str) -> str | None:
    """Return the office's own text for a part, or None where the standard text stands."""
    text = overrides.get(code)
    return text if text is not None and text.strip() else None


def editable(
    code: str, heading: str, standard: Iterable[Runs], overrides: Mapping[str, str]
) -> EditableText:
    """Return a part for editing: the office's text if there is one, else the standard text."""
    text = override(overrides, code) or "\n\n".join(map(plain, standard))
    return EditableText(code, heading, text)


def prose(
    code: str, standard: Iterable[Runs], overrides: Mapping[str, str], look: Look = Look.BODY
) -> tuple[Paragraph, ...]:
    """Return a part's paragraphs as they print."""
    edited = override(overrides, code)
    if edited is not None:
        return paragraphs(edited, look)
    return tuple(Paragraph(runs, look) for runs in standard if runs)


def points(code: str, standard: tuple[Runs, ...], overrides: Mapping[str, str]) -> tuple[Runs, ...]:
    """Return a list's points as they print; each line of the office's own text is one."""
    edited = override(overrides, code)
    return standard if edited is None else tuple((Run(line),) for line in lines(edited))
