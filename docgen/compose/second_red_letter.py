"""The letter to a committee about a project that is red twice (R118)."""

from docgen.blocks import Block, Document, Look
from docgen.compose import basis, letter_frame, page
from docgen.compose.editing import Runs
from docgen.compose.formats import day
from docgen.compose.letter_frame import Part, Sheet
from docgen.compose.sentences import Kept, fill, say
from docgen.views import RatedRoundView, SecondRedLetterView
from docgen.wording.letters import WORDING, SecondRedWording


def compose(view: SecondRedLetterView) -> Document:
    """Return the letter as a document."""
    return letter_frame.document(sheet(view))


def sheet(view: SecondRedLetterView) -> Sheet:
    """Return the letter as its parts; in "choices" each line is one at-point."""
    return _sheet(view, page.Counter(view.frame.language))


def annex(view: SecondRedLetterView, counter: page.Counter) -> tuple[Block, ...]:
    """Return the letter as the annex of an agenda item: one heading level lower."""
    whole = _sheet(view, counter)
    return (page.heading(2, whole.title), *letter_frame.content(whole, level=3))


def _sheet(view: SecondRedLetterView, counter: page.Counter) -> Sheet:
    frame = view.frame
    words = WORDING[frame.language].second_red
    name = letter_frame.quoted(view.project, frame)
    about = letter_frame.project_sentences(view.project, frame)
    table = letter_frame.round_table(
        [_with_meaning(one, words) for one in view.rounds],
        frame,
        project=view.project.name,
        column=words.meaning,
        counter=counter,
    )
    return Sheet(
        frame=frame,
        subject=fill(words.subject, project=name),
        parts=(
            Part("decision", (_decision(view, words),)),
            Part("resolved", (_resolved(view, words, name),)),
            Part("about", (about,) if about else (), words.about_heading, table=table),
            Part(
                "choice_lead",
                (say(words.choice_lead),),
                words.choice_heading,
                look=Look.BEFORE_LIST,
            ),
            Part("choices", tuple(say(one) for one in words.choices), numbered=True),
            Part("closing", (say(words.closing, register=frame.public_register),)),
        ),
        right_upper=_meeting(view, words),
        footer=letter_frame.address_footer(frame),
    )


def _decision(view: SecondRedLetterView, words: SecondRedWording) -> Runs:
    return basis.resolved(
        words.decision,
        view.decision,
        view.frame.sender,
        subject=view.subject_of_scheme,
        threshold=view.threshold,
        language=view.frame.language,
    )


def _resolved(view: SecondRedLetterView, words: SecondRedWording, name: str) -> Runs:
    if view.meeting_date is None or view.item_number is None:
        return say(words.resolved_soon, project=name)
    return say(
        words.resolved,
        date=Kept(day(view.meeting_date, view.frame.language)),
        number=Kept(str(view.item_number)),
        project=name,
    )


def _meeting(view: SecondRedLetterView, words: SecondRedWording) -> str:
    if view.meeting_date is None:
        return ""
    on = day(view.meeting_date, view.frame.language)
    if view.item_number is None:
        return fill(words.meeting, date=on)
    return fill(words.meeting_item, date=on, number=str(view.item_number))


def _with_meaning(one: RatedRoundView, words: SecondRedWording) -> RatedRoundView:
    return RatedRoundView(one.name, one.rating, one.note or words.red_meaning)
