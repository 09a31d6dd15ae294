"""The page of one action plan: its clock, its items, what was told of them, what comes next."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for

from forms.action_plan import AnswerForm, LapseForm, ReviewEntry, ReviewForm, StepForm, SupportForm
from portal.clock import local_date
from portal.domain.action_plan import (
    FOLLOWED,
    WRITTEN,
    ActionItem,
    ActionPlanAction,
    ActionPlanState,
    ItemReview,
)
from portal.i18n import _, lazy_, show_date, show_month
from portal.storage.queries.action_plans import Follow, PlanRow, follow_ups
from portal.web.action_plans.desk import PlanDesk
from portal.web.action_plans.list_pages import TONES, items_words, overdue_words
from portal.web.transaction import session
from portal.web.wording import word
from portal.web.work.task import days_left

REVIEW_TONES = {ItemReview.AGREED: "good", ItemReview.RETURNED: "wait", ItemReview.OPEN: "plain"}

LEADS: Mapping[ActionPlanState, str] = {
    ActionPlanState.REQUESTED: lazy_(
        "Projektet er vurderet rødt. Skriv, hvad der skal gøres, af hvem og hvornår."
    ),
    ActionPlanState.DRAFTED: lazy_(
        "Planen skrives. Projekt og puljeholder kan begge skrive i den."
    ),
    ActionPlanState.SUBMITTED: lazy_(
        "Planen er sendt til puljeholderen, der tager stilling til hvert tiltag."
    ),
    ActionPlanState.RETURNED: lazy_(
        "Puljeholderen har sendt planen tilbage. Ret de tiltag, der er sendt retur."
    ),
    ActionPlanState.AGREED: lazy_(
        "Planen er aftalt. Projektet fortæller om hvert tiltag i sin næste rapport."
    ),
    ActionPlanState.IN_PROGRESS: lazy_(
        "Planen er i gang. Projektet fortæller om hvert åbent tiltag i sine rapporter."
    ),
    ActionPlanState.COMPLETED: lazy_("Alle tiltag er gjort."),
}


@dataclass(frozen=True, slots=True)
class FollowLine:
    """What one report told of an item."""

    source: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item of the plan as its page shows it."""

    id: str
    number: int
    what: str
    facts: tuple[tuple[str, str], ...]
    lacks: str
    review: str
    tone: str
    returned: bool
    changed: bool
    comment: str
    done: str
    late: bool
    followed: tuple[FollowLine, ...]
    entry: ReviewEntry
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened, or comes next."""

    when: str
    title: str
    text: str
    state: str


@dataclass(frozen=True, slots=True)
class PlanForms:
    """The forms of the page; the one that was refused holds what was typed."""

    review: ReviewForm
    entries: Mapping[str, ReviewEntry]
    step: StepForm
    support: SupportForm
    answer: AnswerForm
    lapse: LapseForm


@dataclass(frozen=True, slots=True)
class PlanPage:
    """What the page of a plan shows."""

    row: PlanRow
    state: str
    tone: str
    overdue: str
    clock: tuple[str, str]
    month: str
    day: str
    lead: str
    items: tuple[ItemView, ...]
    removed: tuple[tuple[str, str], ...]
    moments: tuple[Moment, ...]
    facts: tuple[tuple[str, str], ...]
    may_write: bool
    may_submit: bool
    may_review: bool
    may_begin: bool
    may_complete: bool
    offers_completion: bool
    may_note_done: bool
    may_ask: bool
    may_answer: bool
    may_lapse: bool


def fresh_forms(desk: PlanDesk) -> PlanForms:
    """Return the page's forms with nothing typed."""
    mark = desk.row.mark
    told = desk.row.project_told_at is not None
    return PlanForms(
        review=ReviewForm(formdata=None, data={"version": mark, "told": told}),
        entries={one.id: ReviewEntry.of(one, None) for one in desk.row.items},
        step=StepForm(formdata=None, data={"version": mark}, prefix="trin-"),
        support=SupportForm(formdata=None, prefix="stoette-"),
        answer=AnswerForm(formdata=None, prefix="svar-"),
        lapse=LapseForm(formdata=None, prefix="bortfald-"),
    )


def plan_page(desk: PlanDesk, forms: PlanForms) -> PlanPage:
    """Return the page of a plan."""
    row = desk.row
    all_done = bool(row.items) and all(one.done_on is not None for one in row.items)
    may_complete = desk.may_step(ActionPlanAction.COMPLETE) and all_done
    return PlanPage(
        row=row,
        state=word(row.state),
        tone=TONES[row.state],
        overdue=overdue_words(row, desk.today),
        clock=_clock(desk),
        month=show_month(row.due),
        day=str(row.due.day),
        lead=_lead(desk),
        items=_items(desk, forms),
        removed=tuple((one.id, one.what or _("(tomt)")) for one in row.removed)
        if desk.may_write
        else (),
        moments=_moments(desk),
        facts=_facts(desk),
        may_write=desk.may_write,
        may_submit=desk.may_step(ActionPlanAction.SUBMIT),
        may_review=desk.may_review,
        may_begin=desk.may_step(ActionPlanAction.BEGIN),
        may_complete=may_complete,
        offers_completion=all_done and row.is_open,
        may_note_done=desk.may_note_done,
        may_ask=desk.may_ask_support,
        may_answer=desk.may_answer_support,
        may_lapse=desk.may_step(ActionPlanAction.LAPSE),
    )


def _clock(desk: PlanDesk) -> tuple[str, str]:
    """Return the deadline in words and how long is left; empty once the plan was submitted."""
    if desk.row.state not in WRITTEN:
        return ("", "")
    return (
        _("Planen skal være sendt senest %(day)s", day=show_date(desk.row.due)),
        days_left(desk.row.due, desk.today),
    )


def _lead(desk: PlanDesk) -> str:
    if desk.row.state is ActionPlanState.LAPSED:
        return _("Planen er bortfaldet: %(reason)s", reason=desk.row.lapsed_because)
    return str(LEADS[desk.row.state])


def _items(desk: PlanDesk, forms: PlanForms) -> tuple[ItemView, ...]:
    told: dict[str, list[Follow]] = {}
    for one in follow_ups(session(), desk.row.id):
        told.setdefault(one.item_id, []).append(one)
    last = len(desk.row.items)
    return tuple(
        _item(desk, number, one, forms.entries[one.id], told.get(one.id, []), last=last)
        for number, one in enumerate(desk.row.items, 1)
    )


def _item(
    desk: PlanDesk,
    number: int,
    item: ActionItem,
    entry: ReviewEntry,
    told: list[Follow],
    *,
    last: int,
) -> ItemView:
    is_written = desk.row.state in WRITTEN
    shows_review = item.review is not ItemReview.OPEN or desk.row.state is ActionPlanState.SUBMITTED
    return ItemView(
        id=item.id,
        number=number,
        what=item.what or _("(tomt)"),
        facts=(
            (_("Hvem"), item.who or "–"),
            (_("Hvornår"), show_date(item.due) if item.due else "–"),
            (_("Det kan ses på"), item.seen_by or "–"),
        ),
        lacks=lacks_words(item) if is_written else "",
        review=word(item.review) if shows_review else "",
        tone=REVIEW_TONES[item.review],
        returned=entry.chosen is ItemReview.RETURNED,
        changed=(entry.chosen, entry.text) != (item.review, item.comment),
        comment=item.comment,
        done=_("Gjort den %(day)s", day=show_date(item.done_on)) if item.done_on else "",
        late=desk.row.state in FOLLOWED and item.is_late(desk.today),
        followed=tuple(_follow(one) for one in told),
        entry=entry,
        first=number == 1,
        last=number == last,
    )


def lacks_words(item: ActionItem) -> str:
    """Return what an item does not say yet, in words; empty when it says all."""
    named = {"what": _("hvad"), "who": _("hvem"), "due": _("hvornår")}
    found = [named[name] for name in item.lacks]
    return _("Mangler: %(parts)s.", parts=", ".join(found)) if found else ""


def _follow(one: Follow) -> FollowLine:
    done = _("Gjort den %(day)s.", day=show_date(one.done_on)) if one.done_on else ""
    return FollowLine(
        source=_("Rapport, %(round)s", round=one.round_name),
        text=" ".join(part for part in (done, one.comment) if part),
        href=url_for("reports.show", report_id=one.report_id),
    )


def _facts(desk: PlanDesk) -> tuple[tuple[str, str], ...]:
    row = desk.row
    return (
        (_("Projekt"), row.project_name),
        (_("Runde"), row.round_name),
        (_("Frist"), show_date(row.due)),
        (_("Tiltag"), items_words(row)),
    )


def _moments(desk: PlanDesk) -> tuple[Moment, ...]:
    """Return what happened to the plan, the oldest first."""
    row, zone = desk.row, desk.policy.time_zone
    told_by = ""
    if row.project_told_by:
        told_by = _(
            "%(name)s har orienteret projektet om reglen om to røde.", name=row.project_told_by
        )
    support = row.support
    found = [
        (row.requested_at, _("Handlingsplan ønsket"), ""),
        (support.asked_at if support else None, _("Bedt om støtte"), ""),
        (support.answered_at if support else None, _("Svar om støtte"), ""),
        (row.submitted_at, _("Sendt til puljeholder"), ""),
        (row.agreed_at, _("Aftalt"), told_by),
    ]
    known = sorted(
        ((at, title, text) for at, title, text in found if at is not None), key=lambda one: one[0]
    )
    past = [
        Moment(show_date(local_date(at, zone)), title, text, "done") for at, title, text in known
    ]
    reviewing = row.state is ActionPlanState.SUBMITTED
    now = _("Puljeholderen gennemgår planen") if reviewing else word(row.state)
    return (*past, Moment("", now, "", "now"))
