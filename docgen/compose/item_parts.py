"""What every item on an agenda is put together from: title, sections in the office's order, texts.

An item's own composer adds its standard texts and the parts that are more than text.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from docgen import presets
from docgen.blocks import Block, Document, Heading, ListBlock, Look, Paragraph, Run
from docgen.compose import page
from docgen.compose.editing import EditableText, Runs, editable, points, prose
from docgen.compose.formats import day
from docgen.compose.sentences import fill, plain, say
from docgen.views import AgendaItemView, RedTwiceItemView, SectionPlan
from docgen.wording.items import WORDING

ItemView = AgendaItemView | RedTwiceItemView
Part = Callable[[], tuple[Block, ...]]
"""Makes the blocks of one part of an item, none when it has nothing to tell."""


@dataclass(frozen=True, slots=True)
class ItemDraft:
    """An item on its way to blocks: its view, and its standard texts by part code."""

    view: ItemView
    texts: Mapping[str, tuple[Runs, ...]]

    def sections(self, parts: Mapping[str, Part]) -> tuple[Block, ...]:
        """Return the item's sections in order; one whose parts hold nothing is left out.

        Args:
            parts: What makes the parts that are not their text alone, by part code.
        """
        plans = _plans(self.view)
        body: list[Block] = []
        if not any("summary" in plan.parts for plan in plans):
            body += self._part("summary", parts)
        for plan in plans:
            blocks = [block for code in plan.parts for block in self._part(code, parts)]
            if blocks:
                body += [page.heading(2, plan.heading), *blocks]
        return tuple(body)

    def prose(self, code: str, look: Look = Look.BODY) -> tuple[Paragraph, ...]:
        """Return a part's paragraphs, the office's own where there are any."""
        return prose(code, self.texts.get(code, ()), self.view.section_overrides, look)

    def editable(self, headings: Mapping[str, str]) -> tuple[EditableText, ...]:
        """Return the texts an office may edit, in the order they print.

        Args:
            headings: The headings of the parts that have their own, by part code.
        """
        plans = _plans(self.view)
        order = {code: plan.heading for plan in plans for code in plan.parts if code in self.texts}
        if "summary" not in order:
            order = {"summary": "", **order}
        return tuple(
            editable(
                code, headings.get(code, heading), self.texts[code], self.view.section_overrides
            )
            for code, heading in order.items()
        )

    def _part(self, code: str, parts: Mapping[str, Part]) -> tuple[Block, ...]:
        if code in parts:
            return parts[code]()
        if code == "recommendation":
            return self._recommendation()
        return self.prose(code, Look.SUMMARY if code == "summary" else Look.BODY)

    def _recommendation(self) -> tuple[Block, ...]:
        words, code = WORDING[self.view.language], "recommendation"
        lead = Run(fill(words.proposer, proposer=self.view.proposer))
        told = points(code, self.texts[code], self.view.section_overrides)
        return (Paragraph((lead,), Look.BEFORE_LIST), ListBlock(told, numbered=True))


def numbered(number: int | None, title: str) -> str:
    """Return an item's number, where it has one, and its title."""
    return title if number is None else f"{number}. {title}"


def title(view: ItemView) -> Heading:
    """Return an item's heading: number, title, and its marks in a muted tone."""
    marks = [WORDING[view.language].deferred_mark] if view.postponed else []
    marks += [f"({view.case_number})"] if view.case_number else []
    muted = (Run(f" {' '.join(marks)}", muted=True),) if marks else ()
    return Heading(1, (Run(numbered(view.item_number, view.title)), *muted))


def title_line(view: ItemView) -> str:
    """Return the heading as one line: number, title, marks and case number."""
    return plain(title(view).runs)


def case_line(view: ItemView) -> tuple[Paragraph, ...]:
    """Return the line under the title that tells whether the case is open, where one is used."""
    if view.case_line == "none" or not view.case_number:
        return ()
    words = WORDING[view.language]
    line = words.open_case if view.case_line == "open" else words.closed_case
    return (Paragraph((Run(fill(line, case=view.case_number), keep=True),), Look.NOTE),)


def postponed(view: ItemView) -> Runs:
    """Return the sentence with the meeting an item was postponed from, empty when it was not."""
    if view.postponed is None:
        return ()
    when = day(view.postponed.meeting_date, view.language)
    return say(WORDING[view.language].postponed, committee=view.postponed.committee, date=when)


def document(view: ItemView, footer: str, body: tuple[Block, ...]) -> Document:
    """Return the whole item as a document, the meeting and the case in its header."""
    meeting = page.meeting_line(view.meeting_date, view.language) if view.meeting_date else ""
    return page.document(
        view,
        numbered(view.item_number, view.title),
        body,
        upper=meeting,
        footer=footer,
        case_number=view.case_number,
    )


def _plans(view: ItemView) -> tuple[SectionPlan, ...]:
    return view.sections or presets.sections(view.section_preset, view.language)
