"""A registration in the tables: written, read back, and told field by field to the history."""

from dataclasses import fields

from sqlalchemy.orm import Session

from portal.domain.evaluations import EvaluationKind
from portal.domain.overview import Aftermath
from portal.domain.policy import FundingLine as Money
from portal.domain.registration import (
    PlannedEvaluation,
    ProjectContact,
    ProjectDraft,
)
from portal.i18n import search_key, sort_key
from portal.storage.models.projects import (
    Evaluation,
    FundingLine,
    Project,
    ProjectDistrict,
    ProjectFocusArea,
    ProjectOwner,
    ProjectPolicyGoal,
)
from portal.tokens import new_id

TEXTS = (
    "name",
    "short_name",
    "description",
    "purpose",
    "problem_note",
    "target_group",
    "nationality",
    "anchoring_reason",
    "internal_note",
)
"""Texts that the draft and the table name alike."""

LISTS = ("owners", "funding", "focus_areas", "policy_goals", "districts", "evaluations")
"""What hangs on a project in rows of its own; a save replaces all of them."""


def write_project(project: Project, draft: ProjectDraft) -> None:
    """Write a registration into a project's own row."""
    for name in TEXTS:
        setattr(project, name, getattr(draft, name))
    project.anchoring = Aftermath(draft.anchoring).value if draft.anchoring else ""
    project.sort_key = sort_key(draft.name)
    project.search_key = search_key(
        " ".join((draft.name, draft.short_name, draft.target_group, draft.nationality))
    )
    project.starts_on, project.ends_on = draft.starts_on, draft.ends_on
    project.holder_organisation_id = draft.holder_id
    project.yearly_budget = draft.yearly_budget
    project.interval = draft.interval
    project.contact_name = draft.contact.name
    project.contact_email = draft.contact.email
    project.contact_phone = draft.contact.phone


def write_lists(session: Session, project: Project, draft: ProjectDraft) -> None:
    """Replace the rows that hang on a project; nothing else keeps their ids."""
    for name in LISTS:
        for row in getattr(project, name):
            session.delete(row)
    session.flush()
    session.expire(project, LISTS)
    session.add_all([
        *(
            ProjectOwner(project_id=project.id, organisation_id=owner, position=place)
            for place, owner in enumerate(draft.owner_ids, 1)
        ),
        *(
            FundingLine(
                id=new_id(),
                project_id=project.id,
                position=place,
                source=line.source,
                year=line.year,
                amount=line.amount,
                is_municipal=line.municipal,
                pool_id=line.pool_id,
            )
            for place, line in enumerate(draft.funding, 1)
        ),
        *(
            ProjectFocusArea(project_id=project.id, focus_area_id=id_)
            for id_ in draft.focus_area_ids
        ),
        *(
            ProjectPolicyGoal(project_id=project.id, policy_goal_id=id_)
            for id_ in draft.policy_goal_ids
        ),
        *(ProjectDistrict(project_id=project.id, district_id=id_) for id_ in draft.district_ids),
        *(
            Evaluation(
                id=new_id(),
                project_id=project.id,
                kind=each.kind.value,
                is_external=each.external,
                due=each.due,
                note=each.note,
            )
            for each in draft.evaluations
        ),
    ])  # fmt: skip
    session.flush()
    session.expire(project, LISTS)


def draft_of(row: Project) -> ProjectDraft:
    """Return what stands in the tables as a registration."""
    return ProjectDraft(
        **{name: getattr(row, name) for name in TEXTS},
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        holder_id=row.holder_organisation_id,
        owner_ids=tuple(owner.organisation_id for owner in row.owners),
        focus_area_ids=tuple(sorted(each.focus_area_id for each in row.focus_areas)),
        policy_goal_ids=tuple(sorted(each.policy_goal_id for each in row.policy_goals)),
        district_ids=tuple(sorted(each.district_id for each in row.districts)),
        yearly_budget=row.yearly_budget,
        funding=tuple(
            Money(line.source, line.year, line.amount, line.is_municipal, line.pool_id)
            for line in row.funding
        ),
        evaluations=tuple(
            PlannedEvaluation(EvaluationKind(each.kind), each.is_external, each.due, each.note)
            for each in row.evaluations
        ),
        contact=ProjectContact(row.contact_name, row.contact_email, row.contact_phone),
        interval=row.interval,
        anchoring=row.anchoring,
    )


def told(draft: ProjectDraft) -> dict[str, str]:
    """Return every field of a registration as a text, for the history."""
    return {field.name: _text(getattr(draft, field.name)) for field in fields(draft)}


def _text(value: object) -> str:
    match value:
        case tuple():
            return "\n".join(_text(each) for each in value)
        case Money():
            whose = "municipal" if value.municipal else "other"
            return (
                f"{value.source} {value.year} {value.amount} {whose} {value.pool_id or ''}".strip()
            )
        case PlannedEvaluation():
            return f"{value.kind.value} {value.due or ''} {value.external} {value.note}".strip()
        case ProjectContact():
            return f"{value.name} {value.email} {value.phone}".strip()
        case _:
            return str(value)
