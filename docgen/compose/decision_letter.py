"""The letter with a committee's decision to the holder of a project that was red twice."""

from docgen.blocks import Document
from docgen.compose import letter_frame
from docgen.compose.editing import Runs
from docgen.compose.formats import day, enumerate_words
from docgen.compose.letter_frame import Part, Sheet
from docgen.compose.sentences import Kept, fill, join, say
from docgen.views import DecisionLetterView
from docgen.wording.letters import WORDING, DecisionWording


def compose(view: DecisionLetterView) -> Document:
    """Return the letter as a document."""
    return letter_frame.document(sheet(view))


def sheet(view: DecisionLetterView) -> Sheet:
    """Return the letter as its parts, which an office may rewrite."""
    frame = view.frame
    words = WORDING[frame.language].decision
    name = letter_frame.quoted(view.project, frame)
    rounds = enumerate_words(tuple(one.name for one in view.rounds), frame.language)
    background = say(words.background, project=name, rounds=Kept(rounds), committee=view.committee)
    follow_up = words.stops_next if view.answer == "stops" else words.goes_on
    questions = say(words.questions, register=frame.public_register)
    return Sheet(
        frame=frame,
        subject=fill(words.subject, project=name),
        parts=(
            Part("background", (background,)),
            Part("decision", _decision(view, words), words.decision_heading),
            Part("next", (join(say(follow_up), questions),), words.next_heading),
        ),
        right_upper="",
        footer=letter_frame.address_footer(frame),
    )


def _decision(view: DecisionLetterView, words: DecisionWording) -> tuple[Runs, ...]:
    answers = {
        "continues": words.continues,
        "changed_terms": words.changed_terms,
        "stops": words.stops,
    }
    decided = say(
        words.decided,
        committee=view.committee,
        date=Kept(day(view.decided_on, view.frame.language)),
        answer=answers[view.answer],
    )
    own = say("{text}", text=view.text) if view.text else ()
    found = say(words.reference, reference=Kept(view.reference)) if view.reference else ()
    return tuple(part for part in (decided, own, found) if part)
