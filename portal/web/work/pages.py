"""What waits for a person: the next task large, the others below, and what others must do first."""

from dataclasses import dataclass
from datetime import date

from flask import url_for

from portal.clock import local_date
from portal.domain.actors import Actor, Role
from portal.domain.rag import Rag
from portal.domain.rounds import RoundState
from portal.i18n import _, ngettext, show_date
from portal.storage.queries.assessments import AssessmentRow, assessments_of_projects
from portal.storage.queries.projects import all_projects
from portal.storage.queries.tasks import RoundTask, rounds_in_work, schemes_of_projects
from portal.web.access import actor
from portal.web.transaction import now, session
from portal.web.wording import rag_meaning
from portal.web.work.holder_tasks import holder_tasks, waiting_for_others
from portal.web.work.office_tasks import judge_tasks, office_tasks
from portal.web.work.plan_tasks import plan_tasks
from portal.web.work.task import Task, Waiting

NEAR = 2
SHOWN_RATINGS = 3
PROJECT_ROLES = frozenset({Role.PROJECT_EDITOR, Role.CERTIFIER, Role.PROJECT_READER})


@dataclass(frozen=True, slots=True)
class Rating:
    """One rating in the history: its round and colour."""

    round_name: str
    kind: str


@dataclass(frozen=True, slots=True)
class LatestRating:
    """The latest rating of one of the person's projects that the person may see."""

    project: str
    round_name: str
    rag: Rag
    meaning: str
    rationale: str
    history: tuple[Rating, ...]
    href: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """What is said and offered when nothing waits."""

    text: str
    ways: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class WorkPage:
    """What the page shows."""

    lead: str
    first: Task | None
    others: tuple[Task, ...]
    waiting: tuple[Waiting, ...]
    nothing: Nothing | None
    rating: LatestRating | None
    dates: tuple[tuple[str, str], ...]


def work_page() -> WorkPage:
    """Return what waits for the person who is signed in, the nearest deadline first."""
    who, today = actor(), local_date(now())
    tasks = (
        *holder_tasks(who, today),
        *plan_tasks(who, today),
        *office_tasks(who, today),
        *judge_tasks(who, today),
    )
    ordered = sorted(tasks, key=lambda task: (task.due or date.max, task.rank))
    rounds = rounds_in_work(session(), schemes_of_projects(session(), who, today))
    return WorkPage(
        lead=_lead(ordered, today),
        first=ordered[0] if ordered else None,
        others=tuple(ordered[1:]),
        waiting=waiting_for_others(who, today),
        nothing=None if ordered else _nothing(who, today, rounds),
        rating=_latest_rating(who, today),
        dates=_dates(rounds, today),
    )


def _lead(tasks: list[Task], today: date) -> str:
    if not tasks:
        return ""
    count = ngettext("Du har %(num)s opgave.", "Du har %(num)s opgaver.", len(tasks))
    due = tasks[0].due
    if due is None:
        return count
    days = (due - today).days
    if days < 0:
        return f"{count} {_('Den første frist er overskredet.')}"
    if days < NEAR:
        near = _("Den næste frist er i dag.") if days == 0 else _("Den næste frist er i morgen.")
        return f"{count} {near}"
    return f"{count} {_('Den næste frist er %(day)s.') % {'day': show_date(due)}}"


def _nothing(who: Actor, today: date, rounds: tuple[RoundTask, ...]) -> Nothing:
    planned = next((each for each in rounds if each.state is RoundState.PLANNED), None)
    text = _("Når der sker noget, du skal tage stilling til, står det her. Du får også en mail.")
    if planned is not None and who.has_any(PROJECT_ROLES, today):
        text = _(
            "Næste rapport åbner %(opens)s og skal sendes senest %(due)s. Du får en mail, når den"
            " er klar."
        ) % {"opens": show_date(planned.opens_on), "due": show_date(planned.due)}
    return Nothing(text, tuple(way for way in _ways(who, today) if way[3]))


def _ways(who: Actor, today: date) -> tuple[tuple[str, str, str, str], ...]:
    """Return what one can do meanwhile: title, note, word of the link, address or nothing."""
    held = who.roles(today)
    found: list[tuple[str, str, str, str]] = []
    if held - {Role.COMMITTEE_READER, Role.ADMINISTRATOR}:
        found.append((
            _("Se projekterne"),
            _("Hvad der er aftalt, rapporteret og vurderet."),
            _("Åbn listen"),
            url_for("projects.index"),
        ))  # fmt: skip
    if held & {Role.COMMITTEE_READER, Role.SECRETARIAT}:
        found.append((
            _("Læse dokumenterne"),
            _("Dagsordenspunkter og oversigter, der er frigivet."),
            _("Åbn dokumenterne"),
            url_for("documents.index"),
        ))  # fmt: skip
    if held & {Role.SECRETARIAT}:
        found.append((
            _("Se runderne"),
            _("Planlæg den næste runde i god tid."),
            _("Åbn runderne"),
            url_for("rounds.index"),
        ))  # fmt: skip
    if Role.ADMINISTRATOR in held:
        found.append((
            _("Se personer og roller"),
            _("Invitér nye, og afslut dem, der er stoppet."),
            _("Åbn personer"),
            url_for("admin.people"),
        ))  # fmt: skip
    return tuple(found)


def _latest_rating(who: Actor, today: date) -> LatestRating | None:
    if not who.has_any(PROJECT_ROLES, today):
        return None
    own = [each.id for each in all_projects(session(), who, today)]
    rated: dict[str, list[tuple[AssessmentRow, Rag]]] = {}
    for row in assessments_of_projects(session(), who, today, own):
        if row.rag is not None:
            rated.setdefault(row.project_id, []).append((row, row.rag))
    if not rated:
        return None
    best = max(rated.values(), key=lambda ratings: ratings[-1][0].created_at)
    last, rag = best[-1]
    return LatestRating(
        project=last.project_name,
        round_name=last.round_name,
        rag=rag,
        meaning=rag_meaning(rag),
        rationale=last.rationale,
        history=tuple(Rating(row.round_name, rag.value) for row, rag in best[-SHOWN_RATINGS:]),
        href=url_for("projects.show", project_id=last.project_id),
    )


def _dates(rounds: tuple[RoundTask, ...], today: date) -> tuple[tuple[str, str], ...]:
    found: list[tuple[date, str]] = []
    for each in rounds:
        name = {"name": each.name}
        found += [
            (each.opens_on, _("Runden %(name)s åbner") % name),
            (each.due, _("Frist for rapporten %(name)s") % name),
            (each.publish_on, _("Runden %(name)s offentliggøres efter planen") % name),
        ]
    coming = sorted(pair for pair in found if pair[0] >= today)
    return tuple((show_date(day), text) for day, text in coming[:4])
