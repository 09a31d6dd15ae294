"""The list of rounds, and the page on which one is planned."""

from dataclasses import dataclass

from flask import url_for

from forms.round import RoundForm
from portal.domain.permissions import Action
from portal.domain.rounds import RoundState
from portal.i18n import show_date
from portal.services.rounds import RoundPlan, propose_round
from portal.storage.queries.schemes import RoundRow, SchemeRow, rounds
from portal.web import transaction
from portal.web.rounds.office import schemes_for, today
from portal.web.wording import word

TONES = {
    RoundState.PLANNED: "plain",
    RoundState.OPEN: "info",
    RoundState.CLOSED: "wait",
    RoundState.PUBLISHED: "good",
    RoundState.SUPPLEMENTED: "good",
}


@dataclass(frozen=True, slots=True)
class RoundLine:
    """One round in the list."""

    id: str
    name: str
    href: str
    period: str
    due: str
    publish_on: str
    state: str
    tone: str


@dataclass(frozen=True, slots=True)
class SchemeBlock:
    """One scheme with its rounds, the newest first."""

    id: str
    name: str
    new_href: str
    rounds: tuple[RoundLine, ...]


def index_page() -> tuple[SchemeBlock, ...]:
    """Return the schemes somebody runs, with their rounds."""
    return tuple(_block(scheme) for scheme in schemes_for(Action.VIEW_COCKPIT))


def _block(scheme: SchemeRow) -> SchemeBlock:
    found = rounds(transaction.session(), scheme.id)
    return SchemeBlock(
        scheme.id,
        scheme.name,
        url_for("rounds.new", scheme_id=scheme.id),
        tuple(_line(one) for one in reversed(found)),
    )


def _line(one: RoundRow) -> RoundLine:
    return RoundLine(
        id=one.id,
        name=one.name,
        href=url_for("rounds.show", round_id=one.id),
        period=f"{show_date(one.period_start)} – {show_date(one.period_end)}",
        due=show_date(one.due),
        publish_on=show_date(one.publish_on),
        state=word(one.state),
        tone=TONES[one.state],
    )


def new_form(scheme: SchemeRow, *, sent: bool) -> RoundForm:
    """Return the form of a scheme's next round, filled with proposed dates until it is sent."""
    session = transaction.session()
    if sent:
        form = RoundForm()
    else:
        plan = propose_round(session, scheme.id, today())
        form = RoundForm(formdata=None, data=_data(plan))
    form.taken = [one.name for one in rounds(session, scheme.id)]
    return form


def edit_form(of_round: RoundRow, *, sent: bool) -> RoundForm:
    """Return the form of a planned round."""
    form = RoundForm() if sent else RoundForm(formdata=None, data=_round_data(of_round))
    others = rounds(transaction.session(), of_round.scheme_id)
    form.taken = [one.name for one in others if one.id != of_round.id]
    return form


def plan_of(form: RoundForm) -> RoundPlan:
    """Return what a checked form says."""
    start, end, opens, due, assess, publish = form.days()
    return RoundPlan(form.name.data or "", start, end, opens, due, assess, publish)


def _data(plan: RoundPlan) -> dict[str, object]:
    return {
        "name": plan.name,
        "period_start": plan.period_start,
        "period_end": plan.period_end,
        "opens_on": plan.opens_on,
        "due": plan.due,
        "assess_by": plan.assess_by,
        "publish_on": plan.publish_on,
    }


def _round_data(one: RoundRow) -> dict[str, object]:
    return _data(
        RoundPlan(
            one.name,
            one.period_start,
            one.period_end,
            one.opens_on,
            one.due,
            one.assess_by,
            one.publish_on,
        )
    )
