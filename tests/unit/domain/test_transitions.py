"""Every transition is one row, leads somewhere real, and names what exists."""

import importlib
from enum import StrEnum
from pkgutil import iter_modules

import pytest

import portal.domain
from portal.domain.actions import Action
from portal.domain.actors import Role
from portal.domain.errors import DomainError
from portal.domain.overview import ProjectAction
from portal.domain.permissions import RIGHTS
from portal.domain.registers import (
    REASON_ENUMS,
    TRANSITION_TABLES,
    events,
    mails,
    reason_codes,
)
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


RIGHT: dict[str, dict[Action, tuple[str, ...]]] = {
    "action_plan": {
        Action.DRAFT_ACTION_ITEM: ("draft",),
        Action.SUBMIT_ACTION_PLAN: ("submit",),
        Action.AGREE_ACTION_PLAN: ("agree", "begin", "complete"),
        Action.REVIEW_ACTION_PLAN: ("return_",),
        Action.LAPSE_ACTION_PLAN: ("lapse",),
    },
    "agenda_item": {
        Action.MAKE_DOCUMENT: ("submit", "send_back", "approve", "withdraw", "reopen"),
        Action.MANAGE_MEETINGS: ("schedule", "defer"),
        Action.RECORD_DECISION: ("decide",),
    },
    "assessment": {
        Action.PROPOSE_RATING: ("save", "propose"),
        Action.SEND_BACK_RATING: ("send_back",),
        Action.APPROVE_RATING: ("approve",),
        Action.REOPEN_RATING: ("reopen", "set_aside"),
        Action.PUBLISH_ROUND: ("publish",),
        Action.CORRECT_RATING: ("drop", "correct"),
        Action.WITHDRAW_RATING: ("withdraw",),
    },
    "escalation_case": {
        Action.HANDLE_ESCALATION: ("answer", "close", "withdraw"),
        Action.MANAGE_MEETINGS: ("bring_before_committee",),
        Action.SEND_LETTER: ("send_letters",),
    },
    "letter": {Action.SEND_LETTER: ("approve", "send", "cancel")},
    "meeting": {Action.MANAGE_MEETINGS: ("close_agenda", "hold", "approve_minutes", "cancel")},
    "project": {Action.CHANGE_PHASE: tuple(ProjectAction)},
    "red_notice": {Action.HANDLE_NOTICES: ("bounce", "resend", "log")},
    "report": {
        Action.EDIT_REPORT: ("start", "save", "resume", "certify_request"),
        Action.SUBMIT_REPORT: ("submit",),
        Action.CERTIFY_REPORT: ("certify",),
        Action.RETURN_REPORT: ("return_",),
        Action.ACCEPT_REPORT: ("accept",),
        Action.REOPEN_REPORT: ("reopen",),
        Action.EXEMPT_REPORT: ("exempt",),
        Action.EXTEND_DEADLINE: ("extend",),
        Action.MARK_NOT_SUBMITTED: ("mark_not_submitted",),
    },
    "round": {
        Action.MANAGE_ROUNDS: ("open", "close"),
        Action.PUBLISH_ROUND: ("publish", "supplement"),
    },
    "workshop": {
        Action.EDIT_WORKSHOP: ("save", "propose", "rework"),
        Action.AGREE_WORKSHOP: ("agree", "supersede"),
    },
}
"""The right that the service asks before each step of each table."""


@pytest.mark.parametrize("table", TRANSITION_TABLES, ids=lambda table: str(table.name))
def test_tables_and_rights_name_the_same_roles(table: TransitionTable[StrEnum]) -> None:
    rights = {action: right for right, actions in RIGHT[table.name].items() for action in actions}
    for row in table.rows:
        if row.roles:
            assert set(row.roles) == set(RIGHTS[rights[row.action]].roles), row.action
        else:
            assert row.system, row.action


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
