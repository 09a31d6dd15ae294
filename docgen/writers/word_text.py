"""Paragraphs, headings and lists as Word markup."""

from collections.abc import Mapping
from functools import lru_cache

from docgen.blocks import Heading, Look, Paragraph, Run
from docgen.views import Language
from docgen.writers import style_names
from docgen.writers.marks import escape

_LANGUAGES: dict[str, str] = {"da": "da-DK", "en": "en-GB"}
_TEXT = '<w:t xml:space="preserve">'
LAST_ITEM = '<w:spacing w:after="150"/>'
NO_BREAK_SPACE = "\u00a0"
_SHORT = 400  # standing sentences are this short and come again in every letter


def pieces(text: str) -> str:
    """Return escaped text as the inside of a run, with breaks and tabs as their own marks."""
    return _known(text) if len(text) < _SHORT else _pieces(text)


def _pieces(text: str) -> str:
    safe = escape(text)
    if "\n" not in safe and "\t" not in safe:
        return f"{_TEXT}{safe}</w:t>"
    lines = (
        "<w:tab/>".join(f"{_TEXT}{piece}</w:t>" for piece in line.split("\t"))
        for line in safe.split("\n")
    )
    return "<w:br/>".join(lines)


_known = lru_cache(maxsize=4096)(_pieces)


class TextWriter:
    """Writes runs and paragraphs with the ids of one house template's styles.

    `links` collects the addresses of links in the order of their first use.
    """

    def __init__(self, style_ids: Mapping[str, str], language: Language) -> None:
        self._ids = style_ids
        self._language = language
        self.links: list[str] = []

    def run(self, run: Run) -> str:
        """Return one run; an empty one gives nothing."""
        if not run.text:
            return ""
        text = run.text.replace(" ", NO_BREAK_SPACE) if run.keep else run.text
        marked = f"<w:r>{self._look(run)}{pieces(text)}</w:r>"
        if not run.href:
            return marked
        if run.href not in self.links:
            self.links.append(run.href)
        number = self.links.index(run.href)
        return f'<w:hyperlink r:id="rIdLink{number}" w:history="1">{marked}</w:hyperlink>'

    def runs(self, runs: tuple[Run, ...]) -> str:
        """Return all runs in order."""
        return "".join(map(self.run, runs))

    def style(self, name: str) -> str:
        """Return the paragraph property that names a style."""
        return f'<w:pStyle w:val="{self._ids[name]}"/>'

    def paragraph(self, style: str, inside: str, extra: str = "") -> str:
        """Return a paragraph of ready markup in the named style."""
        return f"<w:p><w:pPr>{self.style(style)}{extra}</w:pPr>{inside}</w:p>"

    def heading(self, heading: Heading, *, new_page: bool = False) -> str:
        """Return a heading; on a new page it needs no paragraph of its own for the break."""
        name = style_names.LETTER_SUBJECT if heading.letter else style_names.HEADINGS[heading.level]
        breaks = "<w:pageBreakBefore/>" if new_page else ""
        return self.paragraph(name, self.runs(heading.runs), breaks)

    def text(self, paragraph: Paragraph, extra: str = "") -> str:
        """Return a paragraph of text; `extra` are further properties."""
        keep = "<w:keepNext/>" if paragraph.look is Look.GREETING else ""
        name = style_names.LOOKS[paragraph.look]
        return self.paragraph(name, self.runs(paragraph.runs), keep + extra)

    def item(self, runs: tuple[Run, ...], number: int, bulleted: bool, last: bool) -> str:
        """Return one item of the list with the given number."""
        name = style_names.LIST_BULLET if bulleted else style_names.LIST_NUMBER
        extra = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        return self.paragraph(name, self.runs(runs), extra + (LAST_ITEM if last else ""))

    def _look(self, run: Run) -> str:
        marks = ""
        if run.href:
            marks = f'<w:rStyle w:val="{self._ids[style_names.LINK]}"/>'
        elif run.strong:
            marks = f'<w:rStyle w:val="{self._ids[style_names.STRONG]}"/>'
        elif run.muted:
            marks = f'<w:rStyle w:val="{self._ids[style_names.MUTED]}"/>'
        if run.language and run.language != self._language:
            tag = _LANGUAGES.get(run.language, run.language)
            marks += f'<w:lang w:val="{escape(tag)}"/>'
        return f"<w:rPr>{marks}</w:rPr>" if marks else ""
