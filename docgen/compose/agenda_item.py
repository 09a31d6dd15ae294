"""The agenda item with a round's overview: heading, summary, sections in the office's order."""

from collections.abc import Callable, Mapping

from docgen import presets
from docgen.blocks import Block, Document, Heading, ListBlock, Look, Paragraph, Run
from docgen.compose import agenda_texts, overview, page
from docgen.compose.editing import EditableText, editable, override, prose
from docgen.compose.sentences import bulleted, lines, paragraphs, plain
from docgen.compose.sentences import fill as fill_in
from docgen.views import AgendaItemView, SectionPlan
from docgen.wording.agenda_item import WORDING, AgendaItemWording


def compose(view: AgendaItemView, wording: AgendaItemWording | None = None) -> Document:
    """Return the agenda item as a document; without wording, the standard words are used."""
    words = wording or WORDING[view.language]
    plans = _plans(view)
    body: list[Block] = [_title(view, words)]
    if not any("summary" in plan.parts for plan in plans):
        body += _part(view, words, "summary")
    for plan in plans:
        blocks = [block for code in plan.parts for block in _part(view, words, code)]
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


def _part(view: AgendaItemView, words: AgendaItemWording, code: str) -> tuple[Block, ...]:
    builder = _BUILDERS.get(code)
    if builder is not None:
        return builder(view, words)
    return _prose(view, words, code, Look.SUMMARY if code == "summary" else Look.BODY)


def _prose(
    view: AgendaItemView, words: AgendaItemWording, code: str, look: Look
) -> tuple[Paragraph, ...]:
    texts = agenda_texts.standard_texts(view, words).get(code, ())
    return prose(code, texts, view.section_overrides, look)


def _recommendation(view: AgendaItemView, words: AgendaItemWording) -> tuple[Block, ...]:
    edited = override(view.section_overrides, "recommendation")
    points = agenda_texts.standard_texts(view, words)["recommendation"]
    if edited is not None:
        points = tuple((Run(line),) for line in lines(edited))
    lead = Run(fill_in(words.proposer, proposer=view.proposer))
    return (Paragraph((lead,), Look.BEFORE_LIST), ListBlock(points, numbered=True))


def _overview(view: AgendaItemView, words: AgendaItemWording) -> tuple[Block, ...]:
    return (overview.table(view, words),) if view.rows else ()


def _under_heading(code: str) -> Callable[[AgendaItemView, AgendaItemWording], tuple[Block, ...]]:
    def build(view: AgendaItemView, words: AgendaItemWording) -> tuple[Block, ...]:
        texts = _prose(view, words, code, Look.BODY)
        title = agenda_texts.headings(words)[code]
        return (page.heading(3, title), *texts) if texts else ()

    return build


def _notes(view: AgendaItemView, words: AgendaItemWording) -> tuple[Block, ...]:
    del words
    blocks: list[Block] = []
    for note in view.notes:
        texts = paragraphs(note.text)
        headed = texts and note.heading.strip()
        blocks += [page.heading(3, note.heading), *texts] if headed else texts
    return tuple(blocks)


def _attachments(view: AgendaItemView, words: AgendaItemWording) -> tuple[Block, ...]:
    del words
    return (bulleted(view.attachments),) if view.attachments else ()


_BUILDERS: Mapping[str, Callable[[AgendaItemView, AgendaItemWording], tuple[Block, ...]]] = {
    "recommendation": _recommendation,
    "overview": _overview,
    "projects": _under_heading("projects"),
    "ended": _under_heading("ended"),
    "notes": _notes,
    "attachments": _attachments,
}
