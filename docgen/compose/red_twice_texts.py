"""The sentences of the item about a project that is red twice, composed from the data."""

from docgen.compose import basis, item_parts, page
from docgen.compose.editing import Runs
from docgen.compose.formats import enumerate_words
from docgen.compose.sentences import Kept, join, say
from docgen.views import RedTwiceItemView
from docgen.wording.red_twice_item import RedTwiceItemWording


def standard_texts(
    view: RedTwiceItemView, words: RedTwiceItemWording
) -> dict[str, tuple[Runs, ...]]:
    """Return the standard paragraphs by part code, only of the parts that have any."""
    reason = view.project.reason
    texts: dict[str, tuple[Runs, ...]] = {
        "summary": (_summary(view, words),),
        "recommendation": _points(view, words),
        "problem": _problem(view, words),
        "solution": (say("{reason}", reason=reason),) if reason else (),
        "projects": (say(words.plan_lead if view.plan else words.no_plan),),
        "notes": (_letter(view, words),) if view.recipients else (),
        "economy": (say(words.economy),),
        "process": (_process(view, words),),
    }
    return {code: text for code, text in texts.items() if text}


def headings(words: RedTwiceItemWording) -> dict[str, str]:
    """Return the headings of the parts that have their own, by part code."""
    return {
        "solution": words.project_heading,
        "overview": words.rounds_heading,
        "projects": words.plan_heading,
        "notes": words.letter_heading,
    }


def name(view: RedTwiceItemView) -> str:
    """Return the project's name in quotation marks."""
    return page.quoted(view.project.name, view.language)


def committees(view: RedTwiceItemView) -> str:
    """Return the committees that are to be written to, as one phrase."""
    return enumerate_words(view.recipients, view.language)


def rounds(view: RedTwiceItemView) -> str:
    """Return the rounds in which the project was red, as one phrase."""
    return enumerate_words(tuple(one.name for one in view.rounds), view.language)


def _summary(view: RedTwiceItemView, words: RedTwiceItemWording) -> Runs:
    text = say(words.summary, project=name(view), committees=committees(view) or view.committee)
    return join(item_parts.postponed(view), text)


def _points(view: RedTwiceItemView, words: RedTwiceItemWording) -> tuple[Runs, ...]:
    templates = words.points if len(view.recipients) == 1 else words.points_many
    if not view.recipients:
        templates = words.points_alone
    facts = {
        "committee": view.committee,
        "project": name(view),
        "rounds": Kept(rounds(view)),
        "committees": committees(view),
    }
    return tuple(say(template, **facts) for template in templates)


def _problem(view: RedTwiceItemView, words: RedTwiceItemWording) -> tuple[Runs, ...]:
    decision = basis.resolved(
        words.decision,
        view.decision_reference,
        view.sender,
        subject=view.subject,
        threshold=view.threshold,
        language=view.language,
    )
    return (decision, say(words.rule, project=name(view)))


def _letter(view: RedTwiceItemView, words: RedTwiceItemWording) -> Runs:
    return say(words.letter[_several(view)], committees=committees(view))


def _process(view: RedTwiceItemView, words: RedTwiceItemWording) -> Runs:
    if not view.recipients:
        return say(words.process_alone)
    return say(words.process[_several(view)], committees=committees(view))


def _several(view: RedTwiceItemView) -> int:
    """Return which of a pair of sentences fits: 0 for one committee, 1 for several."""
    return 0 if len(view.recipients) == 1 else 1
