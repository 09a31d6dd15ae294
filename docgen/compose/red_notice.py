"""The notice of a red rating as a letter, before the rating is published (R23-R27)."""

from docgen.blocks import Document, Table
from docgen.compose import letter_frame, page
from docgen.compose.editing import Runs
from docgen.compose.formats import day, enumerate_words
from docgen.compose.letter_frame import Part, Sheet
from docgen.compose.sentences import Kept, fill, join, say
from docgen.views import RatedRoundView, RedNoticeView
from docgen.wording.letters import WORDING, RedNoticeWording


def compose(view: RedNoticeView) -> Document:
    """Return the notice as a document."""
    return letter_frame.document(sheet(view))


def sheet(view: RedNoticeView) -> Sheet:
    """Return the notice as its parts, which an office may rewrite; in "next" a line is a step."""
    frame = view.frame
    words = WORDING[frame.language].red_notice
    name = letter_frame.quoted(view.project, frame)
    date = day(view.publish_on, frame.language)
    reason = view.project.reason
    return Sheet(
        frame=frame,
        subject=fill(words.subject, project=name),
        parts=(
            Part("opening", (_opening(view, words, name),), table=_table(view, words)),
            Part("reason", (say("{reason}", reason=reason),) if reason else (), words.why_heading),
            Part("next", _next(view, words), words.next_heading, numbered=True),
        ),
        right_upper=fill(words.round_line, round=view.round_name),
        footer=words.footer_open if view.is_published else fill(words.footer, date=date),
    )


def _earlier(view: RedNoticeView) -> tuple[str, ...]:
    return tuple(one.name for one in view.rounds if one.name != view.round_name)


def _opening(view: RedNoticeView, words: RedNoticeWording, name: str) -> Runs:
    earlier = _earlier(view)
    times = say(words.first_time)
    if earlier:
        times = say(words.again, rounds=Kept(enumerate_words(earlier, view.frame.language)))
    told = words.told_after if view.is_published else words.told_now
    return join(
        say(words.opening, project=name, round=Kept(view.round_name)),
        times,
        say(told, register=view.frame.public_register),
    )


def _table(view: RedNoticeView, words: RedNoticeWording) -> Table:
    return letter_frame.round_table(
        [RatedRoundView(one.name, one.rating, _out(view, one, words)) for one in view.rounds],
        view.frame,
        project=view.project.name,
        column=words.publication,
        counter=page.Counter(view.frame.language),
    )


def _out(view: RedNoticeView, one: RatedRoundView, words: RedNoticeWording) -> str:
    if one.note:
        return one.note
    if one.name != view.round_name or view.is_published:
        return words.published
    date = day(view.publish_on, view.frame.language)
    if not view.working_days:
        return fill(words.on, date=date)
    template = words.on_after[0 if view.working_days == 1 else 1]
    return fill(template, date=date, days=str(view.working_days))


def _next(view: RedNoticeView, words: RedNoticeWording) -> tuple[Runs, ...]:
    language = view.frame.language
    mistakes: Runs = ()
    if view.object_by is not None and not view.is_published:
        mistakes = join(
            say(words.mistakes, date=Kept(day(view.object_by, language))), say(words.whole_round)
        )
    plan = join(
        say(words.plan),
        say(words.plan_due, date=Kept(day(view.plan_due, language))) if view.plan_due else (),
        say(words.help, register=view.frame.public_register),
    )
    rule = say(words.rule, committee=view.own_committee)
    if _earlier(view):
        committees = enumerate_words(view.committees, language) or words.no_committee
        rule = say(words.twice, committee=view.own_committee, committees=committees)
    return tuple(step for step in (mistakes, plan, rule) if step)
