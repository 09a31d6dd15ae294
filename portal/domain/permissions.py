"""Rights (rettighed): may this actor do this to that object on this day, and if not, why.

One table says for every action which roles may, whether jobs may, and which checks follow. A
role counts only in its scope: an editor's organisation is the holder, a pool owner's the owner.
A check that is not handed the facts it needs refuses.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from portal.domain.actions import Action
from portal.domain.actors import (
    PUBLIC,
    SYSTEM,
    Actor,
    Role,
    RoleAssignment,
    ScopeKind,
)
from portal.domain.object_facts import (
    AssessmentFacts,
    DocumentFacts,
    ObjectFacts,
    PoolFacts,
    ProjectFacts,
    ReportFacts,
    SchemeFacts,
)
from portal.domain.policy import SchemePolicy
from portal.domain.rag import Rag
from portal.domain.verdict import Reason, Verdict

__all__ = [
    "PUBLIC",
    "RIGHTS",
    "SYSTEM",
    "Action",
    "Actor",
    "AssessmentFacts",
    "DocumentFacts",
    "ObjectFacts",
    "PermissionReason",
    "PoolFacts",
    "ProjectFacts",
    "ReportFacts",
    "Right",
    "Role",
    "RoleAssignment",
    "SchemeFacts",
    "ScopeKind",
    "covers",
    "may",
    "may_give_in",
    "roles_for",
]


class PermissionReason(StrEnum):
    """Why somebody may not."""

    NOT_THIS_ROLE = "permission_not_this_role"
    OUT_OF_SCOPE = "permission_out_of_scope"
    OWN_ORGANISATION = "permission_own_organisation"
    OWN_PROPOSAL = "permission_own_proposal"
    CERTIFIER_NEEDED = "permission_certifier_needed"
    NOT_SUBMITTED_YET = "permission_not_submitted_yet"
    NOT_TOLD_YET = "permission_not_told_yet"
    NOT_PUBLISHED = "permission_not_published"
    NOT_RELEASED = "permission_not_released"
    NOT_FOR_SYSTEM = "permission_not_for_system"
    FACTS_MISSING = "permission_facts_missing"


Check = Callable[[Actor, RoleAssignment, ObjectFacts, SchemePolicy], PermissionReason | None]


@dataclass(frozen=True, slots=True)
class Right:
    """One row of the table: the roles that may, whether jobs may, and the checks that follow."""

    roles: tuple[Role, ...]
    checks: tuple[Check, ...] = ()
    system: bool = False


PROJECT_PEOPLE = (Role.PROJECT_EDITOR, Role.CERTIFIER, Role.PROJECT_READER)
_WRITERS = (Role.PROJECT_EDITOR, Role.CERTIFIER)
_OFFICE = (Role.SECRETARIAT,)
_RATERS = (Role.ASSESSOR, Role.APPROVER)
_JUDGES = (*_RATERS, Role.SECRETARIAT)
_ADMIN = (Role.ADMINISTRATOR,)


def project_of(facts: ObjectFacts) -> ProjectFacts | None:
    """Return the project that the object belongs to, None when it belongs to none."""
    match facts:
        case ProjectFacts():
            return facts
        case ReportFacts(project=project) | AssessmentFacts(project=project):
            return project
        case _:
            return None


def _organisations(role: Role, project: ProjectFacts) -> tuple[str | None, ...]:
    """Return the organisations for which a role given to an organisation covers the project."""
    if role in PROJECT_PEOPLE:
        return (project.holder_org_id,)
    if role is Role.POOL_OWNER:
        return project.owner_org_ids
    return (project.holder_org_id, *project.owner_org_ids)


def _covers_project(held: RoleAssignment, project: ProjectFacts) -> bool:
    """Return whether the assignment's scope covers the project."""
    match held.scope_kind:
        case ScopeKind.PROJECT:
            return held.scope_id == project.id
        case ScopeKind.POOL:
            return held.scope_id in project.pool_ids
        case ScopeKind.ORGANISATION:
            return held.scope_id in _organisations(held.role, project)
        case ScopeKind.COMMITTEE:
            return held.scope_id in project.committee_ids
        case ScopeKind.SCHEME:
            return held.scope_id == project.scheme_id
        case _:
            assert_never(held.scope_kind)


def covers(held: RoleAssignment, facts: ObjectFacts) -> bool:
    """Return whether the assignment's scope covers the object."""
    project = project_of(facts)
    if project is not None:
        return _covers_project(held, project)
    scope = (held.scope_kind, held.scope_id)
    match facts:
        case DocumentFacts(scheme_id=scheme_id, committee_ids=committees):
            places = {(ScopeKind.SCHEME, scheme_id)}
            return scope in places | {(ScopeKind.COMMITTEE, each) for each in committees}
        case PoolFacts(id=pool_id, scheme_id=scheme_id):
            return scope in {(ScopeKind.SCHEME, scheme_id), (ScopeKind.POOL, pool_id)}
        case SchemeFacts(id=scheme_id):
            return scope == (ScopeKind.SCHEME, scheme_id)
        case _:
            return False


def _not_own_organisation(
    actor: Actor, held: RoleAssignment, facts: ObjectFacts, _policy: SchemePolicy
) -> PermissionReason | None:
    """Refuse an assessor the projects that the own organisation holds or owns."""
    if held.role is not Role.ASSESSOR or actor.organisation_id is None:
        return None
    project = project_of(facts)
    if project is None:
        return PermissionReason.FACTS_MISSING
    own = actor.organisation_id in {project.holder_org_id, *project.owner_org_ids}
    return PermissionReason.OWN_ORGANISATION if own else None


def _not_own_proposal(
    actor: Actor, _held: RoleAssignment, facts: ObjectFacts, policy: SchemePolicy
) -> PermissionReason | None:
    """Refuse an approver the own proposal, unless a small office has switched this off."""
    if policy.own_proposals_may_be_approved:
        return None
    if not isinstance(facts, AssessmentFacts):
        return PermissionReason.FACTS_MISSING
    own = facts.proposed_by is not None and facts.proposed_by == actor.person_id
    return PermissionReason.OWN_PROPOSAL if own else None


def _certified_if_used(
    _actor: Actor, held: RoleAssignment, _facts: ObjectFacts, policy: SchemePolicy
) -> PermissionReason | None:
    """Refuse direct submission by the project when the scheme uses certification."""
    if policy.certification and held.role in _WRITERS:
        return PermissionReason.CERTIFIER_NEEDED
    return None


def _submitted(
    _actor: Actor, held: RoleAssignment, facts: ObjectFacts, _policy: SchemePolicy
) -> PermissionReason | None:
    """Refuse readers outside the project a report that has not been submitted."""
    project_side = held.role in PROJECT_PEOPLE or held.role is Role.SECRETARIAT
    if project_side:
        return None
    if not isinstance(facts, ReportFacts):
        return PermissionReason.FACTS_MISSING
    return None if facts.submitted else PermissionReason.NOT_SUBMITTED_YET


def _told_or_published(
    _actor: Actor, held: RoleAssignment, facts: ObjectFacts, _policy: SchemePolicy
) -> PermissionReason | None:
    """Refuse what is not published to those outside the office, but for a red they were told of."""
    if held.role in _JUDGES:
        return None
    if not isinstance(facts, AssessmentFacts):
        return PermissionReason.FACTS_MISSING
    if facts.published:
        return None
    if facts.rag is Rag.RED and held.role in PROJECT_PEOPLE:
        return None if facts.holder_told else PermissionReason.NOT_TOLD_YET
    if facts.rag is Rag.RED and held.role is Role.POOL_OWNER:
        told = held.scope_id in {*facts.told_pool_ids, *facts.told_owner_org_ids}
        return None if told else PermissionReason.NOT_TOLD_YET
    return PermissionReason.NOT_PUBLISHED


def _released(
    _actor: Actor, held: RoleAssignment, facts: ObjectFacts, _policy: SchemePolicy
) -> PermissionReason | None:
    """Refuse a committee's readers the documents that are not released."""
    if held.role in _JUDGES:
        return None
    released = isinstance(facts, DocumentFacts) and facts.released
    return None if released else PermissionReason.NOT_RELEASED


_EVERYBODY_NEAR = (*PROJECT_PEOPLE, Role.POOL_OWNER, *_JUDGES)

RIGHTS: Mapping[Action, Right] = {
    Action.VIEW_PUBLIC: Right((), system=True),
    Action.VIEW_PROJECT: Right(_EVERYBODY_NEAR, system=True),
    Action.REGISTER_PROJECT: Right(_OFFICE),
    Action.EDIT_PROJECT: Right(_OFFICE),
    Action.EDIT_FUNDING: Right(_OFFICE),
    Action.DECIDE_MONITORING: Right(_OFFICE),
    Action.CHANGE_PHASE: Right(_OFFICE),
    Action.VIEW_INTERNAL_NOTES: Right(_JUDGES),
    Action.WRITE_INTERNAL_NOTES: Right(_JUDGES),
    Action.VIEW_HISTORY: Right(_OFFICE),
    Action.VIEW_WORKSHOP: Right(_EVERYBODY_NEAR, system=True),
    Action.EDIT_WORKSHOP: Right((*_WRITERS, *_OFFICE)),
    Action.SIGN_WORKSHOP: Right(_WRITERS),
    Action.AGREE_WORKSHOP: Right(_OFFICE),
    Action.VIEW_COCKPIT: Right(_OFFICE),
    Action.MANAGE_ROUNDS: Right(_OFFICE, system=True),
    Action.PUBLISH_ROUND: Right(_OFFICE),
    Action.VIEW_REPORT_DRAFT: Right((*PROJECT_PEOPLE, *_OFFICE)),
    Action.VIEW_REPORT: Right(_EVERYBODY_NEAR, (_submitted,), system=True),
    Action.EDIT_REPORT: Right((*_WRITERS, *_OFFICE)),
    Action.SUBMIT_REPORT: Right((*_WRITERS, *_OFFICE), (_certified_if_used,)),
    Action.CERTIFY_REPORT: Right((Role.CERTIFIER,)),
    Action.ENTER_ON_BEHALF: Right(_OFFICE),
    Action.CONFIRM_ON_BEHALF: Right(_WRITERS),
    Action.RETURN_REPORT: Right(_OFFICE),
    Action.ACCEPT_REPORT: Right((Role.ASSESSOR, *_OFFICE), (_submitted,)),
    Action.REOPEN_REPORT: Right(_OFFICE),
    Action.EXTEND_DEADLINE: Right(_OFFICE),
    Action.EXEMPT_REPORT: Right(_OFFICE),
    Action.MARK_NOT_SUBMITTED: Right(_OFFICE, system=True),
    Action.ASK_CLARIFICATION: Right((Role.ASSESSOR, *_OFFICE), (_submitted,)),
    Action.ANSWER_CLARIFICATION: Right((*_WRITERS, *_OFFICE)),
    Action.VIEW_SUGGESTION: Right(_JUDGES),
    Action.VIEW_ASSESSMENT: Right(_EVERYBODY_NEAR, (_told_or_published,), system=True),
    Action.VIEW_MATRIX: Right(_JUDGES),
    Action.PROPOSE_RATING: Right((Role.ASSESSOR,), (_not_own_organisation,)),
    Action.SEND_BACK_RATING: Right(_RATERS, (_not_own_organisation,)),
    Action.APPROVE_RATING: Right((Role.APPROVER,), (_not_own_proposal,)),
    Action.REOPEN_RATING: Right((Role.APPROVER,)),
    Action.CORRECT_RATING: Right((Role.APPROVER, *_OFFICE)),
    Action.WITHDRAW_RATING: Right((Role.APPROVER, *_OFFICE)),
    Action.VIEW_NOTICES: Right((Role.APPROVER, *_OFFICE)),
    Action.HANDLE_NOTICES: Right(_OFFICE, system=True),
    Action.VIEW_ACTION_PLAN: Right(_EVERYBODY_NEAR, (_told_or_published,)),
    Action.DRAFT_ACTION_ITEM: Right((*_WRITERS, Role.POOL_OWNER, *_OFFICE), (_told_or_published,)),
    Action.SUBMIT_ACTION_PLAN: Right((*_WRITERS, Role.POOL_OWNER, *_OFFICE), (_told_or_published,)),
    Action.REVIEW_ACTION_PLAN: Right((Role.POOL_OWNER,), (_told_or_published,)),
    Action.AGREE_ACTION_PLAN: Right((Role.POOL_OWNER,), (_told_or_published,)),
    Action.REQUEST_SUPPORT: Right((Role.POOL_OWNER,), (_told_or_published,)),
    Action.ANSWER_SUPPORT: Right(_OFFICE),
    Action.LAPSE_ACTION_PLAN: Right(_OFFICE),
    Action.VIEW_ESCALATION: Right(_OFFICE),
    Action.HANDLE_ESCALATION: Right(_OFFICE, system=True),
    Action.VIEW_DOCUMENT: Right((*_JUDGES, Role.COMMITTEE_READER), (_released,), system=True),
    Action.MAKE_DOCUMENT: Right(_OFFICE, system=True),
    Action.RELEASE_DOCUMENT: Right(_OFFICE),
    Action.MANAGE_MEETINGS: Right(_OFFICE),
    Action.RECORD_DECISION: Right(_OFFICE),
    Action.SEND_LETTER: Right(_OFFICE),
    Action.VIEW_MAIL_LOG: Right((*_OFFICE, *_ADMIN)),
    Action.RESEND_MAIL: Right(_OFFICE),
    Action.MANAGE_PEOPLE: Right(_ADMIN),
    Action.MANAGE_SETTINGS: Right(_ADMIN),
    Action.MANAGE_TEXTS: Right(_ADMIN),
    Action.MANAGE_ORGANISATIONS: Right((*_OFFICE, *_ADMIN)),
    Action.VIEW_SYSTEM_HEALTH: Right(_ADMIN),
    Action.IMPORT_DATA: Right(_OFFICE),
    Action.EXPORT_DATA: Right(_OFFICE),
    Action.SEND_MAIL: Right((), system=True),
    Action.RUN_RETENTION: Right(_ADMIN, system=True),
}


def _open_to_all(action: Action, facts: ObjectFacts) -> bool:
    """Return whether everybody may, because it has been published."""
    match facts:
        case AssessmentFacts(published=published):
            return published and action is Action.VIEW_ASSESSMENT
        case DocumentFacts(public=public):
            return public and action is Action.VIEW_DOCUMENT
        case ProjectFacts(public=public):
            return public and action is Action.VIEW_PUBLIC
        case _:
            return action is Action.VIEW_PUBLIC and isinstance(facts, SchemeFacts)


def roles_for(action: Action) -> tuple[Role, ...]:
    """Return the roles that may do the action in their scope.

    >>> [role.value for role in roles_for(Action.APPROVE_RATING)]
    ['approver']
    """
    return RIGHTS[action].roles


def may(
    actor: Actor, action: Action, facts: ObjectFacts, on: date, policy: SchemePolicy
) -> Verdict:
    """Return whether the actor may do the action to the object on the day.

    One role in scope that passes every check is enough; else the reasons of the nearest miss.

    >>> may(PUBLIC, Action.VIEW_REPORT, ReportFacts(ProjectFacts("p", "s")),
    ...     date(2010, 7, 8), SchemePolicy()).codes
    (<PermissionReason.NOT_THIS_ROLE: 'permission_not_this_role'>,)
    """
    right = RIGHTS[action]
    if _open_to_all(action, facts):
        return Verdict.yes()
    if actor.is_system:
        return Verdict.yes() if right.system else _no(PermissionReason.NOT_FOR_SYSTEM)
    fitting = [held for held in actor.current(on) if held.role in right.roles]
    if not fitting:
        return _no(PermissionReason.NOT_THIS_ROLE)
    in_scope = [held for held in fitting if covers(held, facts)]
    if not in_scope:
        return _no(PermissionReason.OUT_OF_SCOPE)
    misses: dict[PermissionReason, None] = {}
    for held in in_scope:
        found = [check(actor, held, facts, policy) for check in right.checks]
        refused = [reason for reason in found if reason is not None]
        if not refused:
            return Verdict.yes()
        misses.update(dict.fromkeys(refused))
    return _no(*misses)


SHARED = frozenset({ScopeKind.ORGANISATION, ScopeKind.POOL, ScopeKind.COMMITTEE})
"""The kinds of scope that belong to no single scheme; several may have projects with one."""


def may_give_in(actor: Actor, kind: ScopeKind, schemes: Collection[str], on: date) -> Verdict:
    """Return whether the actor may give and end roles in a scope that belongs to these schemes.

    A project and a scheme have one scheme; an organisation, a pool or a committee has those with a
    project there. The office of one of them may, and so may its administrator. What is shared is
    open to every administrator, also before any project is there; to no other office.

    >>> from portal.domain.actors import SYSTEM
    >>> may_give_in(SYSTEM, ScopeKind.POOL, (), date(2010, 7, 8)).allowed
    True
    """
    if actor.is_system or (kind in SHARED and actor.has_any({Role.ADMINISTRATOR}, on)):
        return Verdict.yes()
    own = {
        scheme
        for role in (Role.ADMINISTRATOR, Role.SECRETARIAT)
        for scheme in actor.scopes(role, ScopeKind.SCHEME, on)
    }
    return _no(PermissionReason.OUT_OF_SCOPE) if own.isdisjoint(schemes) else Verdict.yes()


def _no(*reasons: PermissionReason) -> Verdict:
    """Return a refusal for the reasons."""
    return Verdict.no(*(Reason(reason) for reason in reasons))
