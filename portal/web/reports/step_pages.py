"""The four pages on which a report is written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from markupsafe import Markup
from wtforms import Field

from forms.report import (
    ActivityEntry,
    CriterionEntry,
    EconomyEntry,
    MilestoneEntry,
    OwnRatingEntry,
    ResultEntry,
    RiskEntry,
)
from portal.domain.criteria import SuccessCriterion
from portal.domain.progress import planned_figure
from portal.domain.reports import ReportState, ReportStep
from portal.i18n import _, lazy_, show_date, show_money
from portal.storage.queries.report_pages import PastValue, past_values
from portal.web import transaction
from portal.web.reports.charts import (
    ChartFrame,
    Point,
    chart_rows,
    criterion_chart,
    with_unit,
)
from portal.web.reports.measure_panels import (
    AnswerPanel,
    MeasurePanel,
    answer_panels,
    measure_panels,
)
from portal.web.reports.pages import (
    STEPS,
    Desk,
    HeadView,
    StepLink,
    head_view,
    next_step,
    saved_words,
    seen_marks,
    step_href,
    step_links,
    writing_words,
)
from portal.web.wording import word

Figures = tuple[tuple[str, str, str], ...]
Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to know before one writes."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What the four pages have in common."""

    head: HeadView
    step: ReportStep
    number: int
    heading: str
    lead: str
    notice: Notice | None
    steps: tuple[StepLink, ...]
    saved: str
    writing: str
    seen: str
    next_label: str
    back_label: str
    back_href: str
    last_source: str


@dataclass(frozen=True, slots=True)
class MilestonePanel:
    """One milestone to tell of."""

    title: str
    figures: Figures
    entry: MilestoneEntry


@dataclass(frozen=True, slots=True)
class ActivitiesPage(Frame):
    """Step 1: milestones and the story of the activities."""

    milestones: tuple[MilestonePanel, ...]
    reached: tuple[str, ...]
    story: ActivityEntry
    last_story: str


@dataclass(frozen=True, slots=True)
class CriterionPanel:
    """One criterion with its number to fill in, beside what was planned and told."""

    tag: str
    title: str
    unit: str
    figures: Figures
    note: str
    entry: CriterionEntry
    last_comment: str
    chart: Markup
    rows: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class CriteriaPage(Frame):
    """Step 2: a number for each criterion and the story of the results."""

    criteria: tuple[CriterionPanel, ...]
    story: ResultEntry
    last_story: str


@dataclass(frozen=True, slots=True)
class RiskPanel:
    """One risk looked at again."""

    title: str
    figures: Figures
    mitigation: str
    entry: RiskEntry


@dataclass(frozen=True, slots=True)
class RisksPage(Frame):
    """Step 3: the items of an action plan, and the risks."""

    answers: tuple[AnswerPanel, ...]
    measures: tuple[MeasurePanel, ...]
    risks: tuple[RiskPanel, ...]


@dataclass(frozen=True, slots=True)
class EconomyPage(Frame):
    """Step 4: money used, and the holder's own rating."""

    figures: Figures
    economy: EconomyEntry
    own: OwnRatingEntry
    ratings: Sequence[Field]


StepPage = ActivitiesPage | CriteriaPage | RisksPage | EconomyPage

LEADS: Mapping[ReportStep, str] = {
    ReportStep.ACTIVITIES: lazy_("Fortæl, hvor langt milepælene er, og hvad I har lavet."),
    ReportStep.CRITERIA: lazy_("Skriv de nye tal. Sidste rundes tal står ved siden af."),
    ReportStep.RISKS: lazy_("Se på de aftalte risici igen. Er de blevet større eller mindre?"),
    ReportStep.ECONOMY: lazy_("Skriv forbruget, og hvordan I selv synes, det går."),
}


def step_page(desk: Desk, step: ReportStep) -> StepPage:
    """Return the page of one step."""
    match step:
        case ReportStep.ACTIVITIES:
            return _activities(desk)
        case ReportStep.CRITERIA:
            return _criteria(desk)
        case ReportStep.RISKS:
            return _risks(desk)
        case ReportStep.ECONOMY | ReportStep.CHECK:
            return _economy(desk)


def _framed(kind: Callable[..., Kind], desk: Desk, step: ReportStep) -> Callable[..., Kind]:
    number = STEPS.index(step) + 1
    following = next_step(step)
    before = STEPS[number - 2] if number > 1 else None
    return partial(
        kind,
        head=head_view(desk),
        step=step,
        number=number,
        heading=word(step),
        lead=str(LEADS[step]),
        notice=_notice(desk),
        steps=step_links(desk, step),
        saved=saved_words(desk),
        writing=writing_words(desk),
        seen=seen_marks(desk, step),
        next_label=_(
            "Gem og gå til trin %(number)s: %(step)s", number=number + 1, step=word(following)
        ),
        back_label=_("Tilbage til trin %(number)s", number=number - 1) if before else "",
        back_href=step_href(desk.head.id, before) if before else "",
        last_source=_("I skrev i %(round)s", round=desk.before.round_name) if desk.before else "",
    )


def _notice(desk: Desk) -> Notice | None:
    if desk.head.state is ReportState.RETURNED:
        return Notice(_("Rapporten er sendt tilbage"), desk.head.report.reason)
    if desk.head.report.extended_to is not None:
        heading = _(
            "I har fået længere frist, til den %(day)s", day=show_date(desk.head.report.extended_to)
        )
        return Notice(heading, desk.head.report.extension_reason)
    return None


def _activities(desk: Desk) -> ActivitiesPage:
    known = {one.id: one for one in desk.workshop.milestones}
    panels = tuple(
        MilestonePanel(
            title=known[key].title,
            figures=(
                (_("Aftalt"), show_date(known[key].baseline_date), ""),
                (
                    _("Sidst ventet"),
                    show_date(known[key].forecast or known[key].baseline_date),
                    "",
                ),
            ),
            entry=entry,
        )
        for key, entry in desk.entries.milestones.items()
    )
    reached = tuple(
        _("%(title)s, nået den %(day)s", title=one.title, day=show_date(one.reached_on))
        for one in desk.workshop.milestones
        if one.reached_on is not None
    )
    return _framed(ActivitiesPage, desk, ReportStep.ACTIVITIES)(
        milestones=panels,
        reached=reached,
        story=desk.entries.activity,
        last_story=desk.before.activity_story if desk.before else "",
    )


def _criteria(desk: Desk) -> CriteriaPage:
    past = past_values(transaction.session(), desk.head.report.project_id, desk.head.round.position)
    panels = tuple(
        _criterion_panel(desk, number, criterion, past)
        for number, criterion in enumerate(desk.workshop.criteria, 1)
    )
    return _framed(CriteriaPage, desk, ReportStep.CRITERIA)(
        criteria=panels,
        story=desk.entries.result,
        last_story=desk.before.result_story if desk.before else "",
    )


def chart_frame(desk: Desk) -> ChartFrame:
    """Return the periods that a criterion's chart shows."""
    period, of_round = desk.workshop.period, desk.head.round
    return ChartFrame(period.start, period.end, of_round.period_start, of_round.period_end)


def chart_points(
    desk: Desk, criterion: SuccessCriterion, past: Sequence[PastValue]
) -> tuple[Point, ...]:
    """Return what was told of a criterion so far, with the new number last."""
    entry = desk.entries.criteria[criterion.id]
    points = [
        Point(one.on, one.value, one.round_name)
        for one in past
        if one.criterion_key == criterion.id
    ]
    new = entry.value_now.data
    if new is not None and not entry.errors:
        of_round = desk.head.round
        is_new = desk.head.report.submitted_at is None
        points.append(Point(of_round.period_end, new, of_round.name, new=is_new))
    return tuple(points)


def _criterion_panel(
    desk: Desk, number: int, criterion: SuccessCriterion, past: Sequence[PastValue]
) -> CriterionPanel:
    points, frame = chart_points(desk, criterion, past), chart_frame(desk)
    return CriterionPanel(
        tag=f"K{number} · {word(criterion.level)}",
        title=criterion.label,
        unit=criterion.unit,
        figures=criterion_figures(desk, criterion),
        note=_change(desk, criterion),
        entry=desk.entries.criteria[criterion.id],
        last_comment=desk.before.comments.get(criterion.id, "") if desk.before else "",
        chart=criterion_chart(criterion, points, frame, f"k{number}"),
        rows=chart_rows(criterion, points, frame),
    )


def criterion_figures(desk: Desk, criterion: SuccessCriterion) -> Figures:
    """Return last round's value, the value planned now and the goal, each with its day."""
    before, of_round = desk.before, desk.head.round
    last = before.values.get(criterion.id) if before else None
    plan = planned_figure(criterion, of_round.period_end, desk.workshop.period.start)
    goal = criterion.target
    return (
        (
            _("Sidste runde"),
            "–" if last is None else with_unit(last, criterion.unit),
            show_date(before.period_end) if before and last is not None else "",
        ),
        (
            _("Planlagt nu"),
            "–" if plan is None else with_unit(plan, criterion.unit),
            show_date(of_round.period_end),
        ),
        (
            _("Mål senest"),
            "–" if goal is None else with_unit(goal, criterion.unit),
            show_date(criterion.due) if criterion.due else "",
        ),
    )


def _change(desk: Desk, criterion: SuccessCriterion) -> str:
    now = desk.entries.criteria[criterion.id].value_now.data
    last = desk.before.values.get(criterion.id) if desk.before else None
    if now is None or last is None or desk.before is None:
        return ""
    difference = with_unit(abs(now - last), criterion.unit)
    if now == last:
        return _("Det samme som i %(round)s.", round=desk.before.round_name)
    if now > last:
        return _(
            "%(number)s mere end i %(round)s.", number=difference, round=desk.before.round_name
        )
    return _("%(number)s mindre end i %(round)s.", number=difference, round=desk.before.round_name)


def _risks(desk: Desk) -> RisksPage:
    panels = tuple(
        RiskPanel(
            title=risk.text,
            figures=(
                (
                    _("Aftalt på workshoppen"),
                    f"{risk.likelihood} × {risk.impact} = {risk.score}",
                    word(risk.band),
                ),
                (_("Ansvarlig"), risk.owner or "–", ""),
            ),
            mitigation=risk.mitigation,
            entry=desk.entries.risks[risk.id],
        )
        for risk in desk.workshop.risks
    )
    measures = measure_panels(desk)
    answers = answer_panels(desk)
    return _framed(RisksPage, desk, ReportStep.RISKS)(
        answers=answers, measures=measures, risks=panels
    )


def _economy(desk: Desk) -> EconomyPage:
    used = desk.before.economy_used if desk.before else None
    own = desk.entries.own
    return _framed(EconomyPage, desk, ReportStep.ECONOMY)(
        figures=(
            (_("Bevilget i alt"), show_money(desk.head.granted), ""),
            (
                _("Brugt ved sidste runde"),
                "–" if used is None else show_money(used),
                desk.before.round_name if desk.before else "",
            ),
        ),
        economy=desk.entries.economy,
        own=own,
        ratings=(own.activity, own.result, own.overall),
    )
