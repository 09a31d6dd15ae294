"""The agenda item about a project that is red twice: sections in the office's order, annexes."""

from functools import partial

from docgen.blocks import Block, Document, ListBlock, Look, PageBreak, Paragraph, Run
from docgen.compose import item_parts, page, red_twice_tables, red_twice_texts, second_red_letter
from docgen.compose.editing import EditableText
from docgen.compose.item_parts import ItemDraft
from docgen.compose.sentences import bulleted, fill
from docgen.views import RedTwiceItemView
from docgen.wording.red_twice_item import WORDING, RedTwiceItemWording


def compose(view: RedTwiceItemView, wording: RedTwiceItemWording | None = None) -> Document:
    """Return the item as a document, the drafted letters as its annexes."""
    words = wording or WORDING[view.language]
    counter = page.Counter(view.language)
    draft = ItemDraft(view, red_twice_texts.standard_texts(view, words))
    sections = draft.sections(
        {
            "solution": partial(_project, draft, view, words, counter),
            "overview": partial(_ratings, view, words, counter),
            "projects": partial(_plan, draft, view, words, counter),
            "notes": partial(_letter, draft, view, words),
            "attachments": partial(_attachments, view, words),
        }
    )
    body = (
        item_parts.title(view),
        *item_parts.case_line(view),
        *sections,
        *_annexes(view, words, counter),
    )
    return item_parts.document(view, _footer(view, words), body)


def editable_texts(
    view: RedTwiceItemView, wording: RedTwiceItemWording | None = None
) -> tuple[EditableText, ...]:
    """Return the texts an office may edit, in the order they print.

    In "recommendation" each line is one at-point.
    """
    words = wording or WORDING[view.language]
    draft = ItemDraft(view, red_twice_texts.standard_texts(view, words))
    return draft.editable(red_twice_texts.headings(words))


def _footer(view: RedTwiceItemView, words: RedTwiceItemWording) -> str:
    project = red_twice_texts.name(view)
    if view.item_number is None:
        return fill(words.footer_unnumbered, project=project)
    return fill(words.footer, number=str(view.item_number), project=project)


def _project(
    draft: ItemDraft, view: RedTwiceItemView, words: RedTwiceItemWording, counter: page.Counter
) -> tuple[Block, ...]:
    table = red_twice_tables.facts(view, words, counter)
    told = draft.prose("solution", Look.AFTER_TABLE)
    return (page.heading(3, words.project_heading), table, *told)


def _ratings(
    view: RedTwiceItemView, words: RedTwiceItemWording, counter: page.Counter
) -> tuple[Block, ...]:
    table = red_twice_tables.rounds(view, words, counter)
    reached = (red_twice_tables.reached(view, words, counter),) if view.reached else ()
    return (page.heading(3, words.rounds_heading), table, *reached)


def _plan(
    draft: ItemDraft, view: RedTwiceItemView, words: RedTwiceItemWording, counter: page.Counter
) -> tuple[Block, ...]:
    table = (red_twice_tables.plan(view, words, counter),) if view.plan else ()
    return (page.heading(3, words.plan_heading), *draft.prose("projects"), *table)


def _letter(
    draft: ItemDraft, view: RedTwiceItemView, words: RedTwiceItemWording
) -> tuple[Block, ...]:
    if not view.recipients:
        return ()
    lead = draft.prose("notes", Look.BEFORE_LIST)
    return (page.heading(3, words.letter_heading), *lead, bulleted(words.choices))


def _attachments(view: RedTwiceItemView, words: RedTwiceItemWording) -> tuple[Block, ...]:
    own = tuple(
        fill(words.annex, committee=", ".join(letter.frame.recipients)) for letter in view.letters
    )
    named = (*own, *view.attachments)
    return (ListBlock(tuple((Run(one),) for one in named), numbered=True),) if named else ()


def _annexes(
    view: RedTwiceItemView, words: RedTwiceItemWording, counter: page.Counter
) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for number, letter in enumerate(view.letters, 1):
        committee = ", ".join(letter.frame.recipients)
        title = fill(words.annex_title, number=str(number), committee=committee)
        blocks += [
            PageBreak(),
            page.heading(1, title),
            Paragraph((Run(words.annex_note),), Look.SUMMARY),
            *second_red_letter.annex(letter, counter),
        ]
    return tuple(blocks)
