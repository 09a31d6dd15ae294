"""What waits because of action plans: to write, to review, to support, to see that they come."""

from collections.abc import Iterator
from datetime import date

from flask import url_for

from portal.domain.action_plan import (
    WRITTEN,
    ActionPlanState,
)
from portal.domain.actors import Actor, Role
from portal.i18n import _
from portal.storage.queries.action_plans import PlanRow, plans_within
from portal.web.transaction import session
from portal.web.wording import word
from portal.web.work.task import Task, days_left, deadline

WRITERS = (Role.PROJECT_EDITOR, Role.CERTIFIER)
OWNERS = (Role.POOL_OWNER,)
OFFICE = (Role.SECRETARIAT,)


def plan_tasks(who: Actor, today: date) -> Iterator[Task]:
    """Yield what a person must do about action plans, each plan once."""
    seen: set[str] = set()
    for roles, task_of in ((OWNERS, _owner), (OFFICE, _office), (WRITERS, _writer)):
        for row in plans_within(session(), who, today, roles):
            task = None if row.id in seen else task_of(row, today)
            if task is not None:
                seen.add(row.id)
                yield task


def _owner(row: PlanRow, today: date) -> Task | None:
    """Return what a pool owner must do: write, review, begin, complete."""
    if row.state in WRITTEN:
        return _write(row, today, _("Lav handlingsplan med projektet"))
    if row.state is ActionPlanState.SUBMITTED:
        return _task(row, _("Gennemgå handlingsplanen"), _("Tag stilling til hvert tiltag"), rank=1)
    if row.state is ActionPlanState.AGREED:
        return _task(row, _("Sæt handlingsplanen i gang"), _("Åbn planen"), rank=4)
    if row.items and all(one.done_on is not None for one in row.items):
        return _task(row, _("Afslut handlingsplanen"), _("Åbn planen"), rank=4)
    return None


def _office(row: PlanRow, today: date) -> Task | None:
    """Return what the secretariat must do: answer a wish for support, follow an overdue plan."""
    if row.support is not None and row.support.waits:
        return _task(
            row, _("Svar om støtte til handlingsplanen"), _("Svar"), note=row.support.wanted, rank=0
        )
    if row.is_overdue(today):
        note = _("Tal med puljeholderen, eller lad planen bortfalde med en begrundelse.")
        return _dated(row, today, _("Handlingsplanen er over fristen"), note)
    return None


def _writer(row: PlanRow, today: date) -> Task | None:
    """Return what a project's own people must do: write along; reports ask for the rest."""
    if row.state in WRITTEN:
        return _write(row, today, _("Skriv med på handlingsplanen"))
    return None


def _write(row: PlanRow, today: date, title: str) -> Task:
    note = ""
    if row.state is ActionPlanState.RETURNED:
        note = _("Puljeholderen har sendt planen tilbage. Ret de tiltag, der er sendt retur.")
    return _dated(row, today, title, note)


def _dated(row: PlanRow, today: date, title: str, note: str) -> Task:
    return Task(
        title=title,
        button=_("Åbn planen"),
        href=url_for("action_plans.show", plan_id=row.id),
        project=row.project_name,
        note=note,
        tag=word(row.state),
        due=row.due,
        due_text=deadline(row.due),
        days_text=days_left(row.due, today),
        rank=1,
    )


def _task(row: PlanRow, title: str, button: str, *, note: str = "", rank: int) -> Task:
    return Task(
        title=title,
        button=button,
        href=url_for("action_plans.show", plan_id=row.id),
        project=row.project_name,
        note=note,
        tag=word(row.state),
        rank=rank,
    )
