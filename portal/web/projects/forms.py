"""The registration's form, filled from what stands and with everything that can be chosen."""

from typing import Any

from forms.base import filled_form
from forms.project import ProjectForm, RegisterForm
from portal.clock import local_date
from portal.domain.evaluations import EvaluationKind
from portal.domain.overview import Aftermath
from portal.domain.permissions import Action, SchemeFacts, may
from portal.domain.rounds import ReportingInterval
from portal.storage.queries.organisations import (
    administration_choices,
    organisation_choices,
    pool_choices,
)
from portal.storage.queries.project_page import (
    ProjectRow,
    district_choices,
    focus_area_choices,
    policy_goal_choices,
)
from portal.storage.queries.schemes import schemes
from portal.web.access import actor
from portal.web.transaction import now, session
from portal.web.wording import words

Choices = list[tuple[str, str]]


def offered(form: ProjectForm, row: ProjectRow | None = None) -> ProjectForm:
    """Return a form with its choices; what a project has already can always be chosen again."""
    today = local_date(now())
    kept = [] if row is None else [row.holder, *row.owners]
    known = [(each.id, each.name) for each in kept]
    return form.offer(
        holders=_with(list(organisation_choices(session(), today)), known),
        owners=_with(list(administration_choices(session(), today)), known),
        pools=pool_choices(session()),
        areas=focus_area_choices(session()),
        goals=policy_goal_choices(session()),
        districts=district_choices(session()),
        intervals=words(ReportingInterval),
        aftermaths=words(Aftermath),
        kinds=words(EvaluationKind),
    )


def _with(choices: Choices, known: Choices) -> Choices:
    offered_ids = {choice_id for choice_id, _name in choices}
    return [*choices, *(pair for pair in dict(known).items() if pair[0] not in offered_ids)]


def register_form() -> RegisterForm:
    """Return the form that registers a project in one of the actor's schemes."""
    form = RegisterForm()
    today = local_date(now())
    own = [
        (row.id, row.name)
        for row in schemes(session())
        if may(actor(), Action.REGISTER_PROJECT, SchemeFacts(row.id), today, row.policy).allowed
    ]
    form.with_choices(scheme=own)
    if own and not form.scheme.data:
        form.scheme.data = own[0][0]
    offered(form)
    return form


def edit_form(row: ProjectRow, *, as_stored: bool = False) -> ProjectForm:
    """Return the form of a project: what was typed, or as it is stored."""
    form = filled_form(ProjectForm, _data(row), as_stored=as_stored)
    offered(form, row)
    return form


def _data(row: ProjectRow) -> dict[str, Any]:
    plain = (
        "name",
        "short_name",
        "description",
        "purpose",
        "problem_note",
        "target_group",
        "nationality",
        "starts_on",
        "ends_on",
        "yearly_budget",
        "contact_name",
        "contact_email",
        "contact_phone",
        "anchoring",
        "anchoring_reason",
        "internal_note",
    )
    return {
        **{name: getattr(row, name) for name in plain},
        "version": str(row.version),
        "holder": row.holder.id,
        "owners": [{"owner": each.id} for each in row.owners] + [{}],
        "focus_areas": [each.id for each in row.focus_areas],
        "policy_goals": [each.id for each in row.policy_goals],
        "districts": [each.id for each in row.districts],
        "interval": row.interval.value,
        "funding": [
            {
                "source": each.source,
                "year": each.year,
                "amount": each.amount,
                "municipal": each.is_municipal,
                "pool": each.pool_id or "",
            }
            for each in row.funding
        ]
        + [{}],
        "evaluations": [
            {
                "kind": each.kind,
                "due": each.due,
                "external": each.is_external,
                "note": each.note,
            }
            for each in row.evaluations
        ]
        + [{}],
    }
