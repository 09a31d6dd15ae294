"""The parts of a text that the office may rewrite, as its page shows them."""

from dataclasses import dataclass

from docgen.compose.editing import EditableText


@dataclass(frozen=True, slots=True)
class TextPart:
    """One part as it reads now, and where it is rewritten; without an address it stands."""

    code: str
    heading: str
    paragraphs: tuple[str, ...]
    is_edited: bool
    href: str


def text_part(text: EditableText, heading: str, *, is_edited: bool, href: str) -> TextPart:
    """Return a part for its page, its text cut into the paragraphs it prints as."""
    paragraphs = tuple(line for line in text.text.split("\n") if line.strip())
    return TextPart(text.code, heading, paragraphs, is_edited, href)
