"""The agenda item about a project that is red twice: sections in the office's order, annexes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from docgen import presets
from docgen.blocks import Block, Document, Heading, ListBlock, Look, PageBreak, Paragraph, Run
from docgen.compose import page, red_twice_tables, red_twice_texts, second_red_letter
from docgen.compose.editing import EditableText, Runs, editable, override, prose
from docgen.compose.sentences import bulleted, lines, plain
from docgen.compose.sentences import fill as fill_in
from docgen.views import RedTwiceItemView, SectionPlan
from docgen.wording.red_twice_item import WORDING, RedTwiceItemWording


def compose(view: RedTwiceItemView, wording: RedTwiceItemWording | None = None) -> Document:
    """Return the item as a document, the drafted letters as its annexes."""
    words = wording or WORDING[view.language]
    counter = page.Counter(view.language)
    draft = _Draft(view, words, red_twice_texts.standard_texts(view, words), counter)
    plans = _plans(view)
    body: list[Block] = [_title(view, words)]
    if not any("summary" in plan.parts for plan in plans):
        body += draft.part("summary")
    for plan in plans:
        blocks = [block for code in plan.parts for block in draft.part(code)]
        if blocks:
            body += [page.heading(2, plan.heading), *blocks]
    body += _annexes(view, words, counter)
    return page.document(
        plain(_title(view, words, marks=False).runs),
        language=view.language,
        sender=view.sender,
        written_on=view.written_on,
        head=page.letterhead(
            view.sender,
            view.language,
            page.meeting_line(view.meeting_date, view.language) if view.meeting_date else "",
            page.case_line(view.case_number, view.language),
            _footer(view, words),
        ),
        body=tuple(body),
    )


def title_line(view: RedTwiceItemView, wording: RedTwiceItemWording | None = None) -> str:
    """Return the heading as one line: number, title, marks and case number."""
    return plain(_title(view, wording or WORDING[view.language]).runs)


def editable_texts(
    view: RedTwiceItemView, wording: RedTwiceItemWording | None = None
) -> tuple[EditableText, ...]:
    """Return the texts an office may edit, in the order they print.

    In "recommendation" each line is one at-point.
    """
    words = wording or WORDING[view.language]
    texts = red_twice_texts.standard_texts(view, words)
    order = [
        (code, plan.heading) for plan in _plans(view) for code in plan.parts if texts.get(code)
    ]
    if "summary" not in (code for code, _ in order):
        order.insert(0, ("summary", ""))
    headings = red_twice_texts.headings(words)
    return tuple(
        editable(code, headings.get(code, heading), texts[code], view.section_overrides)
        for code, heading in order
    )


def _plans(view: RedTwiceItemView) -> tuple[SectionPlan, ...]:
    return view.sections or presets.sections(view.section_preset, view.language)


def _title(view: RedTwiceItemView, words: RedTwiceItemWording, *, marks: bool = True) -> Heading:
    number = f"{view.item_number}. " if view.item_number is not None else ""
    found = [words.deferred_mark] if view.postponed else []
    found += [f"({view.case_number})"] if view.case_number else []
    runs = [Run(f"{number}{view.title}")]
    if found and marks:
        runs.append(Run(f" {' '.join(found)}", muted=True))
    return Heading(1, tuple(runs))


def _footer(view: RedTwiceItemView, words: RedTwiceItemWording) -> str:
    project = red_twice_texts.name(view)
    if view.item_number is None:
        return fill_in(words.footer_unnumbered, project=project)
    return fill_in(words.footer, number=str(view.item_number), project=project)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A view on its way to blocks, with its words, its standard texts and its table numbers."""

    view: RedTwiceItemView
    words: RedTwiceItemWording
    texts: Mapping[str, tuple[Runs, ...]]
    counter: page.Counter

    def part(self, code: str) -> tuple[Block, ...]:
        """Return the blocks of a part; an unknown or empty part has none."""
        builder = _BUILDERS.get(code)
        if builder is not None:
            return builder(self)
        return self.prose(code, Look.SUMMARY if code == "summary" else Look.BODY)

    def prose(self, code: str, look: Look = Look.BODY) -> tuple[Paragraph, ...]:
        """Return a part's paragraphs, the office's own where there are any."""
        return prose(code, self.texts.get(code, ()), self.view.section_overrides, look)


def _recommendation(draft: _Draft) -> tuple[Block, ...]:
    edited = override(draft.view.section_overrides, "recommendation")
    points = draft.texts["recommendation"]
    if edited is not None:
        points = tuple((Run(line),) for line in lines(edited))
    lead = Run(fill_in(draft.words.proposer, proposer=draft.view.proposer))
    return (Paragraph((lead,), Look.BEFORE_LIST), ListBlock(points, numbered=True))


def _project(draft: _Draft) -> tuple[Block, ...]:
    table = red_twice_tables.facts(draft.view, draft.words, draft.counter)
    told = draft.prose("solution", Look.AFTER_TABLE)
    return (page.heading(3, draft.words.project_heading), table, *told)


def _ratings(draft: _Draft) -> tuple[Block, ...]:
    view, words, counter = draft.view, draft.words, draft.counter
    table = red_twice_tables.rounds(view, words, counter)
    reached = (red_twice_tables.reached(view, words, counter),) if view.reached else ()
    return (page.heading(3, words.rounds_heading), table, *reached)


def _plan(draft: _Draft) -> tuple[Block, ...]:
    blocks: list[Block] = [page.heading(3, draft.words.plan_heading), *draft.prose("projects")]
    if draft.view.plan:
        blocks.append(red_twice_tables.plan(draft.view, draft.words, draft.counter))
    return tuple(blocks)


def _letter(draft: _Draft) -> tuple[Block, ...]:
    if not draft.view.recipients:
        return ()
    lead = draft.prose("notes", Look.BEFORE_LIST)
    return (page.heading(3, draft.words.letter_heading), *lead, bulleted(draft.words.choices))


def _attachments(draft: _Draft) -> tuple[Block, ...]:
    own = tuple(
        fill_in(draft.words.annex, committee=", ".join(letter.frame.recipients))
        for letter in draft.view.letters
    )
    named = (*own, *draft.view.attachments)
    return (ListBlock(tuple((Run(one),) for one in named), numbered=True),) if named else ()


def _annexes(
    view: RedTwiceItemView, words: RedTwiceItemWording, counter: page.Counter
) -> list[Block]:
    blocks: list[Block] = []
    for number, letter in enumerate(view.letters, 1):
        committee = ", ".join(letter.frame.recipients)
        title = fill_in(words.annex_title, number=str(number), committee=committee)
        blocks += [
            PageBreak(),
            page.heading(1, title),
            Paragraph((Run(words.annex_note),), Look.SUMMARY),
            *second_red_letter.annex(letter, counter),
        ]
    return blocks


_BUILDERS: Mapping[str, Callable[[_Draft], tuple[Block, ...]]] = {
    "recommendation": _recommendation,
    "solution": _project,
    "overview": _ratings,
    "projects": _plan,
    "notes": _letter,
    "attachments": _attachments,
}
