"""The left pane: what the report says, short enough to judge it by."""

from dataclasses import dataclass

from flask import url_for
from markupsafe import Markup

from portal.domain.attainment import CriterionResult
from portal.domain.milestones import Milestone
from portal.domain.progress import planned_figure
from portal.domain.reports import ProgressReport, applied
from portal.i18n import _, show_date, show_instant, show_short_date
from portal.services.suggestions import Judged
from portal.storage.queries.report_measures import measures_of_report
from portal.web.assessments.desk import Desk
from portal.web.drawings import bullet_bar as drawing
from portal.web.reports.charts import with_unit
from portal.web.transaction import session
from portal.web.wording import rag_meaning, rag_word, word


@dataclass(frozen=True, slots=True)
class CriterionView:
    """One criterion: the value, the plan, the bar between, and the holder's comment."""

    label: str
    value: str
    plan: str
    bar: Markup | None
    comment: str


@dataclass(frozen=True, slots=True)
class ReportPane:
    """The report as the assessor reads it."""

    standing: str
    href: str
    criteria: tuple[CriterionView, ...]
    milestones: tuple[tuple[str, str, str], ...]
    measures: tuple[tuple[str, str], ...]
    activity_story: tuple[str, ...]
    result_story: tuple[str, ...]
    own: tuple[tuple[str, str, str], ...]


def report_pane(desk: Desk) -> ReportPane | None:
    """Return the report of a desk, None while none has come."""
    if desk.report is None or desk.judged is None:
        return None
    content = desk.judged.content
    return ReportPane(
        standing=_standing(desk),
        href=url_for("reports.show", report_id=desk.report.id),
        criteria=tuple(
            _criterion(desk, desk.judged, one) for one in desk.judged.suggestion.criteria
        ),
        milestones=tuple(
            _milestone(one) for one in applied(desk.judged.workshop.milestones, content)
        ),
        measures=_measures(desk.report.id, content),
        activity_story=_paragraphs(content.activity_narrative),
        result_story=_paragraphs(content.result_narrative),
        own=tuple(
            (
                label,
                rag.value if rag else "",
                f"{rag_word(rag)}, {rag_meaning(rag)}" if rag else "–",
            )
            for label, rag in (
                (_("Aktivitetsniveau"), desk.own.activity),
                (_("Resultatniveau"), desk.own.result),
                (_("Samlet"), desk.own.overall),
            )
        ),
    )


def _standing(desk: Desk) -> str:
    report = desk.report
    if report is None or report.submitted_at is None:
        return ""
    sent = _(
        "Version %(number)s, indsendt %(when)s. %(state)s.",
        number=report.number,
        when=show_instant(report.submitted_at, desk.policy.time_zone),
        state=word(report.state),
    )
    if not report.receipt_number:
        return sent
    return sent + " " + _("Kvittering %(number)s.", number=report.receipt_number)


def _criterion(desk: Desk, judged: Judged, result: CriterionResult) -> CriterionView:
    criterion = result.criterion
    told = judged.content.value_of(criterion.id)
    value = _("Ikke oplyst")
    if told is not None and told.value is not None:
        value = with_unit(told.value, criterion.unit)
    elif told is not None and told.unavailable_because:
        value = _("Ikke tilgængeligt: %(because)s", because=told.unavailable_because)
    figure = planned_figure(criterion, desk.round.period_end, desk.project.starts_on)
    plan = with_unit(figure, criterion.unit) if figure is not None else "–"
    return CriterionView(
        label=criterion.label,
        value=value,
        plan=_("plan nu: %(plan)s", plan=plan),
        bar=_bar(result, value, plan),
        comment=told.comment if told is not None else "",
    )


def _bar(result: CriterionResult, value: str, plan: str) -> Markup | None:
    if result.attained is None or result.planned is None:
        return None
    return drawing.bullet_bar(
        drawing.Bullet(
            title=_("Nået og planlagt: %(label)s", label=result.criterion.label),
            description=_("Nået %(value)s, planlagt nu %(plan)s.", value=value, plan=plan),
            reached=float(result.attained),
            planned=float(result.planned),
        ),
        f"soejle-{result.criterion.id}",
    )


def _milestone(one: Milestone) -> tuple[str, str, str]:
    if one.reached_on is not None:
        return (one.title, show_short_date(one.baseline_date), show_short_date(one.reached_on))
    expected = _("ventes %(day)s", day=show_short_date(one.forecast or one.baseline_date))
    return (one.title, show_short_date(one.baseline_date), expected)


def _measures(report_id: str, content: ProgressReport) -> tuple[tuple[str, str], ...]:
    """Return each item of an action plan that the report tells of, with its words."""
    told = {one.action_item_id: one for one in content.follow_ups}
    found = []
    for item in measures_of_report(session(), report_id):
        now = told.get(item.id)
        if now is None:
            continue
        done = _("Gjort den %(day)s.", day=show_date(now.done_on)) if now.done_on else ""
        found.append((item.what, " ".join(part for part in (done, now.text) if part)))
    return tuple(found)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split("\n") if line.strip())
