"""Every transition is one row, leads somewhere real, and names what exists."""

import importlib
from enum import StrEnum
from pkgutil import iter_modules

import pytest

import portal.domain
from portal.domain.actions import Action
from portal.domain.actors import Role
from portal.domain.assessments import ASSESSMENT_TRANSITIONS, AssessmentAction
from portal.domain.errors import DomainError
from portal.domain.permissions import RIGHTS
from portal.domain.registers import (
    REASON_ENUMS,
    TRANSITION_TABLES,
    events,
    mails,
    reason_codes,
)
from portal.domain.reports import REPORT_TRANSITIONS, ReportAction
from portal.domain.rounds import ROUND_TRANSITIONS, RoundAction, RoundState
from portal.domain.transitions import Transition, TransitionReason, TransitionTable

ROWS = [
    pytest.param(table, row, id=f"{table.name}-{row.from_}-{row.action}")
    for table in TRANSITION_TABLES
    for row in table.rows
]


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_a_row_is_the_only_one_for_its_state_and_action(
    table: TransitionTable[StrEnum], row: Transition[StrEnum]
) -> None:
    same = [one for one in table.rows if (one.from_, one.action) == (row.from_, row.action)]
    assert same == [row]
    assert table.target(row.from_, row.action) is row.to


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_a_row_says_who_may_and_what_is_written(
    table: TransitionTable[StrEnum], row: Transition[StrEnum]
) -> None:
    assert row.roles or row.system
    assert row.event
    for role in Role:
        allowed = table.allowed(row.from_, row.action, [role])
        assert allowed.allowed is (role in row.roles)
        assert allowed.allowed or allowed.codes == (TransitionReason.NOT_BY_THIS_ROLE,)
    assert table.allowed(row.from_, row.action, [], system=True).allowed is row.system


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_a_guard_is_a_public_function_of_the_domain(
    table: TransitionTable[StrEnum], row: Transition[StrEnum]
) -> None:
    assert table.name
    if row.guard is not None:
        module, _, function = row.guard.partition(".")
        assert callable(getattr(importlib.import_module(f"portal.domain.{module}"), function))


@pytest.mark.parametrize("table", TRANSITION_TABLES, ids=lambda table: str(table.name))
def test_every_state_is_used_and_can_be_reached_from_the_first(
    table: TransitionTable[StrEnum],
) -> None:
    states = list(type(table.rows[0].from_))
    reached = {states[0]}
    for _ in states:
        reached |= {row.to for row in table.rows if row.from_ in reached}
    assert reached == set(states)


def test_what_no_row_allows_is_refused_with_the_state() -> None:
    verdict = ROUND_TRANSITIONS.allowed(RoundState.OPEN, RoundAction.PUBLISH, list(Role))
    assert verdict.codes == (TransitionReason.NOT_FROM_THIS_STATE,)
    with pytest.raises(DomainError) as caught:
        ROUND_TRANSITIONS.target(RoundState.OPEN, RoundAction.PUBLISH)
    assert caught.value.facts["state"] == "open"


@pytest.mark.parametrize(
    ("table", "action", "right"),
    [
        (REPORT_TRANSITIONS, ReportAction.SAVE, Action.EDIT_REPORT),
        (REPORT_TRANSITIONS, ReportAction.SUBMIT, Action.SUBMIT_REPORT),
        (REPORT_TRANSITIONS, ReportAction.CERTIFY, Action.CERTIFY_REPORT),
        (REPORT_TRANSITIONS, ReportAction.RETURN, Action.RETURN_REPORT),
        (REPORT_TRANSITIONS, ReportAction.ACCEPT, Action.ACCEPT_REPORT),
        (REPORT_TRANSITIONS, ReportAction.REOPEN, Action.REOPEN_REPORT),
        (REPORT_TRANSITIONS, ReportAction.EXTEND, Action.EXTEND_DEADLINE),
        (REPORT_TRANSITIONS, ReportAction.EXEMPT, Action.EXEMPT_REPORT),
        (REPORT_TRANSITIONS, ReportAction.MARK_NOT_SUBMITTED, Action.MARK_NOT_SUBMITTED),
        (ASSESSMENT_TRANSITIONS, AssessmentAction.PROPOSE, Action.PROPOSE_RATING),
        (ASSESSMENT_TRANSITIONS, AssessmentAction.SEND_BACK, Action.SEND_BACK_RATING),
        (ASSESSMENT_TRANSITIONS, AssessmentAction.APPROVE, Action.APPROVE_RATING),
        (ASSESSMENT_TRANSITIONS, AssessmentAction.REOPEN, Action.REOPEN_RATING),
        (ASSESSMENT_TRANSITIONS, AssessmentAction.CORRECT, Action.CORRECT_RATING),
        (ASSESSMENT_TRANSITIONS, AssessmentAction.WITHDRAW, Action.WITHDRAW_RATING),
        (ROUND_TRANSITIONS, RoundAction.OPEN, Action.MANAGE_ROUNDS),
        (ROUND_TRANSITIONS, RoundAction.PUBLISH, Action.PUBLISH_ROUND),
    ],
)
def test_tables_and_rights_name_the_same_roles(
    table: TransitionTable[StrEnum], action: str, right: Action
) -> None:
    for row in table.rows:
        if row.action == action:
            assert set(row.roles) == set(RIGHTS[right].roles)
            assert row.system is RIGHTS[right].system


def test_every_list_of_reasons_is_registered_and_every_code_is_unique() -> None:
    found: set[type[StrEnum]] = set()
    for info in iter_modules(portal.domain.__path__):
        module = importlib.import_module(f"portal.domain.{info.name}")
        found |= {
            kind
            for name, kind in vars(module).items()
            if name.endswith("Reason") and isinstance(kind, type) and issubclass(kind, StrEnum)
        }
    assert found == set(REASON_ENUMS)
    assert len(reason_codes()) == len(set(reason_codes()))


def test_events_and_mails_are_plain_codes() -> None:
    for code in events() | mails():
        assert code.replace("_", "").isalpha()
        assert code == code.lower()
