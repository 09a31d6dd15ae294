"""Letters (brev) to the committees about projects that are red twice."""

from collections.abc import Sequence
from enum import StrEnum

from portal.domain.actors import Role
from portal.domain.agenda import DecisionKind
from portal.domain.transitions import Transition, TransitionTable
from portal.domain.verdict import Reason, Verdict


class LetterReason(StrEnum):
    """Why a letter stays in the house."""

    NOT_DECIDED = "letter_item_not_decided"
    DECISION_AGAINST = "letter_decision_against"
    RECIPIENT_MISSING = "letter_recipient_missing"
    EMAIL_MISSING = "letter_email_missing"
    PROJECT_MISSING = "letter_project_missing"
    NOT_RATED_RED = "letter_not_rated_red"
    POSTED_DAY = "letter_posted_day"
    LEFTOVERS = "letter_leftovers"


class LetterState(StrEnum):
    """The states of a letter."""

    DRAFT = "draft"
    APPROVED = "approved"
    SENT = "sent"
    CANCELLED = "cancelled"


class LetterKind(StrEnum):
    """What a letter is for."""

    ORIENTATION = "orientation"
    RED_NOTICE = "red_notice"
    SECOND_RED = "second_red"
    REMINDER = "reminder"
    DECISION = "decision"
    CORRECTION = "correction"


class LetterAction(StrEnum):
    """What can be done with a letter."""

    APPROVE = "approve"
    SEND = "send"
    CANCEL = "cancel"


APPROVALS = frozenset({DecisionKind.APPROVED, DecisionKind.APPROVED_WITH_CHANGES})
"""The decisions after which the letters of a case go out."""


def may_approve(leftovers: Sequence[str]) -> Verdict:
    """Return whether a draft's text can be settled: nothing unfinished is left in it (B7).

    >>> may_approve(["[dato]"]).reasons[0].facts["text"]
    '[dato]'
    """
    if not leftovers:
        return Verdict.yes()
    return Verdict.no(Reason(LetterReason.LEFTOVERS, {"text": leftovers[0]}))


def may_send(decision: DecisionKind | None, *, is_of_case: bool = True) -> Verdict:
    """Return whether a letter may be sent: one of a case only when its item was approved (R27).

    >>> may_send(DecisionKind.APPROVED_WITH_CHANGES).allowed, may_send(None).allowed
    (True, False)
    """
    if not is_of_case or decision in APPROVALS:
        return Verdict.yes()
    if decision is None:
        return Verdict.no(Reason(LetterReason.NOT_DECIDED))
    return Verdict.no(Reason(LetterReason.DECISION_AGAINST, {"decision": decision.value}))


def is_cancelled_by(decision: DecisionKind) -> bool:
    """Return whether the decision cancels the drafted letters.

    >>> is_cancelled_by(DecisionKind.REJECTED), is_cancelled_by(DecisionKind.DEFERRED)
    (True, False)
    """
    return decision is DecisionKind.REJECTED


_OFFICE = (Role.SECRETARIAT,)

LETTER_TRANSITIONS: TransitionTable[LetterState] = TransitionTable(
    "letter",
    (
        Transition(
            LetterState.DRAFT,
            LetterState.APPROVED,
            LetterAction.APPROVE,
            _OFFICE,
            event="letter_approved",
            guard="letters.may_approve",
        ),
        Transition(
            LetterState.APPROVED,
            LetterState.SENT,
            LetterAction.SEND,
            _OFFICE,
            event="letter_sent",
            guard="letters.may_send",
            mail="letter_sent",
            journal=True,
        ),
        *(
            Transition(
                state,
                LetterState.CANCELLED,
                LetterAction.CANCEL,
                _OFFICE,
                event="letter_cancelled",
                system=True,
            )
            for state in (LetterState.DRAFT, LetterState.APPROVED)
        ),
    ),
)
