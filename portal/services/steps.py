"""Steps: the only way from one state to the next, by the table, with its guard asked on the way.

    row = guarded_step(REPORT_TRANSITIONS, report.state, action, reason_given, reason)
    report.state = row.to

What the table does not allow is refused; so is what the guard refuses. To ask another guard than
the one the table names, or none, is a fault in our own code and breaks at once.
"""

from collections.abc import Callable
from typing import ParamSpec

from portal.domain.transitions import State, Transition, TransitionTable
from portal.domain.verdict import Reason, Verdict
from portal.services.refusals import require

Facts = ParamSpec("Facts")
Answer = Verdict | tuple[Reason, ...]
"""What a guard says: a verdict, or everything that is missing."""


def step(table: TransitionTable[State], state: State, action: str) -> Transition[State]:
    """Return the row of a step that asks no guard.

    Raises:
        DomainError: The action is not possible in the state.
        TypeError: The table names a guard for it.
    """
    row = table.known_row(state, action)
    _agree(table, row, None)
    return row


def guarded_step(
    table: TransitionTable[State],
    state: State,
    action: str,
    guard: Callable[Facts, Answer],
    /,
    *facts: Facts.args,
    **more: Facts.kwargs,
) -> Transition[State]:
    """Return the row of a step whose guard has said yes to the facts.

    Raises:
        DomainError: The action is not possible in the state, or one thing is missing.
        Refused: Several things are missing.
        TypeError: The table names another guard.
    """
    row = table.known_row(state, action)
    _agree(table, row, guard_name(guard))
    answer = guard(*facts, **more)
    require(answer if isinstance(answer, Verdict) else Verdict.unless(answer))
    return row


def require_known(table: TransitionTable[State], state: State, action: str) -> None:
    """Refuse early what the table does not know in a state; the step itself is taken later.

    Raises:
        DomainError: The action is not possible in the state.
    """
    table.known_row(state, action)


def guard_name(guard: Callable[..., Answer]) -> str:
    """Return a rule's name as the tables write it.

    >>> from portal.domain.letters import may_send
    >>> guard_name(may_send)
    'letters.may_send'
    """
    return f"{guard.__module__.rpartition('.')[2]}.{guard.__name__}"


def _agree(table: TransitionTable[State], row: Transition[State], asked: str | None) -> None:
    if row.guard != asked:
        raise TypeError(f"{table.name}: {row.action} from {row.from_} asks {row.guard}")
