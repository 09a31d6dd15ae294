"""The agenda item with a round's overview: heading, summary, sections in the office's order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from docgen import presets
from docgen.blocks import Block, Document, Heading, ListBlock, Look, Paragraph, Run
from docgen.compose import agenda_texts, overview, page
from docgen.compose.editing import EditableText, Runs, editable, override, prose
from docgen.compose.sentences import bulleted, lines, paragraphs, plain
from docgen.compose.sentences import fill as fill_in
from docgen.views import AgendaItemView, SectionPlan
from docgen.wording.agenda_item import WORDING, AgendaItemWording


def compose(view: AgendaItemView, wording: AgendaItemWording | None = None) -> Document:
    """Return the agenda item as a document; without wording, the standard words are used."""
    words = wording or WORDING[view.language]
    draft = _Draft(view, words, agenda_texts.standard_texts(view, words))
    plans = _plans(view)
    body: list[Block] = [_title(view, words), *_case_line(view, words)]
    if not any("summary" in plan.parts for plan in plans):
        body += draft.part("summary")
    for plan in plans:
        blocks = [block for code in plan.parts for block in draft.part(code)]
        if blocks:
            body += [page.heading(2, plan.heading), *blocks]
    title = f"{view.item_number}. {view.title}"
    footer = fill_in(words.footer, number=str(view.item_number), title=view.title)
    meeting = page.meeting_line(view.meeting_date, view.language)
    case = page.case_line(view.case_number, view.language)
    head = page.letterhead(view.sender, view.language, meeting, case, footer)
    return page.document(
        title,
        language=view.language,
        sender=view.sender,
        written_on=view.written_on,
        head=head,
        body=tuple(body),
    )


def title_line(view: AgendaItemView, wording: AgendaItemWording | None = None) -> str:
    """Return the heading as one line: number, title, marks and case number."""
    return plain(_title(view, wording or WORDING[view.language]).runs)


def editable_texts(
    view: AgendaItemView, wording: AgendaItemWording | None = None
) -> tuple[EditableText, ...]:
    """Return the texts an office may edit, composed from the data, in the order they print.

    What comes back edited goes into `section_overrides` under the same codes.
    """
    words = wording or WORDING[view.language]
    texts = agenda_texts.standard_texts(view, words)
    plans = _plans(view)
    order = [(code, plan.heading) for plan in plans for code in plan.parts if code in texts]
    if "summary" not in (code for code, _ in order):
        order.insert(0, ("summary", ""))
    headings = agenda_texts.headings(words)
    return tuple(
        editable(code, headings.get(code, heading), texts[code], view.section_overrides)
        for code, heading in order
    )


def _plans(view: AgendaItemView) -> tuple[SectionPlan, ...]:
    return view.sections or presets.sections(view.section_preset, view.language)


def _title(view: AgendaItemView, words: AgendaItemWording) -> Heading:
    marks = [words.deferred_mark] if view.postponed else []
    marks += [f"({view.case_number})"] if view.case_number else []
    runs = [Run(f"{view.item_number}. {view.title}")]
    if marks:
        runs.append(Run(f" {' '.join(marks)}", muted=True))
    return Heading(1, tuple(runs))


def _case_line(view: AgendaItemView, words: AgendaItemWording) -> tuple[Paragraph, ...]:
    """Return the line under the title that tells whether the case is open, where one is used."""
    if view.case_line == "none" or not view.case_number:
        return ()
    line = words.open_case if view.case_line == "open" else words.closed_case
    return (Paragraph((Run(fill_in(line, case=view.case_number), keep=True),), Look.NOTE),)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A view on its way to blocks, with its words and its standard texts."""

    view: AgendaItemView
    words: AgendaItemWording
    texts: Mapping[str, tuple[Runs, ...]]

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


def _overview(draft: _Draft) -> tuple[Block, ...]:
    return (overview.table(draft.view, draft.words),) if draft.view.rows else ()


def _under_heading(code: str) -> Callable[[_Draft], tuple[Block, ...]]:
    def build(draft: _Draft) -> tuple[Block, ...]:
        texts = draft.prose(code)
        title = agenda_texts.headings(draft.words)[code]
        return (page.heading(3, title), *texts) if texts else ()

    return build


def _notes(draft: _Draft) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for note in draft.view.notes:
        texts = paragraphs(note.text)
        headed = texts and note.heading.strip()
        blocks += [page.heading(3, note.heading), *texts] if headed else texts
    return tuple(blocks)


def _attachments(draft: _Draft) -> tuple[Block, ...]:
    return (bulleted(draft.view.attachments),) if draft.view.attachments else ()


_BUILDERS: Mapping[str, Callable[[_Draft], tuple[Block, ...]]] = {
    "recommendation": _recommendation,
    "overview": _overview,
    "projects": _under_heading("projects"),
    "ended": _under_heading("ended"),
    "notes": _notes,
    "attachments": _attachments,
}
