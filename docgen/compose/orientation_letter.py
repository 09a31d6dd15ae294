"""The orientation letter: subject, salutation, decision, the two processes, greeting."""

from docgen.blocks import Block, Document, Heading, ListBlock, Look, Paragraph, Run
from docgen.compose import basis, page
from docgen.compose.editing import EditableText, Runs, editable, points, prose
from docgen.compose.formats import day, enumerate_words, kroner
from docgen.compose.sentences import fill, say
from docgen.views import OrientationLetterView
from docgen.wording.orientation_letter import WORDING, OrientationLetterWording


def compose(
    view: OrientationLetterView, wording: OrientationLetterWording | None = None
) -> Document:
    """Return the letter as a document; without wording, the standard words are used."""
    words = wording or WORDING[view.language]
    texts = _standard_texts(view, words)
    changes = view.section_overrides
    body: list[Block] = [
        *_opening(view),
        Heading(1, texts["subject"][0], letter=True),
        Paragraph(texts["salutation"][0]),
        *prose("introduction", texts["introduction"], changes),
        *prose("lead_in", texts["lead_in"], changes),
        *_process(words.process_heading, "process", texts, view),
        *_process(words.red_heading, "red_process", texts, view),
        *prose("closing", texts["closing"], changes),
        Paragraph((Run(words.greeting),), Look.GREETING),
        *(
            Paragraph((Run(line),), Look.SIGNATURE)
            for line in (view.signatory, view.signatory_title)
            if line
        ),
    ]
    return page.document(
        view,
        _subject(view, words),
        body,
        upper=day(view.letter_date, view.language),
        footer=fill(words.footer, address=view.sender.address),
        case_number=view.case_number,
    )


def editable_texts(
    view: OrientationLetterView, wording: OrientationLetterWording | None = None
) -> tuple[EditableText, ...]:
    """Return the texts an office may edit, in the order they print.

    In "process" and "red_process" each line is one step.
    """
    words = wording or WORDING[view.language]
    texts = _standard_texts(view, words)
    headings = {"process": words.process_heading, "red_process": words.red_heading}
    parts = ("introduction", "lead_in", "process", "red_process", "closing")
    return tuple(
        editable(code, headings.get(code, ""), texts[code], view.section_overrides)
        for code in parts
    )


def _subject(view: OrientationLetterView, words: OrientationLetterWording) -> str:
    return fill(
        words.subject,
        subject=view.subject,
        threshold=kroner(view.threshold, view.language),
        municipality=view.sender.municipality,
    )


def _standard_texts(
    view: OrientationLetterView, words: OrientationLetterWording
) -> dict[str, tuple[Runs, ...]]:
    recipients = enumerate_words(view.recipients, view.language)
    decision = basis.resolved(
        words.decision,
        view.decision,
        view.sender,
        subject=view.subject,
        threshold=view.threshold,
        language=view.language,
    )
    names = {"committee": view.own_committee, "register": view.public_register}
    return {
        "subject": ((Run(_subject(view, words)),),),
        "salutation": (say(words.salutation, recipients=recipients),),
        "introduction": (decision,),
        "lead_in": (say(words.lead_in),),
        "process": tuple(say(step, **names) for step in words.process_steps),
        "red_process": tuple(say(step, **names) for step in words.red_steps),
        "closing": (say(words.closing),),
    }


def _opening(view: OrientationLetterView) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Run(line),), Look.ADDRESSEE) for line in view.addressee)


def _process(
    heading: str, code: str, texts: dict[str, tuple[Runs, ...]], view: OrientationLetterView
) -> tuple[Block, ...]:
    steps = points(code, texts[code], view.section_overrides)
    return (page.heading(2, heading), ListBlock(steps, numbered=True))
