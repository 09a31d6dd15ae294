"""The list of action plans: those one may know of, chosen by what they wait for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from flask import request, url_for

from portal.clock import local_date
from portal.domain.action_plan import FOLLOWED, WRITTEN, ActionPlanState
from portal.i18n import _, lazy_, show_date
from portal.storage.queries.action_plans import PlanRow, plans
from portal.web.access import actor
from portal.web.transaction import now, session
from portal.web.wording import word

Kept = Callable[[PlanRow, date], bool]

TONES: Mapping[ActionPlanState, str] = {
    ActionPlanState.REQUESTED: "wait",
    ActionPlanState.DRAFTED: "wait",
    ActionPlanState.SUBMITTED: "info",
    ActionPlanState.RETURNED: "wait",
    ActionPlanState.AGREED: "good",
    ActionPlanState.IN_PROGRESS: "good",
    ActionPlanState.COMPLETED: "good",
    ActionPlanState.LAPSED: "plain",
}

FILTERS: Mapping[str, tuple[str, Kept]] = {
    "": (lazy_("I alt"), lambda _row, _today: True),
    "skrives": (lazy_("Skal sendes"), lambda row, _today: row.state in WRITTEN),
    "overskredet": (lazy_("Over fristen"), lambda row, today: row.is_overdue(today)),
    "sendt": (
        lazy_("Hos puljeholder"),
        lambda row, _today: row.state is ActionPlanState.SUBMITTED,
    ),
    "aftalt": (lazy_("Aftalt eller i gang"), lambda row, _today: row.state in FOLLOWED),
    "stoette": (
        lazy_("Venter på støtte"),
        lambda row, _today: row.is_open and row.support is not None and row.support.waits,
    ),
}
"""What one can choose, by the word that stands for it in the address."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to choose plans, with how many there are."""

    count: int
    label: str
    href: str
    current: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One plan in the list."""

    project: str
    href: str
    round_name: str
    state: str
    tone: str
    due: str
    overdue: str
    items: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """The plans that were chosen."""

    choices: tuple[Choice, ...]
    lines: tuple[PlanLine, ...]
    total: int


def list_page() -> ListPage:
    """Return the list of plans that the request's actor may know of."""
    today = local_date(now())
    found = plans(session(), actor(), today)
    wanted = request.args.get("vis", "")
    chosen = wanted if wanted in FILTERS else ""
    keep = FILTERS[chosen][1]
    return ListPage(
        choices=tuple(
            Choice(
                count=sum(fits(row, today) for row in found),
                label=str(label),
                href=url_for("action_plans.index", vis=name or None),
                current=name == chosen,
            )
            for name, (label, fits) in FILTERS.items()
        ),
        lines=tuple(_line(row, today) for row in found if keep(row, today)),
        total=len(found),
    )


def overdue_words(row: PlanRow, today: date) -> str:
    """Return how long a plan is overdue, empty when it is not."""
    if not row.is_overdue(today):
        return ""
    days = (today - row.due).days
    return _("1 dag over fristen") if days == 1 else _("%(days)s dage over fristen", days=days)


def items_words(row: PlanRow) -> str:
    """Return how many items a plan has and how many are done."""
    done = sum(one.done_on is not None for one in row.items)
    if row.state in FOLLOWED or done:
        return _("%(done)s af %(total)s gjort", done=done, total=len(row.items))
    return str(len(row.items))


def _line(row: PlanRow, today: date) -> PlanLine:
    return PlanLine(
        project=row.project_name,
        href=url_for("action_plans.show", plan_id=row.id),
        round_name=row.round_name,
        state=word(row.state),
        tone=TONES[row.state],
        due=show_date(row.due),
        overdue=overdue_words(row, today),
        items=items_words(row),
    )
