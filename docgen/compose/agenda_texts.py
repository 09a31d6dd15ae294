"""The agenda item's sentences, composed from the data."""

from docgen.blocks import Run
from docgen.compose import basis, item_parts, page
from docgen.compose.editing import Runs
from docgen.compose.formats import capital, count_word, day, enumerate_words, kroner
from docgen.compose.sentences import Kept, join, say
from docgen.views import AgendaItemView, AnswerView, Language, ProblemProjectView
from docgen.wording.agenda_item import AgendaItemWording

_MOSTLY = 0.7
_HALF = 0.45


def standard_texts(view: AgendaItemView, words: AgendaItemWording) -> dict[str, tuple[Runs, ...]]:
    """Return the standard paragraphs by part code; a part without text has an empty tuple."""
    return {
        "summary": (_summary(view, words),),
        "recommendation": (
            say(words.point, committee=view.committee, round=Kept(view.round_name)),
        ),
        "problem": _problem(view, words),
        "solution": _solution(view, words),
        "projects": tuple(
            _problem_project(project, words, view.language) for project in view.problem_projects
        ),
        "ended": _ended(view, words),
        "economy": (say(words.economy),),
        "process": (say(words.process, register=view.public_register, committee=view.committee),),
    }


def headings(words: AgendaItemWording) -> dict[str, str]:
    """Return the headings of the parts that have their own, by part code."""
    return {"projects": words.problem_heading, "ended": words.ended_heading}


def _summary(view: AgendaItemView, words: AgendaItemWording) -> Runs:
    amount = kroner(view.threshold, view.language)
    text = say(
        words.summary,
        round=Kept(view.round_name),
        subject=view.subject,
        municipality=view.sender.municipality,
        threshold=Kept(amount),
    )
    return join(item_parts.postponed(view), text if amount.endswith(".") else (*text, Run(".")))


def _problem(view: AgendaItemView, words: AgendaItemWording) -> tuple[Runs, ...]:
    decision = basis.resolved(
        words.decision,
        view.decision,
        view.sender,
        subject=view.subject,
        threshold=view.threshold,
        language=view.language,
    )
    rule = join(say(words.colours, committee=view.committee), say(words.twice_red))
    return (decision, rule)


def _solution(view: AgendaItemView, words: AgendaItemWording) -> tuple[Runs, ...]:
    counts = view.counts
    one, many = words.monitored
    count = str(counts.monitored)
    monitored = say(
        one if counts.monitored == 1 else many, count=count, round=Kept(view.round_name)
    )
    if counts.monitored == 0:
        return (monitored,)
    table = Kept(page.table_name(1, view.language))
    return (
        join(
            monitored,
            _judgement(counts.green, counts.monitored, words),
            _split(view, words),
            say(words.see_table, table=table),
        ),
    )


def _judgement(green: int, monitored: int, words: AgendaItemWording) -> Runs:
    share = green / monitored
    if share >= _MOSTLY:
        return say(words.mostly_good)
    return say(words.half_good if share >= _HALF else words.few_good)


def _split(view: AgendaItemView, words: AgendaItemWording) -> Runs:
    counts = view.counts
    groups = (
        (counts.green, words.rated_green),
        (counts.yellow, words.rated_yellow),
        (counts.red, words.rated_red),
        (counts.closing, words.closing),
        (counts.ended, words.ended),
        (counts.other, words.unrated),
    )
    phrases = tuple(
        (one if count == 1 else many).format(count=count_word(count, view.language))
        for count, (one, many) in groups
        if count
    )
    sentence = enumerate_words(phrases, view.language)
    return (Run(f"{capital(sentence)}."),) if sentence else ()


def _problem_project(
    project: ProblemProjectView, words: AgendaItemWording, language: Language
) -> Runs:
    name = page.quoted(project.name, language)
    if project.red_rounds:
        rounds = enumerate_words(project.red_rounds, language)
        opening = say(words.problem_red, name=name, rounds=rounds)
    else:
        opening = say(words.problem_other, name=name)
    pool: Runs = ()
    if project.pool and project.pool_owner:
        pool = say(words.problem_pool_owner, pool=project.pool, pool_owner=project.pool_owner)
    elif project.pool:
        pool = say(words.problem_pool, pool=project.pool)
    return join(
        opening,
        (Run(project.reason),) if project.reason else (),
        say(words.problem_owner, owner=project.owner) if project.owner else (),
        pool,
        *(_answer(one, words, language) for one in project.answers),
        say(words.problem_closing) if project.closing else (),
    )


def _answer(answer: AnswerView, words: AgendaItemWording, language: Language) -> Runs:
    return say(
        words.problem_answer,
        rounds=enumerate_words(answer.rounds, language),
        committee=answer.committee,
        date=Kept(day(answer.on, language)),
        reference=answer.reference,
        outcome=words.problem_outcome[answer.outcome],
    )


def _ended(view: AgendaItemView, words: AgendaItemWording) -> tuple[Runs, ...]:
    if not view.ended_projects:
        return ()
    one, many = words.ended_text
    template = one if len(view.ended_projects) == 1 else many
    names = enumerate_words(view.ended_projects, view.language)
    return (say(template, names=names),)
