"""What an actor may see of projects and ratings, as conditions for the database.

These are the rules of portal.domain.permissions over again, for whole tables; a test holds the two
together. Every query of project data goes through here.
"""

from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, and_, false, or_, select, true

from portal.domain.actors import Actor, Role, RoleAssignment, ScopeKind
from portal.domain.assessments import AssessmentState
from portal.domain.notices import RedNoticeState
from portal.domain.permissions import PROJECT_PEOPLE, Action, roles_for
from portal.domain.rag import Rag
from portal.storage.models.assessments import Assessment, RedNotice
from portal.storage.models.organisations import FundingPool, Organisation
from portal.storage.models.projects import FundingLine, Project, ProjectOwner
from portal.storage.models.schemes import MonitoringScheme

Condition = ColumnElement[bool]
SETTLED = (
    AssessmentState.APPROVED,
    AssessmentState.PUBLISHED,
    AssessmentState.CORRECTED,
    AssessmentState.WITHDRAWN,
)
COUNTING = (RedNoticeState.SENT, RedNoticeState.LOGGED)


def projects_visible_to(actor: Actor, today: date) -> Condition:
    """Return the condition on Project under which an actor sees it: a near role in its scope."""
    return projects_within(actor, roles_for(Action.VIEW_PROJECT), today)


def projects_judged_by(actor: Actor, today: date) -> Condition:
    """Return the condition on Project under which an actor sees its unpublished ratings."""
    return projects_within(actor, roles_for(Action.VIEW_SUGGESTION), today)


def assessments_visible_to(actor: Actor, today: date) -> Condition:
    """Return the condition on Assessment, joined to its Project, under which an actor sees it.

    Judges in scope see all; project people and pool owners a red they were told of; everybody what
    is published.
    """
    told = and_(
        Assessment.rag == Rag.RED,
        Assessment.state.in_(SETTLED),
        or_(_holder_told(actor, today), *_owners_told(actor, today)),
    )
    return or_(Assessment.published_at.is_not(None), projects_judged_by(actor, today), told)


def _holder_told(actor: Actor, today: date) -> Condition:
    return and_(
        Assessment.holder_notified_at.is_not(None), projects_within(actor, PROJECT_PEOPLE, today)
    )


def _owners_told(actor: Actor, today: date) -> tuple[Condition, ...]:
    told = []
    for held in actor.current(today):
        if held.role is not Role.POOL_OWNER or held.scope_kind not in _TOLD_SCOPES:
            continue
        this_one = select(RedNotice.id).where(
            RedNotice.assessment_id == Assessment.id,
            RedNotice.recipient_id == held.scope_id,
            RedNotice.state.in_(COUNTING),
        )
        everybody = Assessment.owners_notified_at.is_not(None)
        told.append(and_(_in_scope(held), or_(everybody, this_one.exists())))
    return tuple(told)


_TOLD_SCOPES = frozenset({ScopeKind.POOL, ScopeKind.ORGANISATION})


def projects_within(actor: Actor, roles: Collection[Role], today: date) -> Condition:
    """Return the condition on Project under which an actor has one of some roles in its scope."""
    if actor.is_system:
        return true()
    held = [_in_scope(one) for one in actor.current(today) if one.role in roles]
    return or_(*held) if held else false()


def _in_scope(held: RoleAssignment) -> Condition:
    match held.scope_kind:
        case ScopeKind.PROJECT:
            return Project.id == held.scope_id
        case ScopeKind.POOL:
            paid = select(FundingLine.project_id).where(FundingLine.pool_id == held.scope_id)
            return Project.id.in_(paid)
        case ScopeKind.ORGANISATION:
            return _in_organisation(held)
        case ScopeKind.COMMITTEE:
            return _in_committee(held.scope_id)
        case ScopeKind.SCHEME:
            return Project.scheme_id == held.scope_id


def _in_organisation(held: RoleAssignment) -> Condition:
    holds = Project.holder_organisation_id == held.scope_id
    owns = Project.id.in_(
        select(ProjectOwner.project_id).where(ProjectOwner.organisation_id == held.scope_id)
    )
    if held.role in PROJECT_PEOPLE:
        return holds
    return owns if held.role is Role.POOL_OWNER else or_(holds, owns)


def _in_committee(committee_id: str) -> Condition:
    schemes = select(MonitoringScheme.id).where(MonitoringScheme.committee_id == committee_id)
    under = select(Organisation.id).where(Organisation.committee_id == committee_id)
    pools = select(FundingPool.id).where(FundingPool.owner_organisation_id.in_(under))
    return or_(
        Project.scheme_id.in_(schemes),
        Project.id.in_(
            select(ProjectOwner.project_id).where(ProjectOwner.organisation_id.in_(under))
        ),
        Project.id.in_(select(FundingLine.project_id).where(FundingLine.pool_id.in_(pools))),
    )
