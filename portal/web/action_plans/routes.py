"""Action plans: the list, the plan, and every step of its way."""

from collections.abc import Callable
from dataclasses import replace

from flask import Blueprint, render_template, request, url_for
from werkzeug.wrappers import Response

from forms.action_plan import AnswerForm, LapseForm, ReviewEntry, ReviewForm, StepForm, SupportForm
from portal.domain.action_plan import ActionPlanReason
from portal.domain.errors import DomainError
from portal.domain.permissions import Action, roles_for
from portal.domain.verdict import Reason
from portal.i18n import _
from portal.services import action_plan_support as support
from portal.services import action_plans as services
from portal.services.refusals import SAVED_BY_ANOTHER, Refused
from portal.web import transaction
from portal.web.access import actor, enter, roles
from portal.web.action_plans.desk import PlanDesk, acting_desk, open_desk
from portal.web.action_plans.list_pages import list_page
from portal.web.action_plans.pages import PlanForms, fresh_forms, lacks_words, plan_page
from portal.web.saving import Attempt, go_on, save_or_show
from portal.web.transaction import now, session
from portal.web.wording import told

blueprint = Blueprint("action_plans", __name__, url_prefix="/handlingsplaner")

NEAR = roles(*roles_for(Action.VIEW_ACTION_PLAN))

AT_ENTRY = {
    ActionPlanReason.ITEM_NOT_REVIEWED: "review",
    ActionPlanReason.ITEM_RETURNED: "review",
    ActionPlanReason.COMMENT_MISSING: "comment",
}
"""The field of an item's review at which a reason is shown."""

Answer = str | Response | tuple[str, int]
Problems = tuple[tuple[str, str], ...]


@blueprint.get("")
@enter(NEAR)
def index() -> Answer:
    """List the plans one may know of."""
    return render_template("action_plans/index.html", page=list_page())


@blueprint.get("/<plan_id>")
@enter(NEAR)
def show(plan_id: str) -> Answer:
    """Show a plan with all that may be done with it now."""
    desk = open_desk(plan_id)
    return render(desk, fresh_forms(desk))


def render(
    desk: PlanDesk, forms: PlanForms, attempt: Attempt | None = None, problems: Problems = ()
) -> str:
    """Return the page of a plan; a refused form tells what is wrong with it."""
    entries = [one for one in forms.entries.values() if one.errors]
    refused = [attempt.form] if attempt is not None else []
    return render_template(
        "action_plans/show.html",
        page=plan_page(desk, forms),
        form_set=forms,
        forms=[*refused, *entries],
        problems=problems,
        stored=attempt.stored if attempt is not None else (),
    )


def _back(plan_id: str, done: str) -> Response:
    return go_on(done, url_for("action_plans.show", plan_id=plan_id))


def _shown(desk: PlanDesk, mark: str) -> services.Shown:
    return services.Shown(mark, desk.link)


@blueprint.post("/<plan_id>/send")
@enter(NEAR)
def submit(plan_id: str) -> Answer:
    """Submit a plan; what an item lacks is told with the way to its field."""
    desk, form = acting_desk(plan_id, Action.SUBMIT_ACTION_PLAN), StepForm(prefix="trin-")
    attempt = Attempt(form, lambda: fresh_forms(open_desk(plan_id)).step)
    problems: Problems = ()
    with attempt:
        try:
            shown = _shown(desk, form.seen)
            services.submit_plan(session(), plan_id, shown, by=actor(), at=now())
        except (Refused, DomainError) as error:
            problems = _gaps(desk, _reasons(error))
            if not problems:
                raise
            transaction.abandon()
        else:
            return _back(plan_id, _("Planen er sendt til puljeholderen."))
    fresh = open_desk(plan_id)
    forms = replace(fresh_forms(fresh), step=form)
    return render(fresh, forms, attempt, problems), attempt.status


def _reasons(error: Refused | DomainError) -> tuple[Reason, ...]:
    if isinstance(error, Refused):
        return error.reasons
    return (Reason(error.code, error.facts),)


def _gaps(desk: PlanDesk, reasons: tuple[Reason, ...]) -> Problems:
    """Return each item that lacks something, with the way to the first field that is empty."""
    found = []
    for reason in reasons:
        item = desk.row.item(str(reason.facts.get("item", "")))
        if reason.code != ActionPlanReason.ITEM_INCOMPLETE or item is None:
            continue
        number = desk.row.items.index(item) + 1
        address = url_for("action_plans.item", plan_id=desk.row.id, measure_id=item.id, mangler="1")
        text = _("Tiltag %(number)s.", number=number) + " " + lacks_words(item)
        found.append((f"{address}#{item.lacks[0]}", text))
    return tuple(found)


@blueprint.post("/<plan_id>/gennemgang")
@enter(NEAR)
def review(plan_id: str) -> Answer:
    """Keep the review of each item, and agree or return the plan when that is asked for."""
    desk, form = acting_desk(plan_id, Action.REVIEW_ACTION_PLAN), ReviewForm()
    entries = {one.id: ReviewEntry.of(one, request.form) for one in desk.row.items}
    forms = replace(fresh_forms(desk), review=form, entries=entries)
    attempt = Attempt(form, lambda: fresh_forms(open_desk(plan_id)).review)
    valid = [entry.validate() for entry in entries.values()]
    if form.validate() and all(valid):
        with attempt:
            try:
                done = _decide(desk, forms)
            except (Refused, DomainError) as error:
                if not _placed(forms, _reasons(error)):
                    raise
                transaction.abandon()
            else:
                return _back(plan_id, done)
    return render(open_desk(plan_id), _for_now(plan_id, forms), attempt), attempt.status


def _for_now(plan_id: str, forms: PlanForms) -> PlanForms:
    """Return the forms with what was typed, for the items that the plan has now."""
    fresh = fresh_forms(open_desk(plan_id))
    return replace(forms, entries={**fresh.entries, **forms.entries})


def _decide(desk: PlanDesk, forms: PlanForms) -> str:
    """Do what the pressed button asks, and return what was done."""
    given = {
        item_id: services.Review(entry.chosen, entry.text)
        for item_id, entry in forms.entries.items()
    }
    plan_id, shown, who, at = desk.row.id, _shown(desk, forms.review.seen), actor(), now()
    match request.form.get("do"):
        case "agree":
            told_them = bool(forms.review.told.data)
            services.agree_plan(
                session(), plan_id, given, shown, project_told=told_them, by=who, at=at
            )
            return _("Planen er aftalt. Projektet får besked.")
        case "return":
            services.return_plan(session(), plan_id, given, shown, by=who, at=at)
            return _("Planen er sendt tilbage til projektet.")
        case _:
            services.review_plan(session(), plan_id, given, shown, by=who, at=at)
            return _("Gennemgangen er gemt.")


def _placed(forms: PlanForms, reasons: tuple[Reason, ...]) -> bool:
    """Show each reason at its field, and return whether it was for these forms to show."""
    if any(reason.code == SAVED_BY_ANOTHER for reason in reasons):
        return False
    for reason in reasons:
        entry = forms.entries.get(str(reason.facts.get("item", "")))
        if entry is not None:
            place = AT_ENTRY.get(ActionPlanReason(reason.code), "review")
            entry.show(DomainError(reason.code, place), told(reason))
        else:
            at_tick = reason.code == ActionPlanReason.PROJECT_NOT_TOLD
            forms.review.show(DomainError(reason.code, "told" if at_tick else None), told(reason))
    return True


Step = Callable[..., None]


def _step(plan_id: str, step: Step, done: str) -> Answer:
    """Take a step that asks for nothing but the plan as it was shown."""
    desk, form = acting_desk(plan_id, Action.AGREE_ACTION_PLAN), StepForm(prefix="trin-")
    attempt = Attempt(form, lambda: fresh_forms(open_desk(plan_id)).step)
    with attempt:
        step(session(), plan_id, _shown(desk, form.seen), by=actor(), at=now())
        return _back(plan_id, done)
    fresh = open_desk(plan_id)
    return render(fresh, replace(fresh_forms(fresh), step=form), attempt), attempt.status


@blueprint.post("/<plan_id>/begynd")
@enter(NEAR)
def begin(plan_id: str) -> Answer:
    """Say that an agreed plan is under way."""
    return _step(plan_id, services.begin_plan, _("Planen er sat i gang."))


@blueprint.post("/<plan_id>/gennemfoert")
@enter(NEAR)
def complete(plan_id: str) -> Answer:
    """Say that a plan is completed."""
    return _step(plan_id, services.complete_plan, _("Planen er gennemført."))


TextForm = SupportForm | AnswerForm | LapseForm


TYPED_IN = {SupportForm: "wanted", AnswerForm: "answer", LapseForm: "reason"}
"""The field in which the text of each short form is typed."""

RIGHTS = {
    "wanted": Action.REQUEST_SUPPORT,
    "answer": Action.ANSWER_SUPPORT,
    "reason": Action.LAPSE_ACTION_PLAN,
}


def _written(plan_id: str, form: TextForm, step: Step, done: str) -> Answer:
    """Take the step that one of the short forms asks for, or show what is wrong with it."""
    name = TYPED_IN[type(form)]
    desk, attempt = acting_desk(plan_id, RIGHTS[name]), Attempt(form, field=name)

    def save() -> Response:
        typed = form[name].data or ""
        step(session(), plan_id, typed, link=desk.link, by=actor(), at=now())
        return _back(plan_id, done)

    def page() -> str:
        fresh = open_desk(plan_id)
        return render(fresh, _with_typed(fresh_forms(fresh), form), attempt)

    return save_or_show(attempt, save, page)


def _with_typed(forms: PlanForms, form: TextForm) -> PlanForms:
    match form:
        case SupportForm():
            return replace(forms, support=form)
        case AnswerForm():
            return replace(forms, answer=form)
        case LapseForm():
            return replace(forms, lapse=form)


@blueprint.post("/<plan_id>/stoette")
@enter(NEAR)
def ask_support(plan_id: str) -> Answer:
    """Ask the secretariat for support."""
    done = _("Sekretariatet har fået jeres ønske.")
    return _written(plan_id, SupportForm(prefix="stoette-"), support.ask_support, done)


@blueprint.post("/<plan_id>/svar")
@enter(NEAR)
def answer_support(plan_id: str) -> Answer:
    """Answer a wish for support."""
    done = _("Svaret er sendt til puljeholderen.")
    return _written(plan_id, AnswerForm(prefix="svar-"), support.answer_support, done)


@blueprint.post("/<plan_id>/bortfald")
@enter(NEAR)
def lapse(plan_id: str) -> Answer:
    """Let a plan lapse, with a reason."""
    done = _("Planen er bortfaldet. Alle har fået besked.")
    return _written(plan_id, LapseForm(prefix="bortfald-"), services.lapse_plan, done)
