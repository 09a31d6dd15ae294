"""The workshop's result: problem, logic model, criteria, milestones, risks, who agreed."""

from docgen.blocks import Block, Document, Figure, Heading, Look, Paragraph, Run
from docgen.compose import logic_model, page, risks, workshop_tables
from docgen.compose.editing import override
from docgen.compose.formats import day, enumerate_words
from docgen.compose.sentences import Kept, fill, join, paragraphs, say
from docgen.views import WorkshopView
from docgen.wording.workshop import WORDING, WorkshopWording

Runs = tuple[Run, ...]


def compose(view: WorkshopView, wording: WorkshopWording | None = None) -> Document:
    """Return the result as a document; without wording, the standard words are used."""
    words = wording or WORDING[view.language]
    title = fill(words.title, project=view.short_name)
    version = str(view.version)
    counter = page.Counter(view.language)
    body: list[Block] = [
        Heading(1, (Run(title),)),
        Paragraph(_summary(view, words), Look.SUMMARY),
        *_revision(view, words),
        page.heading(2, words.project_heading),
        workshop_tables.facts(view, words, counter),
        *_problem(view, words),
        *_model(view, words, counter),
        *_criteria(view, words, counter),
        *_milestones(view, words, counter),
        *risks.section(view.risks, counter, view.language),
    ]
    return page.document(
        view,
        title,
        body,
        upper=fill(words.version, version=version),
        footer=fill(words.footer, project=view.short_name, version=version),
        case_number=view.case_number,
    )


def _summary(view: WorkshopView, words: WorkshopWording) -> Runs:
    held: Runs = ()
    if view.held_on is not None:
        held = say(words.held, date=Kept(day(view.held_on, view.language)))
    version = str(view.version)
    if view.agreed_on is None:
        return join(held, say(words.draft, version=version))
    agreed = say(
        words.agreed_by if view.agreed_by else words.agreed,
        version=version,
        date=Kept(day(view.agreed_on, view.language)),
        people=enumerate_words(view.agreed_by, view.language),
    )
    return join(held, agreed)


def _revision(view: WorkshopView, words: WorkshopWording) -> tuple[Paragraph, ...]:
    if not view.revision_reason:
        return ()
    lead = (Run(words.revision, strong=True), Run(" "))
    first, *others = paragraphs(view.revision_reason) or (Paragraph(()),)
    return (Paragraph((*lead, *first.runs)), *others)


def _problem(view: WorkshopView, words: WorkshopWording) -> tuple[Block, ...]:
    texts = paragraphs(override(view.section_overrides, "problem") or view.problem)
    return (page.heading(2, words.problem_heading), *texts) if texts else ()


def _model(view: WorkshopView, words: WorkshopWording, counter: page.Counter) -> tuple[Block, ...]:
    if not view.nodes:
        return ()
    blocks: list[Block] = [page.heading(2, words.model_heading)]
    drawing = logic_model.draw(view.nodes, view.links, words.kinds)
    if drawing is not None:
        caption = fill(words.figure_caption, figure=counter.next_figure())
        blocks.append(Figure(caption, _alt(view, words), drawing))
    blocks.append(workshop_tables.model(view, words, counter))
    if any(link.assumption for link in view.links):
        blocks.append(workshop_tables.assumptions(view, words, counter))
    return tuple(blocks)


def _alt(view: WorkshopView, words: WorkshopWording) -> str:
    steps = [
        fill(words.figure_step, kind=words.kinds[kind], texts=", ".join(texts))
        for kind in logic_model.ORDER
        if (texts := [node.text for node in view.nodes if node.kind == kind])
    ]
    return fill(words.figure_alt, steps=". ".join(steps))


def _criteria(
    view: WorkshopView, words: WorkshopWording, counter: page.Counter
) -> tuple[Block, ...]:
    if not view.criteria:
        return ()
    table = workshop_tables.criteria(view, words, counter)
    return (
        page.heading(2, words.criteria_heading),
        table,
        *workshop_tables.details(view, words),
    )


def _milestones(
    view: WorkshopView, words: WorkshopWording, counter: page.Counter
) -> tuple[Block, ...]:
    if not view.milestones:
        return ()
    table = workshop_tables.milestones(view, words, counter)
    return (page.heading(2, words.milestones_heading), table)
