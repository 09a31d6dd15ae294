"""Action plans (handlingsplan) after a red rating: items, review item by item, agreement (R24)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.domain.actors import Role
from portal.domain.transitions import Transition, TransitionTable
from portal.domain.verdict import Reason, Verdict


class ActionPlanReason(StrEnum):
    """What keeps a plan from being submitted, agreed or returned."""

    NO_ITEMS = "plan_no_items"
    ITEM_INCOMPLETE = "plan_item_incomplete"
    ITEM_NOT_REVIEWED = "plan_item_not_reviewed"
    ITEM_RETURNED = "plan_item_returned"
    COMMENT_MISSING = "plan_comment_missing"
    NOTHING_RETURNED = "plan_nothing_returned"
    PROJECT_NOT_TOLD = "plan_project_not_told"
    REASON_MISSING = "plan_reason_missing"
    ITEM_OPEN = "plan_item_open"
    DONE_LATER = "plan_done_in_future"
    SUPPORT_MISSING = "plan_support_missing"
    SUPPORT_WAITS = "plan_support_waits"
    SUPPORT_NOT_ASKED = "plan_support_not_asked"
    ANSWER_MISSING = "plan_answer_missing"


class ActionPlanState(StrEnum):
    """The states of an action plan."""

    REQUESTED = "requested"
    DRAFTED = "drafted"
    SUBMITTED = "submitted"
    AGREED = "agreed"
    RETURNED = "returned"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    LAPSED = "lapsed"


WRITTEN = frozenset({ActionPlanState.REQUESTED, ActionPlanState.DRAFTED, ActionPlanState.RETURNED})
"""The states in which a plan is written, and its deadline runs."""

FOLLOWED = frozenset({ActionPlanState.AGREED, ActionPlanState.IN_PROGRESS})
"""The states in which the project's reports tell of each open item."""

ENDED = frozenset({ActionPlanState.COMPLETED, ActionPlanState.LAPSED})
"""The states in which nothing more is done about a plan."""


class ActionPlanAction(StrEnum):
    """What can be done with an action plan."""

    DRAFT = "draft"
    SUBMIT = "submit"
    AGREE = "agree"
    RETURN = "return_"
    BEGIN = "begin"
    COMPLETE = "complete"
    LAPSE = "lapse"


class ItemReview(StrEnum):
    """What the pool owner thinks of an item."""

    OPEN = "open"
    AGREED = "agreed"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class ActionItem:
    """One item (tiltag): what, who, when, how it will be seen, and the pool owner's review."""

    id: str
    what: str
    who: str
    due: date | None
    seen_by: str = ""
    review: ItemReview = ItemReview.OPEN
    comment: str = ""
    done_on: date | None = None

    @property
    def lacks(self) -> tuple[str, ...]:
        """The names of what the item does not say yet, of what, who and due.

        >>> ActionItem("1", "Meet the schools", "", None).lacks
        ('who', 'due')
        """
        said = {"what": self.what.strip(), "who": self.who.strip(), "due": self.due}
        return tuple(name for name, value in said.items() if not value)

    @property
    def is_complete(self) -> bool:
        """Whether the item says what, who and when."""
        return not self.lacks

    def is_late(self, today: date) -> bool:
        """Return whether the item's day is over and it is not done."""
        return self.done_on is None and self.due is not None and today > self.due


def is_overdue(state: ActionPlanState, due: date, today: date) -> bool:
    """Return whether a plan should have been submitted: from the day after its deadline.

    >>> is_overdue(ActionPlanState.DRAFTED, date(2010, 7, 22), date(2010, 7, 22))
    False
    """
    return state in WRITTEN and today > due


def submission_gaps(items: Iterable[ActionItem]) -> tuple[Reason, ...]:
    """Return what a plan lacks before it is submitted: items that say what, who and when.

    >>> [reason.code.value for reason in submission_gaps([])]
    ['plan_no_items']
    """
    kept = tuple(items)
    if not kept:
        return (Reason(ActionPlanReason.NO_ITEMS),)
    return tuple(
        Reason(ActionPlanReason.ITEM_INCOMPLETE, {"item": item.id})
        for item in kept
        if not item.is_complete
    )


def _review_gaps(items: Iterable[ActionItem]) -> list[Reason]:
    """Return the items not reviewed, and those returned without a comment."""
    found: list[Reason] = []
    for item in items:
        facts = {"item": item.id}
        if item.review is ItemReview.OPEN:
            found.append(Reason(ActionPlanReason.ITEM_NOT_REVIEWED, facts))
        if item.review is ItemReview.RETURNED and not item.comment.strip():
            found.append(Reason(ActionPlanReason.COMMENT_MISSING, facts))
    return found


def may_agree_plan(items: Iterable[ActionItem], *, project_told: bool) -> Verdict:
    """Return whether the plan can be agreed: every item agreed, and the project told (R26).

    `project_told` is the pool owner's word that the project knows of the rule on red twice.
    """
    kept = tuple(items)
    found = [*submission_gaps(kept), *_review_gaps(kept)]
    found.extend(
        Reason(ActionPlanReason.ITEM_RETURNED, {"item": item.id})
        for item in kept
        if item.review is ItemReview.RETURNED
    )
    if not project_told:
        found.append(Reason(ActionPlanReason.PROJECT_NOT_TOLD))
    return Verdict.unless(found)


def may_return_plan(items: Iterable[ActionItem]) -> Verdict:
    """Return whether the plan can be returned: all reviewed, one returned with a comment."""
    kept = tuple(items)
    found = _review_gaps(kept)
    if not any(item.review is ItemReview.RETURNED for item in kept):
        found.append(Reason(ActionPlanReason.NOTHING_RETURNED))
    return Verdict.unless(found)


def may_complete_plan(items: Iterable[ActionItem]) -> Verdict:
    """Return whether the plan is completed: every item is done."""
    return Verdict.unless(
        Reason(ActionPlanReason.ITEM_OPEN, {"item": item.id})
        for item in items
        if item.done_on is None
    )


def may_be_done(on: date, today: date) -> Verdict:
    """Return whether an item can have been done on a day: not on one that is to come."""
    return Verdict.yes() if on <= today else Verdict.no(Reason(ActionPlanReason.DONE_LATER))


def may_ask_support(wanted: str, *, waits: bool) -> Verdict:
    """Return whether support can be asked for: said what for, and nothing asked waits (R25)."""
    found = []
    if not wanted.strip():
        found.append(Reason(ActionPlanReason.SUPPORT_MISSING))
    if waits:
        found.append(Reason(ActionPlanReason.SUPPORT_WAITS))
    return Verdict.unless(found)


def may_answer_support(answer: str, *, waits: bool) -> Verdict:
    """Return whether the secretariat can answer: support was asked for, and the answer says it."""
    found = []
    if not answer.strip():
        found.append(Reason(ActionPlanReason.ANSWER_MISSING))
    if not waits:
        found.append(Reason(ActionPlanReason.SUPPORT_NOT_ASKED))
    return Verdict.unless(found)


def reason_given(reason: str) -> Verdict:
    """Return whether the reason for letting a plan lapse is written."""
    return Verdict.yes() if reason.strip() else Verdict.no(Reason(ActionPlanReason.REASON_MISSING))


_OWNER = (Role.POOL_OWNER,)
_DRAFTERS = (Role.PROJECT_EDITOR, Role.CERTIFIER, Role.POOL_OWNER, Role.SECRETARIAT)
_S, _A = ActionPlanState, ActionPlanAction


def _plan(
    state: ActionPlanState,
    to: ActionPlanState,
    action: ActionPlanAction,
    event: str,
    guard: str | None = None,
    *,
    by: tuple[Role, ...] = _OWNER,
    mail: str | None = None,
) -> Transition[ActionPlanState]:
    """Return one row of the action plan's table."""
    lapses = action is _A.LAPSE
    journal = to in {_S.AGREED, _S.LAPSED}
    return Transition(
        state, to, action, by, event, guard, mail, journal, system=lapses, reason_needed=lapses
    )


ACTION_PLAN_TRANSITIONS: TransitionTable[ActionPlanState] = TransitionTable(
    "action_plan",
    (
        _plan(_S.REQUESTED, _S.DRAFTED, _A.DRAFT, "plan_drafted", by=_DRAFTERS),
        _plan(_S.DRAFTED, _S.DRAFTED, _A.DRAFT, "plan_saved", by=_DRAFTERS),
        _plan(
            _S.DRAFTED,
            _S.SUBMITTED,
            _A.SUBMIT,
            "plan_submitted",
            "action_plan.submission_gaps",
            by=_DRAFTERS,
            mail="plan_submitted",
        ),
        _plan(
            _S.SUBMITTED,
            _S.AGREED,
            _A.AGREE,
            "plan_agreed",
            "action_plan.may_agree_plan",
            mail="plan_agreed",
        ),
        _plan(
            _S.SUBMITTED,
            _S.RETURNED,
            _A.RETURN,
            "plan_returned",
            "action_plan.may_return_plan",
            mail="plan_returned",
        ),
        _plan(_S.RETURNED, _S.DRAFTED, _A.DRAFT, "plan_drafted", by=_DRAFTERS),
        _plan(_S.AGREED, _S.IN_PROGRESS, _A.BEGIN, "plan_begun"),
        _plan(
            _S.IN_PROGRESS,
            _S.COMPLETED,
            _A.COMPLETE,
            "plan_completed",
            "action_plan.may_complete_plan",
        ),
        *(
            _plan(
                state,
                _S.LAPSED,
                _A.LAPSE,
                "plan_lapsed",
                "action_plan.reason_given",
                by=(Role.SECRETARIAT,),
                mail="plan_lapsed",
            )
            for state in _S
            if state not in {_S.COMPLETED, _S.LAPSED}
        ),
    ),
)
