"""Writing the items of a plan: added, changed, moved, removed with a way back, and done."""

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from forms.action_plan import DoneForm, ItemForm
from forms.base import filled_form
from portal.domain.action_plan import WRITTEN, ActionItem, ActionPlanAction
from portal.domain.errors import DomainError
from portal.domain.permissions import Action
from portal.domain.transitions import TransitionReason
from portal.i18n import _
from portal.services import action_plan_items as items
from portal.storage.queries.workshop_versions import mark_of
from portal.web.access import actor, enter
from portal.web.action_plans.desk import PlanDesk, acting_desk, open_desk
from portal.web.action_plans.routes import NEAR, Answer, blueprint
from portal.web.differences import Difference
from portal.web.saving import Attempt, go_on, save_or_show
from portal.web.transaction import now, session

__all__ = ["blueprint"]

MEASURE = "/<plan_id>/tiltag/<measure_id>"


def _written(plan_id: str) -> PlanDesk:
    """Return a plan that the actor may write in now, else 404 or why not."""
    desk = acting_desk(plan_id, Action.DRAFT_ACTION_ITEM)
    if desk.row.state not in WRITTEN:
        state, action = desk.row.state.value, ActionPlanAction.DRAFT.value
        facts = {"table": "action_plan", "state": state, "action": action}
        raise DomainError(TransitionReason.NOT_FROM_THIS_STATE, facts=facts)
    return desk


def _found(desk: PlanDesk, item_id: str) -> ActionItem:
    found = desk.row.item(item_id)
    if found is None:
        abort(404)
    return found


def _items(plan_id: str, anchor: str = "tiltag") -> str:
    """Return the address of a plan's items on its page."""
    return url_for("action_plans.show", plan_id=plan_id, _anchor=anchor)


def _form(found: ActionItem | None, *, as_stored: bool = False) -> ItemForm:
    if found is None:
        return filled_form(ItemForm, {}, as_stored=as_stored)
    data = {
        "what": found.what,
        "who": found.who,
        "due": found.due,
        "seen_by": found.seen_by,
        "version": mark_of(found),
    }
    return filled_form(ItemForm, data, as_stored=as_stored)


def _page(desk: PlanDesk, form: ItemForm, item_id: str, stored: tuple[Difference, ...] = ()) -> str:
    return render_template(
        "action_plans/item.html", desk=desk, form=form, item_id=item_id, stored=stored
    )


@blueprint.get("/<plan_id>/tiltag/nyt")
@enter(NEAR)
def new_item(plan_id: str) -> Answer:
    """Show the form of a new item."""
    return _page(_written(plan_id), _form(None), "")


@blueprint.post("/<plan_id>/tiltag/nyt")
@enter(NEAR)
def add_item(plan_id: str) -> Answer:
    """Add an item."""
    return _save(_written(plan_id), _form(None), "")


@blueprint.get(MEASURE)
@enter(NEAR)
def item(plan_id: str, measure_id: str) -> Answer:
    """Show the form of an item, with what it lacks when the plan was refused for it."""
    desk = _written(plan_id)
    found = _found(desk, measure_id)
    form = _form(found)
    if "mangler" in request.args:
        form.ask_for(found.lacks)
    return _page(desk, form, measure_id)


@blueprint.post(MEASURE)
@enter(NEAR)
def save_item(plan_id: str, measure_id: str) -> Answer:
    """Save an item."""
    desk = _written(plan_id)
    return _save(desk, _form(_found(desk, measure_id)), measure_id)


def _save(desk: PlanDesk, form: ItemForm, item_id: str) -> Answer:
    plan_id = desk.row.id
    attempt = Attempt(form, lambda: _form(_found(_written(plan_id), item_id), as_stored=True))

    def save() -> Response:
        seen, value = form.seen if item_id else None, form.value(item_id)
        items.save_item(session(), plan_id, value, seen=seen, by=actor(), at=now())
        more = request.form.get("go") == "more"
        address = url_for("action_plans.new_item", plan_id=plan_id) if more else _items(plan_id)
        return go_on(_("Tiltaget er gemt."), address)

    return save_or_show(attempt, save, lambda: _page(desk, form, item_id, attempt.stored))


@blueprint.post(f"{MEASURE}/<any(op, ned):way>")
@enter(NEAR)
def move_item(plan_id: str, measure_id: str, way: str) -> Answer:
    """Move an item up or down in its order."""
    open_desk(plan_id)
    up = way == "op"
    items.move_item(session(), plan_id, measure_id, up=up, by=actor(), at=now())
    return redirect(_items(plan_id), 303)


@blueprint.post(f"{MEASURE}/fjern")
@enter(NEAR)
def remove_item(plan_id: str, measure_id: str) -> Answer:
    """Remove an item; the page offers the way back."""
    open_desk(plan_id)
    items.remove_item(session(), plan_id, measure_id, by=actor(), at=now())
    return redirect(_items(plan_id, "fjernet"), 303)


@blueprint.post(f"{MEASURE}/fortryd")
@enter(NEAR)
def restore_item(plan_id: str, measure_id: str) -> Answer:
    """Bring a removed item back."""
    open_desk(plan_id)
    items.restore_item(session(), plan_id, measure_id, by=actor(), at=now())
    return go_on(_("Tiltaget er tilbage i planen."), _items(plan_id))


def _followed(plan_id: str, item_id: str) -> tuple[PlanDesk, ActionItem]:
    desk = acting_desk(plan_id, Action.REVIEW_ACTION_PLAN)
    return desk, _found(desk, item_id)


@blueprint.get(f"{MEASURE}/gjort")
@enter(NEAR)
def done_item(plan_id: str, measure_id: str) -> Answer:
    """Ask for the day on which an item was done."""
    desk, found = _followed(plan_id, measure_id)
    form = DoneForm(formdata=None, data={"on": found.done_on or desk.today})
    return render_template("action_plans/done.html", desk=desk, item=found, form=form)


@blueprint.post(f"{MEASURE}/gjort")
@enter(NEAR)
def mark_done(plan_id: str, measure_id: str) -> Answer:
    """Note the day on which an item was done."""
    desk, found = _followed(plan_id, measure_id)
    form = DoneForm()
    attempt = Attempt(form, field="on")

    def save() -> Response:
        items.mark_item_done(session(), plan_id, measure_id, form.value(), by=actor(), at=now())
        return go_on(_("Tiltaget er gjort."), _items(plan_id))

    def page() -> str:
        return render_template("action_plans/done.html", desk=desk, item=found, form=form)

    return save_or_show(attempt, save, page)


@blueprint.post(f"{MEASURE}/aaben")
@enter(NEAR)
def reopen_item(plan_id: str, measure_id: str) -> Answer:
    """Say that an item is not done after all."""
    open_desk(plan_id)
    items.mark_item_done(session(), plan_id, measure_id, None, by=actor(), at=now())
    return go_on(_("Tiltaget er åbent igen."), _items(plan_id))
