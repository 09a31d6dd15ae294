"""The letter that reminds of a report or an action plan."""

from docgen.blocks import Document
from docgen.compose import letter_frame
from docgen.compose.formats import day
from docgen.compose.letter_frame import Part, Sheet
from docgen.compose.sentences import Kept, fill, say
from docgen.views import ReminderLetterView
from docgen.wording.letters import WORDING


def compose(view: ReminderLetterView) -> Document:
    """Return the reminder as a document."""
    return letter_frame.document(sheet(view))


def sheet(view: ReminderLetterView) -> Sheet:
    """Return the reminder as its parts, which an office may rewrite."""
    frame = view.frame
    words = WORDING[frame.language].reminder
    of_report = view.awaited == "report"
    name = letter_frame.quoted(view.project, frame)
    awaited = say(
        words.report if of_report else words.plan,
        project=name,
        round=Kept(view.round_name),
        date=Kept(day(view.due, frame.language)),
    )
    subject_line = words.report_subject if of_report else words.plan_subject
    return Sheet(
        frame=frame,
        subject=fill(subject_line, project=name, round=view.round_name),
        parts=(
            Part("awaited", (awaited,)),
            Part("next", (say(words.report_next if of_report else words.plan_next),)),
            Part("help", (say(words.help, register=frame.public_register),)),
        ),
        right_upper=fill(WORDING[frame.language].red_notice.round_line, round=view.round_name),
        footer=letter_frame.address_footer(frame),
    )
