"""The whole report, to be read: before it is sent, and after."""

from dataclasses import dataclass

from flask import url_for

from portal.domain.criteria import SuccessCriterion
from portal.domain.rag import Rag
from portal.i18n import _, show_date, show_money
from portal.storage.queries.attachments import attachments_of_report
from portal.web.attached import AttachedLine, attached_lines
from portal.web.reports.charts import with_unit
from portal.web.reports.measure_panels import measure_rows
from portal.web.reports.pages import Desk
from portal.web.reports.step_pages import criterion_figures
from portal.web.transaction import session
from portal.web.wording import rag_meaning, rag_word


@dataclass(frozen=True, slots=True)
class ContentView:
    """A report in rows and paragraphs."""

    milestones: tuple[tuple[str, str, str, str], ...]
    activity_story: tuple[str, ...]
    criteria: tuple[tuple[str, str, str, str, str], ...]
    comments: tuple[tuple[str, str], ...]
    result_story: tuple[str, ...]
    measures: tuple[tuple[str, str, str, str], ...]
    risks: tuple[tuple[str, str, str, str], ...]
    economy: tuple[tuple[str, str], ...]
    own: tuple[tuple[str, str, str], ...]
    attached: tuple[AttachedLine, ...]


def content_view(desk: Desk) -> ContentView:
    """Return a report as its draft now reads."""
    content = desk.content
    return ContentView(
        milestones=_milestones(desk),
        activity_story=_paragraphs(content.activity_narrative),
        criteria=tuple(_criterion(desk, one) for one in desk.workshop.criteria),
        comments=_comments(desk),
        result_story=_paragraphs(content.result_narrative),
        measures=measure_rows(desk),
        risks=_risks(desk),
        economy=_economy(desk),
        own=(
            _rating(_("Aktivitetsniveau"), content.own_rating.activity),
            _rating(_("Resultatniveau"), content.own_rating.result),
            _rating(_("Samlet"), content.own_rating.overall),
        ),
        attached=_attached(desk.head.id),
    )


def _attached(report_id: str) -> tuple[AttachedLine, ...]:
    rows = attachments_of_report(session(), report_id)
    return attached_lines(
        rows, lambda one: url_for("reports.attachment", report_id=report_id, file_id=one)
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split("\n") if line.strip())


def _milestones(desk: Desk) -> tuple[tuple[str, str, str, str], ...]:
    told = {one.milestone_id: one for one in desk.content.milestones}
    rows = []
    for one in desk.workshop.milestones:
        update = told.get(one.id)
        reached = (update.reached_on if update else None) or one.reached_on
        forecast = (update.forecast if update else None) or one.forecast or one.baseline_date
        if reached is not None:
            standing = _("Nået den %(day)s", day=show_date(reached))
        else:
            standing = _("Ventes den %(day)s", day=show_date(forecast))
        comment = update.comment if update else ""
        rows.append((one.title, show_date(one.baseline_date), standing, comment or "–"))
    return tuple(rows)


def _criterion(desk: Desk, criterion: SuccessCriterion) -> tuple[str, str, str, str, str]:
    last, plan, goal = (value for _term, value, _note in criterion_figures(desk, criterion))
    told = desk.content.value_of(criterion.id)
    if told is None or (told.value is None and not told.unavailable_because):
        now = _("Mangler")
    elif told.value is None:
        now = _("Ikke tilgængeligt: %(because)s", because=told.unavailable_because)
    else:
        now = with_unit(told.value, criterion.unit)
    return (criterion.label, last, plan, now, goal)


def _comments(desk: Desk) -> tuple[tuple[str, str], ...]:
    labels = {one.id: one.label for one in desk.workshop.criteria}
    return tuple(
        (labels[one.criterion_id], one.comment) for one in desk.content.values if one.comment
    )


def _risks(desk: Desk) -> tuple[tuple[str, str, str, str], ...]:
    told = {one.risk_id: one for one in desk.content.risks}
    rows = []
    for risk in desk.workshop.risks:
        now = told.get(risk.id)
        rows.append((
            risk.text,
            f"{risk.likelihood} × {risk.impact} = {risk.score}",
            f"{now.likelihood} × {now.impact} = {now.score}" if now else "–",
            (now.comment if now else "") or "–",
        ))  # fmt: skip
    return tuple(rows)


def _economy(desk: Desk) -> tuple[tuple[str, str], ...]:
    used = desk.content.economy_used
    rows = [
        (_("Bevilget i alt"), show_money(desk.head.granted)),
        (_("Brugt i alt"), _("Mangler") if used is None else show_money(used)),
    ]
    comment = desk.entries.economy.comment.data
    if comment:
        rows.append((_("Bemærkning"), comment))
    return tuple(rows)


def _rating(level: str, rag: Rag | None) -> tuple[str, str, str]:
    if rag is None:
        return (level, "", _("Ikke valgt"))
    return (level, rag.value, f"{rag_word(rag)}, {rag_meaning(rag)}")
