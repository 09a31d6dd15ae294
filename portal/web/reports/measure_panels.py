"""The items of an action plan on the pages of a report: to be told of, and as they were told."""

from dataclasses import dataclass

from flask import url_for

from forms.report import MeasureEntry
from portal.i18n import _, show_date
from portal.storage.queries.escalation import committees_answers
from portal.web.reports.pages import Desk
from portal.web.transaction import session
from portal.web.wording import word


@dataclass(frozen=True, slots=True)
class MeasurePanel:
    """One item to tell of, beside what was agreed and told before."""

    title: str
    figures: tuple[tuple[str, str, str], ...]
    seen_by: str
    entry: MeasureEntry
    last_comment: str
    last_source: str
    href: str


@dataclass(frozen=True, slots=True)
class AnswerPanel:
    """What a committee decided on the project, to be followed up in the report."""

    committee: str
    answer: str
    text: str
    reference: str


def answer_panels(desk: Desk) -> tuple[AnswerPanel, ...]:
    """Return what committees have decided on the project by the end of the report's round."""
    return tuple(
        AnswerPanel(one.name, word(one.answer), one.answer_text, one.reference)
        for one in committees_answers(session(), desk.facts.project.id)
        if one.answer is not None
        and one.answered_on is not None
        and one.answered_on <= desk.head.round.due
    )


def measure_panels(desk: Desk) -> tuple[MeasurePanel, ...]:
    """Return the items that a report tells of, in the order of their plans."""
    return tuple(
        MeasurePanel(
            title=one.what,
            figures=(
                (_("Hvem"), one.who, ""),
                (_("Hvornår"), show_date(one.due) if one.due else "–", ""),
            ),
            seen_by=one.seen_by,
            entry=desk.entries.measures[one.id],
            last_comment=one.last_comment,
            last_source=_("I skrev i %(round)s", round=one.last_round) if one.last_round else "",
            href=url_for("action_plans.show", plan_id=one.plan_id),
        )
        for one in desk.measures
    )


def measure_rows(desk: Desk) -> tuple[tuple[str, str, str, str], ...]:
    """Return what, who and when of each item, and what the report tells of it."""
    told = {one.action_item_id: one for one in desk.content.follow_ups}
    rows = []
    for one in desk.measures:
        now = told.get(one.id)
        done = _("Gjort den %(day)s.", day=show_date(now.done_on)) if now and now.done_on else ""
        said = " ".join(part for part in (done, now.text if now else "") if part)
        rows.append((one.what, one.who, show_date(one.due) if one.due else "–", said or "–"))
    return tuple(rows)
