"""The agenda item with a round's overview: heading, summary, sections in the office's order."""

from functools import partial

from docgen.blocks import Block, Document
from docgen.compose import agenda_texts, item_parts, overview, page
from docgen.compose.editing import EditableText
from docgen.compose.item_parts import ItemDraft
from docgen.compose.sentences import bulleted, fill, paragraphs
from docgen.views import AgendaItemView
from docgen.wording.agenda_item import WORDING, AgendaItemWording


def compose(view: AgendaItemView, wording: AgendaItemWording | None = None) -> Document:
    """Return the agenda item as a document; without wording, the standard words are used."""
    words = wording or WORDING[view.language]
    draft = ItemDraft(view, agenda_texts.standard_texts(view, words))
    sections = draft.sections(
        {
            "overview": partial(_overview, view, words),
            "projects": partial(_headed, draft, "projects", words.problem_heading),
            "ended": partial(_headed, draft, "ended", words.ended_heading),
            "notes": partial(_notes, view),
            "attachments": partial(_attachments, view),
        }
    )
    footer = fill(words.footer, number=str(view.item_number), title=view.title)
    body = (item_parts.title(view), *item_parts.case_line(view), *sections)
    return item_parts.document(view, footer, body)


def editable_texts(
    view: AgendaItemView, wording: AgendaItemWording | None = None
) -> tuple[EditableText, ...]:
    """Return the texts an office may edit, composed from the data, in the order they print.

    What comes back edited goes into `section_overrides` under the same codes.
    """
    words = wording or WORDING[view.language]
    draft = ItemDraft(view, agenda_texts.standard_texts(view, words))
    return draft.editable(agenda_texts.headings(words))


def _overview(view: AgendaItemView, words: AgendaItemWording) -> tuple[Block, ...]:
    return (overview.table(view, words),) if view.rows else ()


def _headed(draft: ItemDraft, code: str, heading: str) -> tuple[Block, ...]:
    texts = draft.prose(code)
    return (page.heading(3, heading), *texts) if texts else ()


def _notes(view: AgendaItemView) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for note in view.notes:
        texts = paragraphs(note.text)
        headed = texts and note.heading.strip()
        blocks += [page.heading(3, note.heading), *texts] if headed else texts
    return tuple(blocks)


def _attachments(view: AgendaItemView) -> tuple[Block, ...]:
    return (bulleted(view.attachments),) if view.attachments else ()
