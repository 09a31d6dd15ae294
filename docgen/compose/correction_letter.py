"""The letter that takes back what a committee was told of a project."""

from docgen.blocks import Document
from docgen.compose import letter_frame, page
from docgen.compose.formats import day
from docgen.compose.letter_frame import Part, Sheet
from docgen.compose.sentences import Kept, fill, say
from docgen.views import CorrectionLetterView
from docgen.wording.letters import WORDING


def compose(view: CorrectionLetterView) -> Document:
    """Return the letter as a document."""
    return letter_frame.document(sheet(view))


def sheet(view: CorrectionLetterView) -> Sheet:
    """Return the letter as its parts, which an office may rewrite."""
    frame = view.frame
    words = WORDING[frame.language].correction
    name = letter_frame.quoted(view.project, frame)
    first = say(words.first_letter_undated, project=name)
    if view.first_letter_on is not None:
        sent_on = Kept(day(view.first_letter_on, frame.language))
        first = say(words.first_letter, date=sent_on, project=name)
    table = None
    if view.rounds:
        table = letter_frame.round_table(
            view.rounds,
            frame,
            project=view.project.name,
            column=WORDING[frame.language].second_red.meaning,
            counter=page.Counter(frame.language),
        )
    return Sheet(
        frame=frame,
        subject=fill(words.subject, project=name),
        parts=(
            Part("first_letter", (first,)),
            Part("corrected", (say(words.corrected),), table=table),
            Part("nothing", (say(words.nothing), say(words.apology))),
        ),
        right_upper="",
        footer=letter_frame.address_footer(frame),
    )
