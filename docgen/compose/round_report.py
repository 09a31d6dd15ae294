"""The round report: receipt, project, ratings, criteria, curves, milestones, risks, own words."""

from docgen.blocks import Block, Document, Heading, Look, Paragraph, Run
from docgen.compose import page, report_tables, risks
from docgen.compose.editing import override
from docgen.compose.formats import clock, day
from docgen.compose.sentences import Kept, bulleted, fill, join, paragraphs, say
from docgen.views import CriterionRowView, RoundReportView
from docgen.wording.round_report import WORDING, RoundReportWording

Runs = tuple[Run, ...]


def compose(view: RoundReportView, wording: RoundReportWording | None = None) -> Document:
    """Return the report as a document; without wording, the standard words are used."""
    words = wording or WORDING[view.language]
    title = fill(words.title, round=view.round_name, project=view.short_name)
    counter = page.Counter(view.language)
    body: list[Block] = [
        Heading(1, (Run(title),)),
        Paragraph(_receipt(view, words), Look.SUMMARY),
        page.heading(2, words.project_heading),
        report_tables.facts(view, words, counter),
        *_ratings(view, words, counter),
        *_criteria(view, words, counter),
        *report_tables.developments(view, words, counter),
        *_milestones(view, words, counter),
        *_measures(view, words, counter),
        *_risks(view, counter),
        *_own_words(view, words),
        *_attachments(view, words),
    ]
    footer = fill(
        words.footer_receipt if view.receipt_number else words.footer,
        round=view.round_name,
        project=view.short_name,
        number=view.receipt_number,
    )
    return page.document(
        view,
        title,
        body,
        upper=fill(words.round, round=view.round_name),
        footer=footer,
        case_number=view.case_number,
    )


def _receipt(view: RoundReportView, words: RoundReportWording) -> Runs:
    if view.received_on is None:
        return say(words.not_received)
    template = words.receipt if view.received_at is None else words.receipt_at
    moment = "" if view.received_at is None else clock(view.received_at, view.language)
    received = say(
        template,
        number=Kept(view.receipt_number),
        date=Kept(day(view.received_on, view.language)),
        time=Kept(fill(words.clock, time=moment)),
    )
    if view.fixed_on is None:
        return received
    return join(received, say(words.fixed, date=Kept(day(view.fixed_on, view.language))))


def _ratings(
    view: RoundReportView, words: RoundReportWording, counter: page.Counter
) -> tuple[Block, ...]:
    if not view.ratings:
        return ()
    blocks: list[Block] = [
        page.heading(2, words.rating_heading),
        report_tables.ratings(view, words, counter),
    ]
    if view.arithmetic:
        blocks += [Paragraph((Run(words.suggestion),)), bulleted(view.arithmetic)]
    rationale = override(view.section_overrides, "rationale") or view.rationale
    return (*blocks, *_led(words.rationale, rationale))


def _criteria(
    view: RoundReportView, words: RoundReportWording, counter: page.Counter
) -> tuple[Block, ...]:
    if not view.criteria:
        return ()
    remarks = [block for row in view.criteria for block in _remark(row, words)]
    return (
        page.heading(2, words.criteria_heading),
        report_tables.criteria(view, words, counter),
        *remarks,
    )


def _remark(row: CriterionRowView, words: RoundReportWording) -> tuple[Block, ...]:
    missing = fill(words.unavailable, reason=row.unavailable) if row.unavailable else ""
    text = "\n\n".join(part for part in (missing, row.comment) if part)
    return _led(fill(words.remark, number=str(row.number)), text)


def _milestones(
    view: RoundReportView, words: RoundReportWording, counter: page.Counter
) -> tuple[Block, ...]:
    if not view.milestones:
        return ()
    table = report_tables.milestones(view, words, counter)
    return (page.heading(2, words.milestones_heading), table)


def _measures(
    view: RoundReportView, words: RoundReportWording, counter: page.Counter
) -> tuple[Block, ...]:
    if not view.measures:
        return ()
    table = report_tables.measures(view, words, counter)
    return (page.heading(2, words.measures_heading), table)


def _risks(view: RoundReportView, counter: page.Counter) -> tuple[Block, ...]:
    return risks.section(view.risks, counter, view.language)


def _own_words(view: RoundReportView, words: RoundReportWording) -> tuple[Block, ...]:
    changes = view.section_overrides
    texts = (
        *_led(words.activity, override(changes, "activity") or view.activity_text),
        *_led(words.result, override(changes, "result") or view.result_text),
        *_led(words.economy, override(changes, "economy") or view.economy_text),
    )
    return (page.heading(2, words.own_heading), *texts) if texts else ()


def _attachments(view: RoundReportView, words: RoundReportWording) -> tuple[Block, ...]:
    if not view.attachments:
        return ()
    return (page.heading(2, words.attachments_heading), bulleted(view.attachments))


def _led(lead: str, text: str) -> tuple[Paragraph, ...]:
    """Return the text's paragraphs, the first one led in by a strong word."""
    blocks = paragraphs(text)
    if not blocks:
        return ()
    opening = Paragraph((Run(lead, strong=True), Run(" "), *blocks[0].runs))
    return (opening, *blocks[1:])
