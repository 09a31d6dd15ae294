"""Tables of states: every transition (tilstandsskift) is one row that says all about it.

A row tells from and to, the action, who may, the guard that must say yes, and what is
written: the event, the mail, and whether it goes into the journal.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from portal.domain.actors import Role
from portal.domain.errors import DomainError
from portal.domain.verdict import Reason, Verdict

State = TypeVar("State", bound=StrEnum)


class TransitionReason(StrEnum):
    """Why a transition is refused."""

    NOT_FROM_THIS_STATE = "transition_not_from_this_state"
    NOT_BY_THIS_ROLE = "transition_not_by_this_role"


@dataclass(frozen=True, slots=True)
class Transition(Generic[State]):
    """One row of a table: from, to, action, who may, guard, event, mail, journal.

    `guard` names a function as `module.function` in portal.domain; None asks nothing more.
    portal.services.steps takes the step and asks the guard, so that neither is forgotten.
    `system` tells that jobs may do it as the named actor System.
    """

    from_: State
    to: State
    action: str
    roles: tuple[Role, ...]
    event: str
    guard: str | None = None
    mail: str | None = None
    journal: bool = False
    system: bool = False
    reason_needed: bool = False


@dataclass(frozen=True, slots=True)
class TransitionTable(Generic[State]):
    """All transitions of one kind of thing; a pair of state and action has at most one row."""

    name: str
    rows: tuple[Transition[State], ...]

    def row(self, state: State, action: str) -> Transition[State] | None:
        """Return the row for the action in the state, or None."""
        for row in self.rows:
            if row.from_ is state and row.action == action:
                return row
        return None

    def known_row(self, state: State, action: str) -> Transition[State]:
        """Return the row for the action in the state.

        Raises:
            DomainError: when the action is not possible in the state.
        """
        row = self.row(state, action)
        if row is None:
            facts = {"table": self.name, "state": state.value, "action": str(action)}
            raise DomainError(TransitionReason.NOT_FROM_THIS_STATE, facts=facts)
        return row

    def target(self, state: State, action: str) -> State:
        """Return the state the action leads to.

        Raises:
            DomainError: when the action is not possible in the state.
        """
        return self.known_row(state, action).to

    def allowed(
        self, state: State, action: str, roles: Collection[Role], *, system: bool = False
    ) -> Verdict:
        """Return whether somebody with these roles may do the action in the state."""
        facts = {"table": self.name, "state": state.value, "action": str(action)}
        row = self.row(state, action)
        if row is None:
            return Verdict.no(Reason(TransitionReason.NOT_FROM_THIS_STATE, facts))
        if (system and row.system) or any(role in row.roles for role in roles):
            return Verdict.yes()
        return Verdict.no(Reason(TransitionReason.NOT_BY_THIS_ROLE, facts))

    def actions(self, state: State, roles: Collection[Role] | None = None) -> tuple[str, ...]:
        """Return the actions that lead on from the state, for the roles if any are given."""
        return tuple(
            row.action
            for row in self.rows
            if row.from_ is state and (roles is None or any(role in row.roles for role in roles))
        )

    def is_final(self, state: State) -> bool:
        """Return whether nothing leads on from the state."""
        return not self.actions(state)
