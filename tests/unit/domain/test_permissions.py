"""Who may do what to which object: the whole matrix, and each sentence on rights."""

from dataclasses import replace
from datetime import date

import pytest

from portal.domain.actions import Action
from portal.domain.actors import PUBLIC, SYSTEM, Actor, Role, RoleAssignment, ScopeKind
from portal.domain.object_facts import (
    AssessmentFacts,
    DocumentFacts,
    ObjectFacts,
    PoolFacts,
    ProjectFacts,
    ReportFacts,
    SchemeFacts,
)
from portal.domain.permissions import RIGHTS, PermissionReason, covers, may, roles_for
from portal.domain.policy import SchemePolicy
from portal.domain.rag import Rag

TODAY = date(2010, 7, 8)
POLICY = SchemePolicy()
PROJECT = ProjectFacts("project", "scheme", "holder", ("BUF",), ("pool",), ("BIU",))
OTHER = ProjectFacts("other", "scheme2", "holder2", ("SOF",), ("pool2",), ("SOU",))
REPORT = ReportFacts(PROJECT, submitted=True)
RATED = AssessmentFacts(PROJECT, Rag.YELLOW, proposed_by="assessor")
RED = replace(RATED, rag=Rag.RED)
PAPER = DocumentFacts("scheme", ("BIU",))
SCHEME = SchemeFacts("scheme")
A, R = Action, PermissionReason

SCOPES = {
    Role.PROJECT_EDITOR: (ScopeKind.PROJECT, "project"),
    Role.CERTIFIER: (ScopeKind.PROJECT, "project"),
    Role.PROJECT_READER: (ScopeKind.PROJECT, "project"),
    Role.POOL_OWNER: (ScopeKind.POOL, "pool"),
    Role.ASSESSOR: (ScopeKind.SCHEME, "scheme"),
    Role.APPROVER: (ScopeKind.SCHEME, "scheme"),
    Role.SECRETARIAT: (ScopeKind.SCHEME, "scheme"),
    Role.COMMITTEE_READER: (ScopeKind.COMMITTEE, "BIU"),
    Role.ADMINISTRATOR: (ScopeKind.SCHEME, "scheme"),
}
EDITOR, CERTIFIER, READER = Role.PROJECT_EDITOR, Role.CERTIFIER, Role.PROJECT_READER
OWNER, OFFICE = Role.POOL_OWNER, Role.SECRETARIAT
ASSESSOR, APPROVER = Role.ASSESSOR, Role.APPROVER
ADMIN, COMMITTEE = Role.ADMINISTRATOR, Role.COMMITTEE_READER


def somebody(role: Role, kind: ScopeKind | None = None, scope_id: str | None = None) -> Actor:
    """Return a person named after the role, holding it in its usual scope or the one given."""
    usual_kind, usual_id = SCOPES[role]
    held = RoleAssignment(role.value, role, kind or usual_kind, scope_id or usual_id)
    return Actor(role.value, role.value.title(), (held,))


def who(action: Action, facts: ObjectFacts, policy: SchemePolicy = POLICY) -> set[Role]:
    """Return the roles that may, each held in its usual scope."""
    return {role for role in Role if may(somebody(role), action, facts, TODAY, policy).allowed}


PEOPLE = {EDITOR, CERTIFIER, READER}
JUDGES = {ASSESSOR, APPROVER, OFFICE}

MATRIX: list[tuple[Action, ObjectFacts, set[Role]]] = [
    (A.VIEW_PROJECT, PROJECT, PEOPLE | JUDGES | {OWNER}),
    (A.REGISTER_PROJECT, SCHEME, {OFFICE}),
    (A.EDIT_PROJECT, PROJECT, {OFFICE}),
    (A.EDIT_FUNDING, PROJECT, {OFFICE}),
    (A.DECIDE_MONITORING, PROJECT, {OFFICE}),
    (A.CHANGE_PHASE, PROJECT, {OFFICE}),
    (A.VIEW_INTERNAL_NOTES, PROJECT, JUDGES),
    (A.WRITE_INTERNAL_NOTES, PROJECT, JUDGES),
    (A.VIEW_HISTORY, PROJECT, {OFFICE}),
    (A.VIEW_WORKSHOP, PROJECT, PEOPLE | JUDGES | {OWNER}),
    (A.EDIT_WORKSHOP, PROJECT, {EDITOR, CERTIFIER, OFFICE}),
    (A.SIGN_WORKSHOP, PROJECT, {EDITOR, CERTIFIER}),
    (A.AGREE_WORKSHOP, PROJECT, {OFFICE}),
    (A.VIEW_COCKPIT, SCHEME, {OFFICE}),
    (A.MANAGE_ROUNDS, SCHEME, {OFFICE}),
    (A.PUBLISH_ROUND, SCHEME, {OFFICE}),
    (A.VIEW_REPORT_DRAFT, REPORT, PEOPLE | {OFFICE}),
    (A.VIEW_REPORT, REPORT, PEOPLE | JUDGES | {OWNER}),
    (A.VIEW_REPORT, ReportFacts(PROJECT), PEOPLE | {OFFICE}),
    (A.EDIT_REPORT, REPORT, {EDITOR, CERTIFIER, OFFICE}),
    (A.SUBMIT_REPORT, REPORT, {EDITOR, CERTIFIER, OFFICE}),
    (A.CERTIFY_REPORT, REPORT, {CERTIFIER}),
    (A.ENTER_ON_BEHALF, REPORT, {OFFICE}),
    (A.CONFIRM_ON_BEHALF, REPORT, {EDITOR, CERTIFIER}),
    (A.RETURN_REPORT, REPORT, {OFFICE}),
    (A.ACCEPT_REPORT, REPORT, {ASSESSOR, OFFICE}),
    (A.REOPEN_REPORT, REPORT, {OFFICE}),
    (A.EXTEND_DEADLINE, REPORT, {OFFICE}),
    (A.EXEMPT_REPORT, REPORT, {OFFICE}),
    (A.MARK_NOT_SUBMITTED, REPORT, {OFFICE}),
    (A.ASK_CLARIFICATION, REPORT, {ASSESSOR, OFFICE}),
    (A.ANSWER_CLARIFICATION, REPORT, {EDITOR, CERTIFIER, OFFICE}),
    (A.VIEW_SUGGESTION, REPORT, JUDGES),
    (A.VIEW_MATRIX, SCHEME, JUDGES),
    (A.VIEW_ASSESSMENT, RATED, JUDGES),
    (A.VIEW_ASSESSMENT, RED, JUDGES),
    (A.VIEW_ASSESSMENT, replace(RATED, holder_told=True), JUDGES),
    (A.VIEW_ASSESSMENT, replace(RED, holder_told=True), JUDGES | PEOPLE),
    (A.VIEW_ASSESSMENT, replace(RED, told_pool_ids=("pool",)), JUDGES | {OWNER}),
    (A.VIEW_ASSESSMENT, replace(RED, told_pool_ids=("pool2",)), JUDGES),
    (A.VIEW_ASSESSMENT, replace(RATED, published=True), set(Role)),
    (A.PROPOSE_RATING, RATED, {ASSESSOR}),
    (A.SEND_BACK_RATING, RATED, {ASSESSOR, APPROVER}),
    (A.APPROVE_RATING, RATED, {APPROVER}),
    (A.REOPEN_RATING, RATED, {APPROVER}),
    (A.CORRECT_RATING, RATED, {APPROVER, OFFICE}),
    (A.WITHDRAW_RATING, RATED, {APPROVER, OFFICE}),
    (A.VIEW_NOTICES, RED, {APPROVER, OFFICE}),
    (A.HANDLE_NOTICES, RED, {OFFICE}),
    (A.VIEW_ACTION_PLAN, RED, JUDGES),
    (A.VIEW_ACTION_PLAN, replace(RED, holder_told=True), JUDGES | PEOPLE),
    (A.DRAFT_ACTION_ITEM, replace(RED, holder_told=True), {EDITOR, CERTIFIER, OFFICE}),
    (A.SUBMIT_ACTION_PLAN, replace(RED, told_pool_ids=("pool",)), {OWNER, OFFICE}),
    (A.REVIEW_ACTION_PLAN, replace(RED, told_pool_ids=("pool",)), {OWNER}),
    (A.AGREE_ACTION_PLAN, replace(RED, told_pool_ids=("pool",)), {OWNER}),
    (A.REQUEST_SUPPORT, replace(RED, told_pool_ids=("pool",)), {OWNER}),
    (A.ANSWER_SUPPORT, RED, {OFFICE}),
    (A.LAPSE_ACTION_PLAN, RED, {OFFICE}),
    (A.VIEW_ESCALATION, PROJECT, {OFFICE}),
    (A.HANDLE_ESCALATION, PROJECT, {OFFICE}),
    (A.VIEW_DOCUMENT, PAPER, JUDGES),
    (A.VIEW_DOCUMENT, replace(PAPER, released=True), JUDGES | {COMMITTEE}),
    (A.VIEW_DOCUMENT, replace(PAPER, public=True), set(Role)),
    (A.MAKE_DOCUMENT, PAPER, {OFFICE}),
    (A.RELEASE_DOCUMENT, PAPER, {OFFICE}),
    (A.MANAGE_MEETINGS, SCHEME, {OFFICE}),
    (A.RECORD_DECISION, SCHEME, {OFFICE}),
    (A.SEND_LETTER, SCHEME, {OFFICE}),
    (A.VIEW_MAIL_LOG, SCHEME, {OFFICE, ADMIN}),
    (A.RESEND_MAIL, SCHEME, {OFFICE}),
    (A.MANAGE_PEOPLE, SCHEME, {ADMIN}),
    (A.MANAGE_SETTINGS, SCHEME, {ADMIN}),
    (A.MANAGE_TEXTS, SCHEME, {ADMIN}),
    (A.MANAGE_ORGANISATIONS, SCHEME, {OFFICE, ADMIN}),
    (A.VIEW_SYSTEM_HEALTH, SCHEME, {ADMIN}),
    (A.IMPORT_DATA, SCHEME, {OFFICE}),
    (A.EXPORT_DATA, SCHEME, {OFFICE}),
    (A.SEND_MAIL, SCHEME, set()),
    (A.RUN_RETENTION, SCHEME, {ADMIN}),
    (A.VIEW_PUBLIC, PROJECT, set()),
    (A.VIEW_PUBLIC, replace(PROJECT, public=True), set(Role)),
    (A.VIEW_PUBLIC, SCHEME, set(Role)),
]


@pytest.mark.parametrize(
    ("action", "facts", "roles"), MATRIX, ids=[f"{row[0]}-{n}" for n, row in enumerate(MATRIX)]
)
def test_the_matrix_of_rights(action: Action, facts: ObjectFacts, roles: set[Role]) -> None:
    assert who(action, facts) == roles


def test_the_matrix_names_every_action() -> None:
    assert {row[0] for row in MATRIX} == set(Action) == set(RIGHTS)


@pytest.mark.parametrize("action", list(Action))
@pytest.mark.parametrize("role", list(Role))
def test_nobody_reaches_another_scope(action: Action, role: Role) -> None:
    foreign: list[ObjectFacts] = [
        OTHER,
        ReportFacts(OTHER, submitted=True),
        AssessmentFacts(OTHER, Rag.RED, holder_told=True, told_pool_ids=("pool2",)),
        DocumentFacts("scheme2", ("SOU",), released=True),
        PoolFacts("pool2", "scheme2"),
    ]
    for facts in foreign:
        verdict = may(somebody(role), action, facts, TODAY, POLICY)
        assert not verdict.allowed
        expected = R.OUT_OF_SCOPE if role in roles_for(action) else R.NOT_THIS_ROLE
        assert verdict.codes == (expected,)


@pytest.mark.parametrize(("action", "facts", "roles"), MATRIX)
def test_the_public_sees_published_things_only(
    action: Action, facts: ObjectFacts, roles: set[Role]
) -> None:
    open_to_all = roles == set(Role)
    assert may(PUBLIC, action, facts, TODAY, POLICY).allowed is open_to_all


@pytest.mark.parametrize(("action", "facts", "roles"), MATRIX)
def test_the_system_may_only_what_the_table_gives_it(
    action: Action, facts: ObjectFacts, roles: set[Role]
) -> None:
    allowed = may(SYSTEM, action, facts, TODAY, POLICY).allowed
    assert allowed is (RIGHTS[action].system or roles == set(Role))
    ratings = {A.PROPOSE_RATING, A.APPROVE_RATING, A.PUBLISH_ROUND, A.CERTIFY_REPORT}
    assert action not in ratings or not allowed


def test_an_assessor_never_rates_projects_of_the_own_organisation() -> None:
    for own in ("holder", "BUF"):
        colleague = replace(somebody(ASSESSOR), organisation_id=own)
        verdict = may(colleague, A.PROPOSE_RATING, RATED, TODAY, POLICY)
        assert verdict.codes == (R.OWN_ORGANISATION,)
        assert may(colleague, A.VIEW_REPORT, REPORT, TODAY, POLICY).allowed
    stranger = replace(somebody(ASSESSOR), organisation_id="SOF")
    assert may(stranger, A.PROPOSE_RATING, RATED, TODAY, POLICY).allowed


def test_an_approver_never_approves_the_own_proposal_unless_switched_off() -> None:
    both = Actor(
        "assessor", "Both", (*somebody(ASSESSOR).assignments, *somebody(APPROVER).assignments)
    )
    assert may(both, A.PROPOSE_RATING, RATED, TODAY, POLICY).allowed
    assert may(both, A.APPROVE_RATING, RATED, TODAY, POLICY).codes == (R.OWN_PROPOSAL,)
    small = SchemePolicy(own_proposals_may_be_approved=True)
    assert may(both, A.APPROVE_RATING, RATED, TODAY, small).allowed


def test_with_certification_the_project_submits_through_its_certifier() -> None:
    certified = SchemePolicy(certification=True)
    assert who(A.SUBMIT_REPORT, REPORT, certified) == {OFFICE}
    assert who(A.CERTIFY_REPORT, REPORT, certified) == {CERTIFIER}
    refused = may(somebody(EDITOR), A.SUBMIT_REPORT, REPORT, TODAY, certified)
    assert refused.codes == (R.CERTIFIER_NEEDED,)


def test_an_administrator_has_nothing_to_do_with_ratings() -> None:
    rating = [action for action in Action if "rating" in action or "assessment" in action]
    assert len(rating) == 7
    for action in rating:
        assert ADMIN not in roles_for(action)


@pytest.mark.parametrize(
    ("role", "kind", "scope_id", "covered"),
    [
        (EDITOR, ScopeKind.ORGANISATION, "holder", True),
        (EDITOR, ScopeKind.ORGANISATION, "BUF", False),
        (OWNER, ScopeKind.ORGANISATION, "BUF", True),
        (OWNER, ScopeKind.ORGANISATION, "holder", False),
        (ASSESSOR, ScopeKind.ORGANISATION, "BUF", True),
        (ASSESSOR, ScopeKind.POOL, "pool", True),
        (ASSESSOR, ScopeKind.PROJECT, "project", True),
        (ASSESSOR, ScopeKind.PROJECT, "other", False),
        (OFFICE, ScopeKind.COMMITTEE, "BIU", True),
        (OFFICE, ScopeKind.SCHEME, "scheme2", False),
        (OFFICE, ScopeKind.SCHEME, "project", False),
    ],
)
def test_a_role_counts_in_its_scope_only(
    role: Role, kind: ScopeKind, scope_id: str, covered: bool
) -> None:
    (held,) = somebody(role, kind, scope_id).assignments
    assert covers(held, PROJECT) is covered
    assert may(somebody(role, kind, scope_id), A.VIEW_PROJECT, PROJECT, TODAY, POLICY).allowed is (
        covered
    )


def test_the_owning_administration_sees_a_red_it_was_told_of() -> None:
    owner = somebody(OWNER, ScopeKind.ORGANISATION, "BUF")
    told = replace(RED, told_owner_org_ids=("BUF",))
    assert may(owner, A.VIEW_ASSESSMENT, told, TODAY, POLICY).allowed
    assert may(owner, A.VIEW_ASSESSMENT, RED, TODAY, POLICY).codes == (R.NOT_TOLD_YET,)


@pytest.mark.parametrize(
    ("start", "end", "allowed"),
    [
        (None, None, True),
        (TODAY, TODAY, True),
        (date(2010, 7, 9), None, False),
        (None, date(2010, 7, 7), False),
    ],
)
def test_a_role_holds_from_its_first_to_its_last_day(
    start: date | None, end: date | None, allowed: bool
) -> None:
    (held,) = somebody(OFFICE).assignments
    actor = Actor("p", "P", (replace(held, valid_from=start, valid_to=end),))
    assert may(actor, A.EDIT_PROJECT, PROJECT, TODAY, POLICY).allowed is allowed


@pytest.mark.parametrize(
    ("role", "action"),
    [
        (READER, A.VIEW_ASSESSMENT),
        (OWNER, A.VIEW_REPORT),
        (OWNER, A.REVIEW_ACTION_PLAN),
        (APPROVER, A.APPROVE_RATING),
    ],
)
def test_a_check_without_the_facts_it_needs_refuses(role: Role, action: Action) -> None:
    verdict = may(somebody(role), action, PROJECT, TODAY, POLICY)
    assert verdict.codes == (R.FACTS_MISSING,)


def test_one_role_that_fits_is_enough_and_misses_are_told_once() -> None:
    reader, owner = somebody(READER), somebody(OWNER)
    both = Actor("p", "P", (*reader.assignments, *owner.assignments))
    assert may(both, A.VIEW_ASSESSMENT, RED, TODAY, POLICY).codes == (R.NOT_TOLD_YET,)
    told = replace(RED, told_pool_ids=("pool",))
    assert may(both, A.VIEW_ASSESSMENT, told, TODAY, POLICY).allowed
