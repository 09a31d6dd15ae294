"""The letter that takes back what a committee was told of a project."""

from docgen.blocks import Document
from docgen.compose import letter_frame, page
from docgen.compose.editing import EditableText
from docgen.compose.formats import day
from docgen.compose.letter_frame import Part, Sheet
from docgen.compose.sentences import Kept, fill, say
from docgen.views import CorrectionLetterView
from docgen.wording.letters import WORDING


def compose(view: CorrectionLetterView) -> Document:
    """Return the letter as a document."""
    return letter_frame.document(_sheet(view))


def editable_texts(view: CorrectionLetterView) -> tuple[EditableText, ...]:
    """Return the texts an office may edit."""
    return letter_frame.editable_parts(_sheet(view))


def subject(view: CorrectionLetterView) -> str:
    """Return the letter's subject as it prints."""
    return _sheet(view).title


def _sheet(view: CorrectionLetterView) -> Sheet:
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
